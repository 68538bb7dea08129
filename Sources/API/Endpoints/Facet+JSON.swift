import HTTP
import Repository
import Wire

extension Facet {
  /// Writes the values and their counts, each with the way to the list that it narrows to.
  func write(_ scope: ListScope, _ parameters: [ParameterDescription], to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("values")
      writer.array(counts) { writer, count in
        writer.object { writer in
          writer.member("value", count.value)
          writer.member(ifPresent: "name", count.name == count.value ? nil : count.name)
          writer.member("count", count.count)
          guard let setting = setting(count), setting.isTaken(by: parameters) else { return }
          writer.key("links")
          writer.object { $0.member("list", scope.target(setting)) }
        }
      }
      if hasMore { writer.member("more", true) }
    }
  }

  /// The parameters that narrow a list to a value.
  func setting(_ count: Count) -> ListScope.Setting? {
    switch name {
    case .day, .month: ListScope.Setting([("from", count.value), ("to", count.value)])
    case .week:
      count.value.split(separator: "/").first.flatMap { first in
        count.value.split(separator: "/").last.map { last in
          ListScope.Setting([("from", String(first)), ("to", String(last))])
        }
      }
    default: ListScope.Setting([(name.rawValue, Terms.list(of: [count.value]))])
    }
  }

  static let component = Component(
    "Facet", about: "A list counted by something.",
    members: [
      .init(
        name: "values", about: "The values, the commonest first; days, weeks and months in their order.",
        schema: .list(of: .record("FacetCount"))),
      .init(
        name: "more", about: "Whether there are rarer values, or earlier days; absent where these are all.",
        schema: .boolean),
    ], required: ["values"])

  static let countComponent = Component(
    "FacetCount", about: "A value, and how many of the list have it.",
    members: [
      .init(
        name: "value",
        about:
          "What the parameter takes that narrows the list; of time a day, a month, or the interval of a week.",
        schema: .text),
      .init(name: "name", about: "How a reader knows it, where that is something else.", schema: .text),
      .init(
        name: "count",
        about:
          "How many the list has when it is narrowed to this value. A filter on the same thing does not count.",
        schema: .integer(minimum: 1)),
      .init(
        name: "links", about: "The narrowed list, where a parameter takes the value.",
        schema: .map(of: .formatted("uri-reference"))),
    ], required: ["value", "count"])
}
