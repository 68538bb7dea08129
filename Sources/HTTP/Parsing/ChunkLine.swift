/// `chunk-size [ chunk-ext ]` (RFC 9112 section 7.1), without its CR LF.
struct ChunkLine: Equatable {
  let size: Int
  let extensionBytes: Int

  init(_ line: Span<UInt8>) throws(HTTPError) {
    var size = 0
    var index = 0
    while index < line.count, let digit = ASCII.hexValue(line[index]) {
      // Saturates far above every limit instead of overflowing.
      size = min(size, Int.max >> 8) << 4 | Int(digit)
      index += 1
    }
    guard index > 0 else { throw .badRequest("A chunk size is not a hexadecimal number.") }
    self.size = size
    extensionBytes = line.count - index
    guard extensionBytes > 0 else { return }
    guard Self.isExtensionList(line.extracting(index..<line.count)) else {
      throw .badRequest("A chunk extension is malformed.")
    }
  }

  /// `*( BWS ";" BWS chunk-ext-name [ BWS "=" BWS chunk-ext-val ] )` (RFC 9112 section 7.1.1).
  private static func isExtensionList(_ bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices where ASCII.isForbiddenInValue(bytes[index]) { return false }
    var scanner = FieldScanner(bytes)
    while !scanner.isAtEnd {
      scanner.skipWhitespace()
      guard scanner.skip(ASCII.semicolon) else { return false }
      scanner.skipWhitespace()
      guard scanner.token() != nil else { return false }
      let afterName = scanner
      scanner.skipWhitespace()
      guard scanner.skip(ASCII.equals) else {
        scanner = afterName
        continue
      }
      scanner.skipWhitespace()
      guard (scanner.token() ?? scanner.quotedString()) != nil else { return false }
    }
    return true
  }
}
