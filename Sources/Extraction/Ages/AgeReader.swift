import Facts
import Language

/// Reads the ages of a sentence by the rows of `age-patterns.txt`: the one answer for figures and people.
struct AgeReader: Sendable {
  /// An age, by the pieces of its sentence.
  struct Reading {
    var pieces: Range<Int>
    var age: Age
  }

  let table: PatternTable<Age.Meaning>
  private let numerals = NumberWords.shared

  /// With the rows that travel in the binary; a bad one ends the program and says where it stands.
  init() {
    do {
      table = try PatternTable(LanguageResource("age-patterns.txt").table, captures: ["who"])
    } catch {
      fatalError("\(error)")
    }
  }

  /// The ages of a sentence by the pieces that their numbers begin with: of each number by the first row that fits.
  func read(_ context: SentenceView, _ quantities: [Quantity]) -> [Int: Reading] {
    guard
      quantities.contains(where: AgeText.mayBeAge) || context.pieces.contains(where: { $0.is(.decadeOfLife) })
    else { return [:] }
    let text = AgeText(context, quantities, numerals)
    var rows: [Int: Int] = [:]
    var readings: [Int: Reading] = [:]
    for (row, match) in table.matches(in: text) {
      for mark in match.marks {
        guard
          let number = mark.first(where: { text.quantity(numberAt: $0) != nil || text.decade(at: $0) != nil }
          ),
          row < rows[number] ?? .max
        else { continue }
        rows[number] = row
        readings[number] = reading(number, mark, table.rows[row], owner: match.captures[0], text)
      }
    }
    return readings
  }

  private func reading(
    _ number: Int, _ mark: Range<Int>, _ row: PatternTable<Age.Meaning>.Row, owner: Int?, _ text: AgeText
  ) -> Reading {
    let quantity = text.quantity(numberAt: number)
    let unit = quantity?.unit?.name ?? UnitName.year
    // "The over-70s" are no decade of life.
    let decade = row.meaning == .group ? nil : text.decade(at: number)
    let low = decade.flatMap { mark.contains($0.end - 1) ? $0.low : nil }
    let amount = low.map { .range(min: $0, max: $0 + 9) } ?? quantity?.amount ?? .value(0)
    var years: Int?
    if unit == UnitName.year, case .value(let value) = amount, (1...120).contains(value) {
      years = Int(value)
    }
    return Reading(
      pieces: mark,
      age: Age(
        row: row.name, meaning: row.meaning, tokens: text.context.tokens(mark), amount: amount, unit: unit,
        years: years,
        owner: owner))
  }
}
