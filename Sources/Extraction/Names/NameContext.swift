import Facts

/// A document with its names resolved: what the finders of roles, ages and references look things up in.
struct NameContext {
  /// A name in the text and the cluster that it belongs to.
  struct Mention {
    var tokens: Range<Int>
    /// An index in `clusters`.
    var cluster: Int
  }

  let grammar: Grammar
  let lexicon: NameLexicon
  let gazetteer: NameGazetteer
  let clusters: [NameClusters.Cluster]
  /// In text order.
  let mentions: [Mention]
  /// What sort of organization each cluster is by its name; nil for people and places.
  private(set) var kinds: [Organization.Kind?] = []
  /// The organizations whose names have a common noun for bodies, by that noun, in text order.
  private(set) var namedBodies: [String: [Int]] = [:]
  private let byStart: [Int: Int]
  private let byEnd: [Int: Int]
  /// The clusters of organizations and of places by their names in lower case, and of countries by theirs.
  private let organizations: [String: Int]
  private let places: [String: Int]

  init(
    _ grammar: Grammar, _ clusters: [NameClusters.Cluster], _ lexicon: NameLexicon,
    _ gazetteer: NameGazetteer
  ) {
    self.grammar = grammar
    self.lexicon = lexicon
    self.gazetteer = gazetteer
    self.clusters = clusters
    var mentions: [Mention] = []
    for (index, cluster) in clusters.enumerated() {
      mentions += cluster.mentions.map { Mention(tokens: $0, cluster: index) }
    }
    mentions.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    self.mentions = mentions
    var organizations: [String: Int] = [:]
    var places: [String: Int] = [:]
    for (index, cluster) in clusters.enumerated() {
      if cluster.kind == .organization { organizations[cluster.words.joined(separator: " ")] = index }
      guard cluster.kind == .place else { continue }
      places[cluster.name.lowercased()] = index
      if let country = cluster.country { places[lexicon.countries[country - 1].lowercased()] = index }
    }
    self.organizations = organizations
    self.places = places
    byStart = Dictionary(uniqueKeysWithValues: mentions.enumerated().map { ($1.tokens.lowerBound, $0) })
    byEnd = Dictionary(uniqueKeysWithValues: mentions.enumerated().map { ($1.tokens.upperBound, $0) })
    for (index, cluster) in clusters.enumerated() where cluster.kind == .organization {
      for word in cluster.words where lexicon.bodyNouns[word] != nil && namedBodies[word]?.last != index {
        namedBodies[word, default: []].append(index)
      }
    }
    let reader = OrganizationReader(context: self)
    kinds = clusters.map { $0.kind == .organization ? reader.kind(of: $0) : nil }
  }

  /// The mention that begins at a token.
  func mention(startingAt token: Int) -> Mention? { byStart[token].map { mentions[$0] } }

  /// The mention that ends right before a token.
  func mention(endingAt token: Int) -> Mention? { byEnd[token].map { mentions[$0] } }

  /// The mention that a token lies in. Logarithmic.
  func mention(covering token: Int) -> Mention? {
    let index = mentions.partitioningIndex { $0.tokens.upperBound > token }
    guard index < mentions.count, mentions[index].tokens.contains(token) else { return nil }
    return mentions[index]
  }

  func kind(of mention: Mention) -> EntityReference.Kind { clusters[mention.cluster].kind }

  func name(of mention: Mention) -> String { clusters[mention.cluster].name }

  /// The cluster of an organization by its name in lower case.
  func organization(named name: String) -> Int? { organizations[name] }

  /// The cluster of a place by its name or, for a country, any of its names.
  func place(named name: String) -> Int? { places[name.lowercased()] }

  /// The mentions inside a range of tokens, in text order. Logarithmic, and linear in the result.
  func mentions(in range: Range<Int>) -> ArraySlice<Mention> {
    let first = mentions.partitioningIndex { $0.tokens.lowerBound >= range.lowerBound }
    let end = mentions.partitioningIndex { $0.tokens.lowerBound >= range.upperBound }
    return mentions[first..<end]
  }

  /// The people named inside a range of tokens.
  func people(in range: Range<Int>) -> [Mention] {
    mentions(in: range).filter { kind(of: $0) == .person }
  }
}
