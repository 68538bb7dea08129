import Facts

/// Reads a number with its currency sign, range, unit and modifier: "up to $3-4 billion",
/// "between 5 and 10 percent", "almost 30 tonnes a day". Linear: looks a few pieces ahead.
struct QuantityReader: Sendable {
  let numerals: NumeralReader
  let units: MeasureUnits
  let words: FigureWords

  /// One end of a range: a number with its own currency and unit.
  private struct Measured {
    var numeral: Numeral
    var start: Int
    var end: Int
    var unit: MeasureUnits.Unit?
    var signIsBefore: Bool
    /// A minus stands before it.
    var isNegative = false
  }

  /// The quantity whose number or currency sign starts at `index`.
  func read(_ pieces: [Piece], at index: Int) -> Quantity? {
    guard var first = measured(pieces, at: index) else { return nil }
    var amount = Figure.Amount.value(first.numeral.value)
    var end = first.end
    var modifier: Figure.Modifier?
    if let (ratio, after) = ratio(pieces, first) {
      amount = .value(ratio)
      end = after
      first.numeral.form = .fraction
    } else if let upper = first.numeral.upper {
      amount = .range(min: first.numeral.value, max: upper)
    } else if let unit = sharedUnit(pieces, first) {
      first.unit = unit
    } else if let second = rangeEnd(pieces, first) {
      let low = first.numeral.value * sharedMagnitude(first, second)
      guard low < second.numeral.value else { return nil }
      amount = .range(min: low, max: second.numeral.value)
      modifier = .between
      end = second.end
      first.unit = first.unit ?? second.unit
      first.numeral.isSurelyQuantity = true
    }
    var quantity = Quantity(
      pieces: (first.isNegative ? index - 1 : index)..<end, number: index..<first.numeral.pieces.upperBound,
      amount: amount,
      modifier: modifier ?? .exact, unit: first.unit, form: first.numeral.form,
      isPlainDigits: first.numeral.hasDigits && !first.numeral.isSurelyQuantity)
    addRate(pieces, to: &quantity)
    addModifier(pieces, to: &quantity)
    return quantity
  }

  // MARK: Number and unit

  private func measured(_ pieces: [Piece], at index: Int) -> Measured? {
    var start = index
    var unit: MeasureUnits.Unit?
    if let (currency, end) = units.symbol(pieces, at: index), end < pieces.count,
      pieces[end].isNumber || isSign(pieces[end - 1])
    {
      unit = currency
      start = end
    }
    guard var numeral = numerals.read(pieces, at: start, afterCurrency: unit != nil) else { return nil }
    if unit != nil, numeral.form == .ordinal { return nil }
    let isNegative = start == index && isNegative(pieces, at: index)
    if isNegative { numeral.value = -numeral.value }
    var end = numeral.pieces.upperBound
    if unit != nil {
      numeral.isSurelyQuantity = true
      if let (name, after) = units.name(pieces, at: end), name.kind == .money, end < pieces.count {
        _ = name
        end = after
      }
      return Measured(numeral: numeral, start: index, end: end, unit: unit, signIsBefore: true)
    }
    if numeral.form == .cardinal || numeral.form == .order || numeral.form == .fraction {
      if let (found, after) = unitAfter(pieces, at: end, numeral: numeral) {
        unit = found
        end = after
      }
    }
    return Measured(
      numeral: numeral, start: index, end: end, unit: unit, signIsBefore: false, isNegative: isNegative)
  }

  private func isSign(_ piece: Piece) -> Bool { piece.isMark || piece.lower.hasSuffix("$") }

  /// A minus sign right before digits, behind white space; or the word.
  private func isNegative(_ pieces: [Piece], at index: Int) -> Bool {
    guard index > 0 else { return false }
    let before = pieces[index - 1]
    if before.lower == "minus" || before.lower == "negative" { return true }
    return (before.lower == "-" || before.lower == "\u{2212}") && before.glue == .space
      && pieces[index].glue == .joined && pieces[index].isNumber
  }

