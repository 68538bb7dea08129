/// Where bytes stop being UTF-8.
enum UTF8Check {
  /// Bytes of a character.
  static let longestCharacter = 4

  /// The offset of the first byte that is not part of well-formed UTF-8; nil when there is none. Linear.
  static func firstInvalidByte(in bytes: some Collection<UInt8>) -> Int? {
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
