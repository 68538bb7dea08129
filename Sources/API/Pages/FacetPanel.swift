import HTTP
import Repository

/// What a list can be narrowed to, with counts, beside it; and above it what it is narrowed to already.
struct FacetPanel {
  let facets: [Facet]
  let scope: ListScope
  let parameters: [ParameterDescription]

  /// The filters in use, each a link to the list without it.
  func writeChips(to html: inout HTMLWriter) {
    let chips = chips
    guard !chips.isEmpty else { return }
    html.element("ul", ("class", "chips"), ("aria-label", "Filters in use")) { html in
      for chip in chips {
        html.element("li") { html in
          html.element("a", ("class", "chip date"), ("href", chip.target)) { html in
            html.text("\(chip.label): \(chip.words) ")
            html.markup(
              "<span aria-hidden=\"true\">×</span><span class=\"hidden\">, remove this filter</span>")
          }
        }
      }
    }
  }

  private var chips: [(label: String, words: String, target: String)] {
    let shown = parameters.filter {
      !FilterForm.unseen.contains($0.name) && $0.name != "sort" && !$0.isRequired
    }
    return shown.flatMap { parameter in
      values(of: parameter).map { value in
        let rest = values(of: parameter).filter { $0 != value }
        return (
          PlainWords.parameter(parameter.name), words(value, of: parameter.name),
          scope.target(.init([(parameter.name, Terms.list(of: rest))]))
        )
      }
    }
  }

  /// The values that a parameter has in the address of the list.
  private func values(of parameter: ParameterDescription) -> [String] {
    guard let value = scope.values[parameter.name] else { return [] }
    return parameter.form.isList ? Terms.list(value) ?? [] : [value]
  }

  private func words(_ value: String, of name: String) -> String {
    let known = facets.first { $0.name.rawValue == name }?.counts.first { $0.value == value }?.name
    return known ?? PlainWords.value(value, of: name)
  }

  /// The counts.
  func write(to html: inout HTMLWriter) {
    html.element("aside", ("class", "facets"), ("id", "narrow"), ("aria-label", "Narrow the list")) { html in
      let times = facets.filter { Histogram.names.contains($0.name) }
      if let histogram = Histogram(times) { histogram.write("Over time", to: &html, target: scope.target) }
      writeFlags(to: &html)
      for facet in facets where !Histogram.names.contains(facet.name) && !facet.counts.isEmpty {
        write(facet, to: &html)
      }
    }
  }

  /// The filters that are on or off, each a link that turns it on, or off again.
  private func writeFlags(to html: inout HTMLWriter) {
    let flags = parameters.filter { $0.isFlag && !FilterForm.unseen.contains($0.name) }
    guard !flags.isEmpty else { return }
    html.element("h2", text: "Only")
    html.element("ul") { html in
      for flag in flags {
        let isOn = scope.values[flag.name] == "true"
        html.element("li") { html in
          html.element(
            "a", ("href", scope.target(.init([(flag.name, isOn ? "" : "true")]))),
            ("aria-current", isOn ? "true" : nil)
          ) { $0.element("span", text: PlainWords.only(flag.name)) }
        }
      }
    }
  }

  private func write(_ facet: Facet, to html: inout HTMLWriter) {
    guard let parameter = parameters.first(where: { $0.name == facet.name.rawValue }) else { return }
    let chosen = values(of: parameter)
    html.element("h2", text: PlainWords.parameter(parameter.name).capitalizedFirst)
    html.element("ul") { html in
      for count in facet.counts {
        let isChosen = chosen.contains(count.value)
        html.element("li") { html in
          html.element(
            "a", ("href", target(count, of: parameter, chosen)), ("aria-current", isChosen ? "true" : nil)
          ) { html in
            html.element("span", text: count.name ?? PlainWords.value(count.value, of: parameter.name))
            html.markup(" ")
            html.element("span", ("class", "count"), text: Wording.number(Double(count.count)))
          }
        }
      }
    }
    if facet.hasMore { html.element("p", ("class", "quiet"), text: "and rarer ones") }
  }

  /// The list with a value chosen, or without it where it is; beside others where the parameter takes several.
  private func target(
    _ count: Facet.Count, of parameter: ParameterDescription, _ chosen: [String]
  ) -> String {
    var values: [String]
    if chosen.contains(count.value) {
      values = chosen.filter { $0 != count.value }
    } else if parameter.form.isList {
      values = chosen + [count.value]
    } else {
      values = [count.value]
    }
    return scope.target(.init([(parameter.name, Terms.list(of: values))]))
  }
}
