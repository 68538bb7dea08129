import Facts

/// The units that figures are measured in: of measure, of money, and how they are written.
struct MeasureUnits: Sendable {
  /// A unit as figures give it.
  struct Unit: Hashable, Sendable {
    /// The common English name in the singular, or an ISO 4217 code.
    let name: String
    /// What it measures.
    let kind: Figure.Kind
  }

  /// Where an alias can stand.
  private struct Alias: Sendable {
    let unit: Unit
    /// Right behind the digits alone ("5m").
    let isJoined: Bool
    /// Behind a hyphen or the digits alone ("12-storey").
    let isHyphenated: Bool
  }

  private var names = PhraseTable<Alias>()
  private var symbols = PhraseTable<Unit>()

  init() {
    for row in LanguageResource("units.txt").rows where row.count >= 2 {
      guard let kind = Figure.Kind(rawValue: String(row[1])) else { continue }
      let unit = Unit(name: String(row[0]), kind: kind)
      let aliases = row.count > 2 ? row[2].split(separator: "|").map(String.init) : []
      for alias in [row[0].lowercased()] + aliases { add(alias, unit) }
    }
    for row in LanguageResource("currencies.txt").rows where row.count == 3 {
      let unit = Unit(name: String(row[0]), kind: .money)
      for symbol in row[1].split(separator: "|") {
        symbols.add(symbol, unit)
        if symbol.utf8.count > 2, symbol.last == "$" { symbols.add(symbol.dropLast() + " $", unit) }
      }
      if row[0].utf8.count == 3, row[0] == row[0].uppercased() { symbols.add(row[0].lowercased(), unit) }
      for name in row[2].split(separator: "|") { add(String(name), unit) }
    }
  }

  private mutating func add(_ alias: String, _ unit: Unit) {
    let isJoined = alias.hasPrefix("*")
    let isHyphenated = alias.hasPrefix("+")
    let text = isJoined || isHyphenated ? String(alias.dropFirst()) : alias
    let value = Alias(unit: unit, isJoined: isJoined, isHyphenated: isHyphenated)
    let phrase = Self.spaced(text)
    names.add(phrase, value)
    guard text.utf8.count >= 3, !text.hasSuffix("s") else { return }
    let words = phrase.split(separator: " ")
    if let per = words.firstIndex(of: "per"), per > 0 {
      names.add(words[..<per].joined(separator: " ") + "s " + words[per...].joined(separator: " "), value)
    } else {
      names.add(phrase + (phrase.hasSuffix("x") || phrase.hasSuffix("ch") ? "es" : "s"), value)
      if phrase.hasSuffix("y"), phrase.utf8.count > 4 { names.add(phrase.dropLast() + "ies", value) }
    }
  }

  /// An alias with its pieces apart: "km2" is "km 2", "light-year" "light year".
  private static func spaced(_ text: String) -> String {
    var result = ""
    var last: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if scalar == "-" || scalar == "/" {
        result += scalar == "/" ? " / " : " "
      } else {
        if scalar.isDigit, last.isLetter { result += " " }
        if scalar.isLetter, last == "\u{B0}" { result += " " }
        result.unicodeScalars.append(scalar)
      }
      last = scalar
    }
    return result
  }

  /// The unit whose name starts at `index`, and where it ends.
  func name(_ pieces: [Piece], at index: Int) -> (unit: Unit, end: Int)? {
    guard let (alias, count) = names.match(pieces, at: index) else { return nil }
    let glue = pieces[index].glue
    if alias.isJoined, glue != .joined { return nil }
    if alias.isHyphenated, glue == .space { return nil }
    return (alias.unit, index + count)
  }

  /// The currency whose symbol or code starts at `index`, and where it ends.
  func symbol(_ pieces: [Piece], at index: Int) -> (unit: Unit, end: Int)? {
    guard let (unit, count) = symbols.match(pieces, at: index) else { return nil }
    return (unit, index + count)
  }
}
