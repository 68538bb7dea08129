/// A word of a Swift source, and what tells what it is there.
struct Token: Equatable {
  var text: String
  /// Whether a dot stands before it.
  var isMember = false
  /// Whether an opening parenthesis, or the brace of a trailing closure, stands behind it.
  var isCalled = false
  /// How many braces are open around it.
  var depth = 0
}

/// The words of a Swift source, without comments and the text of literals; what is interpolated into a literal counts.
struct SwiftTokens {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0
  private(set) var tokens: [Token] = []

  static func tokens(of source: String) -> [Token] {
    var scanner = SwiftTokens(source)
    scanner.scanCode(untilParenthesis: false)
    return scanner.tokens
  }

  private init(_ source: String) { bytes = Array(source.utf8) }

  private func byte(_ ahead: Int = 0) -> UInt8? {
    position + ahead < bytes.count ? bytes[position + ahead] : nil
  }

  private func starts(with text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes.dropFirst(position).starts(with: $0) }
  }

  /// Reads to the end, or, within a literal, to the parenthesis that closes what is interpolated.
  private mutating func scanCode(untilParenthesis: Bool) {
    var parentheses = 0
    var isMember = false
    while let byte = byte() {
      if Self.isWord(byte) {
        scanWord(isMember: isMember)
        isMember = false
        continue
      }
      isMember = byte == UInt8(ascii: ".")
      switch byte {
      case UInt8(ascii: "/") where starts(with: "//"):
        while let byte = self.byte(), byte != UInt8(ascii: "\n") { position += 1 }
      case UInt8(ascii: "/") where starts(with: "/*"): skipBlockComment()
      case UInt8(ascii: "#") where self.byte(1) == UInt8(ascii: "\"") || self.byte(1) == UInt8(ascii: "#"):
        skipLiteral()
      case UInt8(ascii: "\""): skipLiteral()
      case UInt8(ascii: "("):
        parentheses += 1
        position += 1
      case UInt8(ascii: ")"):
        position += 1
        parentheses -= 1
        if untilParenthesis, parentheses < 0 { return }
      case UInt8(ascii: "{"):
        depth += 1
        position += 1
      case UInt8(ascii: "}"):
        depth -= 1
        position += 1
      default: position += 1
      }
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: byte >= 0x80
    }
  }

  private mutating func scanWord(isMember: Bool) {
    let start = position
    while let byte = byte(), Self.isWord(byte) { position += 1 }
    let isCalled = byte() == UInt8(ascii: "(") || byte() == UInt8(ascii: " ") && byte(1) == UInt8(ascii: "{")
    tokens.append(
      Token(
        text: String(decoding: bytes[start..<position], as: UTF8.self), isMember: isMember,
        isCalled: isCalled,
        depth: depth))
  }

  private mutating func skipBlockComment() {
    var open = 0
    repeat {
      if starts(with: "/*") {
        open += 1
        position += 2
      } else if starts(with: "*/") {
        open -= 1
        position += 2
      } else {
        position += 1
      }
    } while open > 0 && position < bytes.count
  }

  /// A literal in any number of `#`, of one line or of several.
  private mutating func skipLiteral() {
    var hashes = 0
    while byte() == UInt8(ascii: "#") {
      hashes += 1
      position += 1
    }
    guard byte() == UInt8(ascii: "\"") else { return }
    let quotes = starts(with: "\"\"\"") ? 3 : 1
    position += quotes
    while position < bytes.count {
      if isRun(of: UInt8(ascii: "\""), quotes, hashes) {
        position += quotes + hashes
        return
      }
      if byte() == UInt8(ascii: "\\"), isRun(of: UInt8(ascii: "\\"), 1, hashes) {
        position += 1 + hashes
        guard byte() == UInt8(ascii: "(") else {
          position += 1
          continue
        }
        position += 1
        scanCode(untilParenthesis: true)
      } else {
        position += 1
      }
    }
  }

  /// Whether so many of a byte stand here, and so many `#` behind them.
  private func isRun(of byte: UInt8, _ count: Int, _ hashes: Int) -> Bool {
    (0..<count).allSatisfy { self.byte($0) == byte }
      && (0..<hashes).allSatisfy { self.byte(count + $0) == UInt8(ascii: "#") }
  }
}
