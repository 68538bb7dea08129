import Facts
import Language

/// The unit behind a number.
extension QuantityReader {
  /// The unit behind a number: at once, or behind one word that only adds to the number.
  func unitAfter(_ pieces: [Piece], at end: Int, numeral: Numeral) -> MeasureUnits.Match? {
    guard end < pieces.count else { return nil }
    if let found = unit(pieces, at: end, numeral: numeral) { return found }
    if pieces[end].isMark, let currency = units.sign(pieces, at: end),
      currency.end == pieces.count || !pieces[currency.end].isNumber
    {
      return currency
    }
    var next = end
    if numeral.form == .fraction || numeral.form == .order {
      if pieces[next].is(.of) || pieces[next].is(.an) || pieces[next].is(.a) { next += 1 }
      if numeral.form == .fraction, next < pieces.count,
        pieces[next].is(.a) || pieces[next].is(.an)
      {
        next += 1
      }
      if numeral.form == .fraction, next == end + 1, pieces[end].is(.of) { return nil }
      if numeral.form == .fraction, pieces[end].is(.of), end + 2 < pieces.count,
        pieces[end + 1].is(.a) || pieces[end + 1].is(.one),
        let found = units.name(pieces, at: end + 2), found.unit.kind == .percent
      {
        return found
      }
      if next > end, let found = unit(pieces, at: next, numeral: numeral) { return found }
    }
    if isBetween(pieces, at: end), end + 1 < pieces.count, let found = units.name(pieces, at: end + 1),
      found.unit.kind == .duration
    {
      return found
    }
    return nil
  }

  /// Whether a word can stand between a number and a unit of time without another thing being counted: "5 bitter *years*",
  /// "30 working *days*"; not "5 match *days*", of which there may be one a month.
  private func isBetween(_ pieces: [Piece], at index: Int) -> Bool {
    let piece = pieces[index]
    guard piece.isWord, piece.glue == .space, !piece.is(.occasion) else { return false }
    if piece.describes || piece.is(.unitFiller) { return true }
    // Between a number and a plural, taggers take adjectives for nouns.
    return piece.tag == .nn && !piece.isCapitalized && index + 1 < pieces.count
      && Plural.isPlural(pieces[index + 1].lower)
  }

  private func unit(_ pieces: [Piece], at index: Int, numeral: Numeral) -> MeasureUnits.Match? {
    guard index < pieces.count else { return nil }
    if numeral.hasDigits, let found = symbol(pieces, at: index, numeral) { return found }
    if pieces[index].is(.grand), pieces[index].glue == .space,
      index + 1 == pieces.count || pieces[index + 1].isMark || pieces[index + 1].is(.functionWord)
    {
      return MeasureUnits.Match(unit: MeasureUnits.Unit(name: "", kind: .money), end: index + 1, scale: 1000)
    }
    let isDimension =
      numeral.hasDigits && index + 1 < pieces.count
      && words.measureLabel(pieces[index + 1])?.is(.dimensionLabel) == true
    guard let found = units.name(pieces, at: index, isDimension: isDimension), numeral.value >= found.least
    else { return nil }
    let lower = pieces[index].lower
    let unit = found.unit
    if lower.utf8.count <= 2, pieces[index].isCapitalized, !isWhollyUpper(pieces, at: index) { return nil }
    if units.is(unit, .common), isOtherWord(pieces, at: index, unit, numeral) { return nil }
    if let money = units.money(called: unit), isMoney(pieces, numeral, at: index, behind: found.end) {
      return MeasureUnits.Match(unit: money, end: found.end)
    }
    if lower.utf8.count == 1, lower != "%", lower != "\u{B0}", pieces[index].glue == .space { return nil }
    return found
  }

