import HTTP

/// What is around every page.
struct PageLayout {
  /// The title, without the name of the service.
  var title: String
  /// The list that the page belongs to, marked in the navigation: `/v1/people`.
  var section = ""
  /// What stands in the search field.
  var words = ""
  /// The same as data: media types by path.
  var alternates: [(type: MediaType, path: String)] = []

  private static let navigation: [(path: StaticString, name: StaticString)] = [
    ("/v1/people", "People"), ("/v1/organizations", "Organizations"), ("/v1/places", "Places"),
    ("/v1/events", "Events"), ("/v1/figures", "Figures"), ("/v1/figures/series", "Series"),
    ("/v1/quotes", "Quotes"), ("/v1/articles", "Articles"), ("/v1/connections", "Network"), ("/map", "Map"),
    ("/extract", "Read a text"),
  ]

  /// The whole page around `content`.
  func page(_ content: (inout HTMLWriter) -> Void) -> [UInt8] {
    var html = HTMLWriter()
    html.markup("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
    html.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    html.element("title", text: title.isEmpty ? "Dateline" : "\(title) · Dateline")
    html.markup("<link rel=\"stylesheet\" href=\"/assets/page.css\">")
    html.markup("<link rel=\"icon\" href=\"/assets/icon.svg\" type=\"image/svg+xml\">")
    html.markup("<script src=\"/assets/page.js\" defer></script>")
    for alternate in alternates {
      html.void(
        "link", ("rel", "alternate"), ("type", "\(alternate.type.type)/\(alternate.type.subtype)"),
        ("href", alternate.path))
    }
    html.markup("</head><body><a class=\"skip\" href=\"#main\">Skip to the content</a>")
    writeHeader(to: &html)
    html.markup("<main id=\"main\">")
    content(&html)
    html.markup("</main>")
    html.markup(
      """
      <footer>Every fact here carries the words that support it. The same addresses answer with JSON:
      <a href="/openapi.json">OpenAPI</a> · <a href="/">Dateline</a></footer></body></html>
      """)
    return html.bytes
  }

  private func writeHeader(to html: inout HTMLWriter) {
    html.markup("<header class=\"site\"><div class=\"bar\"><a class=\"brand\" href=\"/\">Dateline</a>")
    html.markup("<form class=\"search\" role=\"search\" action=\"/v1/search\">")
    html.markup("<label class=\"hidden\" for=\"search-words\">Search</label>")
    html.void(
      "input", ("type", "search"), ("name", "q"), ("id", "search-words"), ("value", words),
      ("autocomplete", "off"), ("placeholder", "Search people, events, figures, text"))
    html.markup("<button>Search</button></form><nav aria-label=\"Lists\"><ul>")
    for (path, name) in Self.navigation {
      html.element("li") { html in
        html.element(
          "a", ("href", path.description), ("aria-current", section == path.description ? "page" : nil),
          text: name.description)
      }
    }
    html.markup("</ul></nav></div></header>")
  }
}
