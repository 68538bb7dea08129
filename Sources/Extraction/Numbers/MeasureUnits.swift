import Facts
import Language

/// The units that figures are measured in: of measure, of money, and how they are written.
struct MeasureUnits: Sendable {
  /// A unit as figures give it.
  struct Unit: Hashable, Sendable {
    /// The common English name in the singular, or an ISO 4217 code.
    let name: String
    /// What it measures.
    let kind: Figure.Kind
  }

  /// A unit found in the text.
  struct Match {
    let unit: Unit
    /// The first piece behind it.
    let end: Int
    /// What a number before it is multiplied by: a million before "MUSD".
    var scale = 1.0
    /// The least number that it stands behind.
    var least = -Double.infinity
  }

  /// What is peculiar to how a unit is written. Each has a row with an example in `units.txt`.
  enum Flag: String, CaseIterable, Sendable {
    /// Its name in the singular is another word as well: "the 2000 *block*". It is the unit behind a hyphen or decimals.
    case common
    /// So is its plural: "gold *bars*".
    case commonPlural = "common-plural"
    /// Behind 1 it is the unit all the same: "1 *second*".
    case one
    /// Before another number it is the unit all the same: "11 *stone* 4".
    case stepped
    /// Its letter stands right behind digits only where they have decimals: "9.58*s*", not "the 1990s".
    case decimals
    /// Its letter stands behind a space alone: "5 *K*"; "5K" is five thousand.
    case apart
    /// Its letter does not stand before a plural: "300 *m* euros".
    case noPlural = "no-plural"
    /// It is one of which several numbers share the last one's, besides those of length: "1920 x 1080 *pixels*".
    case side
  }

  /// A smaller unit that a larger one is so many of.
  struct Part: Sendable {
    let unit: Unit
    let count: Double
    /// What joins its number to the larger unit in one word: a hyphen before it, or a letter behind.
    let joint: String?
  }

  /// Where a way to write a unit can stand.
  enum Place: Sendable {
    case anywhere
    /// Right behind the digits alone ("5p").
    case joined
    /// Behind a hyphen or the digits alone ("12-storey").
    case hyphenated
    /// Behind a slash ("m3/d").
    case slashed
    /// With the full stop of its sentence ("65 W.").
    case last
    /// In lower case alone ("mo").
    case lowercase
    /// Before a word that says along what is measured ("12 in wide").
    case dimension
    /// Behind a number that is no small one ("500 won").
    case many
  }

  private struct Writing: Sendable {
    let unit: Unit
    let place: Place
    var scale = 1.0
  }

  /// Names, whose case does not matter.
  private var names = PhraseTable<Writing>()
  /// Symbols by the letters as they are written.
  private var symbols = PhraseTable<Writing>()
  /// What stands before a number, in lower case: "us$".
  private var signs = PhraseTable<Unit>()
  /// Codes before a number, as they are written.
  private var codes = PhraseTable<Unit>()
  /// Unit to the next smaller ones.
  private var parts: [String: [Part]] = [:]
  /// The units whose names are also those of money.
  private var monies: [String: Unit] = [:]
  private var flags: [Unit: Set<Flag>] = [:]
  /// Hundredth parts of currencies, with the currencies that they are parts of.
  private var hundredths: [String: Set<String>] = [:]
  /// Signs of two pieces that stand together: "A$" in "A$ 5 million".
  private var joinedSigns = PhraseTable<Unit>()
  /// Capital letters right before digits: "R" in "R120 million".
  private var letters: [UInt64: Unit] = [:]

  /// The units that travel in the binary, which are read once.
  static let shared: MeasureUnits = {
    do {
      return try MeasureUnits(
        LanguageResource("units.txt").table(2...6), LanguageResource("currencies.txt").table(3...4))
    } catch {
      fatalError("\(error)")
    }
  }()

