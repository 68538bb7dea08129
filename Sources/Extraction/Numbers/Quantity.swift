import Facts

/// A number with its unit and modifier, before it is known what it counts.
struct Quantity {
  /// The pieces from the modifier to the unit.
  var pieces: Range<Int>
  /// The pieces of the number alone, its currency sign included.
  var number: Range<Int>
  var amount: Figure.Amount
  var modifier: Figure.Modifier
  var unit: MeasureUnits.Unit?
  var form: Numeral.Form
  /// A bare string of digits that may as well be a label.
  var isPlainDigits: Bool
  /// Which way a plus or minus right before it says that something went.
  var sign: Figure.Change?

  /// Whether two numbers give its ends.
  var isSpan: Bool {
    guard case .range = amount else { return false }
    return form == .cardinal
  }

  var isOne: Bool { amount == .value(1) }
}
