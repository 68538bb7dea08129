import Language

/// An attribute in a head of `events.txt`: a name, and behind `=` values parted by commas.
struct EventAttribute {
  let name: Substring
  /// Nil where no `=` stands behind the name.
  private let texts: [Substring]?
  private let head: LanguageRow

  init(_ text: Substring, _ head: LanguageRow) {
    let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    name = halves[0]
    texts = halves.count > 1 ? halves[1].split(separator: ",", omittingEmptySubsequences: false) : nil
    self.head = head
  }

  /// True; an error where it has a value.
  func flag() throws(LanguageError) -> Bool {
    guard texts == nil else { throw head.error("\(name) has no value") }
    return true
  }

  /// True; an error where its value is another.
  func isValue(_ only: String) throws(LanguageError) -> Bool {
    guard let texts, texts.count == 1, texts[0] == only else {
      throw head.error("\(name) can only be \(only)")
    }
    return true
  }

  /// Its one value.
  func value<Value>(of type: Value.Type) throws(LanguageError) -> Value
  where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    guard let texts, texts.count == 1, let value = Value(rawValue: String(texts[0])) else {
      throw head.error("\(name) is one of \(Self.names(of: type))")
    }
    return value
  }

  /// Its values, of which there is one at least.
  func values<Value>(of type: Value.Type) throws(LanguageError) -> Set<Value>
  where Value: RawRepresentable & CaseIterable & Hashable, Value.RawValue == String {
    let values = texts?.compactMap { Value(rawValue: String($0)) } ?? []
    guard !values.isEmpty, values.count == texts?.count, Set(values).count == values.count else {
      throw head.error("\(name) is some of \(Self.names(of: type))")
    }
    return Set(values)
  }

  /// Its values as words that rules call by name, of which there is one at least.
  func words() throws(LanguageError) -> Set<Word> {
    var words: Set<Word> = []
    for text in texts ?? [] {
      guard let word = Word(String(text)), words.insert(word).inserted else {
        throw head.error("\(text) stands twice in \(name), or is no word that rules call by name")
      }
    }
    guard !words.isEmpty else { throw head.error("\(name) is a list of prepositions") }
    return words
  }

  private static func names<Value>(of type: Value.Type) -> String
  where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    Value.allCases.map(\.rawValue).joined(separator: ", ")
  }
}
