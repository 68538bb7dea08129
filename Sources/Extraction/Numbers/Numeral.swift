/// A number as written, before units and modifiers.
struct Numeral {
  /// What sort of number it is.
  enum Form {
    case cardinal, ordinal, fraction, order, multiple
  }

  /// The pieces that it takes.
  var pieces: Range<Int>
  /// Its value, or the low end of the order of magnitude that it names.
  var value: Double
  /// The high end of the order of magnitude.
  var upper: Double?
  /// What sort of number it is.
  var form = Form.cardinal
  /// Written in digits, perhaps with a magnitude word: "1.2 billion".
  var hasDigits = false
  /// Has a thousands separator, a decimal mark or a magnitude: more than a plain string of digits.
  var isSurelyQuantity = false
  /// The magnitude that its last words multiply by: 1e9 of "1.2 billion".
  var magnitude = 1.0
}
