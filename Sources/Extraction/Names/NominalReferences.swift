import Facts

/// Finds the words that refer to people without naming them: pronouns, "the Kazakh president".
struct NominalReferences {
  let context: NameContext

  private static let male: Set<String> = ["he", "him", "his", "himself"]
  private static let female: Set<String> = ["she", "her", "hers", "herself"]
  private static let possessives: Set<String> = ["his", "her"]

  /// The cluster of the person that each pronoun refers to, by token: the person that the sentence
  /// named first (a possessive: last), or else the first one of the sentence before.
  func pronouns() -> [Int: Int] {
    var result: [Int: Int] = [:]
    var previous: [Int] = []
    for sentence in context.document.sentences where sentence.kind == .prose {
      let people = context.people(in: sentence.tokens)
      for token in sentence.tokens {
        let word = context.word(token)
        let gender: NameClusters.Gender? =
          Self.male.contains(word) ? .male : Self.female.contains(word) ? .female : nil
        guard let gender else { continue }
        var before = people.filter { $0.tokens.upperBound <= token }.map(\.cluster)
        if Self.possessives.contains(word) { before.reverse() }
        let candidates = (before + previous).filter { context.clusters[$0].gender != gender.opposite }
        if let person = candidates.first { result[token] = person }
      }
      if !people.isEmpty {
        previous = people.map(\.cluster)
      } else if let pronoun = sentence.tokens.first(where: { result[$0] != nil }),
        let person = result[pronoun]
      {
        previous = [person]
      }
    }
    return result
  }

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
    for sentence in context.document.sentences where sentence.kind != .furniture && sentence.kind != .credit {
      var token = sentence.tokens.lowerBound
      while token < sentence.tokens.upperBound {
        guard context.mention(startingAt: token) == nil,
          let (end, kind) = context.title(startingAt: token, limit: sentence.tokens.upperBound),
          kind == .office,
          let title = finder.title(endingAt: end, in: sentence.tokens),
          isDefinite(title, in: sentence.tokens),
          context.mention(startingAt: end) == nil
        else {
          token += 1
          continue
        }
        let words = title.tokens.map { context.plainTitleWord($0) }.joined(separator: " ")
        let of = finder.owner(from: end, in: sentence.tokens)?.name ?? title.of
        if let cluster = bearer(of: words, of, title.status, before: token, finder) {
          result.append(
            Title(tokens: title.evidence.lowerBound..<end, cluster: cluster, title: words, of: of))
        }
        token = end
      }
    }
    return result
  }

  private func isDefinite(_ title: RoleFinder.Title, in sentence: Range<Int>) -> Bool {
    let start = title.evidence.lowerBound
    if title.of != nil, context.mention(startingAt: start) != nil { return true }
    var token = start - 1
    while token >= sentence.lowerBound, start - token <= 2 {
      let word = context.word(token)
      if word == "the" {
        return !["as", "of", "be", "become", "is", "was"].contains(context.word(token - 1))
      }
      guard context.document.tokens[token].isWord, !RoleFinder.stops.contains(word) else { return false }
      token -= 1
    }
    return false
  }

  /// The person with that office: the one named last before the title.
  private func bearer(
    of title: String, _ of: String?, _ status: Person.Role.Status, before token: Int, _ finder: RoleFinder
  ) -> Int? {
    var candidates: [(cluster: Int, isExact: Bool)] = []
    for (cluster, roles) in finder.roles {
      for role in roles
      where role.title == title && (role.status == status || status == .current && role.status != .former) {
        if let of, let known = role.of {
          if of == known { candidates.append((cluster, true)) }
        } else {
          candidates.append((cluster, of == nil))
        }
      }
    }
    let exact = candidates.filter(\.isExact)
    let pool = (exact.isEmpty ? candidates : exact).map(\.cluster)
    if of != nil, exact.isEmpty, Set(pool).count > 1 { return nil }
    func lastMention(_ cluster: Int) -> Int {
      context.clusters[cluster].mentions.last { $0.lowerBound < token }?.lowerBound ?? -cluster - 1
    }
    return pool.max { (lastMention($0), $0) < (lastMention($1), $1) }
  }
}
