/// Where a page ended: the place in the order of its last item, so that the next page begins after it
/// however much came or went in between.
enum Cursor {
  /// A place in an order of fact keys; `order` names the order.
  static func text(_ key: FactKey, order: String) -> String {
    "\(order).\(String(key.high, radix: 36)).\(String(key.low, radix: 36))"
  }

  static func key(_ text: String, order: String) throws(QueryError) -> FactKey {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == order, let high = UInt64(parts[1], radix: 36),
      let low = UInt64(parts[2], radix: 36)
    else { throw .badCursor }
    return FactKey(high: high, low: low)
  }

  /// A place in an order of texts.
  static func text(_ name: String, _ number: UInt64, order: String) -> String {
    let digits = name.utf8.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    return "\(order).\(digits).\(String(number, radix: 36))"
  }

  static func name(_ text: String, order: String) throws(QueryError) -> (name: String, number: UInt64) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == order, parts[1].utf8.count % 2 == 0,
      let number = UInt64(parts[2], radix: 36)
    else { throw .badCursor }
    let digits = Array(parts[1].utf8)
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16) else {
        throw .badCursor
      }
      bytes.append(byte)
    }
    guard let name = String(validating: bytes, as: UTF8.self) else { throw .badCursor }
    return (name, number)
  }
}
