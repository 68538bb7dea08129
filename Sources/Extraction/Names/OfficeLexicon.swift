import Facts
import Language

/// The titles, occupations and verbs that readers of roles look up, each from a table of the data files.
struct OfficeLexicon: Sendable {
  /// What an office is of where its own words leave it out.
  enum Scope: String, Sendable {
    case republic, crown, cabinet, state, parliament, place, city, police, person, abroad, free
  }

  /// Whose role a verb tells of, and what becomes of it.
  struct Verb: Sendable {
    enum Holder: String, Sendable { case subject, object, both }
    enum Place: String, Sendable { case `as`, bare, either }
    enum Outcome: String, Sendable { case holds, enters, leaves, proposed }
    var holder: Holder
    var place: Place
    var outcome: Outcome
  }

  /// Titles and occupations of one and more words, in lower case.
  let titles: [String: NameLexicon.Title]
  /// The abbreviations among them, spelled out.
  private let spelled: [String: String]
  /// The singular of the last word of a title, by its plural.
  private let singulars: [String: String]
  /// The hashes of the words that titles have, and of the last words of titles, in either number.
  private let words: Set<UInt64>
  private let lastWords: Set<UInt64>
  private let scopes: [String: Scope]
  let verbs: [String: Verb]
  /// The countries with a monarch, those without a prime minister, and the offices that one country alone has.
  private let crowns: Set<String>
  private let premierless: Set<String>
  private let ownOffices: [String: String]
  /// The dictionary forms of verbs of saying.
  let sayings = Set(
    LanguageResource("sayings.txt").table(2).filter { $0[1].contains("say") }.map {
      String($0[0])
    })
  /// The office that a verb with a country behind it tells of, and whether it is over: "*ruled* France".
  let rulings: [String: (title: String, isPast: Bool)] = {
    /// When the verb's form says that the office is held.
    enum Tense: String { case past, present }
    var rulings: [String: (title: String, isPast: Bool)] = [:]
    for row in LanguageResource("ruling-verbs.txt").table(3) {
      let isPast = row.value(1, as: Tense.self) == .past
      for form in row[2].split(separator: " ") { rulings[String(form)] = (String(row[0]), isPast) }
    }
    return rulings
  }()

  init(_ names: NameLexicon) {
    var titles = names.titles
    for row in LanguageResource("occupations.txt").table(1...2) {
      if row.count > 1 {
        titles[String(row[0])] = .relation
      } else if titles[String(row[0])] == nil {
        titles[String(row[0])] = .role
      }
    }
    self.titles = titles
    spelled = Dictionary(
      LanguageResource("titles.txt").table(2...3).filter { $0.count > 2 }.map {
        (String($0[0]), String($0[2]))
      },
      uniquingKeysWith: { first, _ in first })
    var words: Set<UInt64> = []
    var lastWords: Set<UInt64> = []
    var singulars: [String: String] = [:]
    for (title, kind) in titles where kind != .honorific {
      let parts = title.split(separator: " ")
      for part in parts { words.insert(stableHash(part.utf8)) }
      guard let last = parts.last else { continue }
      lastWords.insert(stableHash(last.utf8))
      let plural = Inflector.plural(String(last))
      guard titles[plural] == nil else { continue }
      singulars[plural] = String(last)
      words.insert(stableHash(plural.utf8))
      lastWords.insert(stableHash(plural.utf8))
    }
    self.words = words
    self.lastWords = lastWords
    self.singulars = singulars
    scopes = Dictionary(
      LanguageResource("offices.txt").table(2).map { row in (String(row[0]), row.value(1, as: Scope.self)) },
      uniquingKeysWith: { first, _ in first })
    do {
      verbs = try Self.verbs(LanguageResource("role-verbs.txt").table(7))
    } catch {
      fatalError("\(error)")
    }
    var crowns: Set<String> = []
    var premierless: Set<String> = []
    var own: [String: String] = [:]
    for row in LanguageResource("governments.txt").table(2...3) {
      switch row[1] {
      case "crown": crowns.insert(String(row[0]))
      case "premierless": premierless.insert(String(row[0]))
      default: if row.count > 2 { own[String(row[0])] = String(row[2]) }
      }
    }
    self.crowns = crowns
    self.premierless = premierless
    ownOffices = own
  }

