import HTTP

/// A form that narrows a list, made of the list's own parameters.
struct FilterForm {
  let parameters: [ParameterDescription]
  let values: QueryParameters

  /// How much of a page a reader needs no form for.
  static let unseen: Set<String> = [
    "cursor", "fields", "expand", "limit", "typeahead", "csvSafe", "counts", "format",
    "pretty",
  ]

  func write(to html: inout HTMLWriter) {
    // What must not be is asked for in an address; once it is, it has an input like any other.
    let shown = parameters.filter { parameter in
      !Self.unseen.contains(parameter.name)
        && (!parameter.isTwin || values[parameter.name]?.isEmpty == false)
    }
    guard !shown.isEmpty else { return }
    html.element("details") { html in
      html.markup("<summary>Filters</summary>")
      writeForm(shown, to: &html)
    }
  }

  private func writeForm(_ shown: [ParameterDescription], to html: inout HTMLWriter) {
    html.element("form", ("class", "filters"), ("aria-label", "Filters")) { html in
      for parameter in shown {
        html.element("label", ("title", parameter.about)) { html in
          html.text(PlainWords.parameter(parameter.name))
          write(parameter, values[parameter.name] ?? "", to: &html)
        }
      }
      html.markup("<button>Show</button>")
    }
  }

  private func write(_ parameter: ParameterDescription, _ value: String, to html: inout HTMLWriter) {
    guard let choices = parameter.form.choices else {
      html.void(
        "input", ("name", parameter.name), ("value", value), ("size", "12"),
        ("placeholder", placeholder(parameter)))
      return
    }
    html.element("select", ("name", parameter.name)) { html in
      html.markup("<option value=\"\"></option>")
      // A list of several words, typed into an address, stays one choice of its own.
      for choice in choices.contains(value) || value.isEmpty ? choices : [value] + choices {
        html.element(
          "option", ("value", choice), ("selected", choice == value ? "" : nil),
          text: words(choice, of: parameter))
      }
    }
  }

  private func words(_ choice: String, of parameter: ParameterDescription) -> String {
    choice.split(separator: ",").map { PlainWords.value(String($0), of: parameter.name) }
      .joined(separator: ", ")
  }

  private func placeholder(_ parameter: ParameterDescription) -> String? {
    switch parameter.form {
    case .date: "2022-01-05"
    case .number: "0"
    case .fraction: "0.8"
    default: nil
    }
  }
}
