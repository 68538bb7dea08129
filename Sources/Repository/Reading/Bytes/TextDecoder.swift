import Wire

/// Makes text of bytes in whatever encoding they are: what a byte order mark says, what was said of them, what they say
/// of themselves, else UTF-8, else windows-1252.
struct TextDecoder {
  /// What was made of the bytes.
  struct Decoded {
    var text: String
    /// What is wrong with it, though it is there.
    var warning: ReadingError?
    /// Whether it ends within a character.
    var isCut = false
  }

  /// What kind of text it is: where its own word of its encoding stands.
  enum Kind {
    case plain, html, xml
  }

  /// The name of the encoding that came with the bytes, such as the parameter of a media type.
  var charset: String?
  var kind = Kind.plain

  /// The text of the bytes, without a byte order mark. Linear.
  func decode(_ bytes: [UInt8]) throws(ReadingError) -> Decoded {
    guard !bytes.isEmpty else { throw ReadingError(reason: "empty", isCut: true) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return try utf8(bytes[3...]) }
    if let wide = WideEncoding(markOf: bytes) { return wide.text(of: bytes[wide.markLength...]) }
    if let charset, let name = Self.label(charset) { return try decode(bytes, as: name, isGiven: true) }
    if let wide = WideEncoding(patternOf: bytes) { return wide.text(of: bytes[...]) }
    // What is UTF-8 is so whatever it says: nothing else is by chance.
    if let text = String(validating: bytes, as: UTF8.self) {
      return try checked(Decoded(text: text), bytes[...])
    }
    if let name = declared(in: bytes) { return try decode(bytes, as: name, isGiven: false) }
    return try utf8(bytes[...])
  }

  private func decode(_ bytes: [UInt8], as name: String, isGiven: Bool) throws(ReadingError) -> Decoded {
    switch name {
    case "utf-8", "utf8", "unicode-1-1-utf-8": return try utf8(bytes[...])
    case "utf-16", "utf-16le", "unicode", "utf-16be", "ucs-2", "utf-32", "utf-32le", "utf-32be":
      // Who can read the declaration byte by byte reads no wide characters.
      guard isGiven else { return try utf8(bytes[...]) }
      return WideEncoding(name: name).text(of: bytes[...])
    default: break
    }
    // Much that says it is something else is UTF-8 all the same, and nothing else is UTF-8 by chance.
    if let encoding = SingleByteEncoding.named(name) {
      if let text = String(validating: bytes, as: UTF8.self) {
        return try checked(Decoded(text: text), bytes[...])
      }
      return try checked(Decoded(text: encoding.text(of: bytes[...])), bytes[...])
    }
    if let text = String(validating: bytes, as: UTF8.self) {
      return try checked(Decoded(text: text), bytes[...])
    }
    throw ReadingError(
      reason: "in the encoding \"\(name.prefix(40))\", which is not read; convert it to UTF-8")
  }

  /// Text that should be UTF-8: one bad byte in much good costs a character; what has no UTF-8 in it is windows-1252.
  private func utf8(_ bytes: ArraySlice<UInt8>) throws(ReadingError) -> Decoded {
    if let text = String(validating: bytes, as: UTF8.self) { return try checked(Decoded(text: text), bytes) }
    let offset = bytes.startIndex + (UTF8Check.firstInvalidByte(in: bytes) ?? 0)
    let count = UTF8Check.count(in: bytes)
    var result: Decoded
    if bytes.endIndex - offset < UTF8Check.longestCharacter, count.broken <= 1,
      UTF8Check.isBeginning(bytes[offset...])
    {
      // A character that lacks its end ends the input: the rest is not there yet.
      throw ReadingError(reason: "not UTF-8 at byte \(offset): it ends within a character", isCut: true)
    } else if count.whole >= count.broken, count.whole > 0 {
      result = Decoded(text: String(decoding: bytes, as: UTF8.self))
      result.warning = ReadingError(
        reason: "not UTF-8 at byte \(offset), as in \(count.broken) places: each costs a character")
    } else {
      result = Decoded(text: SingleByteEncoding.western.text(of: bytes))
      result.warning = ReadingError(reason: "not UTF-8 at byte \(offset): read as windows-1252")
    }
    result.warning?.isWarning = true
    return try checked(result, bytes)
  }

  /// Refuses what is no text.
  private func checked(_ decoded: Decoded, _ bytes: ArraySlice<UInt8>) throws(ReadingError) -> Decoded {
    guard let offset = bytes.firstIndex(of: 0) else { return decoded }
    // Room for a file is made of zeros.
    throw ReadingError(reason: "not a text file: a NUL at byte \(offset)", isCut: bytes.last == 0)
  }

  // MARK: What bytes say of themselves

  private static let declarationWindow = 2_048

  private func declared(in bytes: [UInt8]) -> String? {
    guard kind != .plain else { return nil }
    let head = bytes.prefix(Self.declarationWindow).map {
      $0 < 0x80 ? $0 | ($0 &- 0x41 < 26 ? 0x20 : 0) : 0x3F
    }
    if let name = Self.value(of: "encoding", in: head[...], within: "<?xml", to: "?>") { return name }
    return kind == .html ? Self.value(of: "charset", in: head[...], within: "<meta", to: ">") : nil
  }

  /// What follows a name and an equals sign inside a mark that begins and ends so.
  private static func value(
    of name: String, in head: ArraySlice<UInt8>, within opening: String, to closing: String
  ) -> String? {
    var rest = head
    while let start = rest.firstRange(of: Array(opening.utf8)) {
      rest = rest[start.upperBound...]
      let mark = rest[..<(rest.firstRange(of: Array(closing.utf8))?.lowerBound ?? rest.endIndex)]
      guard let found = mark.firstRange(of: Array(name.utf8)) else { continue }
      var value = mark[found.upperBound...].drop { $0 <= 0x20 }
      guard value.first == 0x3D else { continue }
      value = value.dropFirst().drop { $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 }
      let text = value.prefix { $0 > 0x20 && $0 != 0x22 && $0 != 0x27 && $0 != 0x3B && $0 != 0x2F }
      return label(String(decoding: text, as: UTF8.self))
    }
    return nil
  }

  /// A name of an encoding as the tables have it; nil for none.
  private static func label(_ name: String) -> String? {
    let label = name.trimmed.lowercased().replacing("_", with: "-")
    return label.isEmpty ? nil : label
  }
}
