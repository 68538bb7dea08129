/// Cuts out the piece of a text around the first match, and marks the matches in it.
struct SnippetMaker {
  /// About so many code points before the first match, and in all.
  private static let before = 60
  private static let length = 200

  let query: SearchQuery

  /// The snippet of a text; its beginning where nothing matches.
  func snippet(of text: String) -> SearchHit.Snippet {
    let scalars = Array(text.unicodeScalars)
    let first = words(in: scalars, from: 0).first { isHit(scalars[$0]) }?.lowerBound ?? 0
    var start = scalars.count <= Self.length ? 0 : max(0, first - Self.before)
    var end = min(scalars.count, start + Self.length)
    while start > 0, start < first, !isSpace(scalars[start - 1]) { start += 1 }
    if end < scalars.count {
      while end > start + Self.length / 2, !isSpace(scalars[end]) { end -= 1 }
    }
    var shown = String.UnicodeScalarView()
    if start > 0 { shown.append("\u{2026}") }
    let shift = shown.count - start
    for scalar in scalars[start..<end] { shown.append(isSpace(scalar) && scalar != "\u{A0}" ? " " : scalar) }
    if end < scalars.count { shown.append("\u{2026}") }
    let highlights = words(in: scalars[..<end], from: start).filter { isHit(scalars[$0]) }
      .map { $0.lowerBound + shift..<$0.upperBound + shift }
    return SearchHit.Snippet(text: String(shown), highlights: Array(highlights))
  }

  private func isHit(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    if word.allSatisfy({ $0.isASCII && $0 != "'" }) {
      return query.isHit(word.map { UInt8((0x41...0x5A).contains($0.value) ? $0.value | 0x20 : $0.value) })
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: word)
    return SearchWords.words(of: String(text)).contains { query.isHit(Array($0.utf8)) }
  }

  private func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  private func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80
      ? (scalar.value | 0x20 >= 0x61 && scalar.value | 0x20 <= 0x7A)
        || (scalar.value >= 0x30 && scalar.value <= 0x39)
      : scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
  }

  /// Whether an apostrophe stands here that is part of a word, and no genitive follows: "O'Brien".
  private func isInside(_ scalars: ArraySlice<Unicode.Scalar>, _ position: Int) -> Bool {
    guard scalars[position] == "'" || scalars[position] == "\u{2019}", position + 1 < scalars.endIndex,
      isWord(scalars[position + 1])
    else { return false }
    let isLast = position + 2 >= scalars.endIndex || !isWord(scalars[position + 2])
    return !isLast || scalars[position + 1].value | 0x20 != 0x73
  }

  /// The words of a text, one by one as they are asked for.
  private func words(
    in scalars: ArraySlice<Unicode.Scalar>, from start: Int
  ) -> some Sequence<Range<Int>> {
    sequence(state: start) { position -> Range<Int>? in
      while position < scalars.endIndex, !isWord(scalars[position]) { position += 1 }
      guard position < scalars.endIndex else { return nil }
      let begin = position
      while position < scalars.endIndex, isWord(scalars[position]) || isInside(scalars, position) {
        position += 1
      }
      return begin..<position
    }
  }

  private func words(in scalars: [Unicode.Scalar], from start: Int) -> some Sequence<Range<Int>> {
    words(in: scalars[...], from: start)
  }
}
