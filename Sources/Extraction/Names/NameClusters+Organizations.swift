import Facts

extension NameClusters {
  /// What companies carry behind their names.
  private static let companySuffixes: Set<String> = [
    "inc", "inc.", "corp", "corp.", "corporation", "co", "co.", "company", "ltd", "ltd.", "limited", "llc",
    "plc",
    "ag", "sa", "s.a.", "nv", "n.v.", "spa", "gmbh", "group", "holdings", "holding", "jsc", "pjsc",
  ]
  private static let smallWords: Set<String> = ["of", "the", "and", "for", "in", "on", "to", "de", "&", "a"]

  mutating func addOrganizations(_ names: [NameMention]) {
    var byKey: [String: Int] = [:]
    for name in names where !isAcronym(name) {
      let key = key(words(name.tokens))
      if let index = byKey[key] {
        add(name.tokens, to: index)
      } else {
        byKey[key] = start(name)
      }
    }
    attachShortForms()
    var byAcronym: [String: Int] = [:]
    for name in names where isAcronym(name) {
      let acronym = plainAcronym(name.tokens)
      if byAcronym[acronym] == nil {
        byAcronym[acronym] = longForm(of: name, acronym) ?? byKey[key(words(name.tokens))]
      }
      if let index = byAcronym[acronym] {
        add(name.tokens, to: index)
      } else {
        byAcronym[acronym] = start(name)
      }
      if let index = byAcronym[acronym] { clusters[index].acronym = acronym }
    }
  }

  private func isAcronym(_ name: NameMention) -> Bool {
    guard name.tokens.count == 1, let token = document.tokens[name.tokens].first else { return false }
    let letters = token.text.unicodeScalars.filter { $0.isLetter }
    return (2...8).contains(letters.count) && letters.allSatisfy(\.isUpper)
  }

  private func plainAcronym(_ tokens: Range<Int>) -> String {
    String(
      String.UnicodeScalarView(document.tokens[tokens.lowerBound].text.unicodeScalars.filter { $0.isLetter }))
  }

  /// One key for "Ministry of Defence" and "Defence Ministry", "Ford Motor Co" and "Ford Motor".
  private func key(_ words: [String]) -> String {
    var words = words
    while words.count > 1, let last = words.last, Self.companySuffixes.contains(last) { words.removeLast() }
    if words.count > 2, words[1] == "of", ["ministry", "department"].contains(words[0]) {
      words = Array(words.dropFirst(2).filter { $0 != "the" }) + [words[0]]
    }
    return words.joined(separator: " ")
  }

  /// The organization that an acronym stands for: the one right before or inside its brackets, or else
  /// one with those initials.
  private func longForm(of name: NameMention, _ acronym: String) -> Int? {
    let letters = Folding.fold(acronym).unicodeScalars.map { $0 }
    let token = name.tokens.lowerBound
    let isBracketed = token >= 2 && document.tokens[token - 1].text == "("
    let opensBracket =
      name.tokens.upperBound + 1 < document.tokens.count
      && document.tokens[name.tokens.upperBound].text == "("
    for index in clusters.indices
    where clusters[index].kind == .organization && clusters[index].words.count > 1 {
      let mentions = clusters[index].mentions
      if isBracketed, mentions.contains(where: { $0.upperBound == token - 1 }) { return index }
      if opensBracket, mentions.contains(where: { $0.lowerBound == name.tokens.upperBound + 1 }),
        sharesInitials(letters, clusters[index].words)
      {
        return index
      }
    }
    guard letters.count > 2 else { return nil }
    return clusters.indices.first {
      clusters[$0].kind == .organization && initials(clusters[$0].words) == letters
    }
  }

  private func initials(_ words: [String]) -> [Unicode.Scalar] {
    words.filter { !Self.smallWords.contains($0) }.flatMap { $0.split(separator: "-") }
      .compactMap { $0.unicodeScalars.first }
  }

  /// Whether most letters are initials, in order; a foreign acronym may differ in some.
  private func sharesInitials(_ letters: [Unicode.Scalar], _ words: [String]) -> Bool {
    let all = words.compactMap { $0.unicodeScalars.first }
    var next = 0
    var shared = 0
    for letter in letters {
      if let found = all[min(next, all.count)...].firstIndex(of: letter) {
        shared += 1
        next = found + 1
      }
    }
    return shared * 2 >= letters.count
  }

  /// "Getty" is "Getty Images", when what is left out only says what it is.
  private mutating func attachShortForms() {
    var result: [Cluster] = clusters.filter { $0.kind != .organization }
    let organizations = clusters.filter { $0.kind == .organization }
      .sorted { ($0.words.count, $0.mentions[0].lowerBound) > ($1.words.count, $1.mentions[0].lowerBound) }
    for cluster in organizations {
      let longer = result.indices.first { index in
        let other = result[index]
        guard other.kind == .organization, other.words.count > cluster.words.count else { return false }
        return other.words.starts(with: cluster.words)
          && other.words.dropFirst(cluster.words.count).allSatisfy {
            let kind = lexicon.organizationKinds[$0]
            return kind == .company || kind == .media || Self.companySuffixes.contains($0)
          }
      }
      if let longer {
        result[longer].mentions += cluster.mentions
        for form in cluster.forms where !result[longer].forms.contains(form) {
          result[longer].forms.append(form)
        }
      } else {
        result.append(cluster)
      }
    }
    clusters = result
  }
}
