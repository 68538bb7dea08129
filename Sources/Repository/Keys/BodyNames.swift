import Extraction
import Facts
import Language

/// What bodies and countries are called besides their official names: the best known acronyms, short names.
struct BodyNames: Sendable {
  static let shared = BodyNames()

  /// From the key of a short name to that of the official one.
  private let official: [String: String]
  /// From the slug of any name of a country to that of its common one.
  private let countries: [String: String]
  /// From the key of a name in full to its acronym.
  private let acronyms: [String: String]

  private init() {
    var official: [String: String] = [:]
    for row in LanguageResource("official-names.txt").table(2) {
      official[NameKey.plainKey(ofOrganization: row[0])] = NameKey.plainKey(ofOrganization: row[1])
    }
    self.official = official
    var countries: [String: String] = [:]
    for row in LanguageResource("countries.txt").table(2...4) where row.count > 3 {
      for name in row[3].split(separator: "|") { countries[Folding.slug(name)] = Folding.slug(row[1]) }
    }
    self.countries = countries
    var acronyms: [String: String] = [:]
    for row in LanguageResource("acronyms.txt").table(2) {
      for name in row[1].split(separator: "|") {
        acronyms[NameKey.plainKey(ofOrganization: name)] = String(row[0])
      }
    }
    self.acronyms = acronyms
  }

  func officialKey(ofKey key: String) -> String? { official[key] }

  func countryKey(ofSlug slug: String) -> String? { countries[slug] }

  /// The acronym by which everybody knows the organization with this key: "nato".
  func acronym(ofKey key: String) -> String? { acronyms[key] }
}
