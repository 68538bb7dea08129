import Extraction
import Language

/// An encoding of one byte a character, the first half of which is ASCII.
struct SingleByteEncoding: Sendable {
  /// What stands for the bytes from 0x80 on.
  private let upperHalf: [Unicode.Scalar]

  /// What most files are that say they are Latin-1, or say nothing and are not UTF-8.
  static let western = named("windows-1252")!

  /// The encoding with this name, in lower case; nil for one that is not known.
  static func named(_ name: String) -> SingleByteEncoding? {
    for line in LanguageResource("encodings.txt").lines {
      let columns = line.split(separator: "\t")
      guard columns.count == 2, columns[0].split(separator: " ").contains(where: { $0 == name }) else {
        continue
      }
      let digits = Array(columns[1].utf8)
      let upperHalf = stride(from: 0, to: digits.count - 3, by: 4).map { start in
        UInt32(String(decoding: digits[start..<start + 4], as: UTF8.self), radix: 16)
          .flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
      }
      return upperHalf.count == 128 ? SingleByteEncoding(upperHalf: upperHalf) : nil
    }
    return nil
  }

  /// The text of the bytes. Linear; every byte stands for something.
  func text(of bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        result.append(byte)
      } else {
        result += UTF8.encode(upperHalf[Int(byte - 0x80)]).unsafelyUnwrapped
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
