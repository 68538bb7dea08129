/// Takes the endings off English words, so that "resigned" and "resignation" find "resigns" (Porter 1980).
///
/// Words with other letters than a to z, and of one or two letters, stay as they are.
struct Stemmer {
  private var word: [UInt8]

  /// The stem of a folded word. Linear.
  static func stem(_ word: [UInt8]) -> [UInt8] {
    guard word.count > 2, word.allSatisfy({ (0x61...0x7A).contains($0) }) else { return word }
    var stemmer = Stemmer(word: word)
    stemmer.plural()
    stemmer.past()
    stemmer.finalY()
    stemmer.replace(Self.doubled, minimum: 0)
    stemmer.replace(Self.derived, minimum: 0)
    stemmer.suffixes()
    stemmer.finalE()
    return stemmer.word
  }

  static func stem(_ word: String) -> String { String(decoding: stem(Array(word.utf8)), as: UTF8.self) }

  /// Whether a stem, which is the beginning of `beginning`, can be that of a word that begins so: whether what is left
  /// begins an ending.
  static func isEnding(_ rest: some StringProtocol) -> Bool { endings.contains { $0.hasPrefix(rest) } }

  private static let endings = [
    "s", "es", "ed", "ing", "ings", "e", "ely", "ly", "er", "ers", "y", "ies", "ied", "ment", "ments",
    "mental", "ness",
    "ation", "ations", "ational", "ition", "ion", "ions", "ional", "al", "ally", "als", "ance", "ances",
    "ence",
    "ences", "ency", "encies", "ancy", "able", "ible", "ant", "ants", "ent", "ents", "ism", "ist", "ists",
    "ity",
    "ities", "ive", "ives", "ively", "ize", "izes", "ized", "izing", "ization", "ise", "ised", "ising",
    "isation", "ous",
    "ously", "ful", "fully", "ful", "or", "ors", "ate", "ates", "ated", "ating", "ator", "ators", "iveness",
  ].map { $0[...] }

  // MARK: Letters

  private func isConsonant(_ index: Int) -> Bool {
    switch word[index] {
    case 0x61, 0x65, 0x69, 0x6F, 0x75: false
    case 0x79: index == 0 || !isConsonant(index - 1)
    default: true
    }
  }

  /// How many times a run of vowels is followed by one of consonants in the first letters.
  private func measure(_ count: Int) -> Int {
    var measure = 0
    var wasVowel = false
    for index in 0..<count {
      let letter = word[index]
      let isVowel: Bool
      switch letter {
      case 0x61, 0x65, 0x69, 0x6F, 0x75: isVowel = true
      case 0x79: isVowel = index > 0 && !wasVowel
      default: isVowel = false
      }
      if wasVowel, !isVowel { measure += 1 }
      wasVowel = isVowel
    }
    return measure
  }

  private func hasVowel(_ count: Int) -> Bool { (0..<count).contains { !isConsonant($0) } }

  private func endsDoubled(_ count: Int) -> Bool {
    count > 1 && word[count - 1] == word[count - 2] && isConsonant(count - 1)
  }

  /// Consonant, vowel, consonant other than w, x and y: "hop".
  private func endsShort(_ count: Int) -> Bool {
    count > 2 && isConsonant(count - 1) && !isConsonant(count - 2) && isConsonant(count - 3)
      && ![0x77, 0x78, 0x79].contains(word[count - 1])
  }

  private func ends(_ suffix: StaticString) -> Bool {
    let count = suffix.utf8CodeUnitCount
    guard word.count > count else { return false }
    for index in 0..<count where word[word.count - count + index] != suffix.utf8Start[index] { return false }
    return true
  }

  private mutating func replace(_ suffix: StaticString, by other: StaticString) {
    word.removeLast(suffix.utf8CodeUnitCount)
    for index in 0..<other.utf8CodeUnitCount { word.append(other.utf8Start[index]) }
  }

  private func stemLength(_ suffix: StaticString) -> Int { word.count - suffix.utf8CodeUnitCount }

  // MARK: Steps

  private mutating func plural() {
    if ends("sses") || ends("ies") {
      word.removeLast(2)
    } else if ends("s"), !ends("ss") {
      word.removeLast()
    }
  }

  private mutating func past() {
    if ends("eed") {
      if measure(stemLength("eed")) > 0 { word.removeLast() }
      return
    }
    if ends("ed"), hasVowel(stemLength("ed")) {
      word.removeLast(2)
    } else if ends("ing"), hasVowel(stemLength("ing")) {
      word.removeLast(3)
    } else {
      return
    }
    if ends("at") || ends("bl") || ends("iz") {
      word.append(0x65)
    } else if endsDoubled(word.count), let last = word.last, ![0x6C, 0x73, 0x7A].contains(last) {
      word.removeLast()
    } else if measure(word.count) == 1, endsShort(word.count) {
      word.append(0x65)
    }
  }

  private mutating func finalY() {
    if ends("y"), hasVowel(word.count - 1) { word[word.count - 1] = 0x69 }
  }

  private static let doubled: [(StaticString, StaticString)] = [
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"),
    ("abli", "able"),
    ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"),
    ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"),
    ("aliti", "al"),
    ("iviti", "ive"), ("biliti", "ble"),
  ]
  private static let derived: [(StaticString, StaticString)] = [
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""),
    ("ness", ""),
  ]

  private mutating func replace(_ pairs: [(StaticString, StaticString)], minimum: Int) {
    for (suffix, other) in pairs where ends(suffix) {
      if measure(stemLength(suffix)) > minimum { replace(suffix, by: other) }
      return
    }
  }

  private static let plain: [StaticString] = [
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize",
    "al", "er",
    "ic", "ou",
  ]

  private mutating func suffixes() {
    for suffix in Self.plain where ends(suffix) {
      if measure(stemLength(suffix)) > 1 { word.removeLast(suffix.utf8CodeUnitCount) }
      return
    }
    if ends("sion") || ends("tion"), measure(stemLength("ion")) > 1 { word.removeLast(3) }
  }

  private mutating func finalE() {
    if ends("e") {
      let measure = measure(word.count - 1)
      if measure > 1 || measure == 1 && !endsShort(word.count - 1) { word.removeLast() }
    }
    if measure(word.count) > 1, endsDoubled(word.count), word.last == 0x6C { word.removeLast() }
  }
}
