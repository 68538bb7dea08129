import HTTP
import Repository

/// A list as a page: filters, records, the way on.
struct ListPage<Record: Sendable>: Sendable {
  var title: String
  /// The list of the navigation that it belongs to.
  var section: String
  var parameters: [ParameterDescription]
  /// The forms in which it can be taken away.
  var forms: [Representation]
  var row: @Sendable (Served<Record>, inout HTMLWriter) -> Void
  /// Whether rows are entries of a list; otherwise they bring their own structure.
  var isList = true
  /// Writes all the records of the page, where they are more than rows.
  var rows: (@Sendable ([Record], Snapshot, inout HTMLWriter) -> Void)?

  func html(
    _ page: Page<Record>, _ snapshot: Snapshot, _ scope: ListScope, next: Cursor?, facets: [Facet]
  ) -> [UInt8] {
    let words = section.isEmpty ? scope.values["q"] ?? "" : ""
    let panel = FacetPanel(facets: facets, scope: scope, parameters: parameters)
    let layout = PageLayout(
      title: title, section: section, words: words,
      alternates: forms.filter { ![.html, .linkedData].contains($0) }.map { ($0.mediaType, scope.target($0)) }
    )
    return layout.page { html in
      html.element("h1", text: title)
      FilterForm(parameters: parameters, values: scope.values).write(to: &html)
      panel.writeChips(to: &html)
      html.element("p", ("class", "meta")) { html in
        html.text("\(Wording.number(Double(page.total))) in all")
        guard !facets.isEmpty else { return }
        html.markup("<span class=\"narrow\"> · <a href=\"#narrow\">narrow down</a></span>")
      }
      TakeAway(forms: forms, target: scope.target(_:)).write(to: &html)
      guard !facets.isEmpty else { return write(page.items, snapshot, scope, next, to: &html) }
      html.markup("<div class=\"reading\"><div>")
      write(page.items, snapshot, scope, next, to: &html)
      html.markup("</div>")
      panel.write(to: &html)
      html.markup("</div>")
    }
  }

  private func write(
    _ records: [Record], _ snapshot: Snapshot, _ scope: ListScope, _ next: Cursor?, to html: inout HTMLWriter
  ) {
    if records.isEmpty {
      html.element("p", text: "Nothing.")
    } else if let rows {
      rows(records, snapshot, &html)
    } else if isList {
      html.element("ul", ("class", "rows")) { html in
        for record in records { html.element("li") { row(Served(record: record, snapshot: snapshot), &$0) } }
      }
    } else {
      for record in records { row(Served(record: record, snapshot: snapshot), &html) }
    }
    guard let next else { return }
    html.element("p") { html in
      html.element("a", ("rel", "next"), ("href", scope.target(next)), text: "Next page")
    }
  }
}
