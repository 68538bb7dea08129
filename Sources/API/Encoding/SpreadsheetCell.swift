/// What a spreadsheet makes of the text of a cell.
enum SpreadsheetCell {
  private static let asciiStarts: Set<UInt8> = [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0A, 0x0D]
  /// The same signs in their full width, which some spreadsheets take for them.
  private static let wideStarts: Set<Character> = ["\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"]

  /// Whether a spreadsheet would take the text for a formula: it begins with `=`, `+`, `-`, `@`, a tab or a line end,
  /// and is no plain number.
  static func isRun(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    if first >= 0x80 { return text.first.map(wideStarts.contains) ?? false }
    let hasSign = first == 0x2B || first == 0x2D
    return asciiStarts.contains(first) && !(hasSign && isNumber(text.utf8.dropFirst()))
  }

  /// Digits, with a fraction and an exponent where there are any.
  private static func isNumber(_ text: Substring.UTF8View) -> Bool {
    var rest = text
    func digits() -> Bool {
      let count = rest.prefix { (0x30...0x39).contains($0) }.count
      rest = rest.dropFirst(count)
      return count > 0
    }
    guard digits() else { return false }
    if rest.first == 0x2E {
      rest = rest.dropFirst()
      guard digits() else { return false }
    }
    if rest.first == 0x65 || rest.first == 0x45 {
      rest = rest.dropFirst()
      if rest.first == 0x2B || rest.first == 0x2D { rest = rest.dropFirst() }
      guard digits() else { return false }
    }
    return rest.isEmpty
  }
}
