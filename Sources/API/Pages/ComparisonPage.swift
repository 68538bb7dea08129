import Facts
import HTTP
import Repository

/// What publishers say of one event or series, a column each.
struct ComparisonPage {
  let comparison: Comparison
  let scope: ListScope

  func html(_ snapshot: Snapshot, _ forms: [Representation]) -> [UInt8] {
    let section: String
    let path: String
    switch comparison.subject {
    case .event(let record): (section, path) = ("/v1/events", Events.resource.path(of: record.event.id))
    case .series(let series): (section, path) = ("/v1/figures/series", Series.path(of: series.id))
    }
    let layout = PageLayout(
      title: "\(comparison.title), compared", section: section,
      alternates: forms.filter { $0 != .html }.map { ($0.mediaType, scope.target($0)) })
    return layout.page { html in
      html.element("h1") { html in
        html.element("a", ("href", path), text: comparison.title)
        html.markup(", side by side")
      }
      writeChoice(to: &html)
      TakeAway(forms: forms, target: scope.target(_:)).write(to: &html)
      guard !comparison.sides.isEmpty else {
        html.element("p", text: "No report of it names its publisher.")
        return
      }
      switch comparison.subject {
      case .event: writeReports(snapshot, to: &html)
      case .series(let series): writePoints(series, snapshot, to: &html)
      }
    }
  }

  /// All publishers, each a link that puts it beside the others, or takes it away.
  private func writeChoice(to html: inout HTMLWriter) {
    let chosen = comparison.sides.map(\.source)
    html.element("ul", ("class", "chips"), ("aria-label", "Publishers")) { html in
      for side in comparison.all.prefix(30) {
        let isChosen = chosen.contains(side.source)
        var others = chosen.filter { $0 != side.source }
        if !isChosen { others = others.suffix(Comparison.mostSides - 1) + [side.source] }
        html.element("li") { html in
          html.element(
            "a", ("class", "chip date"),
            ("href", scope.target(.init([("of", comparison.id), ("source", Terms.list(of: others))]))),
            ("aria-current", isChosen ? "true" : nil)
          ) { html in
            html.text("\(side.source) ")
            html.element("span", ("class", "count"), text: "\(side.count)")
            guard isChosen else { return }
            html.markup(" <span aria-hidden=\"true\">×</span><span class=\"hidden\">, take away</span>")
          }
        }
      }
    }
  }

  private func writeHead(_ corner: StaticString, to html: inout HTMLWriter) {
    html.markup("<thead><tr>")
    html.element("th", ("scope", "col"), ("class", "what"), text: corner.description)
    for side in comparison.sides { html.element("th", ("scope", "col"), text: side.source) }
    html.markup("</tr></thead>")
  }

  // MARK: An event

  /// What is compared of an event: its name, what a report says of it in one line, and how that looks.
  private struct Aspect: Sendable {
    var name: StaticString
    var key: @Sendable (Event) -> String
    var write: @Sendable (Event, inout HTMLWriter) -> Void
  }

  private static let aspects: [Aspect] = [
    Aspect(name: "Whether it happened", key: { $0.status.rawValue }) {
      $1.text(PlainWords.value($0.status.rawValue, of: "status"))
    },
    Aspect(name: "What", key: { "\($0.kind.rawValue) \($0.mode ?? "")" }) { event, html in
      html.text(PlainWords.value(event.kind.rawValue, of: "type") + (event.mode.map { ", \($0)" } ?? ""))
    },
    Aspect(name: "When", key: { $0.date?.description ?? "" }) { event, html in
      if let date = event.date { html.date(date) }
    },
    Aspect(name: "Where", key: { $0.place?.name ?? "" }) { event, html in
      if let place = event.place { html.reference(place) }
    },
    Aspect(name: "Who", key: { $0.actors.map(\.name).sorted().joined(separator: "; ") }) {
      $1.references($0.actors)
    },
    Aspect(name: "To whom", key: { $0.recipients.map(\.name).sorted().joined(separator: "; ") }) {
      $1.references($0.recipients)
    },
    Aspect(name: "Who says so", key: { $0.attribution?.name ?? "" }) { event, html in
      if let attribution = event.attribution { html.claimant(attribution) }
    },
  ]

  private func writeReports(_ snapshot: Snapshot, to html: inout HTMLWriter) {
    html.element("div", ("class", "scroll")) { html in
      html.element("table", ("class", "sides")) { html in
        writeHead("Point", to: &html)
        html.element("tbody") { html in
          for aspect in Self.aspects { write(aspect, to: &html) }
          writeFigures(snapshot, to: &html)
          writeSentences(snapshot, to: &html)
        }
      }
    }
  }