  /// Whether the name of a unit is here the other word that it can be.
  private func isOtherWord(
    _ pieces: [Piece], at index: Int, _ unit: MeasureUnits.Unit, _ numeral: Numeral
  ) -> Bool {
    let piece = pieces[index]
    if piece.lower.ends(.s) { return units.is(unit, .commonPlural) }
    guard piece.lower == unit.name, piece.glue == .space else { return false }
    let isBeforeNumber =
      index + 1 < pieces.count
      && (pieces[index + 1].isNumber || numerals.words[pieces[index + 1].hash] != nil)
    return
      !(numeral.hasDigits && numeral.value != numeral.value.rounded()
      || numeral.value == 1 && units.is(unit, .one) || isBeforeNumber && units.is(unit, .stepped))
  }

  private func isWhollyUpper(_ pieces: [Piece], at index: Int) -> Bool {
    pieces[index].form == stableHash(pieces[index].lower.uppercased().utf8)
  }

  /// A unit by its symbol as it is written: "65 W", "3 Mt", "450 Nm", "-70 C." at a sentence's end.
  private func symbol(_ pieces: [Piece], at index: Int, _ numeral: Numeral) -> MeasureUnits.Match? {
    let piece = pieces[index]
    guard let found = units.symbol(pieces, at: index) else { return nil }
    guard piece.isWord, found.end == index + 1, found.unit.kind != .money else { return found }
    if index + 1 < pieces.count, pieces[index + 1].token == piece.token { return nil }
    let next = index + 1 < pieces.count ? pieces[index + 1] : nil
    let isBeforePlural = next.map { $0.glue == .space && $0.isWord && Plural.isPlural($0.lower) } ?? false
    let isBeforeName = next.map { $0.glue == .space && $0.isCapitalized && $0.lower.utf8.count > 2 } ?? false
    if piece.isCapitalized, isBeforeName { return nil }
    if piece.lower.utf8.count > 1 {
      return piece.isCapitalized && isBeforePlural && isWhollyUpper(pieces, at: index) ? nil : found
    }
    if units.is(found.unit, .decimals), !isUnitLetter(piece, numeral) { return nil }
    if isBeforePlural, units.is(found.unit, .noPlural) { return nil }
    return piece.glue == .joined && units.is(found.unit, .apart) ? nil : found
  }

  /// Whether a letter means a unit, and not the plural of a number: "9.58s", "45 s"; not "1990s", "40s".
  private func isUnitLetter(_ piece: Piece, _ numeral: Numeral) -> Bool {
    guard numeral.value > 0, numeral.value < 1000 else { return false }
    return piece.glue == .space || numeral.value != numeral.value.rounded()
  }

  /// What a unit of measure and money are called is money where there is much of it, or words of money are near, and
  /// nothing is weighed.
  private func isMoney(_ pieces: [Piece], _ numeral: Numeral, at index: Int, behind end: Int) -> Bool {
    if end < pieces.count, pieces[end].is(.of) { return false }
    let isJoined = pieces[end - 1].glue == .hyphen
    if isJoined || numeral.value < 100_000 {
      let before = isJoined ? index..<index : max(0, index - 8)..<index
      let behind = end..<min(pieces.count, end + (isJoined ? 1 : 0))
      return pieces[before].contains { $0.is(.spendingWord) }
        || pieces[behind].contains { $0.is(.spendingWord) }
    }
    return true
  }

  // MARK: Measures of several units

  /// Takes in the smaller units that go on with a measure, as one value in the smallest of them: "2 hours 1
  /// minute 39 seconds", "6 feet 4 inches"; of money in the larger: "4 dollars 25 cents".
  func compose(_ pieces: [Piece], _ first: inout Measured) {
    guard first.numeral.form == .cardinal, !first.signIsBefore else { return }
    while let unit = first.unit, first.end < pieces.count {
      var next = first.end
      if let (part, value, end) = joinedPart(of: unit, pieces, at: next) {
        first.take(value, count: part.count, unit: part.unit, end: end)
        continue
      }
      if pieces[next].is(.commaOrAnd) { next += 1 }
      guard next < pieces.count, pieces[next].glue == .space,
        let second = measured(pieces, at: next), let smaller = second.unit, second.numeral.form == .cardinal,
        !second.isNegative, second.signIsBefore == false, let count = units.count(of: smaller, in: unit),
        second.numeral.value < count, first.numeral.value == first.numeral.value.rounded()
      else { return }
      first.take(second.numeral.value, count: count, unit: smaller, end: second.end)
    }
  }

