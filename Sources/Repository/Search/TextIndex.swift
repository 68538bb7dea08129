/// Turns code point offsets of a text into offsets of its UTF-8.
struct TextIndex {
  /// Whether the two are the same.
  let isASCII: Bool
  private let utf8: [UInt8]
  /// Where every code point begins, and the end; empty for ASCII.
  private let starts: [Int32]

  init(_ text: String) {
    utf8 = Array(text.utf8)
    isASCII = utf8.allSatisfy { $0 < 0x80 }
    var starts: [Int32] = []
    if !isASCII {
      starts.reserveCapacity(utf8.count)
      for (offset, byte) in utf8.enumerated() where byte & 0xC0 != 0x80 { starts.append(Int32(offset)) }
      starts.append(Int32(utf8.count))
    }
    self.starts = starts
  }

  /// The bytes of a range of code points; nil where there is no such range.
  func utf8Range(_ start: Int, _ end: Int) -> Range<Int>? {
    guard start >= 0, start <= end else { return nil }
    if isASCII { return end <= utf8.count ? start..<end : nil }
    guard end < starts.count else { return nil }
    return Int(starts[start])..<Int(starts[end])
  }

  /// Up to so many bytes of text on either side of a range of code points.
  func surroundings(_ start: Int, _ end: Int, limit: Int) -> (before: String, behind: String) {
    guard let range = utf8Range(start, end) else { return ("", "") }
    return (
      String(decoding: utf8[max(0, range.lowerBound - limit)..<range.lowerBound], as: UTF8.self),
      String(decoding: utf8[range.upperBound..<min(utf8.count, range.upperBound + limit)], as: UTF8.self)
    )
  }

  func matches(_ text: String, at range: Range<Int>) -> Bool {
    utf8[range].elementsEqual(text.utf8)
  }
}
