import Facts
import Language

extension NameClusters {

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
    attachUnqualifiedForms()
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
      lexicon.isLegalForm(last) || last.is(.companyWord)
    { words.removeLast() }
    if words.count > 2, words[1].is(.of), words[0].is(.departmentWord) {
      words = Array(words.dropFirst(2).filter { !$0.is(.the) }) + [words[0]]
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
    guard let index = longForms.byInitials[letters] else { return nil }
    if letters.count > 2 { return index }
    // Of two letters only the best known are sure: "EU".
    let known = lexicon.organizations[Folding.fold(acronym)]
    return known != nil && known == lexicon.organizations[clusters[index].words.joined(separator: " ")]
      ? index : nil
  }

  private func initials(_ words: [String]) -> [Unicode.Scalar] {
    words.filter { !$0.is(.initialSkipped) }.flatMap { $0.split(separator: "-") }
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
      return kind == .company || kind == .media || kind == .party || kind == .sport || kind == .education
        || lexicon.isLegalForm($0) || $0.is(.companyWord)
    }
  }

  /// "Supreme Court" is "US Supreme Court", "Labor" the "Australian Labor Party", "the Court" the one court, "Liberals" the
  /// "Liberal Party": a name without the country before it or with its noun alone, where one body fits.
  private mutating func attachUnqualifiedForms() {
    let organizations = clusters.indices.filter { clusters[$0].kind == .organization }
    var byRest: [String: [Int]] = [:]
    var byNoun: [String: [Int]] = [:]
    for index in organizations {
      let words = clusters[index].words
      if let rest = unqualified(words) {
        byRest[rest.joined(separator: " "), default: []].append(index)
        if rest.count > 1, lexicon.organizationKinds[rest[rest.count - 1]] == .party {
          let name = rest.dropLast().joined(separator: " ")
          byRest[name, default: []].append(index)
          byRest[name + "s", default: []].append(index)
        }
      }
      if words.count == 2, lexicon.organizationKinds[words[1]] == .party {
        byRest[words[0] + "s", default: []].append(index)
      }
      guard words.count > 1 else { continue }
      if lexicon.knownOrganizations[words.joined(separator: " ")] == .sport,
        lexicon.knownOrganizations[words[words.count - 1]] == .sport
      {
        // "Lakers" for the "Los Angeles Lakers"
        byRest[words[words.count - 1], default: []].append(index)
      }
      for noun in Set(words) where lexicon.bodyNouns[noun] != nil { byNoun[noun, default: []].append(index) }
    }
    var target: [Int: Int] = [:]
    for index in organizations {
      let words = clusters[index].words
      var longer = byRest[words.joined(separator: " ")] ?? []
      if longer.isEmpty, words.count == 1, lexicon.bodyNouns[words[0]] != nil {
        longer = (byNoun[words[0]] ?? []).filter {
          clusters[$0].mentions[0].lowerBound < clusters[index].mentions[0].lowerBound
        }
      }
      let others = longer.filter { $0 != index }
      if others.count == 1 { target[index] = others[0] }
    }
    guard !target.isEmpty else { return }
    for (index, first) in target.sorted(by: { $0.key < $1.key }) {
      var longer = first
      for _ in 0..<4 { longer = target[longer] ?? longer }
      guard longer != index else { continue }
      clusters[longer].mentions += clusters[index].mentions
      for form in clusters[index].forms where !clusters[longer].forms.contains(form) {
        clusters[longer].forms.append(form)
      }
    }
    clusters = clusters.indices.filter { target[$0] == nil }.map { clusters[$0] }
  }

  /// A name without the country, nationality or world body that it begins with; nil where it has none.
  private func unqualified(_ words: [String]) -> [String]? {
    guard words.count > 1 else { return nil }
    if words.count > 2, lexicon.countryNumbers[words[0] + " " + words[1]] != nil {
      return Array(words.dropFirst(2))
    }
    let first = words[0]
    guard lexicon.country(of: first) != nil || first.is(.unionWord)
    else { return nil }
    let rest = Array(words.dropFirst())
    // "Swedish Bank" is more than a bank.
    return rest.count > 1 || lexicon.bodyNouns[rest[0]] == nil ? rest : nil
  }
}
