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
    var previous = People()
    for sentence in context.document.sentences where sentence.kind == .prose {
      var current = People()
      var mentions = context.people(in: sentence.tokens)[...]
      for token in sentence.tokens {
        while let person = mentions.first, person.tokens.upperBound <= token {
          current.add(person.cluster, context.clusters[person.cluster].gender)
          mentions.removeFirst()
        }
        let word = context.word(token)
        let isMale = Self.male.contains(word)
        guard isMale || Self.female.contains(word) else { continue }
        let first = isMale ? current.firstMale : current.firstFemale
        let last = isMale ? current.lastMale : current.lastFemale
        let earlier = isMale ? previous.firstMale : previous.firstFemale
        if let person = (Self.possessives.contains(word) ? last : first) ?? earlier { result[token] = person }
      }
      for person in mentions { current.add(person.cluster, context.clusters[person.cluster].gender) }
      if current.firstMale != nil || current.firstFemale != nil {
        previous = current
      } else if let pronoun = sentence.tokens.first(where: { result[$0] != nil }),
        let person = result[pronoun]
      {
        previous = People()
        previous.add(person, context.clusters[person].gender)
      }
    }
    return result
  }

  /// The first and last people named so far that a pronoun of each gender can mean.
  private struct People {
    var firstMale: Int?
    var lastMale: Int?
    var firstFemale: Int?
    var lastFemale: Int?

    mutating func add(_ cluster: Int, _ gender: NameClusters.Gender?) {
      if gender != .female {
        firstMale = firstMale ?? cluster
        lastMale = cluster
      }
      if gender != .male {
        firstFemale = firstFemale ?? cluster
        lastFemale = cluster
      }
    }
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
    var bearers: [String: [Bearer]] = [:]
    for (cluster, roles) in finder.roles.sorted(by: { $0.key < $1.key }) {
      for role in roles { bearers[role.title, default: []].append(Bearer(cluster: cluster, role: role)) }
    }
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
        if let cluster = bearer((bearers[words] ?? []).prefix(40), of, title.status, before: token) {
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
    return pool.max { (lastMention($0), $0) < (lastMention($1), $1) }
  }
}