  /// - Throws: a `LanguageError` for a unit that stands twice or has an unknown kind or flag, for a part of a unit that
  ///   stands in no row, and for a flag without an example.
  init(_ rows: [LanguageRow], _ currencies: [LanguageRow]) throws(LanguageError) {
    var prefixes: [Character: String] = [:]
    var units: [Substring: Unit] = [:]
    for row in rows where Self.isUnit(row) {
      let unit = Unit(name: String(row[0]), kind: try Self.kind(row, 1))
      if units.updateValue(unit, forKey: row[0]) != nil { throw row.error("the unit \(row[0]) stands twice") }
    }
    var shown: Set<Flag> = []
    for row in rows {
      switch row[0] {
      case "prefix" where row.count == 3: prefixes[Character(String(row[1]))] = String(row[2])
      case "part" where (4...5).contains(row.count):
        guard units[row[1]] != nil, let unit = units[row[2]] else {
          throw row.error("\(units[row[1]] == nil ? row[1] : row[2]) is no unit")
        }
        let joint = row.count > 4 ? String(row[4]) : nil
        parts[String(row[1]), default: []].append(Part(unit: unit, count: row.number(3), joint: joint))
      case "scale" where row.count == 5:
        let unit = Unit(name: String(row[2]), kind: try Self.kind(row, 3))
        names.add(
          Self.spaced(String(row[1])), Writing(unit: unit, place: .anywhere, scale: row.number(4)))
      case "flag" where row.count > 4: shown.insert(try Self.flag(row[1], row))
      case _ where !Self.isUnit(row): throw row.error("this is no row of a \(row[0])")
      default:
        guard let unit = units[row[0]] else { continue }
        for word in Self.list(row, 5) {
          let flag = try Self.flag(word[...], row)
          guard shown.contains(flag) else { throw row.error("no flag row above shows what \(word) does") }
          flags[unit, default: []].insert(flag)
        }
        addRow(row, unit, prefixes)
      }
    }
    for row in currencies { addCurrency(row) }
  }

  /// What rows begin with that are none of a unit.
  private enum Head: String {
    case prefix, part, scale, flag
  }

  private static func isUnit(_ row: LanguageRow) -> Bool { Head(rawValue: String(row[0])) == nil }

  private static func kind(_ row: LanguageRow, _ column: Int) throws(LanguageError) -> Figure.Kind {
    guard let kind = Figure.Kind(rawValue: String(row[column])) else {
      throw row.error("\(row[column]) is no kind of figure")
    }
    return kind
  }

  private static func flag(_ word: Substring, _ row: LanguageRow) throws(LanguageError) -> Flag {
    guard let flag = Flag(rawValue: String(word)) else { throw row.error("\(word) is no flag") }
    return flag
  }

  // MARK: The tables

  private static func list(_ row: LanguageRow, _ column: Int) -> [String] {
    row.count > column ? row[column].split(separator: "|").map(String.init) : []
  }

  private mutating func addRow(_ row: LanguageRow, _ unit: Unit, _ prefixes: [Character: String]) {
    let spellings = Self.list(row, 4)
    let marks = row.count > 3 ? row[3] : ""
    add(unit, symbols: Self.list(row, 2), names: [unit.name] + spellings, isSquared: marks.contains("^"))
    for mark in marks {
      guard let prefix = prefixes[mark] else { continue }
      let larger = Unit(name: prefix + unit.name, kind: unit.kind)
      add(
        larger, symbols: Self.list(row, 2).filter { $0.first != "*" }.map { Self.prefixed($0, mark) },
        names: [larger.name] + spellings.filter { $0.utf8.count > 3 }.map { prefix + $0 },
        isSquared: marks.contains("^"))
    }
  }

  private static func prefixed(_ symbol: String, _ prefix: Character) -> String {
    String(prefix) + (symbol.first == "~" ? symbol.dropFirst() : symbol[...])
  }

  private mutating func add(_ unit: Unit, symbols: [String], names: [String], isSquared: Bool) {
    for symbol in symbols where symbol.first != "~" { add(symbol: symbol, unit) }
    for name in names { add(name: name, unit) }
    guard isSquared else { return }
    for (word, short, digit, raised, kind) in [
      ("square", "sq", "2", "\u{B2}", Figure.Kind.area), ("cubic", "cu", "3", "\u{B3}", .volume),
    ] {
      let power = Unit(name: word + " " + unit.name, kind: kind)
      for name in names where Self.placed(name).1 == .anywhere {
        for phrase in [word, short, short + "."] { add(name: phrase + " " + name, power) }
      }
      for symbol in symbols where symbol.first != "*" {
        for text in [symbol + digit, symbol + raised] { add(symbol: text, power) }
        for phrase in [word, short, short + "."] { add(name: phrase + " " + symbol, power) }
      }
      for name in names where name.utf8.count == 2 {
        for text in [name + digit, name + raised] { add(name: text, power) }
      }
    }
  }

