import Facts
import Language

/// What words around and inside names mean: titles, kinds of organization, nationalities, countries.
package struct NameLexicon: Sendable {
  /// What a title says of its bearer.
  enum Title: String, Sendable {
    case honorific
    case office = "title"
    case role, relation
  }

  /// Titles of one and more words, in lower case.
  let titles: [String: Title]
  /// Every word that a title has.
  let titleWords: Set<String>
  /// The country or region of a nationality, "" where it names none.
  let demonyms: [String: String]
  /// The kind of organization that a word makes of a name.
  let organizationKinds: [String: Organization.Kind]
  /// The kinds of organizations that the news names without saying what they are.
  let organizations: [String: Organization.Kind]
  /// The kinds of organizations by name that only their kind is looked up of: no name is found by them.
  let knownOrganizations: [String: Organization.Kind]
  /// The kinds that words right before and right behind a name tell.
  let organizationContexts: (before: [String: Organization.Kind], behind: [String: Organization.Kind])
  /// The kind of organization that people with an office work for.
  let organizationTitles: [String: Organization.Kind]
  /// The kinds of organization that a common noun can mean, the likeliest first.
  let bodyNouns: [String: [Organization.Kind]]
  /// The parties that the words for their followers name.
  private let parties: [String: String]
  /// The common English names, numbered as in `NameGazetteer.Entry.country`, from 1.
  let countries: [String]
  /// The number of a country by any of its names, folded.
  let countryNumbers: [String: Int]
  /// Regions, seas and continents that lie in no one country: "asia".
  let wideRegions = Set(
    LanguageResource("regions.txt").table(1...2).filter { $0.count < 2 || $0[1].isEmpty }.map {
      String($0[0])
    })
  /// The number of a country by the name of its capital.
  let capitals: [String: Int]

  /// The lexicon that travels in the binary, which is read once.
  static let shared = NameLexicon()

  private init() {
    var titles: [String: Title] = [:]
    for row in LanguageResource("titles.txt").table(2...3) {
      titles[String(row[0])] = row.value(1, as: Title.self)
    }
    self.titles = titles
    titleWords = Set(titles.keys.flatMap { $0.split(separator: " ").map(String.init) })
    demonyms = Dictionary(
      LanguageResource("demonyms.txt").table(1...2).map {
        (String($0[0]), $0.count > 1 ? String($0[1]) : "")
      },
      uniquingKeysWith: { first, _ in first })
    organizationKinds = Self.kinds(in: "organization-words.txt")
    organizations = Self.kinds(in: "organizations.txt")
    knownOrganizations = Self.kinds(in: "known-organizations.txt")
    organizationTitles = Self.kinds(in: "organization-titles.txt")
    var contexts: (before: [String: Organization.Kind], behind: [String: Organization.Kind]) = ([:], [:])
    for row in LanguageResource("organization-contexts.txt").table(3) {
      let kind = row.value(2, as: Organization.Kind.self)
      if row[0] == "before" {
        contexts.before[String(row[1])] = kind
      } else {
        contexts.behind[String(row[1])] = kind
      }
    }
    organizationContexts = contexts
    bodyNouns = Dictionary(
      LanguageResource("body-nouns.txt").table(2).map { row in
        (String(row[0]), row[1].split(separator: "|").compactMap { Organization.Kind(rawValue: String($0)) })
      }, uniquingKeysWith: { first, _ in first })
    parties = Dictionary(
      LanguageResource("parties.txt").table(2).map { (String($0[0]), String($0[1])) },
      uniquingKeysWith: { first, _ in first })
    var countries: [String] = []
    var numbers: [String: Int] = [:]
    var capitals: [String: Int] = [:]
    for row in LanguageResource("countries.txt").table(2...4) {
      countries.append(String(row[1]))
      numbers[Folding.fold(row[1])] = countries.count
      if row.count > 2, !row[2].isEmpty { capitals[Folding.fold(row[2])] = countries.count }
      for name in row.count > 3 ? row[3].split(separator: "|") : [] {
        numbers[Folding.fold(name)] = countries.count
      }
    }
    self.countries = countries
    countryNumbers = numbers
    self.capitals = capitals
  }

  private static func kinds(in file: String) -> [String: Organization.Kind] {
    var kinds: [String: Organization.Kind] = [:]
    for row in LanguageResource(file).table(2) {
      kinds[String(row[0])] = row.value(1, as: Organization.Kind.self)
    }
    return kinds
  }

  /// The country that a name or nationality belongs to: "Kazakh", "U.S.".
  func country(of word: String) -> String? {
    if let number = countryNumbers[Folding.fold(word)] { return countries[number - 1] }
    return demonym(word)
  }

  /// The country or region of a nationality, singular or plural; nil where the word is none.
  func demonym(_ word: String) -> String? {
    let country = demonyms[word] ?? (word.ends(.s) ? demonyms[String(word.dropLast())] : nil)
    return country?.isEmpty == true ? nil : country
  }

  /// Whether a word at the start of a name says that its body is of many countries: "World", "African".
  func isInternational(_ word: String) -> Bool { word.is(.internationalWord) }

  /// The party that a word for its followers names: "Tory".
  func party(of word: String) -> String? { parties[word] }

  /// Whether a word in lower case is the legal form of a company.
  func isLegalForm(_ word: String) -> Bool { word.filter { $0 != "." }.is(.legalForm) }

  /// Whether the word is a nationality, faith or people.
  func isDemonym(_ word: String) -> Bool {
    demonyms[word] != nil || (word.ends(.s) && demonyms[String(word.dropLast())] != nil)
  }
}
