/// The ways to take away what a page shows: a link to each of its forms as data.
struct TakeAway {
  let forms: [Representation]
  /// Where a form is.
  let target: (Representation) -> String

  func write(to html: inout HTMLWriter) {
    html.element("nav", ("class", "take-away"), ("aria-label", "Download")) { html in
      html.markup("<span>Download</span>")
      for form in forms where form != .html {
        html.markup(" ")
        html.element("a", ("class", "button"), ("href", target(form)), ("download", ""), text: form.label)
      }
    }
  }
}
