import Language

/// The rows of a data file of patterns, found by what they begin with.
///
/// A row is a name, what it means, its pattern, an example, what is read in the example, and a counter-example, parted by
/// tabs. Rows stand in the order in which they count.
struct PatternTable<Meaning: RawRepresentable & Sendable>: Sendable where Meaning.RawValue == String {
  struct Row: Sendable {
    let name: String
    let meaning: Meaning
    let pattern: Pattern
    /// A sentence in which the row reads `value`.
    let example: String
    let value: String
    /// A sentence in which it reads nothing.
    let counterexample: String
  }

  /// In the order of the file, the first the strongest.
  let rows: [Row]
  private let captures: [String]
  /// The rows by the hash of a word that they begin with, and by what else they begin with.
  private var byWord: [UInt64: [Int]] = [:]
  private var byQuality: [(quality: Pattern.Quality, rows: [Int])] = []

  /// From the lines of a file.
  ///
  /// - Parameter captures: the names that patterns may give to words.
  /// - Throws: a `LanguageError` for a row that cannot be read, has no meaning, can never match, or stands twice.
  init(_ lines: [LanguageRow], captures: [String]) throws(LanguageError) {
    var rows: [Row] = []
    var names: Set<String> = []
    var patterns: [[Pattern.Operation]: String] = [:]
    for line in lines {
      guard line.fields.count == 6, !line.fields.contains(where: \.isEmpty) else {
        throw line.error(
          "a row is a name, a meaning, a pattern, an example, its value, and a counter-example, parted by tabs"
        )
      }
      let name = String(line.fields[0])
      guard names.insert(name).inserted else { throw line.error("the row \(name) stands twice") }
      guard let meaning = Meaning(rawValue: String(line.fields[1])) else {
        throw line.error("\(line.fields[1]) is no meaning")
      }
      let pattern: Pattern
      do throws(Pattern.Mistake) {
        pattern = try Pattern(line.fields[2], captures: captures)
      } catch {
        throw line.error("\(name): \(error.message)")
      }
      guard pattern.operations.contains(.open) else {
        throw line.error("\(name): no [...] says which words are meant")
      }
      if let other = patterns.updateValue(name, forKey: pattern.operations) {
        throw line.error("\(name): \(other) has the same pattern")
      }
      rows.append(
        Row(
          name: name, meaning: meaning, pattern: pattern, example: String(line.fields[3]),
          value: String(line.fields[4]), counterexample: String(line.fields[5])))
    }
    self.rows = rows
    self.captures = captures
    addOpeners()
  }

  private mutating func addOpeners() {
    var byQuality: [Pattern.Quality: [Int]] = [:]
    for (index, row) in rows.enumerated() {
      for quality in Set(row.pattern.openers.map(\.quality)) {
        switch quality {
        case .word(let hash): byWord[hash, default: []].append(index)
        case .of(let name):
          for word in name.words { byWord[stableHash(word.utf8), default: []].append(index) }
        default: byQuality[quality, default: []].append(index)
        }
      }
    }
    self.byQuality = byQuality.map { ($0, $1) }
  }

  /// Every match of every row in a sentence, by where it begins.
  func matches<Text: PatternText>(in text: Text) -> [(row: Int, match: PatternMatch)] {
    let matcher = PatternMatcher(text: text)
    var found: [(row: Int, match: PatternMatch)] = []
    // Where each row was tried last: some begin with a word and a kind that are both there.
    var tried = [Int](repeating: -1, count: rows.count)
    func tryRows(_ candidates: [Int], at index: Int) {
      for row in candidates where tried[row] != index {
        tried[row] = index
        if let match = matcher.match(rows[row].pattern, at: index, captures: captures.count) {
          found.append((row, match))
        }
      }
    }
    for index in text.pieces.indices {
      if let rows = byWord[text.pieces[index].hash] { tryRows(rows, at: index) }
      for (quality, rows) in byQuality where matcher.end(of: quality, at: index) != nil {
        tryRows(rows, at: index)
      }
    }
    return found
  }
}
