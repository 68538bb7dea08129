import Facts
import Language

/// Gathers the names of a document that are the same person, organization or place.
struct NameClusters {
  /// One person, organization or place.
  struct Cluster {
    var kind: EntityReference.Kind
    /// The fullest form.
    var name: String
    /// The words of the fullest form, folded.
    var words: [String]
    /// Every form in the order of appearance.
    var forms: [String]
    /// The acronym that the article gives an organization.
    var acronym: String?
    /// The tokens of every mention.
    var mentions: [Range<Int>]
    /// The number of the country that the name itself stands for.
    var country: Int?
    var gender: Gender?
  }

  typealias Gender = Sex

  let document: Document
  let lexicon: NameLexicon
  let gazetteer: NameGazetteer
  var clusters: [Cluster] = []

  init(_ names: [NameMention], _ document: Document, _ lexicon: NameLexicon, _ gazetteer: NameGazetteer) {
    self.document = document
    self.lexicon = lexicon
    self.gazetteer = gazetteer
    let names = reconciled(names)
    addPeople(names.filter { $0.kind == .person })
    addOrganizations(names.filter { $0.kind == .organization })
    addPlaces(names.filter { $0.kind == .place })
    mergeSameNames()
  }

  /// The words of a name, folded.
  func words(_ tokens: Range<Int>) -> [String] {
    document.tokens[tokens].filter { !$0.isPunctuation }.map { Folding.fold($0.lower) }
  }

  /// The text of a name with white space of any kind as single spaces.
  func text(_ tokens: Range<Int>) -> String {
    document.text(document.tokens[tokens.lowerBound].start..<document.tokens[tokens.upperBound - 1].end)
      .unicodeScalars.split { $0.isSpace }.map { String($0) }.joined(separator: " ")
  }

  /// Adds a mention to a cluster; a longer form becomes its name.
  mutating func add(_ tokens: Range<Int>, to index: Int) {
    let form = text(tokens)
    clusters[index].mentions.append(tokens)
    if !clusters[index].forms.contains(form) { clusters[index].forms.append(form) }
    let words = words(tokens)
    if isFuller(words, form, than: clusters[index]) {
      clusters[index].name = form
      clusters[index].words = words
    }
  }

  private func isFuller(_ words: [String], _ form: String, than cluster: Cluster) -> Bool {
    if words.count != cluster.words.count { return words.count > cluster.words.count }
    let isUpper = form.unicodeScalars.allSatisfy { !$0.isLetter || $0.isUpper }
    let wasUpper = cluster.name.unicodeScalars.allSatisfy { !$0.isLetter || $0.isUpper }
    if isUpper != wasUpper { return wasUpper && cluster.kind != .organization }
    return form.unicodeScalars.count > cluster.name.unicodeScalars.count
  }

  /// Starts a cluster and returns its index.
  mutating func start(_ name: NameMention) -> Int {
    let form = text(name.tokens)
    clusters.append(
      Cluster(
        kind: name.kind, name: form, words: words(name.tokens), forms: [form], mentions: [name.tokens]))
    return clusters.count - 1
  }

  /// Makes the kinds of one form agree within the article: a surname of a person named in full is that
  /// person, whatever the tagger thought, and a company named with its legal form a company; otherwise the kind that the form mostly has wins.
  private func reconciled(_ names: [NameMention]) -> [NameMention] {
    var surnames: Set<String> = []
    var companies: Set<String> = []
    var counts: [String: [EntityReference.Kind: Int]] = [:]
    for name in names {
      let words = words(name.tokens)
      if name.kind == .person, words.count > 1, let last = words.last { surnames.insert(last) }
      if name.kind == .organization, words.count > 1, let last = words.last,
        lexicon.isLegalForm(last)
      {
        companies.insert(words.dropLast().joined(separator: " "))
      }
      counts[words.joined(separator: " "), default: [:]][name.kind, default: 0] += 1
    }
    return names.map { name in
      let words = words(name.tokens)
      guard let kinds = counts[words.joined(separator: " ")] else { return name }
      if companies.contains(words.joined(separator: " ")) {
        return NameMention(tokens: name.tokens, kind: .organization)
      }
      if words.count == 1, name.kind != .person, surnames.contains(words[0]) {
        let known = gazetteer.entry(document.tokens[name.tokens.lowerBound].hash)
        if known.isDisjoint(with: [.country, .city, .organization]) {
          return NameMention(tokens: name.tokens, kind: .person)
        }
      }
      if name.kind == .organization, words.count == 1,
        gazetteer.entry(document.tokens[name.tokens.lowerBound].hash).contains(.country)
      {
        return NameMention(tokens: name.tokens, kind: .place)
      }
      guard kinds.count > 1, words.count > 1 || !surnames.contains(words[0]) else { return name }
      let usual = [EntityReference.Kind.organization, .place, .person].max {
        (kinds[$0] ?? 0) < (kinds[$1] ?? 0)
      }
      return NameMention(tokens: name.tokens, kind: usual ?? name.kind)
    }
  }

  private mutating func addPlaces(_ names: [NameMention]) {
    var byKey: [String: Int] = [:]
    for name in names {
      let form = words(name.tokens).joined(separator: " ")
      let country = lexicon.countryNumbers[Folding.fold(text(name.tokens))] ?? lexicon.countryNumbers[form]
      let key = country.map { "country \($0)" } ?? form
      if let index = byKey[key] {
        add(name.tokens, to: index)
      } else {
        let index = start(name)
        clusters[index].country = country
        byKey[key] = index
      }
    }
    for index in clusters.indices {
      guard let country = clusters[index].country, clusters[index].name.utf8.count <= 6,
        clusters[index].name.unicodeScalars.allSatisfy({ $0.isUpper || $0 == "." })
      else { continue }
      clusters[index].name = lexicon.countries[country - 1]
    }
  }

  /// Two clusters of one kind whose names make the same slug are one.
  private mutating func mergeSameNames() {
    var bySlug: [String: Int] = [:]
    var merged: [Cluster] = []
    for cluster in clusters {
      let key = "\(cluster.kind) \(Folding.slug(cluster.name))"
      if let index = bySlug[key] {
        merged[index].mentions += cluster.mentions
        for form in cluster.forms where !merged[index].forms.contains(form) {
          merged[index].forms.append(form)
        }
        merged[index].acronym = merged[index].acronym ?? cluster.acronym
      } else {
        bySlug[key] = merged.count
        merged.append(cluster)
      }
    }
    for index in merged.indices { merged[index].mentions.sort { $0.lowerBound < $1.lowerBound } }
    clusters = merged.sorted { $0.mentions[0].lowerBound < $1.mentions[0].lowerBound }
  }
}