  /// The unit behind a number: at once, or behind one word that only adds to the number.
  private func unitAfter(_ pieces: [Piece], at end: Int, numeral: Numeral) -> (MeasureUnits.Unit, Int)? {
    guard end < pieces.count else { return nil }
    if let found = unit(pieces, at: end, numeral: numeral) { return found }
    if pieces[end].isMark, let (currency, after) = units.symbol(pieces, at: end),
      after == pieces.count || !pieces[after].isNumber
    {
      return (currency, after)
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
    if Self.fillers.contains(pieces[end].lower), pieces[end].glue == .space, end + 1 < pieces.count,
      let found = units.name(pieces, at: end + 1), found.unit.kind == .duration
    {
      return found
    }
    return nil
  }

  private static let fillers: Set<String> = [
    "more", "additional", "further", "full", "whole", "extra", "other", "consecutive", "straight", "calendar",
    "business", "working", "successive", "solid", "long", "short", "entire", "odd", "brief", "bitter",
    "tumultuous",
  ]

  private func unit(_ pieces: [Piece], at index: Int, numeral: Numeral) -> (MeasureUnits.Unit, Int)? {
    guard index < pieces.count else { return nil }
    if pieces[index].isCapitalized, let found = capital(pieces[index], numeral) { return (found, index + 1) }
    guard let (unit, end) = units.name(pieces, at: index) else { return nil }
    let lower = pieces[index].lower
    if lower == "g", pieces[index].isCapitalized { return nil }
    if unit.kind == .money, unit.name.utf8.count == 3, !numeral.hasDigits || lower == "won" {
      if lower == "won" || lower == "real" || lower == "try", numeral.value < 100 { return nil }
    }
    if lower == "second" || lower == "quarter" || lower == "stone" || lower == "bar" || lower == "block"
      || lower == "yard" || lower == "blocks" || lower == "bars" || lower == "stones"
    {
      guard pieces[index].glue != .space || lower.hasSuffix("s") || numeral.value == 1 && lower == "second"
      else { return nil }
      if lower == "bars" || lower == "stones" || lower == "blocks" { return nil }
    }
    if unit.name == "pound", Self.isMoneyPound(pieces, numeral, end) {
      return (MeasureUnits.Unit(name: "GBP", kind: .money), end)
    }
    if lower.utf8.count == 1, lower != "%", lower != "\u{B0}", pieces[index].glue == .space {
      guard unit.kind == .temperature, pieces[index].isCapitalized, numeral.hasDigits else { return nil }
    }
    return (unit, end)
  }

  /// Units whose capitals tell them from others: "400 Nm", "-70 C." at a sentence's end.
  private func capital(_ piece: Piece, _ numeral: Numeral) -> MeasureUnits.Unit? {
    guard numeral.hasDigits else { return nil }
    return switch piece.lower {
    case "nm" where piece.glue == .joined: MeasureUnits.Unit(name: "newton-metre", kind: .count)
    case "c.": MeasureUnits.Unit(name: "degree Celsius", kind: .temperature)
    case "f.": MeasureUnits.Unit(name: "degree Fahrenheit", kind: .temperature)
    default: nil
    }
  }

  /// Pounds are money when there are many of them, and nothing is weighed.
  private static func isMoneyPound(_ pieces: [Piece], _ numeral: Numeral, _ end: Int) -> Bool {
    if end < pieces.count, pieces[end].lower == "of" || pieces[end - 1].glue == .hyphen { return false }
    return numeral.value >= 100_000
  }

  // MARK: Ranges and ratios

  /// The upper end of "10-15", "10 to 15", "between 10 and 15", "two or three".
  private func rangeEnd(_ pieces: [Piece], _ first: Measured) -> Measured? {
    guard first.numeral.form == .cardinal else { return nil }
    let end = first.end
    guard end < pieces.count else { return nil }
    let before = first.start > 0 ? pieces[first.start - 1].lower : ""
    let link = pieces[end].lower
    var next = end + 1
    if pieces[end].isNumber, pieces[end].glue == .hyphen {
      next = end
    } else if link == "-" || link == "\u{2013}" || link == "\u{2014}" {
      guard pieces[end].glue == .joined || before == "between" || next < pieces.count && pieces[next].isNumber
      else { return nil }
    } else if link == "to" {
      if before == "from", hasChange(pieces, before: first.start) { return nil }
    } else if link == "or" {
      guard first.numeral.value <= 20 else { return nil }
    } else if link == "and" {
      guard isBetween(pieces, first.start) else { return nil }
    } else {
      return nil
    }
    guard next < pieces.count, let second = measured(pieces, at: next), second.numeral.form == .cardinal
    else { return nil }
    if let unit = first.unit, let other = second.unit, unit != other { return nil }
    if first.unit != nil, second.unit == nil, !first.signIsBefore { return nil }
    guard first.numeral.value * sharedMagnitude(first, second) < second.numeral.value else {
      return next == end ? second : nil
    }
    return second
  }

  private func isBetween(_ pieces: [Piece], _ index: Int) -> Bool {
    for place in max(0, index - 2)..<index where pieces[place].lower == "between" { return true }
    return false
  }

  /// Whether the words before "from" speak of a change, so that what follows is before and after.
  private func hasChange(_ pieces: [Piece], before index: Int) -> Bool {
    for place in max(0, index - 8)..<index where words.change(pieces[place]) != nil { return true }
    return false
  }

  /// "3-4 billion": the magnitude of the upper end holds for the lower.
  private func sharedMagnitude(_ first: Measured, _ second: Measured) -> Double {
    guard first.numeral.magnitude == 1, second.numeral.magnitude > 1,
      first.numeral.value < second.numeral.value / second.numeral.magnitude
    else { return 1 }
    return second.numeral.magnitude
  }

  /// "one in five", "nine out of 10".
  private func ratio(_ pieces: [Piece], _ first: Measured) -> (Double, Int)? {
    guard first.unit == nil, first.numeral.form == .cardinal, first.numeral.value >= 1,
      first.numeral.value < 1000
    else { return nil }
    var next = first.end
    guard next < pieces.count else { return nil }
    if pieces[next].lower == "in", pieces[next].glue == .space || pieces[next].glue == .hyphen {
      next += 1
      guard first.numeral.value <= 20 else { return nil }
    } else if pieces[next].lower == "out", next + 1 < pieces.count, pieces[next + 1].lower == "of" {
      next += 2
    } else if pieces[next].lower == "of", next + 1 < pieces.count, pieces[next + 1].lower == "every" {
      next += 1
    } else {
      return nil
    }
    if next < pieces.count, pieces[next].lower == "every" { next += 1 }
    guard let second = numerals.read(pieces, at: next), second.form == .cardinal,
      second.value > first.numeral.value, second.value <= 1_000_000,
      !(second.hasDigits && second.value >= 1900 && second.value <= 2100 && !second.isSurelyQuantity)
    else { return nil }
    if let (unit, _) = units.name(pieces, at: second.pieces.upperBound), unit.kind != .money { return nil }
    return (first.numeral.value / second.value, second.pieces.upperBound)
  }

  /// The unit of the second of two numbers, which holds for the first as well: "5 and 6 percent", "from
  /// 103 billion to 93 billion tenge" where the words speak of a change.
  private func sharedUnit(_ pieces: [Piece], _ first: Measured) -> MeasureUnits.Unit? {
    guard first.unit == nil, first.numeral.form == .cardinal, first.end < pieces.count else { return nil }
    let link = pieces[first.end].lower
    let before = first.start > 0 ? pieces[first.start - 1].lower : ""
    let isPair = (link == "and" || link == "or") && !isBetween(pieces, first.start)
    let isChange = link == "to" && before == "from" && hasChange(pieces, before: first.start)
    guard isPair || isChange, let second = measured(pieces, at: first.end + 1), let unit = second.unit,
      !second.signIsBefore, second.numeral.form == .cardinal,
      isChange || second.numeral.hasDigits == first.numeral.hasDigits
    else { return nil }
    return link == "or" && first.numeral.value < second.numeral.value && first.numeral.value <= 20
      ? nil : unit
  }

  // MARK: Rates and modifiers

  /// "a day", "per hour", "an ounce", "/km" behind a unit.
  private func addRate(_ pieces: [Piece], to quantity: inout Quantity) {
    guard let unit = quantity.unit else { return }
    let start = quantity.pieces.upperBound
    var found = per(pieces, at: start)
    if found == nil, start + 3 < pieces.count, pieces[start].lower == "of" {
      for place in start + 2..<min(start + 5, pieces.count) where words.isFunctionWord(pieces[place]) {
        found = per(pieces, at: place)
        break
      }
    }
    guard let (per, end) = found else { return }
    quantity.pieces = quantity.pieces.lowerBound..<end
    quantity.unit = MeasureUnits.Unit(name: unit.name + " per " + per.name, kind: Self.rateKind(unit, per))
  }

  private static func rateKind(_ unit: MeasureUnits.Unit, _ per: MeasureUnits.Unit) -> Figure.Kind {
    switch unit.kind {
    case .money, .percent: unit.kind
    case .distance where per.kind == .duration: .speed
    default: .rate
    }
  }

  /// What a rate is per: a unit, or behind "per" any noun.
  func per(_ pieces: [Piece], at index: Int) -> (unit: MeasureUnits.Unit, end: Int)? {
    guard index + 1 < pieces.count else { return nil }
    let lower = pieces[index].lower
    let next = pieces[index + 1]
    guard
      lower == "a" || lower == "an" || lower == "per" || lower == "each" || lower == "every" || lower == "/"
    else {
      return nil
    }
    if let (unit, end) = units.name(pieces, at: index + 1), unit.kind != .percent, unit.kind != .money {
      guard !Plural.isPlural(pieces[end - 1].lower),
        end == pieces.count || !["ago", "earlier", "later", "before", "after"].contains(pieces[end].lower)
      else { return nil }
      return (unit, end)
    }
    if Self.perNouns.contains(next.lower) || (lower == "per" && next.isWord && !words.isFunctionWord(next)) {
      return (MeasureUnits.Unit(name: next.lower, kind: .count), index + 2)
    }
    return nil
  }

  private static let perNouns: Set<String> = [
    "share", "head", "person", "capita", "piece", "unit", "pack", "night", "barrel", "ticket", "household",
    "family", "employee", "worker", "student", "vehicle", "car", "item", "copy", "game", "bottle", "bag",
    "kilo",
  ]

  /// The words before and behind a quantity that say how exact it is.
  func addModifier(_ pieces: [Piece], to quantity: inout Quantity) {
    var start = quantity.pieces.lowerBound
    if start > 0,
      pieces[start - 1].lower == "an" || pieces[start - 1].lower == "a",
      let found = words.before.match(pieces, endingAt: start - 1), found.count > 1
    {
      start -= 1
    }
    if let (modifier, count) = words.before.match(pieces, endingAt: start),
      fits(pieces, start - count, quantity)
    {
      quantity.modifier = quantity.modifier == .between ? .between : modifier
      quantity.pieces = start - count..<quantity.pieces.upperBound
      if let (outer, count) = words.before.match(pieces, endingAt: quantity.pieces.lowerBound),
        outer != .exact, modifier == .about || modifier == .exact
      {
        quantity.modifier = quantity.modifier == .between ? .between : outer
        quantity.pieces = quantity.pieces.lowerBound - count..<quantity.pieces.upperBound
      }
    } else if start > 0, pieces[start - 1].lower == "between", quantity.modifier == .between {
      quantity.pieces = start - 1..<quantity.pieces.upperBound
    }
    if let (modifier, count) = words.after.match(pieces, at: quantity.pieces.upperBound),
      pieces[quantity.pieces.upperBound].lower != "+" || pieces[quantity.pieces.upperBound].glue == .joined
    {
      quantity.modifier = modifier
      quantity.pieces = quantity.pieces.lowerBound..<quantity.pieces.upperBound + count
    }
  }

  /// "over" and the like before a length of time may be a preposition: "$1 trillion over 10 years".
  private func fits(_ pieces: [Piece], _ index: Int, _ quantity: Quantity) -> Bool {
    let lower = pieces[index].lower
    guard index == quantity.pieces.lowerBound - 1 else { return true }
    if lower == "over", quantity.unit?.kind == .duration {
      if quantity.pieces.upperBound < pieces.count,
        ["ago", "old", "later", "earlier"].contains(pieces[quantity.pieces.upperBound].lower)
      {
        return true
      }
      return index == 0
        || [
          "for", "in", "of", "last", "lasted", "lasting", "took", "is", "was", "spent", "after", "to", "just",
          "well", "-",
        ].contains(pieces[index - 1].lower)
    }
    if lower == "under" || lower == "below" || lower == "above" || lower == "within" || lower == "around"
      || lower == "about"
    {
      return quantity.form != .ordinal
    }
    return true
  }
}
