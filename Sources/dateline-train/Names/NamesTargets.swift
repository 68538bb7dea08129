import Extraction
import Facts
import Language

/// Turns labelled spans into the labels that the tagger is to give to tokens.
struct NamesTargets {
  let document: Document
  /// For each token the labels it may have, as bits.
  private(set) var allowed: [UInt16]

  init(_ document: Document) {
    self.document = document
    allowed = Array(repeating: 1, count: document.tokens.count)
  }

  /// The kind of a name that is none of a person, organization or place.
  static let other = 3

  /// What a label of the data means here; nil for what is no name.
  static func kind(_ label: String) -> Int? {
    switch label {
    case "PER": 0
    case "ORG": 1
    case "LOC", "FAC": 2
    case "NORP", "EVE", "MISC", "GPE": other
    default: nil
    }
  }

  private static let particles = Set(
    LanguageResource("name-joiners.txt").rows.filter { $0.count > 1 }.map { String($0[0]) })
  private static let titles = Set(
    LanguageResource("titles.txt").rows.flatMap { $0[0].split(separator: " ").map(String.init) })
  private static let demonyms = Set(
    LanguageResource("demonyms.txt").rows.flatMap { row in
      row[0].split(separator: " ").flatMap { [String($0), $0 + "s"] }
    })

  /// The names that spans stand for, in text order; of spans that overlap the longest counts.
  func names(_ spans: [NamesSample.Span], cuttingTitles: Bool = false) -> [NamesVote.Name] {
    var names: [NamesVote.Name] = []
    for span in spans.sorted(by: { ($0.start, -$0.end) < ($1.start, -$1.end) }) {
      guard var kind = Self.kind(span.label), var range = tokens(of: span) else { continue }
      if kind == 0, cuttingTitles {
        range = withoutTitle(range)
        if range.isEmpty { continue }
      }
      if range.count == 1, NameReading.hasLowerPart(document.tokens[range.lowerBound]) { kind = Self.other }
      if range.allSatisfy({ Self.demonyms.contains(document.tokens[$0].lower) }) { kind = Self.other }
      if let last = names.last, last.tokens.upperBound > range.lowerBound { continue }
      names.append(NamesVote.Name(tokens: range, kind: kind))
    }
    return names
  }

  /// Sets the labels of names.
  mutating func set(_ names: [NamesVote.Name]) {
    for name in names {
      for token in name.tokens {
        allowed[token] = 1 << UInt16(label(name, token).rawValue)
      }
    }
  }

  private func label(_ name: NamesVote.Name, _ token: Int) -> NameLabel {
    if name.kind == Self.other { return .other }
    let opens = token == name.tokens.lowerBound
    let closes = token == name.tokens.upperBound - 1
    return NameLabel(kind: name.kind, opens ? (closes ? .single : .begin) : (closes ? .end : .inside))
  }

  /// Allows every label.
  mutating func free(_ tokens: Range<Int>) {
    for token in tokens { allowed[token] = 0x3FFF }
  }

  /// The tokens of a span with article, possessive and lower-case words at the edges cut off; nil when
  /// nothing is left. A hyphenated word belongs to a name only as a whole.
  private func tokens(of span: NamesSample.Span) -> Range<Int>? {
    let tokens = document.tokens
    var low = firstToken(endingAfter: span.start)
    var high = low
    while high < tokens.count, tokens[high].start < span.end { high += 1 }
    while low < high, isTrimmedAtStart(tokens[low]) { low += 1 }
    while low < high, isTrimmedAtEnd(tokens[high - 1]) { high -= 1 }
    return low < high ? low..<high : nil
  }

  /// Cuts "President" and "Mr" off.
  private func withoutTitle(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    while low < range.upperBound, Self.titles.contains(document.tokens[low].lower) { low += 1 }
    return low..<range.upperBound
  }

  private func firstToken(endingAfter offset: Int) -> Int {
    var low = 0
    var high = document.tokens.count
    while low < high {
      let middle = (low + high) / 2
      if document.tokens[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func isTrimmedAtStart(_ token: Token) -> Bool {
    if token.isPunctuation || token.lower == "the" || token.lower == "a" || token.lower == "an" {
      return true
    }
    return isLower(token) && !Self.particles.contains(token.lower)
  }

  private func isTrimmedAtEnd(_ token: Token) -> Bool {
    token.isPunctuation || token.lower == "'s" || isLower(token)
  }

  private func isLower(_ token: Token) -> Bool {
    token.isWord && !token.isCapitalized && !token.shape.contains(.mixedCase)
      && !token.shape.contains(.hasDigit)
  }
}
