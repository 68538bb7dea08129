/// The attributes of a tag as they stand in it, read when they are asked for.
struct MarkupAttributes {
  private let text: Substring

  init(_ text: Substring) {
    self.text = text
  }

  /// The value of an attribute, its references replaced; empty where it has none, nil where it is not there. Linear in
  /// the tag.
  subscript(name: StaticString) -> String? {
    let wanted = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    var found: Substring.UTF8View?
    forEach { key, value in
      guard key.count == wanted.count,
        key.lazy.map({ $0 | 0x20 }).elementsEqual(wanted.lazy.map { $0 | 0x20 })
      else { return true }
      found = value
      return false
    }
    return found.map { MarkupReferences.decode(Substring($0), isAttribute: true) }
  }

  /// Hands over names and values as they stand, until told to stop.
  func forEach(_ body: (Substring.UTF8View, Substring.UTF8View) -> Bool) {
    let bytes = text.utf8
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard !Self.isSpace(bytes[index]), bytes[index] != UInt8(ascii: "/") else {
        bytes.formIndex(after: &index)
        continue
      }
      let (key, value) = Self.next(bytes, &index)
      if !body(key, value) { return }
    }
  }

  /// Goes past the attribute that begins here.
  static func skipOne(_ bytes: Substring.UTF8View, _ index: inout Substring.Index) {
    _ = next(bytes, &index)
  }

  private static func next(
    _ bytes: Substring.UTF8View, _ index: inout Substring.Index
  ) -> (Substring.UTF8View, Substring.UTF8View) {
    let start = index
    bytes.formIndex(after: &index)
    while index < bytes.endIndex, !endsName(bytes[index]) { bytes.formIndex(after: &index) }
    let key = bytes[start..<index]
    var next = index
    while next < bytes.endIndex, isSpace(bytes[next]) { bytes.formIndex(after: &next) }
    guard next < bytes.endIndex, bytes[next] == UInt8(ascii: "=") else { return (key, bytes[index..<index]) }
    bytes.formIndex(after: &next)
    while next < bytes.endIndex, isSpace(bytes[next]) { bytes.formIndex(after: &next) }
    guard next < bytes.endIndex else {
      index = next
      return (key, bytes[next..<next])
    }
    let quote = bytes[next]
    if quote == 0x22 || quote == 0x27 {
      let valueStart = bytes.index(after: next)
      let end = bytes[valueStart...].firstIndex(of: quote) ?? bytes.endIndex
      index = end < bytes.endIndex ? bytes.index(after: end) : end
      return (key, bytes[valueStart..<end])
    }
    let end = bytes[next...].firstIndex { isSpace($0) || $0 == UInt8(ascii: ">") } ?? bytes.endIndex
    index = end
    return (key, bytes[next..<end])
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

extension MarkupAttributes {
  /// Whether any of it is so written.
  func mentions(_ word: StaticString) -> Bool {
    var found = false
    forEach { key, _ in
      found = key.starts(with: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
      return !found
    }
    return found
  }
}
