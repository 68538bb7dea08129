/// Reads items out of XML in one pass: what feeds and agencies send.
protocol XMLItemReader {
  /// The element that all others are in, once it has begun.
  var outermost: String? { get set }
  /// Text between tags; `isLiteral` in a CDATA section.
  mutating func take(_ text: Substring, _ isLiteral: Bool)
  /// A start tag, its name in lower case with its prefix.
  mutating func start(_ rawName: String, _ attributes: MarkupAttributes, isEmpty: Bool)
  /// An end tag.
  mutating func end(_ rawName: String)
}

extension XMLItemReader {
  /// Reads a text from end to end; whether the element that all others are in has ended.
  mutating func readAll(_ text: String) -> Bool {
    var hasEnd = false
    for piece in MarkupScanner(text, isHTML: false) {
      switch piece {
      case .text(let text, let isLiteral): take(text, isLiteral)
      case .start(let name, let attributes, let isEmpty):
        outermost = outermost ?? name
        start(name, attributes, isEmpty: isEmpty)
      case .end(let name):
        end(name)
        hasEnd = hasEnd || name == outermost
      }
    }
    return hasEnd
  }
}
