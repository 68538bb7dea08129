import Facts

/// A person's sex, as far as words tell it.
package enum Sex: UInt8, Sendable, CaseIterable {
  case male = 1, female = 2

  package var opposite: Sex { self == .male ? .female : .male }
}

/// Words that tell the sex of whom they name: honorifics, kin, offices and other nouns, from `sexes.txt`; lower case, without full
/// stops.
package struct SexWords: Sendable {
  /// What stands before a name.
  package struct Honorific: Sendable {
    package var sex: Sex
    /// Whether a given name follows: "Prince Karl".
    package var isOfBirth: Bool
  }

  package static let shared = SexWords()

  package private(set) var honorifics: [String: Honorific] = [:]
  /// What somebody is to somebody else: "wife".
  package private(set) var kin: [String: Sex] = [:]
  private var titles: [String: Sex] = [:]
  private var nouns: [String: Sex] = [:]

  private init() {
    for row in LanguageResource("sexes.txt").table(3) {
      let sex: Sex = row[1] == "male" ? .male : .female
      for word in row[2].split(separator: "|").map(String.init) {
        switch row[0] {
        case "honorific": honorifics[word] = Honorific(sex: sex, isOfBirth: false)
        case "birth": honorifics[word] = Honorific(sex: sex, isOfBirth: true)
        case "kin": kin[word] = sex
        case "noun": nouns[word] = sex
        default: titles[word] = sex
        }
      }
    }
  }

  /// By a title or its last word: "congresswoman", "deputy *chairwoman*".
  package func sex(ofTitle title: String) -> Sex? {
    let title = Folding.fold(title)
    if let sex = titles[title] ?? kin[title] { return sex }
    return title.split(separator: " ").last.flatMap { titles[String($0)] ?? kin[String($0)] }
  }

  /// By a noun that stands for one person: "the *boy*", "a *policewoman*".
  package func sex(ofNoun word: String) -> Sex? {
    nouns[word] ?? kin[word] ?? titles[word]
      ?? (word.hasSuffix("woman") ? .female : word.hasSuffix("man") ? .male : nil)
  }

  /// By the word before a name.
  package func sex(before word: String) -> Sex? {
    let word = word.hasSuffix(".") ? String(word.dropLast()) : word
    return honorifics[word]?.sex ?? kin[word] ?? titles[word]
  }
}
