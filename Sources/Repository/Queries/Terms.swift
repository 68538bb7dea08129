/// What a filter asks of one field: any of some texts, and none of others.
///
/// A text is an id, a name or an alias; how it is matched is the field's affair.
public struct Terms: Hashable, Sendable {
  /// One of these must hold; empty for no demand.
  public var any: [String]
  /// None of these may hold.
  public var none: [String]

  /// Terms; by default without demand.
  public init(any: [String] = [], none: [String] = []) {
    self.any = any
    self.none = none
  }

  /// One text that must hold.
  public init(_ text: String) {
    self.init(any: [text])
  }

  /// The texts of a list separated by commas; a comma within straight quotation marks separates nothing, and two such
  /// marks within them are one. Nil where one of the texts is empty.
  public static func list(_ text: String) -> [String]? {
    var texts: [String] = []
    var current = ""
    var isQuoted = false
    var rest = text[...]
    while let character = rest.popFirst() {
      switch character {
      case "\"" where isQuoted && rest.first == "\"": current.append(rest.removeFirst())
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        texts.append(current)
        current = ""
      default: current.append(character)
      }
    }
    texts.append(current)
    texts = texts.map { $0.drop { $0 == " " } }.map { text in
      String(text.reversed().drop { $0 == " " }.reversed())
    }
    return texts.contains("") ? nil : texts
  }

  /// The list of texts that `list` reads.
  public static func list(of texts: [String]) -> String {
    texts.map { text in
      guard text.contains(where: { $0 == "," || $0 == "\"" }) else { return text }
      return "\"\(text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
    }.joined(separator: ",")
  }
}
