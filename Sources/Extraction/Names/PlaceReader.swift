import Facts
import Language

/// Reads in which country a place lies: what stands behind or before it says so, else a table, else the other places of
/// the article.
struct PlaceReader {
  private let context: NameContext
  private var grammar: Grammar { context.grammar }
  /// The country that most places and nationalities of the article belong to, if no other comes near.
  private(set) var home: String?
  /// The city that the article is about, if it names one above all.
  private(set) var homeCity: String?
  private var countries: [Int: String] = [:]

  init(_ context: NameContext) {
    self.context = context
    var counts: [String: Int] = [:]
    var cities: [(name: String, count: Int)] = []
    for (index, cluster) in context.clusters.enumerated() where cluster.kind == .place {
      let isRegion = isVagueRegion(cluster)
      let isSaidOtherwise = cluster.country != nil && cluster.mentions.count < 8
      let apart = isSaidOtherwise ? apposed(to: cluster) : nil
      if let country = apart ?? cluster.country.map(name) ?? said(of: cluster)
        ?? (isRegion ? nil : known(cluster))
      {
        countries[index] = country
        counts[country, default: 0] += cluster.mentions.count
      }
      if cluster.country == nil, isCity(cluster) { cities.append((cluster.name, cluster.mentions.count)) }
    }
    for token in grammar.tokens.indices where grammar.tokens[token].isCapitalized {
      guard let country = context.lexicon.demonym(grammar.word(token)),
        context.mention(covering: token) == nil
      else { continue }
      counts[country, default: 0] += 1
    }
    for cluster in context.clusters where cluster.kind == .organization {
      let names = [cluster.words.prefix(2).joined(separator: " "), cluster.words[0]]
      if let number = names.lazy.compactMap({ context.lexicon.countryNumbers[$0] }).first {
        counts[name(number), default: 0] += 1
      }
    }
    home = Self.above(counts.map { ($0.key, $0.value) }, least: 2, times: 3)
    homeCity = Self.above(cities.map { ($0.name, $0.count) }, least: 1, times: 2)
    guard let home else { return }
    for (index, cluster) in context.clusters.enumerated()
    where cluster.kind == .place && countries[index] == nil && !isVagueRegion(cluster) && !isKnown(cluster) {
      countries[index] = home
    }
  }

  /// The country that a place is or lies in.
  func country(of cluster: Int) -> String? { countries[cluster] }

  /// The name that is counted most, if it is `times` as often as the next.
  private static func above(_ counts: [(String, Int)], least: Int, times: Int) -> String? {
    let sorted = counts.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    guard let first = sorted.first, first.1 >= least else { return nil }
    return sorted.count == 1 || first.1 >= times * sorted[1].1 ? first.0 : nil
  }

  private func name(_ number: Int) -> String { context.lexicon.countries[number - 1] }

  private func entry(_ cluster: NameClusters.Cluster) -> NameGazetteer.Entry {
    var hash: UInt64?
    for word in cluster.words {
      let next = stableHash(word.utf8)
      hash = hash.map { NameGazetteer.extend($0, with: next) } ?? next
    }
    return hash.map { context.gazetteer.entry($0) } ?? []
  }

  private func isCity(_ cluster: NameClusters.Cluster) -> Bool {
    !entry(cluster).isDisjoint(with: [.city, .town])
      || context.lexicon.capitals[cluster.words.joined(separator: " ")] != nil
  }

  private func isVagueRegion(_ cluster: NameClusters.Cluster) -> Bool {
    if context.lexicon.wideRegions.contains(cluster.words.joined(separator: " ")) { return true }
    let entry = entry(cluster)
    return entry.contains(.region) && entry.country == 0
  }

  private func isKnown(_ cluster: NameClusters.Cluster) -> Bool { entry(cluster).country > 0 }

