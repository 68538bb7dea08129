/// What programs put behind the text of an item.
enum FeedText {
  private static let last = [
    "continue reading", "read more", "read the full", "read full", "read the rest", "click here to",
    "the article ", "view full", "full story", "more",
  ]

  /// The text without the lines that lead to the page: "The post X appeared first on Y.", "Continue reading".
  static func cleaned(_ text: String) -> String {
    var paragraphs = text.split(separator: "\n\n", omittingEmptySubsequences: true).map(String.init)
    for _ in 0..<3 {
      guard paragraphs.count > 0, let end = paragraphs.last else { break }
      var lines = end.split(separator: "\n").map(String.init)
      guard let line = lines.last, leadsAway(line) else { break }
      guard paragraphs.count > 1 || lines.count > 1 else { break }
      lines.removeLast()
      paragraphs.removeLast()
      if !lines.isEmpty { paragraphs.append(lines.joined(separator: "\n")) }
    }
    if let end = paragraphs.last { paragraphs[paragraphs.count - 1] = withoutTail(end) }
    return paragraphs.joined(separator: "\n\n")
  }

  private static func leadsAway(_ line: String) -> Bool {
    guard line.utf8.count <= 400 else { return false }
    let lower = line.lowercased()
    if lower.hasPrefix("the post ") || lower.hasPrefix("the article "),
      lower.contains("appeared first on") || lower.contains("first appeared on")
    {
      return true
    }
    if lower == "more" || lower == "comments" || lower == "[link]" { return true }
    return line.utf8.count <= 160 && last.dropLast().contains { lower.hasPrefix($0) } && !lower.hasSuffix(".")
      || lower.hasPrefix("continue reading")
      || lower.hasPrefix("read more") && line.utf8.count <= 40
  }

  /// A paragraph without "Continue reading..." and "[+1234 chars]" at its end.
  private static func withoutTail(_ text: String) -> String {
    var text = text
    for mark in ["Continue reading", "Continue Reading", "Read more", "Read More"] {
      let end = text.suffix(60)
      guard let range = end.ranges(of: mark).last, range.lowerBound > text.startIndex else { continue }
      let before = text[..<range.lowerBound].trimmed
      guard let last = before.last,
        last == "." || last == "\u{2026}" || last == "]" || last == "!" || last == "?" || last == "\u{201D}"
      else { continue }
      text = before
    }
    return withoutCount(text)
  }

  /// The text without the "[+1234 chars]" of a service that sells the rest.
  static func withoutCount(_ text: String) -> String {
    guard text.hasSuffix(" chars]"), let open = text.lastIndex(of: "["), text[open...].hasPrefix("[+") else {
      return text
    }
    return text[..<open].trimmed
  }
}
