/// The form of the paths that one route takes, such as `/v1/people/{id}`: low in cardinality, hence the name of the
/// route in metrics. One object, shared by the route and its requests.
public final class PathTemplate: Sendable, CustomStringConvertible {
  /// One part of a template.
  enum Segment: Equatable {
    case literal(String)
    case parameter(String)
  }

  /// The template as it is written.
  public let description: String

  /// The names of the parameters, in order.
  public let parameterNames: [String]

  let segments: [Segment]

  /// A template: `/` and segments joined by `/`, a parameter in braces. Nil where it is none, or a parameter has no
  /// name or the name of another.
  init?(_ text: String) {
    guard text.hasPrefix("/") else { return nil }
    var segments: [Segment] = []
    var names: [String] = []
    for part in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      if part.hasPrefix("{") && part.hasSuffix("}") {
        let name = String(part.dropFirst().dropLast())
        guard !name.isEmpty, !names.contains(name), name.utf8.allSatisfy(ByteClass.unreserved.contains) else {
          return nil
        }
        names.append(name)
        segments.append(.parameter(name))
      } else {
        guard part.utf8.allSatisfy({ ByteClass.path.contains($0) && $0 != ASCII.percent }) else { return nil }
        segments.append(.literal(String(part)))
      }
    }
    description = text
    parameterNames = names
    self.segments = segments
  }
}