  /// The verbs of rows, which have several that are alike, by their lemmas.
  ///
  /// - Throws: a `LanguageError` for an unknown word in a row, and for a verb that stands twice.
  static func verbs(_ rows: [LanguageRow]) throws(LanguageError) -> [String: Verb] {
    var verbs: [String: Verb] = [:]
    for row in rows {
      guard row.count == 7 else {
        throw row.error(
          "a row is verbs, holder, place, outcome, an example, its roles, and a counter-example")
      }
      guard let holder = Verb.Holder(rawValue: String(row[1])) else {
        throw row.error("\(row[1]) is no holder")
      }
      guard let place = Verb.Place(rawValue: String(row[2])) else { throw row.error("\(row[2]) is no place") }
      guard let outcome = Verb.Outcome(rawValue: String(row[3])) else {
        throw row.error("\(row[3]) is no outcome")
      }
      for lemma in row[0].split(separator: " ") {
        let verb = Verb(holder: holder, place: place, outcome: outcome)
        if verbs.updateValue(verb, forKey: String(lemma)) != nil { throw row.error("\(lemma) stands twice") }
      }
    }
    return verbs
  }

  /// Whether the word with this hash can stand in a title, or end one.
  func isWord(_ hash: UInt64) -> Bool { words.contains(hash) }
  func isLastWord(_ hash: UInt64) -> Bool { lastWords.contains(hash) }

  /// The singular of a word that ends a title in the plural.
  func singular(_ word: String) -> String? { singulars[word] }

  /// A title as it is spelled out: "senator" for "sen.".
  func spelled(_ title: String) -> String { spelled[title] ?? title }

  /// What the office is of by its longest known ending.
  func scope(of title: String) -> Scope? {
    var rest = title[...]
    while true {
      if let scope = scopes[String(rest)] {
        // A "senior vice president" is no head of state.
        let isWhole = rest.startIndex == title.startIndex || title.prefix { $0 != " " }.is(.deputyWord)
        return isWhole || scope != .republic && scope != .crown && scope != .cabinet ? scope : nil
      }
      guard let blank = rest.firstIndex(of: " ") else { return nil }
      rest = rest[rest.index(after: blank)...]
    }
  }

  /// Whether an office is of a country, region or city, so that a place behind its bearer's name is what it is of.
  func isOfPlaces(_ title: String) -> Bool {
    switch scope(of: title) {
    case .republic, .crown, .cabinet, .state, .parliament, .place, .city, .police: true
    default: false
    }
  }

  /// Whether a country has such an office.
  func has(_ country: String, _ scope: Scope) -> Bool {
    switch scope {
    case .republic: !crowns.contains(country)
    case .crown: crowns.contains(country)
    case .cabinet: !premierless.contains(country)
    default: true
    }
  }

  /// The one country that has an office of this name.
  func onlyCountry(of title: String) -> String? { ownOffices[title] }

  /// What a word says of when an office is held.
  func status(of word: String) -> Person.Role.Status? {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count > 1, parts[0].is(.formerPrefix) { return .former }
    if parts.count > 1, parts[parts.count - 1].is(.incomingSuffix) { return .incoming }
    return Self.statuses[word]
  }

  private static let statuses: [String: Person.Role.Status] = {
    var statuses: [String: Person.Role.Status] = [:]
    for row in LanguageResource("title-statuses.txt").table(2) {
      statuses[String(row[0])] = row.value(1, as: Person.Role.Status.self)
    }
    return statuses
  }()

  /// A word of a title without what hangs on it by a hyphen and tells of time: "ex-minister", "president-elect".
  static func plain(_ word: String) -> String {
    guard let hyphen = word.firstIndex(of: "-"), let last = word.lastIndex(of: "-") else { return word }
    if word[..<hyphen].is(.formerPrefix) { return String(word[word.index(after: hyphen)...]) }
    return word[word.index(after: last)...].is(.incomingSuffix) ? String(word[..<last]) : word
  }
}
