/// The id that a fact has by its article and its place there, as extraction gives it: "report-7-e1" is the first
/// event of "report-7".
///
/// An id of this form leads to its fact without an index; others, which a file of facts may have, are indexed.
struct FactID {
  /// Facts that are known by an id.
  enum Kind: UInt8, CaseIterable {
    case event = 0x65, figure = 0x66, quote = 0x71

    var attribute: Attribute {
      switch self {
      case .event: .eventID
      case .figure: .figureID
      case .quote: .quoteID
      }
    }
  }

  let article: Substring
  /// The place in the article, from 0.
  let index: Int

  /// Nil for an id of another form.
  init?(_ id: String, kind: Kind) {
    guard let dash = id.utf8.lastIndex(of: 0x2D) else { return nil }
    let tail = id.utf8[id.utf8.index(after: dash)...]
    guard tail.first == kind.rawValue, (2...9).contains(tail.count) else { return nil }
    var number = 0
    for byte in tail.dropFirst() {
      guard (0x30...0x39).contains(byte), number > 0 || byte > 0x30 else { return nil }
      number = 10 * number + Int(byte) - 0x30
    }
    article = id[..<dash]
    index = number - 1
  }
}