  private mutating func addCurrency(_ row: LanguageRow) {
    let unit = Unit(name: String(row[0]), kind: .money)
    let written = Self.list(row, 1)
    for sign in written where sign != "-" {
      if sign.first == "*" {
        letters[stableHash(sign.dropFirst().utf8)] = unit
        continue
      }
      signs.add(sign, unit)
      guard sign.last == "$" else { continue }
      if sign.utf8.count > 2 { signs.add(sign.dropLast() + " $", unit) }
      if sign.utf8.count == 2 { joinedSigns.add(sign.dropLast() + " $", unit) }
    }
    if unit.isCode {
      if !written.contains("-") { codes.add(unit.name, unit) }
      add(symbol: unit.name, unit)
      for (prefix, scale) in [("k", 1e3), ("M", 1e6), ("m", 1e6)] {
        symbols.add(prefix + unit.name, Writing(unit: unit, place: .anywhere, scale: scale))
      }
    } else {
      hundredths[unit.name] = Set(Self.list(row, 3))
    }
    for name in Self.list(row, 2) {
      if name.first == "~" {
        monies[String(name.dropFirst())] = unit
      } else {
        add(name: name, unit)
      }
    }
  }

  private mutating func add(symbol: String, _ unit: Unit) {
    let (text, place) = Self.placed(symbol)
    symbols.add(Self.spaced(text), Writing(unit: unit, place: place))
    if place == .anywhere, text.utf8.first.map({ $0 < 0x5B }) == true {
      symbols.add(Self.spaced(text) + ".", Writing(unit: unit, place: .last))
    }
  }

  private mutating func add(name: String, _ unit: Unit) {
    let (text, place) = Self.placed(name)
    let value = Writing(unit: unit, place: place)
    let phrase = Self.spaced(text.lowercased())
    names.add(phrase, value)
    guard text.utf8.count >= 3, !text.ends(.s), !text.hasSuffix(".") else { return }
    let words = phrase.split(separator: " ")
    if let link = words.firstIndex(where: { $0.is(.per) || $0.is(.of) }), link > 0 {
      names.add(words[..<link].joined(separator: " ") + "s " + words[link...].joined(separator: " "), value)
    } else {
      names.add(phrase + (phrase.ends(.x) || phrase.ends(.ch) ? "es" : "s"), value)
      if phrase.ends(.y), phrase.utf8.count > 4 { names.add(phrase.dropLast() + "ies", value) }
    }
  }

  private static func placed(_ text: String) -> (String, Place) {
    switch text.first {
    case "*": (String(text.dropFirst()), .joined)
    case "+": (String(text.dropFirst()), .hyphenated)
    case "/" where text.utf8.count > 1: (String(text.dropFirst()), .slashed)
    case "=": (String(text.dropFirst()), .lowercase)
    case "?": (String(text.dropFirst()), .dimension)
    case ">": (String(text.dropFirst()), .many)
    default: (text, .anywhere)
    }
  }

