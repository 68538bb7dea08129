import Facts

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
      if pieces[next].lower == "of" || pieces[next].lower == "an" || pieces[next].lower == "a" { next += 1 }
      if numeral.form == .fraction, next < pieces.count,
        pieces[next].lower == "a" || pieces[next].lower == "an"
      {
        next += 1
      }
      if numeral.form == .fraction, next == end + 1, pieces[end].lower == "of" { return nil }
      if numeral.form == .fraction, pieces[end].lower == "of", end + 2 < pieces.count,
        pieces[end + 1].lower == "a" || pieces[end + 1].lower == "one",
        let found = units.name(pieces, at: end + 2), found.unit.kind == .percent
      {
        return found
      }
      if next > end, let found = unit(pieces, at: next, numeral: numeral) { return found }
    }
    if pieces[end].isWord, pieces[end].tag.isAdjective || Self.fillers.contains(pieces[end].lower),
      pieces[end].glue == .space,
      end + 1 < pieces.count, let found = units.name(pieces, at: end + 1), found.unit.kind == .duration
    {
      return found
    }
    return nil
  }

  /// What stands beside adjectives between a number and a unit of time: "5 bitter years", "5 *business* days".
  private static let fillers: Set<String> = [
    "more", "further", "full", "whole", "extra", "straight", "calendar", "business", "working", "odd",
  ]

  private func unit(_ pieces: [Piece], at index: Int, numeral: Numeral) -> MeasureUnits.Match? {
    guard index < pieces.count else { return nil }
    if numeral.hasDigits, let found = symbol(pieces, at: index, numeral) { return found }
    if pieces[index].lower == "grand", pieces[index].glue == .space,
      index + 1 == pieces.count || pieces[index + 1].isMark || words.isFunctionWord(pieces[index + 1])
    {
      return MeasureUnits.Match(unit: MeasureUnits.Unit(name: "", kind: .money), end: index + 1, scale: 1000)
    }
    if pieces[index].lower == "in", numeral.hasDigits, index + 1 < pieces.count,
      let label = words.measureLabel(pieces[index + 1]),
      ["width", "height", "length", "depth", "thickness"].contains(label)
    {
      return MeasureUnits.Match(unit: MeasureUnits.Unit(name: "inch", kind: .distance), end: index + 1)
    }
    guard let found = units.name(pieces, at: index) else { return nil }
    let lower = pieces[index].lower
    let unit = found.unit
    if lower.utf8.count <= 2, pieces[index].isCapitalized, !isWhollyUpper(pieces, at: index) { return nil }
    if lower == "mo" || lower == "pc" || lower == "hp", pieces[index].isCapitalized { return nil }
    if unit.kind == .money, unit.isCode, lower == "won" || lower == "real", numeral.value < 100 { return nil }
    if Self.alsoNouns.contains(lower) {
      let isBeforeNumber =
        index + 1 < pieces.count
        && (pieces[index + 1].isNumber || numerals.words[pieces[index + 1].hash] != nil)
      guard
        pieces[index].glue != .space || lower.hasSuffix("s")
          || numeral.hasDigits && numeral.value != numeral.value.rounded()
          || numeral.value == 1 && lower == "second"
          || lower == "stone" && isBeforeNumber
      else { return nil }
      if lower == "bars" || lower == "stones" || lower == "blocks" || lower == "leagues" { return nil }
    }
    if unit.name == "pound", isMoneyPound(pieces, numeral, at: index, behind: found.end) {
      return MeasureUnits.Match(unit: MeasureUnits.Unit(name: "GBP", kind: .money), end: found.end)
    }
    if lower.utf8.count == 1, lower != "%", lower != "\u{B0}", pieces[index].glue == .space { return nil }
    return found
  }

  /// Units that in the singular behind a number are ordinals or other nouns: "the 2000 block".
  private static let alsoNouns: Set<String> = [
    "second", "quarter", "stone", "bar", "block", "yard", "blocks", "bars", "stones", "league", "leagues",
    "gray", "rad",
  ]

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
    if piece.lower == "s" { return isSecond(piece, numeral) ? found : nil }
    if isBeforePlural, piece.lower == "m" || piece.lower == "a" || piece.lower == "k" { return nil }
    if piece.glue == .joined, ["a", "n", "k"].contains(piece.lower) { return nil }
    return found
  }

  /// Whether an "s" means seconds, and not the plural of a number: "9.58s", "45 s"; not "1990s", "40s".
  private func isSecond(_ piece: Piece, _ numeral: Numeral) -> Bool {
    guard numeral.value > 0, numeral.value < 1000 else { return false }
    return piece.glue == .space || numeral.value != numeral.value.rounded()
  }

  /// Pounds are money when there are many of them, or words of money are near, and nothing is weighed.
  private func isMoneyPound(_ pieces: [Piece], _ numeral: Numeral, at index: Int, behind end: Int) -> Bool {
    if end < pieces.count, pieces[end].lower == "of" { return false }
    let isJoined = pieces[end - 1].glue == .hyphen
    if isJoined || numeral.value < 100_000 {
      let before = isJoined ? index..<index : max(0, index - 8)..<index
      let behind = end..<min(pieces.count, end + (isJoined ? 1 : 0))
      return pieces[before].contains { words.isContext($0, .spend) }
        || pieces[behind].contains { words.isContext($0, .spend) }
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
      if unit.name == "foot", pieces[next].glue == .hyphen, pieces[next].isNumber,
        let inches = Digits.read(pieces[next].lower), inches.value < 12,
        next + 1 == pieces.count || units.name(pieces, at: next + 1)?.unit.name != "foot"
      {
        let end = units.name(pieces, at: next + 1)?.unit.name == "inch" ? next + 2 : next + 1
        let inch = MeasureUnits.Unit(name: "inch", kind: .distance)
        first.take(inches.value, count: units.count(of: inch, in: unit) ?? 12, unit: inch, end: end)
        return
      }
      if unit.name == "hour", pieces[next].isNumber, next + 1 < pieces.count, pieces[next + 1].lower == "m",
        pieces[next + 1].glue == .joined, let minutes = Digits.read(pieces[next].lower), minutes.value < 60
      {
        let minute = MeasureUnits.Unit(name: "minute", kind: .duration)
        first.take(minutes.value, count: 60, unit: minute, end: next + 2)
        continue
      }
      if unit.name == "minute", pieces[next].isNumber, next + 1 < pieces.count, pieces[next + 1].lower == "s",
        pieces[next + 1].glue == .joined, let seconds = Digits.read(pieces[next].lower), seconds.value < 60
      {
        let second = MeasureUnits.Unit(name: "second", kind: .duration)
        first.take(seconds.value, count: 60, unit: second, end: next + 2)
        continue
      }
      if [",", "and"].contains(pieces[next].lower) { next += 1 }
      guard next < pieces.count, pieces[next].glue == .space,
        let second = measured(pieces, at: next), let smaller = second.unit, second.numeral.form == .cardinal,
        !second.isNegative, second.signIsBefore == false, let count = units.count(of: smaller, in: unit),
        second.numeral.value < count, first.numeral.value == first.numeral.value.rounded()
      else { return }
      first.take(second.numeral.value, count: count, unit: smaller, end: second.end)
    }
  }

  /// "10 *below zero*", "five degrees *below zero*": the temperature is negative.
  func takeBelowZero(_ pieces: [Piece], _ first: inout Measured) {
    let end = first.end
    guard first.numeral.form == .cardinal, first.numeral.value > 0, end + 1 < pieces.count,
      pieces[end].lower == "below", pieces[end + 1].lower == "zero",
      first.unit == nil || first.unit?.kind == .temperature
    else { return }
    first.numeral.value = -first.numeral.value
    first.unit = first.unit ?? MeasureUnits.Unit(name: "degree", kind: .temperature)
    first.end = end + 2
  }

  // MARK: Lengths of time without a number

  /// "nearly *a decade*", "for *another year*", "*an hour and a half*": a unit of time with an article, where
  /// it says how long.
  func stretch(_ pieces: [Piece], at index: Int) -> Quantity? {
    let lower = pieces[index].lower
    guard lower == "a" || lower == "an" || lower == "another", index + 1 < pieces.count,
      pieces[index + 1].glue == .space, let found = units.name(pieces, at: index + 1),
      found.unit.kind == .duration, !Self.alsoNouns.contains(pieces[index + 1].lower)
    else { return nil }
    var end = found.end
    var value = 1.0
    if end + 2 < pieces.count, pieces[end].lower == "and", pieces[end + 1].lower == "a",
      pieces[end + 2].lower == "half"
    {
      value = 1.5
      end += 3
    }
    let next = end < pieces.count ? pieces[end].lower : ""
    guard !["ago", "earlier", "later", "before", "'s", "old", "-"].contains(next) || value > 1 else {
      return nil
    }
    var quantity = Quantity(
      pieces: index..<end, number: index..<found.end, amount: .value(value), modifier: .exact,
      unit: found.unit,
      form: .cardinal, isPlainDigits: false)
    addModifier(pieces, to: &quantity)
    let before = index > 0 ? pieces[index - 1].lower : ""
    guard quantity.pieces != index..<end || Self.stretchers.contains(before) || value > 1 else { return nil }
    if before == "per" || next == "after" && quantity.pieces.lowerBound == index { return nil }
    return quantity
  }

  /// Whether a word with this hash, in the singular, can be a figure without a number: "an hour", "twice".
  func standsWithoutNumber(_ hash: UInt64) -> Bool { Self.numberless.contains(hash) }

  private static let numberless: Set<UInt64> = Set(
    [
      "minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century", "once", "couple",
      "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties",
    ].map { stableHash($0.utf8) })

  private static let stretchers: Set<String> = [
    "for", "within", "last", "lasted", "lasts", "lasting", "took", "take", "takes", "taking", "spent",
  ]
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
