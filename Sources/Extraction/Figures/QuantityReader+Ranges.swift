import Facts
import Language

/// Ranges, ratios, and units that several numbers share.
extension QuantityReader {
  /// The upper end of "10-15", "10 to 15", "between 10 and 15", "two or three", "7- or 8-inch".
  func rangeEnd(_ pieces: [Piece], _ first: Measured) -> Measured? {
    guard first.numeral.form == .cardinal else { return nil }
    let end = behindSuspension(pieces, first.end)
    guard end < pieces.count else { return nil }
    let start = first.isNegative ? max(0, first.start - 1) : first.start
    let before = start > 0 ? pieces[start - 1].lower : ""
    let link = pieces[end].lower
    var next = end + 1
    if pieces[end].isNumber, pieces[end].glue == .hyphen {
      next = end
    } else if link == "-" || link == "\u{2013}" || link == "\u{2014}" {
      guard pieces[end].glue == .joined || before.is(.between) || next < pieces.count && pieces[next].isNumber
      else { return nil }
    } else if link.is(.to) {
      if before.is(.from), hasChange(pieces, before: first.start) { return nil }
    } else if link.is(.or) {
      guard first.numeral.value <= 20 else { return nil }
    } else if link.is(.and) {
      guard isBetween(pieces, start) else { return nil }
    } else {
      return nil
    }
    if first.isNegative, link.is(.and) || link.is(.to), next + 1 < pieces.count, Self.isMinus(pieces[next]),
      pieces[next + 1].glue == .joined
    {
      next += 1
    }
    guard next < pieces.count, let second = measured(pieces, at: next), second.numeral.form == .cardinal
    else { return nil }
    if let unit = first.unit, let other = second.unit, unit != other { return nil }
    if first.unit != nil, second.unit == nil, !first.signIsBefore { return nil }
    if link.is(.to), first.unit != nil, second.unit != nil, isAmountOfChange(pieces, before: first.start) {
      return nil
    }
    if link.is(.to), isChangeToLevel(pieces, first, second) { return nil }
    let low = Decimals.product(first.numeral.value, sharedMagnitude(first, second))
    guard low < second.numeral.value || low < 0 && second.numeral.value < low else {
      return next == end ? second : nil
    }
    return second
  }

  /// Past the hyphen of "7- or 8-inch", "three-, four- and five-storey".
  func behindSuspension(_ pieces: [Piece], _ end: Int) -> Int {
    guard end + 1 < pieces.count, pieces[end].lower == "-", pieces[end].glue == .joined,
      pieces[end + 1].glue == .space || pieces[end + 1].lower == ",",
      pieces[end + 1].is(.rangeJoint)
    else { return end }
    return end + 1
  }

  private func isBetween(_ pieces: [Piece], _ index: Int) -> Bool {
    let isOfAges = index > 1 && pieces[index - 1].is(.of) && pieces[index - 2].is(.ages)
    for place in max(0, index - (isOfAges ? 4 : 2))..<index where pieces[place].is(.between) {
      return true
    }
    return false
  }

  /// Whether the words before "from" speak of a change, so that what follows is before and after.
  private func hasChange(_ pieces: [Piece], before index: Int) -> Bool {
    for place in max(0, index - 16)..<index
    where words.isChange(pieces[place])
      || place >= index - 5 && pieces[index - 1].is(.from) && pieces[place].is(.shiftingVerb)
    {
      return true
    }
    return false
  }

  /// "*by* $4 billion to $31 billion", "*down* $2 to $77": an amount of change and a level, no range.
  private func isAmountOfChange(_ pieces: [Piece], before index: Int) -> Bool {
    guard index > 0 else { return false }
    let before = pieces[index - 1]
    return before.is(.by) && hasChange(pieces, before: index) || words.isChange(before)
  }

  /// "Rose *by 12 to 45*", "fell *by 300 to 1,200 people*": without a unit, or in money, a number that is many
  /// times the one before is the level that the change led to; nearer ones are a range.
  private func isChangeToLevel(_ pieces: [Piece], _ first: Measured, _ second: Measured) -> Bool {
    guard first.start > 0, pieces[first.start - 1].is(.by), hasChange(pieces, before: first.start),
      second.unit == nil || second.unit?.kind == .money, second.numeral.form == .cardinal
    else { return false }
    return second.numeral.value
      >= 3 * Decimals.product(first.numeral.value, sharedMagnitude(first, second))
  }

  /// "3-4 billion": the magnitude of the upper end holds for the lower.
  func sharedMagnitude(_ first: Measured, _ second: Measured) -> Double {
    guard first.numeral.magnitude == 1, second.numeral.magnitude > 1,
      first.numeral.value < second.numeral.value / second.numeral.magnitude
    else { return 1 }
    return second.numeral.magnitude
  }