  /// The smaller unit that goes on with a larger in one word: "6-foot-*4*", "2h*30m*".
  private func joinedPart(of unit: MeasureUnits.Unit, _ pieces: [Piece], at index: Int)
    -> (part: MeasureUnits.Part, value: Double, end: Int)?
  {
    guard pieces[index].isNumber, let digits = Digits.read(pieces[index].lower) else { return nil }
    let next = index + 1
    for part in units.parts(of: unit) where digits.value < part.count {
      guard let joint = part.joint else { continue }
      if joint != "-" {
        guard next < pieces.count, pieces[next].lower == joint, pieces[next].glue == .joined else { continue }
        return (part, digits.value, next + 1)
      }
      let behind = units.name(pieces, at: next)?.unit
      guard pieces[index].glue == .hyphen, behind != unit else { continue }
      return (part, digits.value, behind == part.unit ? next + 1 : next)
    }
    return nil
  }

  /// "10 *below zero*", "five degrees *below zero*": the temperature is negative.
  func takeBelowZero(_ pieces: [Piece], _ first: inout Measured) {
    let end = first.end
    guard first.numeral.form == .cardinal, first.numeral.value > 0, end + 1 < pieces.count,
      pieces[end].is(.below), pieces[end + 1].is(.zero),
      first.unit == nil || first.unit?.kind == .temperature
    else { return }
    first.numeral.value = -first.numeral.value
    first.unit = first.unit ?? MeasureUnits.Unit(name: UnitName.degree, kind: .temperature)
    first.end = end + 2
  }

  // MARK: Lengths of time without a number

  /// "nearly *a decade*", "for *another year*", "*an hour and a half*": a unit of time with an article, where
  /// it says how long.
  func stretch(_ pieces: [Piece], at index: Int) -> Quantity? {
    let lower = pieces[index].lower
    guard lower.is(.a) || lower.is(.an) || lower.is(.another), index + 1 < pieces.count,
      pieces[index + 1].glue == .space, let found = units.name(pieces, at: index + 1),
      found.unit.kind == .duration, !units.is(found.unit, .common)
    else { return nil }
    var end = found.end
    var value = 1.0
    if end + 2 < pieces.count, pieces[end].is(.and), pieces[end + 1].is(.a),
      pieces[end + 2].is(.half)
    {
      value = 1.5
      end += 3
    }
    let next = end < pieces.count ? pieces[end].lower : ""
    guard !next.is(.singleUnitFollower) || value > 1 else {
      return nil
    }
    var quantity = Quantity(
      pieces: index..<end, number: index..<found.end, amount: .value(value), modifier: .exact,
      unit: found.unit,
      form: .cardinal, isPlainDigits: false)
    addModifier(pieces, to: &quantity)
    let before = index > 0 ? pieces[index - 1].lower : ""
    guard quantity.pieces != index..<end || before.is(.stretchWord) || value > 1 else { return nil }
    if before.is(.per) || next.is(.after) && quantity.pieces.lowerBound == index { return nil }
    return quantity
  }

  /// Whether a word with this hash, in the singular, can be a figure without a number: "an hour", "twice".
  func standsWithoutNumber(_ hash: UInt64) -> Bool { Vocabulary.shared.contains(.unitOfOne, hash) }

}

extension QuantityReader.Measured {
  /// Adds so many of a smaller unit.
  fileprivate mutating func take(_ value: Double, count: Double, unit smaller: MeasureUnits.Unit, end: Int) {
    if unit?.kind == .money {
      numeral.value = (numeral.value * count + value) / count
    } else {
      numeral.value = numeral.value * count + value
      unit = smaller
    }
    numeral.isSurelyQuantity = true
    self.end = end
  }
}
