/// Gives the dictionary form of a word: "withdrawing" -> "withdraw", "troops" -> "troop". Rules of English
/// inflection, and a list of the words that break them.
package struct Lemmatizer: Sendable {
  /// How the rules treat a tag.
  package enum Inflection: UInt8, Sendable {
    case plural, thirdPerson, past, gerund

    /// The inflection of a tag; nil where the word is its own lemma.
    package init?(_ tag: PartOfSpeech) {
      switch tag {
      case .nns: self = .plural
      case .vbz: self = .thirdPerson
      case .vbd, .vbn: self = .past
      case .vbg: self = .gerund
      default: return nil
      }
    }
  }

  private let exceptions: [UInt64: String]
  /// The hashes of the irregular forms of a lemma.
  private let irregularForms: [String: [UInt64]]

  private static let shared = Lemmatizer(exceptions: LanguageResource("lemmas.txt").rows)

  /// With the list that travels in the binary, which is read once.
  package init() { self = Self.shared }

  /// With rows of word, lemma and `noun` or `verb`. Nouns and verbs are kept apart ("leaves").
  package init(exceptions rows: [[Substring]]) {
    var irregularForms: [String: [UInt64]] = [:]
    for row in rows where row.count == 3 {
      irregularForms[String(row[1]), default: []].append(stableHash(row[0].utf8))
    }
    self.irregularForms = irregularForms
    exceptions = Dictionary(
      rows.filter { $0.count == 3 }.map { row in
        let hash = stableHash(row[0].utf8)
        return (row[2] == "noun" ? ~hash : hash, String(row[1]))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether a word in lower case is an irregular form of a verb, whatever its tag: "blew".
  package func isIrregular(_ hash: UInt64) -> Bool { exceptions[hash] != nil }

  /// The lemma of a word in lower case with this `stableHash`.
  package func lemma(of lower: String, hash: UInt64, _ tag: PartOfSpeech) -> String {
    guard tag.isVerb || tag == .nn || tag == .nns else { return lower }
    // "Lay" is a form of "lie", but as an infinitive a verb of its own.
    if tag == .vb, irregularForms[lower] != nil { return lower }
    if let lemma = exceptions[tag.isNoun ? ~hash : hash] { return lemma }
    guard let inflection = Inflection(tag) else { return lower }
    if let lemma = prefixed(lower, tag) { return lemma }
    return Self.regular(lower, inflection)
  }

  /// Adds the hashes of all words that may be a form of `lemma`, and of some that are none: enough to
  /// tell most words of a text apart from those of a lexicon without making a lemma of them.
  package func addForms(of lemma: String, isNoun: Bool, to hashes: inout Set<UInt64>) {
    let stem = Array(lemma.utf8)
    let last = stem.last ?? 0
    func add(dropping count: Int, _ suffix: String) {
      hashes.insert(stableHash(suffix.utf8, seed: stableHash(stem.dropLast(count))))
    }
    for suffix in ["", "s", "es"] { add(dropping: 0, suffix) }
    if last == UInt8(ascii: "y") { add(dropping: 1, "ies") }
    if isNoun {
      if lemma.hasSuffix("man") { add(dropping: 2, "en") }
    } else {
      for suffix in ["d", "ed", "ing"] {
        add(dropping: 0, suffix)
        hashes.insert(stableHash(suffix.utf8, seed: stableHash(stem + [last])))
      }
      add(dropping: 1, "ing")
      if last == UInt8(ascii: "y") { add(dropping: 1, "ied") }
      if lemma.hasSuffix("ie") { add(dropping: 2, "ying") }
    }
    for irregular in irregularForms[lemma] ?? [] { hashes.insert(irregular) }
  }

  /// The lemma of a word that is an irregular one with a prefix: "retaken" -> "retake".
  private func prefixed(_ lower: String, _ tag: PartOfSpeech) -> String? {
    guard tag.isVerb, !lower.hasSuffix("ed") else { return nil }
    for prefix in ["re", "over", "under", "out", "mis", "fore"]
    where lower.hasPrefix(prefix) && lower.utf8.count > 6 {
      let rest = lower.dropFirst(prefix.count)
      if let lemma = exceptions[stableHash(rest.utf8)] { return prefix + lemma }
    }
    return nil
  }

  /// What the rules alone make of a word in lower case.
  package static func regular(_ lower: String, _ inflection: Inflection) -> String {
    var bytes = Array(lower.utf8)
    func ends(_ suffix: String) -> Bool {
      bytes.count > suffix.utf8.count + 1 && bytes.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    }
    switch inflection {
    case .plural, .thirdPerson:
      if ends("ies"), bytes.count > 4 {
        bytes.removeLast(3)
        bytes.append(UInt8(ascii: "y"))
      } else if ends("ches") || ends("shes") || ends("sses") || ends("xes") || ends("zzes")
        || inflection == .thirdPerson && ends("oes")
      {
        bytes.removeLast(2)
      } else if inflection == .plural, ends("men") {
        bytes[bytes.count - 2] = UInt8(ascii: "a")
      } else if ends("s"), !ends("ss"), !ends("us"), !ends("is") {
        bytes.removeLast()
      }
    case .past:
      if ends("ied") {
        bytes.removeLast(3)
        bytes.append(UInt8(ascii: "y"))
      } else if ends("eed") {
        bytes.removeLast()
      } else if ends("ed") {
        bytes.removeLast(2)
        restoreStem(&bytes)
      }
    case .gerund:
      if ends("ying"), bytes.count <= 5 {
        bytes.removeLast(4)
        bytes.append(contentsOf: "ie".utf8)
      } else if ends("ing") {
        bytes.removeLast(3)
        restoreStem(&bytes)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Takes back what "-ed" and "-ing" did to the stem: a doubled consonant, a lost "e".
  private static func restoreStem(_ bytes: inout [UInt8]) {
    func isVowel(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"):
        true
      default: false
      }
    }
    guard bytes.count >= 2, let last = bytes.last else { return }
    let before = bytes[bytes.count - 2]
    let third = bytes.count >= 3 ? bytes[bytes.count - 3] : 0
    if last == before, !isVowel(last) {
      let keeps = [UInt8(ascii: "l"), UInt8(ascii: "s"), UInt8(ascii: "z"), UInt8(ascii: "f")].contains(last)
      if !keeps { bytes.removeLast() }
      return
    }
    let hasLostE: Bool
    switch last {
    case UInt8(ascii: "c"), UInt8(ascii: "v"), UInt8(ascii: "z"): hasLostE = true
    case UInt8(ascii: "u"): hasLostE = before != UInt8(ascii: "o")
    case UInt8(ascii: "s"):
      hasLostE = isVowel(before) || before == UInt8(ascii: "n") || before == UInt8(ascii: "r")
    case UInt8(ascii: "g"):
      hasLostE =
        before == UInt8(ascii: "d") || before == UInt8(ascii: "r") || isVowel(before)
        || before == UInt8(ascii: "n") && third == UInt8(ascii: "a")
    case UInt8(ascii: "l"): hasLostE = "bcdfgkptz".utf8.contains(before)
    case UInt8(ascii: "r"):
      hasLostE =
        isVowel(before) && before != UInt8(ascii: "e") && before != UInt8(ascii: "o")
        && !isVowel(third)
    case UInt8(ascii: "t"): hasLostE = before == UInt8(ascii: "a") && !isVowel(third) || isShort(bytes)
    case UInt8(ascii: "w"), UInt8(ascii: "x"), UInt8(ascii: "y"), UInt8(ascii: "h"): hasLostE = false
    default: hasLostE = isShort(bytes)
    }
    if hasLostE { bytes.append(UInt8(ascii: "e")) }

    /// One vowel between single consonants, as in "nam(ed)".
    func isShort(_ bytes: [UInt8]) -> Bool {
      guard !isVowel(last), isVowel(before) else { return false }
      let head = bytes.dropLast(2)
      return !head.isEmpty && !head.contains(where: isVowel)
    }
  }
}
