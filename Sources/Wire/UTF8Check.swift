/// Where bytes stop being UTF-8.
package enum UTF8Check {
  /// Bytes of a character.
  package static let longestCharacter = 4

  /// The offset of the first byte that is not part of well-formed UTF-8; nil when there is none. Linear.
  package static func firstInvalidByte(in bytes: some Collection<UInt8>) -> Int? {
    var decoder = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let encoded): offset += encoded.count
      case .emptyInput: return nil
      case .error: return offset
      }
    }
  }
}

extension UTF8Check {
  /// How many characters of several bytes there are, and how many places are no UTF-8. Linear.
  package static func count(in bytes: some Collection<UInt8>) -> (whole: Int, broken: Int) {
    var decoder = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var whole = 0
    var broken = 0
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let encoded): if encoded.count > 1 { whole += 1 }
      case .emptyInput: return (whole, broken)
      case .error: broken += 1
      }
    }
  }

  /// Whether this is how a character of several bytes begins.
  package static func isBeginning(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, first >= 0xC2, first < 0xF5 else { return false }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    return bytes.count < length && bytes.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
  }
}
