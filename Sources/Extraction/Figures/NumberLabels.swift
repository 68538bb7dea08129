import Facts
import Language

/// What a number that counts nothing is, by a row of `number-labels.txt`.
package struct NumberLabel: Sendable {
  package enum Meaning: String, Sendable, CaseIterable {
    /// Of a house in a street.
    case address
    /// It names one of several, and is part of a name.
    case label
    /// It stands before an item of a list, or behind what a note is to.
    case list
    /// It says how long a text is, or is as vague as a word.
    case saying
  }

  /// The row that says so.
  package let row: String
  package let meaning: Meaning
  package let tokens: Range<Int>
}

/// Tells the numbers of a sentence that count nothing by the rows of `number-labels.txt`.
struct NumberLabelReader: Sendable {
  let table: PatternTable<NumberLabel.Meaning>
  private let words: FigureWords

  /// With the rows that travel in the binary; a bad one ends the program and says where it stands.
  init(words: FigureWords) {
    self.words = words
    do {
      table = try PatternTable(LanguageResource("number-labels.txt").table, captures: [])
    } catch {
      fatalError("\(error)")
    }
  }

  /// The labels of a sentence by the pieces that their numbers begin with: of each number by the first row that fits.
  func read(_ context: SentenceView, _ quantities: [Quantity]) -> [Int: NumberLabel] {
    let bare = quantities.filter { $0.unit == nil && $0.form != .ordinal }
    guard !bare.isEmpty else { return [:] }
    var rows: [Int: Int] = [:]
    var labels: [Int: NumberLabel] = [:]
    for (row, match) in table.matches(in: NumberText(context, bare, words)) {
      for mark in match.marks where row < rows[mark.lowerBound] ?? .max {
        rows[mark.lowerBound] = row
        labels[mark.lowerBound] = NumberLabel(
          row: table.rows[row].name, meaning: table.rows[row].meaning,
          tokens: context.tokens(mark))
      }
    }
    return labels
  }
}

/// A sentence with its numbers without units, as the patterns of labels see it.
private struct NumberText: PatternText {
  let context: SentenceView
  let words: FigureWords
  /// By the pieces that their numbers begin with.
  let numbers: [Int: Quantity]

  init(_ context: SentenceView, _ quantities: [Quantity], _ words: FigureWords) {
    self.context = context
    self.words = words
    numbers = Dictionary(
      quantities.map { ($0.number.lowerBound, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var pieces: [Piece] { context.pieces }

  func piece(of token: Int) -> Int? { context.piece(of: token) }

  func word(_ way: Pattern.Way, from token: Int) -> Int? {
    let found: Int? =
      switch way {
      case .child(let relation): context.grammar.child(token, relation)
      case .head: context.grammar.head(token)
      case .subject: context.grammar.child(token, .nsubj, .nsubjpass)
      }
    return found.flatMap { context.sentence.contains($0) ? $0 : nil }
  }

  func end(of kind: PatternKind, at index: Int) -> Int? {
    switch kind {
    case .number: return numbers[index]?.number.upperBound
    case .digits:
      guard let quantity = numbers[index], quantity.isPlainDigits else { return nil }
      return quantity.number.upperBound
    case .exact:
      guard let quantity = numbers[index], quantity.isPlainDigits, quantity.modifier == .exact else {
        return nil
      }
      return quantity.number.upperBound
    case .designator: return words.isLabel(pieces[index]) ? index + 1 : nil
    case .numbered: return words.mayBeLabel(pieces[index]) ? index + 1 : nil
    case .capitals:
      let token = context.grammar.tokens[pieces[index].token]
      return token.shape.contains(.allCaps) ? index + 1 : nil
    default: return nil
    }
  }
}
