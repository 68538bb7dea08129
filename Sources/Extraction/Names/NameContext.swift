import Facts

/// A document with its names resolved: what the finders of roles, ages and references look things up in.
struct NameContext {
  /// A name in the text and the cluster that it belongs to.
  struct Mention {
    var tokens: Range<Int>
    /// An index in `clusters`.
    var cluster: Int
  }

  let document: Document
  let lexicon: NameLexicon
  let gazetteer: NameGazetteer
  let clusters: [NameClusters.Cluster]
  /// In text order.
  let mentions: [Mention]
  private let byStart: [Int: Int]
  private let byEnd: [Int: Int]
  /// The clusters of organizations and of places by their names in lower case, and of countries by theirs.
  private let organizations: [String: Int]
  private let places: [String: Int]

  init(
    _ document: Document, _ clusters: [NameClusters.Cluster], _ lexicon: NameLexicon,
    _ gazetteer: NameGazetteer
  ) {
    self.document = document
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
  }

  /// The lower-case form of a token; "" outside of the document.
  func word(_ token: Int) -> String {
    document.tokens.indices.contains(token) ? document.tokens[token].lower : ""
  }

  /// The mention that begins at a token.
  func mention(startingAt token: Int) -> Mention? { byStart[token].map { mentions[$0] } }

  /// The mention that ends right before a token.
  func mention(endingAt token: Int) -> Mention? { byEnd[token].map { mentions[$0] } }

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

  /// The longest title that begins at a token, and its end; at most five words.
  func title(startingAt start: Int, limit: Int) -> (end: Int, kind: NameLexicon.Title)? {
    var phrase = ""
    var best: (end: Int, kind: NameLexicon.Title)?
    for index in start..<max(start, min(start + 5, limit)) {
      guard isTitleWord(index) else { break }
      phrase += (index == start ? "" : " ") + plainTitleWord(index)
      if let kind = lexicon.titles[phrase] { best = (index + 1, kind) }
    }
    return best
  }

  /// The longest title that ends right before a token, and its start; at most five words.
  func title(endingAt end: Int, limit: Int) -> (start: Int, kind: NameLexicon.Title)? {
    var phrase = ""
    var best: (start: Int, kind: NameLexicon.Title)?
    for index in stride(from: end - 1, through: max(limit, end - 5), by: -1) {
      guard isTitleWord(index) else { break }
      phrase = plainTitleWord(index) + (phrase.isEmpty ? "" : " ") + phrase
      if let kind = lexicon.titles[phrase] { best = (index, kind) }
    }
    return best
  }

  /// Whether a token can be part of a title.
  private func isTitleWord(_ token: Int) -> Bool {
    guard document.tokens.indices.contains(token) else { return false }
    let word = document.tokens[token]
    return lexicon.titleHashes.contains(word.hash)
      || word.shape.contains(.hyphenated) && lexicon.titleWords.contains(plainTitleWord(token))
  }

  /// A word of a title without the "ex-" before or the "-elect" behind it.
  func plainTitleWord(_ token: Int) -> String {
    let word = word(token)
    if word.hasPrefix("ex-") { return String(word.dropFirst(3)) }
    for ending in ["-elect", "-designate"] where word.hasSuffix(ending) {
      return String(word.dropLast(ending.count))
    }
    return word
  }
}
