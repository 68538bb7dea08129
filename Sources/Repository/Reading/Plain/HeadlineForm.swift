/// Tells a headline from what else stands in the first line of a text: its first sentence, a dateline, a slug, a mark of
/// an agency.
enum HeadlineForm {
  /// Bytes of the longest line that is taken for a headline.
  private static let longest = 250

  /// Whether the first line of a text is a headline.
  static func isHeadline(_ line: String) -> Bool {
    let line = line.trimmed
    guard line.utf8.count <= longest, !isMark(line), !beginsWithDateline(line) else { return false }
    return !isSentence(line)
  }

  /// Whether the line is none of the story and no headline either: a slug, an address, a line of dashes, a release's
  /// first words.
  static func isMark(_ line: String) -> Bool {
    let lower = line.lowercased()
    guard line.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else { return true }
    let words = line.split(whereSeparator: \.isWhitespace)
    if words.count == 1 {
      if lower.contains("://") || lower.hasPrefix("www.") || lower.contains("@") { return true }
      // A slug: "OIL-PRICES/UPDATE", "us-election-polls"; "Moscow" may be a headline.
      if line.contains("-") || line.contains("/") || line.contains("_") { return true }
    }
    if [
      "for immediate release", "press release", "embargoed until", "media release", "news release",
      "not for publication", "under embargo",
    ]
    .contains(where: { lower.hasPrefix($0) }) {
      return true
    }
    return [
      "update", "urgent", "bulletin", "newsalert", "alert", "eds:", "attention editors", "corrected",
      "refile", "repeat", "adv", "precede",
    ]
    .contains { lower == $0 || lower.hasPrefix($0 + " ") && words.count <= 3 && line == line.uppercased() }
  }

  /// A headline without what an agency puts in front of it: "UPDATE 2-Port shut", "WRAPUP 1: Port shut".
  static func withoutMark(_ line: String) -> String {
    let word = line.prefix { $0.isLetter }
    guard marks.contains(String(word)) else { return line }
    let behind = line[word.endIndex...].drop { $0 == " " || $0.isNumber }
    guard let sign = behind.first, sign == "-" || sign == ":" || sign == "\u{2013}" else { return line }
    let headline = String(behind.dropFirst()).trimmed
    return headline.isEmpty ? line : headline
  }

  private static let marks: Set<String> = [
    "UPDATE", "WRAPUP", "URGENT", "BULLETIN", "ALERT", "CORRECTED", "CORRECTION", "REFILE", "REPEAT", "RPT",
    "EXCLUSIVE", "BREAKING", "ADVISORY", "FLASH", "SNAPSHOT", "FACTBOX", "ANALYSIS", "TIMELINE",
  ]

  /// Ends as a sentence, and is long enough to be one: "Shock and relief!" is a headline all the same.
  private static func isSentence(_ line: String) -> Bool {
    var text = line[...]
    while let last = text.last, "\"'\u{201D}\u{2019})]\u{BB}".contains(last) { text = text.dropLast() }
    guard let last = text.last, last == "." || last == "\u{3002}" || last == "!" || last == "?" else {
      // A line that a page width broke goes on below, and is long.
      return line.split(whereSeparator: \.isWhitespace).count >= 26
    }
    if line.hasSuffix("...") || last == "\u{2026}" { return false }
    let words = text.split(whereSeparator: \.isWhitespace)
    // "Talks with the U.S." ends in an abbreviation.
    if last == ".", let word = words.last, word.dropLast().contains(".") { return words.count >= 14 }
    return last == "." ? words.count >= 3 : words.count >= 14
  }

  /// Begins as a report does: "OSLO (Agency) - ", "(Agency) -", "LAGOS, May 5 -- ".
  private static func beginsWithDateline(_ line: String) -> Bool {
    let head = line.prefix(90)
    let first = head.prefix { $0.isLetter }
    let isCapitals = first.count >= 3 && first.allSatisfy(\.isUppercase)
    for mark in [" - ", " -- ", " \u{2013} ", " \u{2014} ", "\u{2014}", ") -", ") \u{2013}", ") _ ", "--"] {
      guard let range = head.firstRange(of: mark) else { continue }
      let before = head[..<range.lowerBound] + (mark.hasPrefix(")") ? ")" : "")
      let hasAgency = before.contains("(") && before.trimmed.hasSuffix(")")
      let rest = line[range.upperBound...].split(whereSeparator: \.isWhitespace)
      if hasAgency, rest.count >= 5 { return true }
      if isCapitals, before.split(separator: " ").count <= 6, rest.count >= 8, !before.contains("\"") {
        return true
      }
    }
    return false
  }
}
