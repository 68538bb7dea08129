/// Who wrote: a name out of what pages and feeds put in its place.
enum Byline {
  /// The name without "By", mail addresses and what is no name; nil where nothing is left.
  static func name(_ text: String) -> String? {
    var name = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    // RSS has "a@b.example (A. Writer)"; mail has "A. Writer <a@b.example>".
    if let open = name.firstIndex(of: "("), name[..<open].contains("@"), let close = name.lastIndex(of: ")"),
      open < close
    {
      name = String(name[name.index(after: open)..<close])
    }
    if let open = name.firstIndex(of: "<"), open > name.startIndex { name = name[..<open].trimmed }
    for opening in [
      "By: ", "By ", "by ", "BY ", "by: ", "Written by ", "Posted by ", "Author: ", "Reported by ",
      "Story by ",
    ]
    where name.hasPrefix(opening) {
      name.removeFirst(opening.count)
      break
    }
    name = String(name.prefix { $0 != "|" && $0 != "\u{2022}" && $0 != "\u{B7}" }).trimmed
    while let last = name.last, last == "," || last == ";" || last == ":" || last == "-" {
      name = String(name.dropLast()).trimmed
    }
    while name.first == "\"" || name.first == "," { name = String(name.dropFirst()).trimmed }
    guard name.unicodeScalars.contains(where: { $0.properties.isAlphabetic }), name.utf8.count <= 160,
      !name.contains("@") || name.contains(" "), !name.contains("://"), name.split(separator: " ").count <= 16
    else { return nil }
    let none: Set<String> = [
      "admin", "administrator", "editor", "staff", "unknown", "anonymous", "author", "null", "none", "n/a",
      "webmaster", "by",
    ]
    return none.contains(name.lowercased()) ? nil : name
  }

  /// The name in a visible byline, "By A. Writer, Political Editor"; nil where the line does not begin so.
  static func visible(_ line: String) -> String? {
    let lower = line.prefix(12).lowercased()
    guard
      lower.hasPrefix("by ") || lower.hasPrefix("by: ") || lower.hasPrefix("written by ")
        || lower.hasPrefix("posted by ")
    else { return nil }
    guard let name = name(String(line.prefix { $0 != "," && $0 != "|" && !$0.isNumber })),
      let first = name.unicodeScalars.first,
      first.properties.isUppercase || !first.properties.isCased
    else { return nil }
    for end in [" Published", " Updated", " Posted", " on ", " Last ", " Follow", " Contact", " For "] {
      if let range = name.firstRange(of: end) { return String(name[..<range.lowerBound]).trimmed }
    }
    return name
  }
}
