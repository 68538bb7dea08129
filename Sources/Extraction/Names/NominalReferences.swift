import Facts
import Language

/// Finds the nouns that refer to people and bodies without naming them: "the Kazakh president", "the company".
struct NominalReferences {
  let context: NameContext
  private var grammar: Grammar { context.grammar }

  /// A title that stands for its bearer.
  struct Title {
    var tokens: Range<Int>
    var cluster: Int
    var title: String
    var of: String?
  }

  /// "the Kazakh president", "Kazakhstan's President", "the prime minister": titles without a name
  /// whose bearer the document names.
  func titles(_ finder: RoleFinder) -> [Title] {
    var result: [Title] = []
    var bearers: [String: [Bearer]] = [:]
    for (cluster, findings) in finder.found.sorted(by: { $0.key < $1.key }) {
      for finding in findings {
        bearers[finding.role.title, default: []].append(Bearer(cluster: cluster, role: finding.role))
      }
    }
    guard !bearers.isEmpty else { return [] }
    for sentence in grammar.document.sentences where sentence.kind != .furniture && sentence.kind != .credit {
      for token in sentence.tokens where finder.reader.isLast(token) {
        let end = token + 1
        guard let office = finder.reader.offices(endingAt: end, in: sentence.tokens).last,
          office.title.upperBound == end, !office.isPlural, isDefinite(office, in: sentence.tokens),
          context.mention(startingAt: end) == nil
        else { continue }
        let of = finder.reader.owner(behind: end, office, in: sentence.tokens)?.name ?? office.of
        if let cluster = bearer(
          (bearers[office.name] ?? []).prefix(40), of, office.status ?? .current, before: token)
        {
          result.append(
            Title(tokens: office.evidence.lowerBound..<end, cluster: cluster, title: office.name, of: of))
        }
      }
    }
    return result
  }

  private func isDefinite(_ office: Office, in sentence: Range<Int>) -> Bool {
    let start = office.evidence.lowerBound
    if office.of != nil, context.mention(startingAt: start) != nil { return true }
    guard office.isDefinite, office.person == nil else { return false }
    var token = start - 1
    while token > sentence.lowerBound, !grammar.is(token, .the), start - token < 6 { token -= 1 }
    return !grammar.is(token - 1, .predicateOpener)
  }

  private struct Bearer {
    var cluster: Int
    var role: Person.Role
  }

  /// The person with that office: the one named last before the title.
  private func bearer(
    _ bearers: ArraySlice<Bearer>, _ of: String?, _ status: Person.Role.Status, before token: Int
  ) -> Int? {
    let fitting = bearers.filter { bearer in
      guard bearer.role.status == status || status == .current && bearer.role.status != .former else {
        return false
      }
      return of == nil || bearer.role.of == nil || of == bearer.role.of
    }
    let exact = fitting.filter { of == nil || $0.role.of == of }
    let pool = Set((exact.isEmpty ? fitting : exact).map(\.cluster))
    if of != nil, exact.isEmpty, pool.count > 1 { return nil }
    func lastMention(_ cluster: Int) -> Int {
      let mentions = context.clusters[cluster].mentions
      let next = mentions.partitioningIndex { $0.lowerBound >= token }
      return next > 0 ? mentions[next - 1].lowerBound : -cluster - 1
    }
    // "The judge" before any judge is named is another one; "the Norwegian president" may be named later.
    let named = of == nil ? pool.filter { lastMention($0) >= 0 } : pool
    return named.max { (lastMention($0), $0) < (lastMention($1), $1) }
  }

  /// "the company", "the Finnish company", "the court": nouns for bodies that the document has named.
  func bodies() -> [NameContext.Mention] {
    var result: [NameContext.Mention] = []
    guard context.clusters.contains(where: { $0.kind == .organization }) else { return [] }
    for sentence in grammar.document.sentences where sentence.kind == .prose {
      for token in sentence.tokens where token > sentence.tokens.lowerBound {
        let word = grammar.tokens[token]
        guard !word.isCapitalized, grammar.tag(token) == .nn, context.lexicon.bodyNouns[word.lower] != nil,
          isDefinite(token, in: sentence.tokens), isWhole(token, in: sentence.tokens),
          let cluster = context.body(word.lower, before: token)
        else { continue }
        result.append(NameContext.Mention(tokens: token..<token + 1, cluster: cluster))
      }
    }
    return result
  }

  /// "the 34-year-old": the one person of that age.
  func aged(_ people: [Int: Age], among ages: [Age]) -> [NameContext.Mention] {
    guard !people.isEmpty else { return [] }
    var byAge: [Int: [Int]] = [:]
    for (cluster, age) in people { byAge[age.years ?? 0, default: []].append(cluster) }
    return ages.compactMap { age in
      let token = age.tokens.lowerBound
      let sentence = grammar.document.sentence(ofToken: token)
      guard let years = age.years, age.tokens.count == 1, sentence.kind == .prose,
        grammar.tokens[token].shape.contains(.hyphenated), grammar.is(token - 1, .the),
        isWhole(token, in: sentence.tokens), let bearers = byAge[years], bearers.count == 1,
        let bearer = bearers.first, context.clusters[bearer].mentions[0].lowerBound < token
      else { return nil }
      return NameContext.Mention(tokens: token..<token + 1, cluster: bearer)
    }
  }

  /// Whether "the" stands before a noun, with adjectives between at most.
  private func isDefinite(_ noun: Int, in sentence: Range<Int>) -> Bool {
    var token = noun - 1
    while token >= sentence.lowerBound, noun - token <= 3 {
      if grammar.is(token, .the) { return true }
      guard grammar.tag(token).isAdjective, context.mention(covering: token) == nil else { return false }
      token -= 1
    }
    return false
  }

  /// Whether nothing behind a noun says which one is meant, or makes another of it: no noun, no name, no "that", no "of".
  private func isWhole(_ noun: Int, in sentence: Range<Int>) -> Bool {
    let next = noun + 1
    guard next < sentence.upperBound else { return true }
    if context.mention(startingAt: next) != nil { return false }
    if grammar.is(next, .referenceFollower) {
      return false
    }
    return !grammar.tag(next).isNoun && grammar.tag(next) != .cd || !grammar.tokens[next].isWord
  }
}
