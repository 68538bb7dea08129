import Facts

extension Snapshot {
  /// What a match is ranked by, before it is read.
  private struct Candidate: Comparable {
    var score: Float
    var kind: SearchHit.Kind
    var key: FactKey

    /// The better one first.
    static func < (left: Candidate, right: Candidate) -> Bool {
      if left.score != right.score { return left.score > right.score }
      if left.kind != right.kind { return left.kind.rawValue < right.kind.rawValue }
      return left.key < right.key
    }
  }

  /// Articles of equal relevance come the latest first.
  private static let lastDay: UInt64 = 1 << 22
  /// Names weigh so much more than text.
  private static let nameBoost: Float = 10
  /// Phrases are looked for in so many of the best articles that have their words.
  private static let articlesWithPhrases = 10_000
  /// The length that a summary or a quote is compared with, in words.
  private static let shortLength: Float = 15

  /// What is relevant to the words, the best first: names, then events, figures, quotes and articles. All words must
  /// match, in any form; `OR` stands between alternatives, `-` before what must not match, `*` behind the beginning of a
  /// word, and a phrase in quotation marks. An event is found by the words of all its reports. Where nothing
  /// matches, a name that is a letter away from a word of the query takes its place.
  ///
  /// - Parameters:
  ///   - words: what is looked for; without a word nothing is found.
  ///   - kinds: only these kinds of record; empty for all.
  ///   - typeahead: takes the last word as the beginning of one.
  ///   - page: which part of the answer.
  public func search(
    _ words: String, kinds: Set<SearchHit.Kind> = [], typeahead: Bool = false,
    page: PageRequest = PageRequest(limit: 20)
  ) throws(QueryError) -> Page<SearchHit> {
    let kinds = kinds.isEmpty ? Set(SearchHit.Kind.allCases) : kinds
    let found = try search(SearchQuery(words, typeahead: typeahead), kinds, page)
    guard found.total == 0, let other = index.correction(of: words) else { return found }
    var corrected = try search(SearchQuery(other, typeahead: typeahead), kinds, page)
    guard corrected.total > 0 else { return found }
    corrected.suggestion = other
    return corrected
  }

  private func search(
    _ query: SearchQuery, _ kinds: Set<SearchHit.Kind>, _ page: PageRequest
  ) throws(QueryError) -> Page<SearchHit> {
    let after = try page.cursor.map { text throws(QueryError) in try candidate(text) }
    guard !query.isEmpty else { return Page(items: [], total: 0) }
    var best = Best<Candidate>(page.limit + 1)
    var counts: [SearchHit.Kind: Int] = [:]
    forEachCandidate(query, kinds) { candidate in
      counts[candidate.kind, default: 0] += 1
      if after.map({ $0 < candidate }) ?? true { best.offer(candidate) }
    }
    let shown = best.elements.prefix(page.limit)
    let maker = SnippetMaker(query: query)
    var found = Page(
      items: shown.compactMap { hit($0, maker) }, total: counts.values.reduce(0, +),
      next: best.elements.count > shown.count ? shown.last.map(cursor) : nil)
    found.counts = counts
    return found
  }

  private func cursor(_ candidate: Candidate) -> String {
    "\(candidate.kind.rawValue)+\(candidate.score.bitPattern)~" + Cursor.text(candidate.key, order: "score")
  }

  private func candidate(_ text: String) throws(QueryError) -> Candidate {
    let parts = text.split(separator: "~", maxSplits: 1, omittingEmptySubsequences: false)
    let head = parts[0].split(separator: "+")
    guard parts.count == 2, head.count == 2, let kind = SearchHit.Kind(rawValue: String(head[0])),
      let bits = UInt32(head[1])
    else { throw .badCursor }
    return Candidate(
      score: Float(bitPattern: bits), kind: kind, key: try Cursor.key(String(parts[1]), order: "score"))
  }

  // MARK: Candidates

  private func forEachCandidate(
    _ query: SearchQuery, _ kinds: Set<SearchHit.Kind>, _ body: (Candidate) -> Void
  ) {
    if !kinds.isDisjoint(with: [.person, .organization, .place]) {
      for match in Ranking(index.recordWords, stemmed: false).matches(query) {
        guard let record = index.records[match.hash] else { continue }
        let kind = kind(of: record)
        guard kinds.contains(kind) else { continue }
        guard !query.hasPhrases || ([record.name] + record.aliases).contains(where: query.matches) else {
          continue
        }
        let fame = Float(
          min(record.mentionCount, 1 << 20).bitWidth - min(record.mentionCount, 1 << 20).leadingZeroBitCount)
        body(
          Candidate(
            score: Self.nameBoost * match.score + fame, kind: kind,
            key: FactKey(order: 0, ownerHash: match.hash)))
      }
    }
    let ranking = Ranking(index.articleWords, stemmed: true)
    let weight = ranking.weight(of: query)
    for kind in [SearchHit.Kind.event, .figure, .quote] where kinds.contains(kind) {
      for (key, words) in index.facts(kind, matching: query) {
        let length = Float(words) / Self.shortLength
        body(Candidate(score: weight * 2.2 / (1 + 1.2 * (0.25 + 0.75 * length)), kind: kind, key: key))
      }
    }
    guard kinds.contains(.article) else { return }
    var articles = ranking.matches(query)
    if query.hasPhrases {
      articles = best(articles, Self.articlesWithPhrases)
      let stands = Parallel.map(articles) { index.articles[$0.hash]?.hasPhrases(query) ?? false }
      articles = zip(articles, stands).filter(\.1).map(\.0)
    }
    for match in articles {
      let key = FactKey(order: Self.lastDay - UInt64(match.day), ownerHash: match.hash)
      body(Candidate(score: match.score, kind: .article, key: key))
    }
  }

  /// The most relevant of the matches.
  private func best(_ matches: [Ranking.Match], _ count: Int) -> [Ranking.Match] {
    guard matches.count > count else { return matches }
    var best = Best<Ranking.Match>(count)
    for match in matches { best.offer(match) }
    return best.elements
  }

  private func kind(of record: Record) -> SearchHit.Kind {
    switch record.kind {
    case .person, .group: .person
    case .organization: .organization
    case .place: .place
    }
  }

  // MARK: Hits

  private func hit(_ candidate: Candidate, _ maker: SnippetMaker) -> SearchHit? {
    let key = candidate.key
    func hit(_ id: String, _ title: String, _ text: String) -> SearchHit {
      SearchHit(
        kind: candidate.kind, id: id, title: title, score: Double(candidate.score),
        snippet: maker.snippet(of: text))
    }
    switch candidate.kind {
    case .person, .organization, .place:
      guard let record = index.records[key.ownerHash] else { return nil }
      let names = [record.name] + record.aliases + (record.acronym.map { [$0] } ?? [])
      let shown = names.first(where: maker.query.matches) ?? record.name
      return hit(record.id, record.name, shown)
    case .article:
      guard let article = index.articles[key.ownerHash]?.article else { return nil }
      return hit(article.id, article.title ?? article.id, article.text)
    case .event:
      guard let event = index.articles[key.ownerHash]?.event(key.index) else { return nil }
      return hit(event.id, event.label, event.label)
    case .figure:
      guard let figure = index.articles[key.ownerHash]?.figure(key.index) else { return nil }
      return hit(figure.id, figure.text, [figure.text, figure.counted ?? ""].joined(separator: " ").trimmed)
    case .quote:
      guard let quote = index.articles[key.ownerHash]?.quote(key.index) else { return nil }
      return hit(quote.id, quote.text, quote.text)
    }
  }
}