  /// What tables know of the name, else of a word of it: "North Kazakhstan", "Almaty airport".
  private func known(_ cluster: NameClusters.Cluster) -> String? {
    if let country = context.lexicon.capitals[cluster.words.joined(separator: " ")] { return name(country) }
    if let country = name(of: entry(cluster).country) { return country }
    guard cluster.words.count > 1 else { return nil }
    for word in cluster.words {
      if let number = context.lexicon.countryNumbers[word] { return name(number) }
    }
    let first = context.gazetteer.entry(stableHash(cluster.words[0].utf8))
    return first.contains(.city) ? name(of: first.country) : nil
  }

  /// The country with a number of the gazetteer; nil for none.
  private func name(of number: Int) -> String? {
    number > 0 && number <= context.lexicon.countries.count ? name(number) : nil
  }

  /// What the words around a mention say: "Perth, Scotland,", "the Mexican city of Valladolid", "Georgia, the US state".
  private func said(of cluster: NameClusters.Cluster) -> String? {
    for mention in cluster.mentions.prefix(20) {
      if let country = behind(mention.upperBound) ?? before(mention.lowerBound) { return country }
    }
    return nil
  }

  private func behind(_ end: Int) -> String? {
    let word = grammar.word(end)
    if word.is(.in) { return region(startingAt: end + 1, needsClose: false) }
    guard word == "," || word == "(" else { return nil }
    return region(startingAt: end + 1, needsClose: true) ?? apposed(end)
  }

  private func apposed(to cluster: NameClusters.Cluster) -> String? {
    for mention in cluster.mentions { if let country = apposed(mention.upperBound) { return country } }
    return nil
  }

  /// ", the US state": the country of what a place is said to be.
  private func apposed(_ end: Int) -> String? {
    guard grammar.word(end) == "," || grammar.word(end) == "(",
      grammar.is(end + 1, .article)
    else { return nil }
    let next = grammar.word(end + 2)
    let country =
      context.mention(startingAt: end + 2).flatMap { context.clusters[$0.cluster].country }.map(name)
      ?? context.lexicon.demonym(next)
    guard let country else { return nil }
    let noun = (end + 3..<end + 6).first {
      grammar.is($0, .placeWord) || grammar.is($0, .capital)
    }
    return noun == nil ? nil : country
  }

  /// The country of a region or country named at a token, where it is not one more of a list of places.
  private func region(startingAt token: Int, needsClose: Bool) -> String? {
    guard let next = context.mention(startingAt: token), context.kind(of: next) == .place else { return nil }
    let cluster = context.clusters[next.cluster]
    let country = cluster.country.map(name) ?? (entry(cluster).contains(.region) ? known(cluster) : nil)
    guard let country, needsClose else { return country }
    let close = grammar.word(next.tokens.upperBound)
    let isEnd =
      grammar.tokens.indices.contains(next.tokens.upperBound)
      ? close.is(.placeEnd) : true
    guard isEnd else { return nil }
    if close == ",", let third = context.mention(startingAt: next.tokens.upperBound + 1),
      context.clusters[third.cluster].country != nil
    {
      return cluster.country == nil ? name(context.clusters[third.cluster].country ?? 1) : nil
    }
    return country
  }

  /// "the northern *Spanish city of* Leon", "*Mexico's* Valladolid".
  private func before(_ start: Int) -> String? {
    var token = start - 1
    if grammar.is(token, .of) {
      token -= 1
      guard grammar.is(token, .placeWord) || grammar.is(token, .capital)
      else { return nil }
      token -= 1
      for _ in 0..<2 {
        if grammar.word(token) == "'s" { token -= 1 }
        if let owner = context.mention(endingAt: token + 1),
          let country = context.clusters[owner.cluster].country
        {
          return name(country)
        }
        if let country = context.lexicon.demonym(grammar.word(token)) { return country }
        token -= 1
      }
      return nil
    }
    if grammar.word(token) == "'s", let owner = context.mention(endingAt: token),
      let country = context.clusters[owner.cluster].country
    {
      return name(country)
    }
    if grammar.is(token, .placeWord) || grammar.is(token, .capital) {
      return context.lexicon.demonym(grammar.word(token - 1))
    }
    return nil
  }
}