  /// A writing with its pieces apart: "km2" is "km 2", "light-year" "light year".
  private static func spaced(_ text: String) -> String {
    var result = ""
    var last: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if scalar == "-" || scalar == "/" {
        result += scalar == "/" ? " / " : " "
      } else {
        let isRaised = scalar == "\u{B2}" || scalar == "\u{B3}"
        if scalar.isDigit || isRaised, last.isLetter { result += " " }
        if scalar.isLetter, last == "\u{B0}" { result += " " }
        result.unicodeScalars.append(scalar)
      }
      last = scalar
    }
    return result
  }

  // MARK: Asking

  /// The stable hashes of what can open money before a number: of signs in lower case, of codes as they are written.
  var openers: (signs: [UInt64], codes: [UInt64]) {
    (Array(signs.firstWords) + joinedSigns.firstWords + letters.keys, Array(codes.firstWords))
  }

  /// The unit whose name starts at `index`.
  ///
  /// - Parameter isDimension: whether a word that says along what is measured stands behind.
  func name(_ pieces: [Piece], at index: Int, isDimension: Bool = false) -> Match? {
    guard var (writing, count) = names.match(pieces, at: index) else { return nil }
    // "6ft 2in" is no area: a power stands right behind its unit.
    if count == 2, pieces[index + 1].isNumber, pieces[index + 1].glue == .space {
      guard let shorter = names.match([pieces[index]], at: 0) else { return nil }
      (writing, count) = shorter
    }
    return writing.place == .dimension && !isDimension ? nil : match(writing, pieces, at: index, count)
  }

  /// The unit whose symbol, as it is written, starts at `index`.
  func symbol(_ pieces: [Piece], at index: Int) -> Match? {
    guard let (writing, count) = symbols.match(pieces, at: index, isExact: true),
      count < 2 || !pieces[index + count - 1].isNumber || pieces[index + count - 1].glue != .space
    else { return nil }
    return match(writing, pieces, at: index, count)
  }

  private func match(_ writing: Writing, _ pieces: [Piece], at index: Int, _ count: Int) -> Match? {
    switch writing.place {
    case .joined where pieces[index].glue != .joined: return nil
    case .hyphenated where pieces[index].glue == .space: return nil
    case .slashed where index == 0 || pieces[index - 1].lower != "/": return nil
    case .last where index + count < pieces.count: return nil
    case .lowercase where pieces[index].isCapitalized: return nil
    default:
      return Match(
        unit: writing.unit, end: index + count, scale: writing.scale,
        least: writing.place == .many ? 100 : -.infinity)
    }
  }

  /// The currency whose sign or code starts at `index`, as it stands before a number.
  func sign(_ pieces: [Piece], at index: Int) -> Match? {
    if let (unit, count) = joinedSigns.match(pieces, at: index), pieces[index].isCapitalized,
      pieces[index + 1].glue == .joined
    {
      return Match(unit: unit, end: index + count)
    }
    if let (unit, count) = signs.match(pieces, at: index) { return Match(unit: unit, end: index + count) }
    if let unit = letters[pieces[index].hash], pieces[index].isCapitalized, index + 1 < pieces.count,
      pieces[index + 1].isNumber, pieces[index + 1].glue == .joined
    {
      return Match(unit: unit, end: index + 1)
    }
    guard let (unit, count) = codes.match(pieces, at: index, isExact: true) else { return nil }
    return Match(unit: unit, end: index + count)
  }

  /// Whether a unit has a flag.
  func `is`(_ unit: Unit, _ flag: Flag) -> Bool { flags[unit]?.contains(flag) == true }

  /// The money that has the name of a unit: pounds.
  func money(called unit: Unit) -> Unit? { monies[unit.name] }

  /// The next smaller units.
  func parts(of unit: Unit) -> [Part] { unit.kind == .money ? [] : parts[unit.name] ?? [] }

  /// How many of a smaller unit make one of a larger: 60 minutes an hour; nil where it is no part of it.
  func count(of smaller: Unit, in larger: Unit) -> Double? {
    guard smaller.kind == larger.kind else { return nil }
    if larger.isCode { return hundredths[smaller.name]?.contains(larger.name) == true ? 100 : nil }
    return count(of: smaller.name, in: larger.name, steps: 4)
  }

  private func count(of smaller: String, in larger: String, steps: Int) -> Double? {
    for part in parts[larger] ?? [] {
      if part.unit.name == smaller { return part.count }
      if steps > 1, let rest = count(of: smaller, in: part.unit.name, steps: steps - 1) {
        return part.count * rest
      }
    }
    return nil
  }
}

extension MeasureUnits.Unit {
  /// Whether this is money by its ISO 4217 code, and no hundredth part.
  var isCode: Bool { kind == .money && name.utf8.count == 3 && name.utf8.allSatisfy { $0 < 0x61 } }
}
