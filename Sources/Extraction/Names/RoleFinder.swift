import Facts
import Language

/// Finds the offices and occupations that a document says people hold, held or are about to hold.
///
/// A title stands before the name ("Russian President Vladimir Putin"), in apposition behind or before it ("Karim, then
/// head of the agency,"), or in a clause about the person ("appointed Aida as mayor", "is leaving his post as head of
/// ..."). `OfficeReader` reads the phrase, this type ties it to its bearer, `RoleHome` adds what an office is of where the
/// article makes that plain.
struct RoleFinder {
  typealias Status = Person.Role.Status

  let context: NameContext
  let lexicon: OfficeLexicon
  let reader: OfficeReader
  /// The person that each pronoun refers to, by its token.
  let pronouns: [Int: Int]
  /// Roles by cluster, in text order.
  private(set) var found: [Int: [Finding]] = [:]

  var grammar: Grammar { context.grammar }

  /// How many roles of one person are kept, the first: no report has as many.
  private static let most = 40

  /// A role and what it rests on.
  struct Finding {
    var role: Person.Role
    /// Whether its status is only that nothing else is said.
    var isBare: Bool
    /// Where its words begin.
    var token: Int
    var isTitle: Bool
  }

  init(_ context: NameContext, lexicon: OfficeLexicon, pronouns: [Int: Int]) {
    self.context = context
    self.lexicon = lexicon
    self.pronouns = pronouns
    reader = OfficeReader(context: context, lexicon: lexicon, pronouns: pronouns)
    for sentence in grammar.document.sentences where sentence.kind != .furniture && sentence.kind != .credit {
      let tokens = sentence.tokens
      guard
        tokens.contains(where: { reader.isLast($0) })
          || tokens.contains(where: {
            grammar.is($0, .who) && lexicon.rulings[grammar.word($0 + 1)] != nil
          })
      else { continue }
      let people = context.people(in: tokens)
      for person in people {
        findTitleBefore(person, in: tokens)
        findAppositionBehind(person, in: tokens)
        findAppositionBefore(person, in: tokens)
        findRule(by: person, in: tokens)
      }
      guard !people.isEmpty || tokens.contains(where: { pronouns[$0] != nil }) else { continue }
      findClauses(in: tokens)
      findPosts(in: tokens)
    }
  }

  /// The roles of a cluster, in text order, without those that only leave out what others say.
  func roles(of cluster: Int) -> [Person.Role] {
    let all = found[cluster] ?? []
    return all.indices.filter { index in
      guard all[index].isBare else { return true }
      return !all.contains { other in
        !other.isBare && other.role.status != all[index].role.status
          && Self.isSameTitle(other.role.title, all[index].role.title)
          && (other.role.of == nil || all[index].role.of == nil || other.role.of == all[index].role.of)
      }
    }.map { all[$0].role }
  }

  /// Adds a role; one that only repeats what is known adds what it is of.
  mutating func add(
    _ office: Office, status: Status? = nil, to cluster: Int, evidence: Range<Int>, isTitle: Bool = false
  ) {
    guard office.kind != .relation, office.of != nil || !office.name.ends(.member) else { return }
    let owner = office.of ?? office.person.flatMap { $0 == cluster ? nil : context.clusters[$0].name }
    let of = owner ?? office.party.flatMap { lexicon.scope(of: office.name) == .parliament ? $0 : nil }
    let role = Person.Role(
      title: office.name, of: of, status: status ?? office.status ?? .current,
      evidence: grammar.document.span(evidence))
    add(
      Finding(
        role: role, isBare: status == nil && office.status == nil, token: office.title.lowerBound,
        isTitle: isTitle),
      to: cluster)
  }

  /// Adds a role to a person.
  mutating func add(_ finding: Finding, to cluster: Int) {
    var known = found[cluster] ?? []
    let role = finding.role
    if let index = known.firstIndex(where: {
      Self.isSameTitle($0.role.title, role.title) && $0.role.status == role.status
        && ($0.role.of == nil || role.of == nil || $0.role.of == role.of)
    }) {
      let isLonger = role.title.utf8.count > known[index].role.title.utf8.count
      if known[index].role.of == nil && role.of != nil {
        let title = isLonger ? role.title : known[index].role.title
        known[index].role = role
        known[index].role.title = title
      } else if isLonger {
        known[index].role.title = role.title
      }
      known[index].isBare = known[index].isBare && finding.isBare
    } else if known.count < Self.most {
      known.append(finding)
    }
    found[cluster] = known
  }

  /// Whether two titles can be one office: the same but for words before it and hyphens.
  static func isSameTitle(_ first: String, _ second: String) -> Bool {
    if first == second { return true }
    let (short, long) = first.utf8.count < second.utf8.count ? (first, second) : (second, first)
    if long.hasSuffix(" " + short) { return !long.hasPrefix("vice ") && !long.hasPrefix("deputy ") }
    guard short.contains("-") || long.contains("-") else { return false }
    return short.split(separator: "-").joined(separator: " ")
      == long.split(separator: "-").joined(separator: " ")
  }

  /// Says when a role found is held.
  mutating func setStatus(_ status: Status, of cluster: Int, at index: Int) {
    found[cluster]?[index].role.status = status
  }

  /// Says what a role found is of.
  mutating func setOwner(_ of: String, of cluster: Int, at index: Int) { found[cluster]?[index].role.of = of }

  /// Gives what it is of to the roles of an office that lack it: "the Kazakh president" elsewhere in the article.
  mutating func complete(_ cluster: Int, title: String, of: String) {
    guard var known = found[cluster] else { return }
    for index in known.indices where known[index].role.title == title && known[index].role.of == nil {
      known[index].role.of = of
    }
    found[cluster] = known
  }
}
