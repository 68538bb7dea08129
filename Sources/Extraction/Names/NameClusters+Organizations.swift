import Facts

extension NameClusters {
  /// What companies carry behind their names besides their legal form.
  private static let companyWords: Set<String> = ["company", "group", "holdings", "holding"]
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
    byKey = [:]
    for index in clusters.indices where clusters[index].kind == .organization {
      byKey[key(clusters[index].words)] = index
    }
    let longForms = LongForms(clusters, initials)
    var byAcronym: [String: Int] = [:]
    for name in names where isAcronym(name) {
      let acronym = plainAcronym(name.tokens)
      if byAcronym[acronym] == nil {
        byAcronym[acronym] = longForm(of: name, acronym, longForms) ?? byKey[key(words(name.tokens))]
      }
      if let index = byAcronym[acronym] {
        add(name.tokens, to: index)
      } else {
        byAcronym[acronym] = start(name)
      }
      if let index = byAcronym[acronym] { clusters[index].acronym = acronym }
    }
  }

  /// Where the organizations of several words stand, and their initials.
  private struct LongForms {
    var byStart: [Int: Int] = [:]
    var byEnd: [Int: Int] = [:]
    var byInitials: [[Unicode.Scalar]: Int] = [:]

    init(_ clusters: [Cluster], _ initials: ([String]) -> [Unicode.Scalar]) {
      for (index, cluster) in clusters.enumerated()
      where cluster.kind == .organization && cluster.words.count > 1 {
        for mention in cluster.mentions {
          byStart[mention.lowerBound] = index
          byEnd[mention.upperBound] = index
        }
        let letters = initials(cluster.words)
        if byInitials[letters] == nil { byInitials[letters] = index }
      }
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
    while words.count > 1, let last = words.last,
      lexicon.isLegalForm(last) || Self.companyWords.contains(last)
    { words.removeLast() }
    if words.count > 2, words[1] == "of", ["ministry", "department"].contains(words[0]) {
      words = Array(words.dropFirst(2).filter { $0 != "the" }) + [words[0]]
    }
    return words.joined(separator: " ")
  }

  /// The organization that an acronym stands for: the one right before or inside its brackets, or else
  /// one with those initials.
  private func longForm(of name: NameMention, _ acronym: String, _ longForms: LongForms) -> Int? {
    let letters = Folding.fold(acronym).unicodeScalars.map { $0 }
    let token = name.tokens.lowerBound
    if token >= 2, document.tokens[token - 1].text == "(", let index = longForms.byEnd[token - 1] {
      return index
    }
    if token + 2 < document.tokens.count, document.tokens[token + 1].text == "(",
      let index = longForms.byStart[token + 2], sharesInitials(letters, clusters[index].words)
    {
      return index
    }
    return letters.count > 2 ? longForms.byInitials[letters] : nil
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
    var byFirstWord: [String: [Int]] = [:]
    let organizations = clusters.filter { $0.kind == .organization }
      .sorted { ($0.words.count, $0.mentions[0].lowerBound) > ($1.words.count, $1.mentions[0].lowerBound) }
    for cluster in organizations {
      let first = cluster.words.first ?? ""
      let longer = (byFirstWord[first] ?? []).suffix(40).first {
        isShortForm(cluster.words, of: result[$0].words)
      }
      if let longer {
        result[longer].mentions += cluster.mentions
        for form in cluster.forms where !result[longer].forms.contains(form) {
          result[longer].forms.append(form)
        }
      } else {
        byFirstWord[first, default: []].append(result.count)
        result.append(cluster)
      }
    }
    clusters = result
  }

  private func isShortForm(_ short: [String], of long: [String]) -> Bool {
    guard long.count > short.count, long.starts(with: short) else { return false }
    return long.dropFirst(short.count).allSatisfy {
      let kind = lexicon.organizationKinds[$0]
      return kind == .company || kind == .media || lexicon.isLegalForm($0) || Self.companyWords.contains($0)
    }
  }
}
