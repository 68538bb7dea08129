/// What somebody searches for: words, and phrases in quotation marks.
struct SearchQuery: Sendable {
  /// The words, each once, in order.
  var words: [String] = []
  /// Phrases of two or more words.
  var phrases: [[String]] = []
  /// The beginning of a last word that may go on.
  var prefix: String?

  init(_ text: String, typeahead: Bool) {
    let text = String(text.map { "\u{201C}\u{201D}\u{201E}\u{AB}\u{BB}".contains($0) ? "\"" : $0 })
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    for (number, part) in parts.enumerated() {
      let found = SearchWords.words(of: String(part))
      if number % 2 == 1, number < parts.count - 1, found.count > 1 { phrases.append(found) }
      for word in found where !words.contains(word) { words.append(word) }
    }
    let endsInWord =
      text.unicodeScalars.last.map { $0.properties.isAlphabetic || $0.properties.numericType != nil } ?? false
    if typeahead, endsInWord, let last = words.popLast() { prefix = last }
    words = Array(words.prefix(Self.maximumWords))
  }

  private static let maximumWords = 32

  var isEmpty: Bool { words.isEmpty && prefix == nil }

  /// Whether a text has every word, the prefix and the phrases.
  func matches(_ text: String) -> Bool { length(ofMatching: text) != nil }

  /// How many words a text has, if every word, the prefix and the phrases are among them. Linear.
  func length(ofMatching text: String) -> Int? {
    let wanted = words.map { Array($0.utf8) }
    let prefix = prefix.map { Array($0.utf8) }
    var missing = Set(wanted.indices)
    var lacksPrefix = prefix != nil
    var length = 0
    var text = text
    text.withUTF8 { utf8 in
      SearchWords.forEachBytes(in: UnsafeRawBufferPointer(utf8)) { word in
        length += 1
        for number in missing where wanted[number] == word { missing.remove(number) }
        if lacksPrefix, let prefix, word.starts(with: prefix) { lacksPrefix = false }
      }
    }
    guard missing.isEmpty, !lacksPrefix else { return nil }
    return phrases.isEmpty || hasPhrases(SearchWords.words(of: text)) ? length : nil
  }

  /// Whether a text has the phrases.
  func hasPhrases(_ text: [String]) -> Bool {
    phrases.allSatisfy { Self.hasPhrase($0, in: text) }
  }

  static func hasPhrase(_ phrase: [String], in text: [String]) -> Bool {
    text.indices.contains { start in
      start + phrase.count <= text.count && text[start..<start + phrase.count].elementsEqual(phrase)
    }
  }

  /// Whether a word of a text, folded, is one that is searched for.
  func isHit(_ word: some Collection<UInt8>) -> Bool {
    words.contains { $0.utf8.elementsEqual(word) } || prefix.map { word.starts(with: $0.utf8) } ?? false
  }
}