  private func write(_ aspect: Aspect, to html: inout HTMLWriter) {
    let said = comparison.sides.map { side in
      var seen = Set<String>()
      return side.reports.filter { report in
        let key = aspect.key(report)
        return !key.isEmpty && seen.insert(key).inserted
      }
    }
    let known = said.filter { !$0.isEmpty }
    guard !known.isEmpty else { return }
    let keys = known.map { Set($0.map { Folding.fold(aspect.key($0)) }) }
    writeRow(aspect.name, differs: keys.contains { $0 != keys[0] }, to: &html) { column, html in
      if said[column].isEmpty { html.markup("<span class=\"quiet\">not said</span>") }
      for (number, report) in said[column].enumerated() {
        if number > 0 { html.markup("<br>") }
        aspect.write(report, &html)
      }
    }
  }

  private func writeFigures(_ snapshot: Snapshot, to html: inout HTMLWriter) {
    let figures = comparison.sides.map { side in
      side.reports.flatMap(\.figures).compactMap { snapshot.figure($0).record }
    }
    let known = figures.filter { !$0.isEmpty }
    guard !known.isEmpty else { return }
    let values = known.map { Set($0.map { Wording.amount($0.amount) }) }
    writeRow("How many", differs: values.contains { $0 != values[0] }, to: &html) { column, html in
      if figures[column].isEmpty { html.markup("<span class=\"quiet\">not said</span>") }
      for figure in figures[column] {
        html.element("div") { html in
          html.element(
            "a", ("class", "fact figure"), ("href", Figures.resource.path(of: figure.id)), text: figure.text)
          if let counted = figure.counted { html.element("span", ("class", "quiet"), text: " \(counted)") }
        }
      }
    }
  }

  private func writeSentences(_ snapshot: Snapshot, to html: inout HTMLWriter) {
    writeRow("In their words", differs: false, to: &html) { column, html in
      for report in comparison.sides[column].reports {
        html.element("blockquote") { html in
          html.element("p") { $0.context(report.trigger, of: report.sentence) }
          html.element("p", ("class", "quiet")) { html in
            let heading = snapshot.heading(ofArticle: report.trigger.article)
            html.element(
              "a", ("href", ArticlePage.path(of: report.trigger)),
              text: heading?.title ?? report.trigger.article)
            if let published = heading?.published { html.text(" · \(published.prefix(10))") }
          }
        }
      }
    }
  }

  private func writeRow(
    _ name: StaticString, differs: Bool, to html: inout HTMLWriter, cell: (Int, inout HTMLWriter) -> Void
  ) {
    html.element("tr", ("class", differs ? "differs" : nil)) { html in
      html.element("th", ("scope", "row")) { html in
        html.markup(name)
        if differs { html.markup(" <span class=\"chip event\">they differ</span>") }
      }
      for column in comparison.sides.indices { html.element("td") { cell(column, &$0) } }
    }
  }

  // MARK: A series

  private func writePoints(_ series: FigureSeries, _ snapshot: Snapshot, to html: inout HTMLWriter) {
    var numbers: [String: Int] = [:]
    for (number, side) in comparison.sides.enumerated() {
      for point in side.points { numbers[point.figure.id] = number }
    }
    var shown = series
    shown.points = series.points.filter { numbers[$0.figure.id] != nil }
    SeriesChart(shown, sides: numbers)?.write(to: &html)
    if comparison.sides.count > 1 {
      html.element("p", ("class", "quiet"), ("aria-hidden", "true")) { html in
        for (number, side) in comparison.sides.enumerated() {
          html.text("\(number > 0 ? " · " : "")\(SeriesChart.marks[number]) \(side.source)")
        }
      }
    }
    var dates: [(date: PartialDate?, cells: [[FigureSeries.Point]])] = []
    for point in shown.points {
      guard let number = numbers[point.figure.id] else { continue }
      if dates.last.map({ $0.date != point.date }) ?? true {
        dates.append((point.date, Array(repeating: [], count: comparison.sides.count)))
      }
      dates[dates.count - 1].cells[number].append(point)
    }
    html.element("div", ("class", "scroll")) { html in
      html.element("table", ("class", "sides")) { html in
        writeHead("When", to: &html)
        html.element("tbody") { html in
          for (date, cells) in dates { write(date, cells, snapshot, to: &html) }
        }
      }
    }
  }

  private func write(
    _ date: PartialDate?, _ cells: [[FigureSeries.Point]], _ snapshot: Snapshot, to html: inout HTMLWriter
  ) {
    html.element("tr") { html in
      html.element("th", ("scope", "row")) { html in
        if let date { html.date(date) } else { html.markup("no date") }
      }
      for points in cells {
        html.element("td") { html in
          for point in points {
            html.element("div") { html in
              html.element(
                "a", ("class", "fact figure"), ("href", Figures.resource.path(of: point.figure.id)),
                text: point.figure.text)
              if let attribution = point.figure.attribution {
                html.markup(" <span class=\"quiet\">according to</span> ")
                html.claimant(attribution)
              }
            }
          }
        }
      }
    }
  }
}
