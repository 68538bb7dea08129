import Extraction
import Facts

/// Turns labelled spans into the labels that the tagger is to give to tokens.
struct NamesTargets {
  let document: Document
  /// For each token the labels it may have, as bits.
  private(set) var allowed: [UInt16]

  init(_ document: Document) {
    self.document = document
    allowed = Array(repeating: 1, count: document.tokens.count)
  }

  /// What a label of the data means here; nil for what is no name.
  enum Meaning {
    case kind(Int)
    case other
  }

  static func meaning(_ label: String) -> Meaning? {
    switch label {
    case "PER": .kind(0)
    case "ORG": .kind(1)
    case "LOC", "FAC": .kind(2)
    case "NORP", "EVE", "MISC": .other
    default: nil
    }
  }

  /// The tokens of a span with title, article, possessive and lower-case words at the edges cut off;
  /// nil when nothing is left. A hyphenated word belongs to a name only as a whole.
  func tokens(of span: NamesSample.Span) -> Range<Int>? {
    let tokens = document.tokens
    var low = firstToken(endingAfter: span.start)
    var high = low
    while high < tokens.count, tokens[high].start < span.end { high += 1 }
    while low < high, isTrimmedAtStart(tokens[low]) { low += 1 }
    while low < high, isTrimmedAtEnd(tokens[high - 1]) { high -= 1 }
    return low < high ? low..<high : nil
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
    return token.isWord && !token.isCapitalized && !token.shape.contains(.mixedCase)
      && !token.shape.contains(.hasDigit) && !Self.particles.contains(token.lower)
  }

  private func isTrimmedAtEnd(_ token: Token) -> Bool {
    if token.isPunctuation || token.lower == "'s" { return true }
    return token.isWord && !token.isCapitalized && !token.shape.contains(.mixedCase)
      && !token.shape.contains(.hasDigit)
  }

  private static let particles = Set(
    LanguageResource("name-joiners.txt").rows.filter { $0.count > 1 }.map { String($0[0]) })

  /// Sets the labels of a name.
  mutating func set(_ tokens: Range<Int>, _ meaning: Meaning) {
    for token in tokens {
      switch meaning {
      case .other: allowed[token] = 1 << UInt16(NameLabel.other.rawValue)
      case .kind(let kind):
        let position: NameLabel.Position =
          tokens.count == 1
          ? .single
          : token == tokens.lowerBound ? .begin : token == tokens.upperBound - 1 ? .end : .inside
        allowed[token] = 1 << UInt16(NameLabel(kind: kind, position).rawValue)
      }
    }
  }

  /// Allows every label.
  mutating func free(_ tokens: Range<Int>) {
    for token in tokens { allowed[token] = 0x3FFF }
  }

  /// Sets the labels of every span; spans that overlap one before are left out.
  mutating func set(_ spans: [NamesSample.Span]) {
    var end = 0
    for span in spans.sorted(by: { ($0.start, -$0.end) < ($1.start, -$1.end) }) {
      guard let meaning = Self.meaning(span.label), let tokens = tokens(of: span), tokens.lowerBound >= end
      else { continue }
      end = tokens.upperBound
      if tokens.count == 1, NameReading.hasLowerPart(document.tokens[tokens.lowerBound]) {
        set(tokens, .other)
      } else {
        set(tokens, meaning)
      }
    }
  }

  /// The names that the labels spell.
  var names: [NameMention] {
    var names: [NameMention] = []
    let labels = allowed.map {
      NameLabel(rawValue: $0.nonzeroBitCount == 1 ? UInt8($0.trailingZeroBitCount) : 0)
    }
    NameTagger.collect(labels, from: 0, into: &names)
    return names
  }
}