  /// "one in five", "nine out of 10".
  func ratio(_ pieces: [Piece], _ first: Measured) -> (Double, Int)? {
    guard first.unit == nil, first.numeral.form == .cardinal, first.numeral.value >= 1,
      first.numeral.value < 1000
    else { return nil }
    var next = first.end
    guard next < pieces.count else { return nil }
    if let found = oneOfKind(pieces, first) { return found }
    if pieces[next].is(.in), pieces[next].glue == .space || pieces[next].glue == .hyphen {
      next += 1
      guard first.numeral.value <= 20 else { return nil }
    } else if pieces[next].is(.out), next + 1 < pieces.count, pieces[next + 1].is(.of) {
      next += 2
    } else if pieces[next].is(.of), next + 1 < pieces.count, pieces[next + 1].is(.every) {
      next += 1
    } else {
      return nil
    }
    if next < pieces.count, pieces[next].is(.every) { next += 1 }
    guard let second = numerals.read(pieces, at: next), second.form == .cardinal,
      second.value > first.numeral.value, second.value <= 1_000_000,
      !(second.hasDigits && second.value >= 1900 && second.value <= 2100 && !second.isSurelyQuantity)
    else { return nil }
    if let found = units.name(pieces, at: second.pieces.upperBound), found.unit.kind != .money { return nil }
    return (first.numeral.value / second.value, second.pieces.upperBound)
  }

  /// "*One* voter *in five* agrees": the noun stands between, and nothing is counted behind.
  private func oneOfKind(_ pieces: [Piece], _ first: Measured) -> (Double, Int)? {
    let noun = first.end
    guard first.numeral.value == 1, noun + 2 < pieces.count, pieces[noun].isWord, pieces[noun].glue == .space,
      !pieces[noun].is(.functionWord), pieces[noun + 1].is(.in),
      let second = numerals.read(pieces, at: noun + 2), second.form == .cardinal, second.value > 1,
      second.value <= 1000,
      case let end = second.pieces.upperBound,
      end == pieces.count || pieces[end].isMark && pieces[end].lower != "%"
        || pieces[end].is(.functionWord)
    else { return nil }
    return (1 / second.value, end)
  }

  /// "From *2.1* to 2.6 million": the magnitude of the level behind holds for the one before.
  func takeMagnitude(_ pieces: [Piece], _ first: inout Measured) {
    guard first.start > 0, first.numeral.form == .cardinal, first.numeral.magnitude == 1, first.unit == nil,
      first.numeral.value > 0, first.numeral.value < 1000, first.end + 1 < pieces.count,
      pieces[first.start - 1].is(.from), pieces[first.end].is(.to),
      let second = measured(pieces, at: first.end + 1), second.numeral.magnitude >= 1000
    else { return }
    let ratio = second.numeral.value / second.numeral.magnitude / first.numeral.value
    guard ratio > 0.1, ratio < 10 else { return }
    first.numeral.value = Decimals.product(first.numeral.value, second.numeral.magnitude)
    first.numeral.isSurelyQuantity = true
  }

  // MARK: Shared units

  /// The unit of length of the last side: "*20* x 30 metres", "a *10*-by-12-foot room".
  private func sideUnit(_ pieces: [Piece], _ first: Measured) -> MeasureUnits.Unit? {
    var end = first.end
    for _ in 0..<3 {
      guard end + 1 < pieces.count, pieces[end].is(.byOrCross),
        let next = measured(pieces, at: end + 1), next.numeral.form == .cardinal
      else { return nil }
      if let unit = next.unit { return unit.kind == .distance || units.is(unit, .side) ? unit : nil }
      end = next.end
    }
    return nil
  }

  /// The unit of the last of several numbers, which holds for the first as well: "5 and 6 percent", "5, 6 and
  /// 7 percent", "three-, four- and five-storey", "from 103 billion to 93 billion tenge" where the words
  /// speak of a change.
  func sharedUnit(_ pieces: [Piece], _ first: Measured) -> MeasureUnits.Unit? {
    guard first.unit == nil, first.numeral.form == .cardinal, first.end < pieces.count else { return nil }
    if let unit = sideUnit(pieces, first) { return unit }
    var end = behindSuspension(pieces, first.end)
    let isSuspended = end > first.end
    let before = first.start > 0 ? pieces[first.start - 1].lower : ""
    var steps = 0
    while pieces[end].lower == ",", steps < 4, end + 1 < pieces.count, pieces[end + 1].glue == .space,
      isSuspended || pieces[end + 1].isNumber == first.numeral.hasDigits,
      let next = numerals.read(pieces, at: end + 1), next.form == .cardinal
    {
      let after = behindSuspension(pieces, next.pieces.upperBound)
      guard after < pieces.count else { return nil }
      end = after
      steps += 1
    }
    if steps > 0, pieces[end].lower == ",", end + 1 < pieces.count,
      pieces[end + 1].is(.andOrOr)
    {
      end += 1
    }
    let link = pieces[end].lower
    let isPair = (link.is(.and) || link.is(.or)) && !isBetween(pieces, first.start)
    guard isPair || link.is(.to), end + 1 < pieces.count, let second = measured(pieces, at: end + 1) else {
      return nil
    }
    let isChange =
      link.is(.to)
      && (before.is(.from) && hasChange(pieces, before: first.start)
        || isChangeToLevel(pieces, first, second))
    guard isPair || isChange, let unit = second.unit, !second.signIsBefore, second.numeral.form == .cardinal,
      isChange || isSuspended || second.numeral.hasDigits == first.numeral.hasDigits
    else { return nil }
    return steps == 0 && link.is(.or) && first.numeral.value < second.numeral.value
      && first.numeral.value <= 20 ? nil : unit
  }
}
