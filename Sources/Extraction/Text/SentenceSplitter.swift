import Language

/// Finds where sentences end among the tokens of one block. Linear in the tokens.
///
/// A full stop, question or exclamation mark ends a sentence, with the closing quotes and brackets
/// behind it, unless the next word goes on in lower case. An abbreviation ends one only where what
/// follows can hardly be anything but a beginning.
struct SentenceSplitter: Sendable {
  private let neverLast: Set<String>

  init() {
    neverLast = Set(
      LanguageResource("abbreviations.txt").table(1...2).filter { $0.count > 1 && $0[1].hasPrefix("before") }
        .map {
          $0[0] + "."
        })
  }

  /// Appends the sentences of `range` as token ranges, and marks their first tokens.
  func split(_ tokens: inout [Token], in range: Range<Int>, into sentences: inout [Range<Int>]) {
    var start = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      var end = index + 1
      if endsSentence(tokens, at: index, limit: range.upperBound) {
        while end < range.upperBound, Self.closes(tokens[end]) { end += 1 }
        if end == range.upperBound || canStart(tokens, at: end, limit: range.upperBound) {
          Self.close(&tokens, start..<end, into: &sentences)
          start = end
        }
      }
      index = end
    }
    if start < range.upperBound { Self.close(&tokens, start..<range.upperBound, into: &sentences) }
  }

  /// No sentence is longer than this many tokens and code points, if it has more than one token: what has no end is
  /// cut, so that no later stage takes more than linear time and the facts of a sentence, which repeat it, no more than
  /// linear memory.
  private static let longest = (tokens: 400, codePoints: 4_000)

  private static func close(_ tokens: inout [Token], _ range: Range<Int>, into sentences: inout [Range<Int>])
  {
    var start = range.lowerBound
    while start < range.upperBound {
      var end = min(start + longest.tokens, range.upperBound)
      while end > start + 1, tokens[end - 1].end - tokens[start].start > longest.codePoints { end -= 1 }
      tokens[start].shape.insert(.sentenceStart)
      sentences.append(start..<end)
      start = end
    }
  }

  private func endsSentence(_ tokens: [Token], at index: Int, limit: Int) -> Bool {
    let token = tokens[index]
    if token.isPunctuation {
      switch token.text.unicodeScalars.first {
      case "!", "?", "\u{2026}", "\u{203C}", "\u{3002}": return true
      case ".": return true
      default: return false
      }
    }
    guard token.shape.contains(.abbreviation), !neverLast.contains(token.lower), index + 1 < limit else {
      return false
    }
    let isInitial = token.text.unicodeScalars.count == 2 && token.isCapitalized
    var next = index + 1
    while next < limit, Self.closes(tokens[next]) || Self.opens(tokens[next]) { next += 1 }
    return !isInitial && next < limit && tokens[next].isCapitalized && tokens[next].is(.sentenceStarter)
  }

  private func canStart(_ tokens: [Token], at index: Int, limit: Int) -> Bool {
    var index = index
    while index < limit, Self.opens(tokens[index]) { index += 1 }
    guard index < limit else { return true }
    let first = tokens[index].text.unicodeScalars.first ?? " "
    if !tokens[index].hasSpaceBefore && index > 0 && !Self.opens(tokens[index - 1])
      && !Self.closes(tokens[index - 1])
    {
      return first.isUpper
    }
    return !first.isLetter || first.isUpper || first.properties.generalCategory == .otherLetter
  }

  private static func closes(_ token: Token) -> Bool {
    switch token.text {
    case ")", "]", "}", "\u{201D}", "\u{2019}", "\u{00BB}": true
    case "\"", "'": !token.hasSpaceBefore
    default: false
    }
  }

  private static func opens(_ token: Token) -> Bool {
    switch token.text {
    case "(", "[", "{", "\u{201C}", "\u{2018}", "\u{00AB}", "-", "--", "\u{2013}", "\u{2014}", "\u{2022}",
      "*":
      true
    case "\"", "'": token.hasSpaceBefore
    default: false
    }
  }
}
