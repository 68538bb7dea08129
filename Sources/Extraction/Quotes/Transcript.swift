import Facts
import Language

/// Finds turns of talk in a transcript: "SHAW: We will go." A line counts that opens with a label and a colon, where
/// others near it do too, or where the label is the name of a person in capitals.
struct Transcript {
  /// What one speaker says until the next label or the end of the paragraph.
  struct Turn: Hashable {
    /// The words before the colon.
    var label: Range<Int>
    /// The words behind it.
    var tokens: Range<Int>
  }

  private struct Candidate {
    var turn: Turn
    var block: Int
    var name: String
    var isPerson: Bool
    var isCapital: Bool
    var isTalk: Bool
  }

  private let grammar: Grammar
  /// The turns in text order.
  private(set) var turns: [Turn] = []

  private static let longestLabel = 6
  /// So many paragraphs without a label may stand between two turns of one talk.
  private static let widestGap = 2

  /// The turns of a document. Linear in its tokens.
  init(in grammar: Grammar) {
    self.grammar = grammar
    var run: [Candidate] = []
    for candidate in candidates() {
      if let last = run.last, candidate.block - last.block > Self.widestGap + 1 {
        accept(run)
        run = []
      }
      run.append(candidate)
    }
    accept(run)
  }

  /// What stands in quotation marks, and the turns; marks inside a turn are part of it. Linear in both.
  func stretches(with quotes: [QuoteMarks.Stretch]) -> [QuoteMarks.Stretch] {
    guard !turns.isEmpty else { return quotes }
    var result: [QuoteMarks.Stretch] = []
    var rest = quotes[...]
    for turn in turns {
      while let next = rest.first, next.tokens.upperBound <= turn.label.lowerBound {
        result.append(next)
        rest.removeFirst()
      }
      rest = rest.drop { $0.tokens.lowerBound < turn.tokens.upperBound }
      result.append(
        QuoteMarks.Stretch(tokens: turn.tokens, isSingle: false, isClosed: true, label: turn.label))
    }
    return result + rest
  }

  /// A run is talk where its lines are sentences, and a label comes again or is a person's name.
  private mutating func accept(_ run: [Candidate]) {
    guard let first = run.first, run.count(where: \.isTalk) * 2 >= run.count else { return }
    let hasPerson = run.contains(where: \.isPerson)
    let isTalk =
      run.count == 1 ? first.isPerson && first.isCapital : hasPerson || Set(run.map(\.name)).count < run.count
    if isTalk { turns += run.map(\.turn) }
  }

  private func candidates() -> [Candidate] {
    var found: [Candidate] = []
    let document = grammar.document
    let surnames = Set(grammar.entities.people.compactMap { Self.surname(of: $0.name) })
    var blockEnds: [Int: Int] = [:]
    for sentence in document.sentences { blockEnds[sentence.block] = sentence.tokens.upperBound }
    for (index, sentence) in document.sentences.enumerated()
    where sentence.kind != .credit && sentence.kind != .furniture && opensLine(index) {
      guard let label = label(of: sentence.tokens) else { continue }
      var end = blockEnds[sentence.block] ?? sentence.tokens.upperBound
      if let last = found.last, last.block == sentence.block {
        found[found.count - 1].turn.tokens = last.turn.tokens.lowerBound..<sentence.tokens.lowerBound
      }
      while end > label.upperBound + 1, grammar.tokens[end - 1].text == "\"" { end -= 1 }
      guard label.upperBound + 1 < end else { continue }
      let words = label.upperBound + 1..<end
      let name = label.map { grammar.tokens[$0].lower }.joined(separator: " ")
      found.append(
        Candidate(
          turn: Turn(label: label, tokens: words), block: sentence.block, name: name,
          isPerson: grammar.entities.reference(atToken: label.upperBound - 1)?.kind == .person
            || surnames.contains(grammar.tokens[label.upperBound - 1].lower),
          isCapital: label.allSatisfy { Self.isCapital(grammar.tokens[$0]) },
          isTalk: words.contains { grammar.tag($0).isVerb || grammar.tag($0) == .md }
            || ["?", "!"].contains(grammar.tokens[end - 1].text)))
    }
    return found
  }

  /// Whether a sentence begins its paragraph or a line.
  private func opensLine(_ index: Int) -> Bool {
    let document = grammar.document
    let sentence = document.sentences[index]
    guard index > 0, document.sentences[index - 1].block == sentence.block else { return true }
    let gap =
      document.tokens[sentence.tokens.lowerBound - 1].end..<document.tokens[sentence.tokens.lowerBound].start
    return document.scalars[gap].contains("\n")
  }

  /// The capitalized words before a colon that opens no quotation.
  private func label(of sentence: Range<Int>) -> Range<Int>? {
    let limit = min(sentence.upperBound, sentence.lowerBound + Self.longestLabel + 1)
    guard let colon = (sentence.lowerBound..<limit).first(where: { grammar.tokens[$0].text == ":" }),
      colon > sentence.lowerBound, colon + 1 < grammar.tokens.count,
      !["\"", "\u{201C}", "\u{AB}"].contains(grammar.tokens[colon + 1].text)
    else { return nil }
    let label = sentence.lowerBound..<colon
    let isName = label.allSatisfy {
      grammar.tokens[$0].isCapitalized || [".", "-"].contains(grammar.tokens[$0].text)
    }
    return isName ? label : nil
  }

  static func surname(of name: String) -> String? { name.split(separator: " ").last?.lowercased() }

  private static func isCapital(_ token: Token) -> Bool {
    token.shape.contains(.allCaps) || token.isPunctuation || token.text.count == 1
  }
}
