/// UTF-16 and UTF-32 in both orders of bytes.
struct WideEncoding {
  private let width: Int
  private let isLittle: Bool
  /// Bytes of the mark that told it.
  let markLength: Int

  /// The encoding whose byte order mark this begins with.
  init?(markOf bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) {
      self.init(width: 4, isLittle: true, markLength: 4)
    } else if bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      self.init(width: 4, isLittle: false, markLength: 4)
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      self.init(width: 2, isLittle: true, markLength: 2)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self.init(width: 2, isLittle: false, markLength: 2)
    } else {
      return nil
    }
  }

  /// The encoding whose zeros stand where those of Western text do, though nothing marks it.
  init?(patternOf bytes: [UInt8]) {
    let head = bytes.prefix(256)
    guard head.count >= 8, head.contains(0) else { return nil }
    func zeros(_ offset: Int, of step: Int) -> Int {
      stride(from: offset, to: head.count, by: step).count { head[$0] == 0 }
    }
    let pairs = head.count / 2
    if zeros(1, of: 2) * 10 >= pairs * 7, zeros(0, of: 2) * 10 <= pairs {
      self.init(width: 2, isLittle: true, markLength: 0)
    } else if zeros(0, of: 2) * 10 >= pairs * 7, zeros(1, of: 2) * 10 <= pairs {
      self.init(width: 2, isLittle: false, markLength: 0)
    } else {
      return nil
    }
  }

  /// The encoding of this name; without an order of bytes the little one, as nearly all such text has.
  init(name: String) {
    self.init(width: name.contains("32") ? 4 : 2, isLittle: !name.hasSuffix("be"), markLength: 0)
  }

  private init(width: Int, isLittle: Bool, markLength: Int) {
    self.width = width
    self.isLittle = isLittle
    self.markLength = markLength
  }

  /// The text; what is no character costs a character. Linear.
  func text(of bytes: ArraySlice<UInt8>) -> TextDecoder.Decoded {
    let count = bytes.count / width
    func unit(_ index: Int) -> UInt32 {
      var value: UInt32 = 0
      for offset in 0..<width {
        let place = bytes.startIndex + index * width + (isLittle ? width - 1 - offset : offset)
        value = value << 8 | UInt32(bytes[place])
      }
      return value
    }
    let text =
      width == 2
      ? String(decoding: (0..<count).lazy.map { UInt16(truncatingIfNeeded: unit($0)) }, as: UTF16.self)
      : String(
        String.UnicodeScalarView((0..<count).lazy.map { Unicode.Scalar(unit($0)) ?? "\u{FFFD}" }))
    // A NUL is no character of a text.
    var result = TextDecoder.Decoded(text: text.contains("\0") ? text.replacing("\0", with: " ") : text)
    if bytes.count % width != 0 {
      result.isCut = true
      result.warning = ReadingError(reason: "ends within a character", isCut: true)
      result.warning?.isWarning = true
    }
    return result
  }
}
