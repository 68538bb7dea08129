import Facts
import Language

/// Reads a number with its currency sign, range, unit and modifier: "up to $3-4 billion",
/// "between 5 and 10 percent", "almost 30 tonnes a day". Linear: looks a few pieces ahead.
struct QuantityReader: Sendable {
  let numerals: NumeralReader
  let units: MeasureUnits
  let words: FigureWords

  /// One end of a range: a number with its own currency and unit.
  struct Measured {
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
    if let stretch = stretch(pieces, at: index) { return stretch }
    guard var first = measured(pieces, at: index) else { return nil }
    compose(pieces, &first)
    takeBelowZero(pieces, &first)
    takeMagnitude(pieces, &first)
    var amount = Figure.Amount.value(first.numeral.value)
    var end = first.end
    var modifier: Figure.Modifier?
    if let (ratio, after) = ratio(pieces, first) {
      amount = .value(ratio)
      end = after
      first.numeral.form = .fraction
    } else if let upper = first.numeral.upper {
      amount = .range(min: first.numeral.value, max: upper)
    } else if let second = tolerance(pieces, first) {
      let width = abs(second.numeral.value)
      amount = .range(min: first.numeral.value - width, max: first.numeral.value + width)
      modifier = .between
      end = second.end
      first.unit = first.unit ?? second.unit
      first.numeral.isSurelyQuantity = true
    } else if let unit = sharedUnit(pieces, first) {
      first.unit = unit
    } else if let second = rangeEnd(pieces, first) {
      let low = Decimals.product(first.numeral.value, sharedMagnitude(first, second))
      let high = second.numeral.value
      guard low < high || high < low && low < 0 else { return nil }
      amount = .range(min: min(low, high), max: max(low, high))
      modifier = .between
      end = second.end
      first.unit = first.unit ?? second.unit
      first.numeral.isSurelyQuantity = true
    }
    let sign = sign(pieces, before: index)
    let isSigned = first.isNegative || sign != nil || index > 0 && pieces[index - 1].lower == "\u{B1}"
    var quantity = Quantity(
      pieces: (isSigned ? max(0, index - 1) : index)..<end,
      number: index..<first.numeral.pieces.upperBound, amount: amount, modifier: modifier ?? .exact,
      unit: first.unit, form: first.numeral.form,
      isPlainDigits: first.numeral.hasDigits && !first.numeral.isSurelyQuantity,
      sign: sign)
    addRate(pieces, to: &quantity)
    addModifier(pieces, to: &quantity)
    return quantity
  }

  /// The second number of "5 ± 2", "5 plus or minus 2".
  private func tolerance(_ pieces: [Piece], _ first: Measured) -> Measured? {
    guard first.numeral.form == .cardinal, first.end + 1 < pieces.count else { return nil }
    var next = first.end
    if pieces[next].lower == "\u{B1}" {
      next += 1
    } else if isPlusOrMinus(pieces, endingAt: next + 3) {
      next += 3
    } else {
      return nil
    }
    guard let second = measured(pieces, at: next), second.numeral.form == .cardinal,
      first.unit == nil || second.unit == nil || first.unit == second.unit
    else { return nil }
    return second
  }

  private func isPlusOrMinus(_ pieces: [Piece], endingAt end: Int) -> Bool {
    end >= 3 && end <= pieces.count && pieces[end - 1].is(.minus) && pieces[end - 2].is(.or)
      && pieces[end - 3].is(.plus)
  }

  // MARK: Numbers

  func measured(_ pieces: [Piece], at index: Int) -> Measured? {
    var start = index
    var unit: MeasureUnits.Unit?
    var isNegative = false
    if let sign = units.sign(pieces, at: index), sign.end < pieces.count {
      var next = sign.end
      if Self.isMinus(pieces[next]), next + 1 < pieces.count, pieces[next + 1].isNumber,
        pieces[next + 1].glue == .joined
      {
        isNegative = true
        next += 1
      }
      if pieces[next].isNumber || isSign(pieces[sign.end - 1]) {
        unit = sign.unit
        start = next
      }
    }
    guard var numeral = numerals.read(pieces, at: start, afterCurrency: unit != nil) else { return nil }
    if unit != nil, numeral.form == .ordinal { return nil }
    // "R5" may be a road or a model, "R5 million" is money.
    if unit != nil, numeral.magnitude == 1, pieces[start - 1].isWord, pieces[start - 1].lower.utf8.count == 1
    {
      return nil
    }
    let isBehindMinus = !isNegative && self.isNegative(pieces, at: index)
    if isNegative || isBehindMinus { numeral.value = -numeral.value }
    var end = numeral.pieces.upperBound
    if unit != nil {
      numeral.isSurelyQuantity = true
      if let name = units.name(pieces, at: end) ?? units.symbol(pieces, at: end), name.unit.kind == .money {
        end = name.end
      }
      return Measured(
        numeral: numeral, start: index, end: end, unit: unit, signIsBefore: true, isNegative: isBehindMinus)
    }
    if numeral.form == .cardinal || numeral.form == .order || numeral.form == .fraction,
      let found = unitAfter(pieces, at: end, numeral: numeral)
    {
      unit = found.unit
      end = found.end
      numeral.value = Decimals.product(numeral.value, found.scale)
      numeral.upper = numeral.upper.map { Decimals.product($0, found.scale) }
    }
    return Measured(
      numeral: numeral, start: index, end: end, unit: unit, signIsBefore: false, isNegative: isBehindMinus)
  }

  private func isSign(_ piece: Piece) -> Bool { piece.isMark || piece.lower.hasSuffix("$") }

  static func isMinus(_ piece: Piece) -> Bool { piece.lower == "-" || piece.lower == "\u{2212}" }

  /// A minus sign right before digits, behind white space; or the word.
  private func isNegative(_ pieces: [Piece], at index: Int) -> Bool {
    guard index > 0 else { return false }
    let before = pieces[index - 1]
    if before.is(.minus) || before.is(.negative) {
      return !isPlusOrMinus(pieces, endingAt: index)
    }
    return Self.isMinus(before) && isLoneSign(pieces, at: index - 1)
  }

  /// Which way a plus or minus right before a number points.
  private func sign(_ pieces: [Piece], before index: Int) -> Figure.Change? {
    guard index > 0, isLoneSign(pieces, at: index - 1) else { return nil }
    if pieces[index - 1].lower == "+" { return .up }
    return Self.isMinus(pieces[index - 1]) ? .down : nil
  }

  /// Whether a plus or minus belongs to what stands behind it, and to nothing before.
  private func isLoneSign(_ pieces: [Piece], at index: Int) -> Bool {
    let opens = index > 0 && ["(", "[", ","].contains(pieces[index - 1].lower)
    return (pieces[index].glue == .space || pieces[index].isFirst || opens)
      && index + 1 < pieces.count && pieces[index + 1].glue == .joined
  }
}
