/// Reads strings of digits with their separators.
enum Digits {
  /// A number with how it was written.
  struct Reading {
    let value: Double
    /// Digits alone, without separators.
    let isPlain: Bool
    /// How many digits stand before the decimal mark.
    let count: Int
  }

  /// The value of digits with separators as the English, Indian or continental press writes them:
  /// "10,000", "6,26,000", "1.234.567,5", "3,5". Nil for a list, a date, a clock time or a number
  /// too large for a `Double`. Linear in the text.
  static func read(_ text: String) -> Reading? {
    var digits: [UInt8] = []
    var groups: [(separator: UInt8, count: Int)] = []
    var run = 0
    var separator: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39:
        digits.append(byte)
        run += 1
      case 0x2C, 0x2E:
        guard run > 0 else { return nil }
        groups.append((separator, run))
        separator = byte
        run = 0
      default: return nil
      }
    }
    guard run > 0 else { return nil }
    groups.append((separator, run))
    guard let decimals = decimals(of: groups), digits.count - decimals <= 300 else { return nil }
    var text = String(decoding: digits.prefix(digits.count - decimals), as: UTF8.self)
    if decimals > 0 { text += "." + String(decoding: digits.suffix(decimals).prefix(20), as: UTF8.self) }
    guard let value = Double(text), value.isFinite else { return nil }
    return Reading(value: value, isPlain: groups.count == 1, count: digits.count - decimals)
  }

  /// How many digits stand behind the decimal mark; nil when the separators make no number.
  private static func decimals(of groups: [(separator: UInt8, count: Int)]) -> Int? {
    guard groups.count > 1, let last = groups.last else { return 0 }
    let first = groups[1].separator
    let isMixed = last.separator != first
    let thousands = isMixed ? groups.dropFirst().dropLast() : groups.dropFirst()
    guard thousands.allSatisfy({ $0.separator == first }) else { return nil }
    if isMixed { return isGrouped(groups[0].count, thousands.map(\.count)) ? last.count : nil }
    if groups.count == 2 {
      if first == 0x2E { return last.count }
      if last.count == 3 { return groups[0].count <= 3 ? 0 : nil }
      return last.count <= 2 && groups[0].count <= 3 ? last.count : nil
    }
    return isGrouped(groups[0].count, thousands.map(\.count)) ? 0 : nil
  }

  /// Groups of three; or, as in India, groups of two before the last three.
  private static func isGrouped(_ first: Int, _ rest: [Int]) -> Bool {
    guard first <= 3, let last = rest.last, last == 3 else { return false }
    return rest.allSatisfy { $0 == 3 } || (first <= 2 && rest.dropLast().allSatisfy { $0 == 2 })
  }

  /// The value of "1/2", "¾"; nil for anything else.
  static func fraction(_ text: String) -> Double? {
    if let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1,
      scalar.properties.numericType == .numeric, let value = scalar.properties.numericValue, value < 1
    {
      return value
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.utf8.count) }),
      let numerator = Double(String(parts[0])), let denominator = Double(String(parts[1])),
      [2, 3, 4, 5, 6, 8, 10, 16].contains(denominator), numerator < denominator, numerator > 0
    else { return nil }
    return numerator / denominator
  }
}
