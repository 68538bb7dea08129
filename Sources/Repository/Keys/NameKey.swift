import Extraction
import Facts
import Language

/// What a name is compared by: its slug without what the same name may have or lack.
struct NameKey: Hashable, Sendable {
  let kind: EntityReference.Kind
  /// "kassym-jomart-tokayev", "interior-ministry".
  let text: String
  /// The acronym that the article gives, as a slug.
  private let acronym: String?

  /// - Parameter acronym: of an organization, when the article gives it.
  init(_ name: String, kind: EntityReference.Kind, acronym: String? = nil) {
    self.kind = kind
    let slug = Folding.slug(name)
    self.acronym = acronym.map { Folding.slug($0) }
    text =
      switch kind {
      case .organization: Self.organizationKey(slug)
      case .place: Self.placeKey(slug)
      case .person, .group: slug
      }
  }

  private init(kind: EntityReference.Kind, text: String) {
    self.kind = kind
    self.text = text
    acronym = nil
  }

  /// The key without what an article says besides the name.
  var plain: NameKey { acronym == nil ? self : NameKey(kind: kind, text: text) }

  /// The words of the key.
  var words: [Substring] { text.split(separator: "-") }

  /// Names the key among all keys.
  var hash: UInt64 {
    FactKey.hash(text, seed: Self.seed(of: kind))
  }

  static func seed(of kind: EntityReference.Kind) -> UInt64 {
    switch kind {
    case .person: 11
    case .organization: 12
    case .place: 13
    case .group: 14
    }
  }

  /// Names that may be of one record have the same block: the last name of people, the acronym of
  /// organizations.
  var block: String {
    switch kind {
    case .person: Self.lastName(words)
    case .organization: acronym ?? BodyNames.shared.acronym(ofKey: text) ?? initials ?? text
    case .place, .group: text
    }
  }

  /// The first letters of an organization's name of three or more words: "fbi".
  var initials: String? {
    let words = self.words.filter { !Self.small.contains($0) }
    return words.count >= 3 ? String(words.compactMap(\.first)) : nil
  }

  /// By what two reports know that they have the same participant, without knowing all articles: the
  /// initial and the last name of a person, the block of an organization, the last word for a group.
  var participant: UInt64 {
    let text: String
    switch kind {
    case .person:
      let words = self.words
      let last = Self.lastName(words)
      text = words.count > 1 ? "\(words[0].prefix(1)) \(last)" : last
    case .organization: text = block
    case .place: text = self.text
    case .group:
      let head = words.last ?? ""
      text = head.hasSuffix("s") && head.count > 3 ? String(head.dropLast()) : String(head)
    }
    return FactKey.hash(text, seed: Self.seed(of: kind) + 100)
  }

  private static let small: Set<Substring> = ["of", "the", "and", "for", "in", "on", "to", "de", "la", "du"]
  private static let generations: Set<Substring> = ["jr", "sr", "ii", "iii", "iv"]
  private static let spellings: [Substring: Substring] = [
    "organisation": "organization", "centre": "center", "defence": "defense", "labour": "labor",
    "programme": "program", "dept": "department", "intl": "international",
  ]
  /// "Ministry of the Interior" is "Interior Ministry".
  private static let turned: Set<Substring> = ["ministry", "department", "committee"]

  private static func lastName(_ words: [Substring]) -> String {
    let last = words.last { !generations.contains($0) } ?? words.last ?? ""
    return String(last)
  }

  private static func organizationKey(_ slug: String) -> String {
    let key = plainOrganizationKey(slug)
    return BodyNames.shared.officialKey(ofKey: key) ?? key
  }

  private static func plainOrganizationKey(_ slug: String) -> String {
    var words = slug.split(separator: "-").map { spellings[$0] ?? $0 }
    if words.first == "the", words.count > 1 { words.removeFirst() }
    while words.count > 1, let last = words.last, String(last).is(.legalForm) { words.removeLast() }
    if words.count > 2, turned.contains(words[0]), words[1] == "of" || words[1] == "for" {
      var rest = words[2...]
      if rest.first == "the", rest.count > 1 { rest.removeFirst() }
      words = Array(rest) + [words[0]]
    }
    return words.joined(separator: "-")
  }

  private static func placeKey(_ slug: String) -> String {
    let plain = slug.hasPrefix("the-") ? String(slug.dropFirst(4)) : slug
    return BodyNames.shared.countryKey(ofSlug: plain) ?? plain
  }

  /// The key of an organization's name without the exchange of short names for official ones, which is made of such
  /// keys.
  static func plainKey(ofOrganization name: some StringProtocol) -> String {
    plainOrganizationKey(Folding.slug(name))
  }
}
