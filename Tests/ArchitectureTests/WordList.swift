/// Lists of words in Swift sources.
enum WordList {
  /// The string literals between brackets that only commas part. Comments that fill the rest of a line do not count.
  static func lists(in source: String) -> [[String]] {
    let code = source.split(separator: "\n").map { line in
      String(line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line)
    }.joined(separator: " ")
    var lists: [[String]] = []
    var rest = code[...]
    while let open = rest.firstIndex(of: "[") {
      rest = rest[rest.index(after: open)...]
      if let words = words(before: rest) { lists.append(words) }
    }
    return lists
  }

  /// The literals up to the closing bracket; nil where anything else stands there.
  private static func words(before text: Substring) -> [String]? {
    var words: [String] = []
    var rest = text.drop { $0 == " " }
    while rest.first == "\"" {
      rest = rest.dropFirst()
      guard let end = rest.firstIndex(of: "\"") else { return nil }
      words.append(String(rest[..<end]))
      rest = rest[rest.index(after: end)...].drop { $0 == " " || $0 == "," }
    }
    return rest.first == "]" && !words.isEmpty ? words : nil
  }
}
