import Facts

/// Addresses as pages and feeds write them.
enum Address {
  /// The whole address of one that may leave out what is the same in its base (RFC 3986 section 5.2, without dots inside).
  static func resolved(_ reference: String, against base: String?) -> String {
    let reference = reference.trimmed
    guard !hasScheme(reference), let base = base?.trimmed, let colon = base.firstRange(of: "://") else {
      return reference
    }
    if reference.hasPrefix("//") { return base[..<colon.lowerBound] + ":" + reference }
    let hostEnd =
      base[colon.upperBound...].firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? base.endIndex
    if reference.hasPrefix("/") { return base[..<hostEnd] + reference }
    if reference.isEmpty || reference.hasPrefix("#") || reference.hasPrefix("?") { return base + reference }
    let path = base[hostEnd...].prefix { $0 != "?" && $0 != "#" }
    var folders = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().map(String.init)
    var rest = reference[...]
    while true {
      if rest.hasPrefix("./") {
        rest = rest.dropFirst(2)
      } else if rest.hasPrefix("../") {
        rest = rest.dropFirst(3)
        if folders.count > 1 { folders.removeLast() }
      } else {
        break
      }
    }
    return base[..<hostEnd] + (folders.isEmpty ? "/" : folders.joined(separator: "/") + "/") + rest
  }

  private static func hasScheme(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex else {
      return false
    }
    return text.utf8[..<colon].allSatisfy {
      (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x2B || $0 == 0x2D
        || $0 == 0x2E
    }
  }

  /// The day in an address, `/2023/05/04/` or `/2023-05-04-`; nil where there is none.
  static func day(_ address: String) -> String? {
    let bytes = Array(address.utf8.prefix(400))
    func digits(_ start: Int, _ count: Int) -> Int? {
      guard start + count <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[start..<start + count] {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte) - 0x30
      }
      return value
    }
    func isDigit(_ index: Int) -> Bool { index < bytes.count && (0x30...0x39).contains(bytes[index]) }
    var index = 8
    while index + 9 < bytes.count {
      defer { index += 1 }
      guard !isDigit(index - 1), isDigit(index), let year = digits(index, 4), (1990...2099).contains(year),
        !isDigit(index + 4) || isDigit(index + 7)
      else { continue }
      let mark = bytes[index + 4]
      if mark == 0x2F || mark == 0x2D || mark == 0x5F {
        let wide = isDigit(index + 6)
        guard let month = digits(index + 5, wide ? 2 : 1) else { continue }
        let next = index + (wide ? 7 : 6)
        guard next < bytes.count, bytes[next] == mark else { continue }
        let length = isDigit(next + 2) ? 2 : 1
        guard !isDigit(next + 1 + length), let day = digits(next + 1, length),
          let date = CalendarDay(year: year, month: month, day: day)
        else { continue }
        return PublicationTime.text(of: date)
      }
      if let month = digits(index + 4, 2), let day = digits(index + 6, 2), !isDigit(index + 8),
        let date = CalendarDay(year: year, month: month, day: day)
      {
        return PublicationTime.text(of: date)
      }
    }
    return nil
  }
}
