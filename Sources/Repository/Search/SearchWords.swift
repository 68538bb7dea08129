import Facts

/// Cuts text into the words that searching compares: folded runs of letters and digits.
enum SearchWords {
  /// No word is longer; what is, is cut.
  private static let maximumLength = 40

  /// Calls `body` with every word in order. Linear.
  static func forEach(in text: UnsafeRawBufferPointer, _ body: (String) -> Void) {
    forEachBytes(in: text) { body(String(decoding: $0, as: UTF8.self)) }
  }

  /// Calls `body` with the UTF-8 of every word in order, and makes no string of it. Linear.
  static func forEachBytes(in text: UnsafeRawBufferPointer, _ body: ([UInt8]) -> Void) {
    var start = 0
    var index = 0
    var word: [UInt8] = []
    word.reserveCapacity(64)
    func finish() {
      guard !word.isEmpty else { return }
      if word.count > maximumLength { word.removeLast(word.count - maximumLength) }
      body(word)
      word.removeAll(keepingCapacity: true)
    }
    while index < text.count {
      let byte = text[index]
      switch byte {
      case 0x61...0x7A, 0x30...0x39: word.append(byte)
      case 0x41...0x5A: word.append(byte | 0x20)
      case 0x27: if isPossessive(text, after: index + 1) { index += 1 }
      case ..<0x80: finish()
      default:
        start = index
        while index < text.count, text[index] >= 0x80 { index += 1 }
        let folded = Folding.fold(String(decoding: text[start..<index], as: UTF8.self))
        for scalar in folded.unicodeScalars {
          if scalar == "'" {
            if isPossessive(text, after: index) { index += 1 }
          } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
            word.append(contentsOf: String(scalar).utf8)
          } else {
            finish()
          }
        }
        continue
      }
      index += 1
    }
    finish()
  }

  /// Whether words of these stems stand in a text in a row. Linear; a text that has not the first letters anywhere is
  /// done with quickly.
  static func hasPhrase(_ stems: [String], in text: UnsafeRawBufferPointer) -> Bool {
    guard let first = stems.first?.utf8.first, first < 0x80 else {
      var words: [[UInt8]] = []
      forEachBytes(in: text) { words.append($0) }
      return SearchQuery.hasPhrase(stems, in: words)
    }
    // What every word of the first stem begins with.
    let head = Array((stems.first ?? "").utf8.prefix(max(1, (stems.first ?? "").utf8.count - 2)))
    var start = 0
    while start < text.count {
      if text[start] | 0x20 == first | 0x20 || text[start] >= 0x80,
        start == 0 || !isWordByte(text[start - 1]), mayBegin(head, at: start, in: text),
        stands(stems, at: start, in: text)
      {
        return true
      }
      start += 1
    }
    return false
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte >= 0x80
  }

  /// Whether a word that begins with these letters may stand here: letters with marks and apostrophes are looked at
  /// more closely.
  private static func mayBegin(_ head: [UInt8], at start: Int, in text: UnsafeRawBufferPointer) -> Bool {
    for (offset, letter) in head.enumerated() {
      guard start + offset < text.count else { return false }
      let byte = text[start + offset]
      if byte >= 0x80 || byte == 0x27 || letter >= 0x80 { return true }
      guard ((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) == letter else { return false }
    }
    return true
  }

  /// Whether words of these stems stand here, with anything but letters and digits between them.
  private static func stands(_ stems: [String], at start: Int, in text: UnsafeRawBufferPointer) -> Bool {
    let window = text[start..<min(text.count, start + stems.reduce(64) { $0 + 4 * $1.utf8.count + 16 })]
    var matched = 0
    var isDone = false
    forEachBytes(in: UnsafeRawBufferPointer(rebasing: window)) { word in
      guard !isDone else { return }
      if SearchQuery.isForm(word, of: stems[matched]) { matched += 1 } else { isDone = true }
      if matched == stems.count { isDone = true }
    }
    return matched == stems.count
  }

  /// The words in order.
  static func words(of text: String) -> [String] {
    var words: [String] = []
    var text = text
    text.withUTF8 { utf8 in forEach(in: UnsafeRawBufferPointer(utf8)) { words.append($0) } }
    return words
  }

  /// Whether a lone "s" follows: the name is what is searched for, not its genitive.
  private static func isPossessive(_ text: UnsafeRawBufferPointer, after index: Int) -> Bool {
    guard index < text.count, text[index] | 0x20 == 0x73 else { return false }
    guard index + 1 < text.count else { return true }
    let next = text[index + 1] | 0x20
    return !(0x61...0x7A).contains(next) && text[index + 1] < 0x80
  }
}
