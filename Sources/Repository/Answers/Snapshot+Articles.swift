public import Facts

extension Snapshot {
  /// The article with this id.
  public func article(_ id: String) -> Article? {
    index.article(id)?.article
  }

  /// What stands over the article with this id, without the cost of its text.
  public func heading(ofArticle id: String) -> (title: String?, source: String?, published: String?)? {
    index.article(id)?.read { reader in
      let heading = reader.heading()
      return (heading.title, heading.source, heading.published)
    }
  }

  /// How many facts of each kind were left out of an article; see `ArticleFacts.omitted`.
  public func omissions(ofArticle id: String) -> [String: Int] {
    index.article(id)?.read { $0.omitted() } ?? [:]
  }

  /// All facts of one article, with the ids of the records that its people, organizations, places and
  /// events belong to.
  public func facts(ofArticle id: String) -> ArticleFacts? {
    guard let article = index.article(id) else { return nil }
    var facts = index.read(article) { $0.facts() }
    article.read { reader in
      for number in facts.people.indices {
        guard let record = index.record(.person, number, in: reader, of: article.hash) else { continue }
        facts.people[number].id = record.id
      }
      for number in facts.organizations.indices {
        guard let record = index.record(.organization, number, in: reader, of: article.hash) else { continue }
        facts.organizations[number].id = record.id
      }
      for number in facts.places.indices {
        guard let record = index.record(.place, number, in: reader, of: article.hash) else { continue }
        facts.places[number].id = record.id
      }
    }
    var ids: [String: String] = [:]
    for number in facts.events.indices {
      let id = facts.events[number].id
      ids[id] = eventID(id)
      facts.events[number].id = ids[id] ?? id
    }
    for number in facts.figures.indices {
      if let event = facts.figures[number].event { facts.figures[number].event = ids[event] ?? event }
    }
    return facts
  }

  /// Articles, the latest first.
  public func articles(
    _ filter: ArticleFilter = ArticleFilter(),
    sort: SortOrder<ArticleSort> = SortOrder(.published, descending: true),
    page: PageRequest = PageRequest()
  ) throws(QueryError) -> Page<Article> {
    guard sort.key == .published || filter != ArticleFilter() else {
      return try articlesByID(descending: sort.descending, page)
    }
    let found = find(filter)
    if sort.key == .id { return try articles(found, byIDDescending: sort.descending, page) }
    var articles = try index.page(of: found, descending: sort.descending, order: "published", page).compactMap
    {
      key in
      index.articles[key.ownerHash]?.article
    }
    if articles.total == 0 {
      articles.near = index.near([("mentions", filter.mentions, [.person, .organization, .place])])
    }
    return articles
  }

  /// The keys of the articles that a filter lets through.
  func articleKeys(_ filter: ArticleFilter) -> [FactKey] { find(filter).keys }

  private func find(_ filter: ArticleFilter) -> FoundFacts { index.find(query(filter), among: .articles) }

  func query(_ filter: ArticleFilter) -> FactQuery {
    var query = FactQuery()
    query.require(filter.source) { [Attribute.articleSource.with(Folding.fold($0))] }
    if let language = filter.language {
      query.require(anyOf: [Attribute.articleLanguage.with(language.lowercased())])
    }
    if let from = filter.from { query.lower = FactKey(order: FactOrder.secondsStart(of: from), ownerHash: 0) }
    if let after = filter.to?.adding(days: 1) {
      query.upper = FactKey(order: FactOrder.secondsStart(of: after), ownerHash: 0)
    }
    if let words = filter.q { query.require(oneOf: articleKeys(matching: words)) }
    query.require(inArticles: filter.mentions, articleKeys(naming:))
    return query
  }

  /// The keys of the articles that name whom or what a text means.
  private func articleKeys(naming text: String) -> [FactKey] {
    index.meaning(of: text, [.person, .organization, .place]).records.flatMap { record in
      index.locals(of: record).map {
        FactKey(order: $0.order, ownerHash: $0.ownerHash)
      }
    }
  }

  /// The keys of the articles that have all words and phrases of a query.
  func articleKeys(matching text: String) -> [FactKey] {
    let query = SearchQuery(text, typeahead: true)
    return Ranking(index.articleWords, stemmed: true).matches(query).compactMap { match in
      guard let article = index.articles[match.hash] else { return nil }
      guard !query.hasPhrases || article.hasPhrases(query) else { return nil }
      return article.read { $0.key(article: match.hash) }
    }
  }

  private func articlesByID(descending: Bool, _ page: PageRequest) throws(QueryError) -> Page<Article> {
    let mark = descending ? "id-" : "id+"
    var ids: [String] = []
    let limit = page.limit + 1
    let cursor = try page.cursor.map { text throws(QueryError) in try Cursor.name(text, order: mark).name }
    let visit: (String, Unit) -> Bool = { id, _ in
      if id != cursor { ids.append(id) }
      return ids.count < limit
    }
    if !descending {
      index.articleIDs.ascend(from: cursor ?? "", visit)
    } else if let cursor {
      index.articleIDs.descend(before: cursor, visit)
    } else if index.articleIDs.count > 0 {
      let last = index.articleIDs.element(at: index.articleIDs.count - 1).key
      ids.append(last)
      if ids.count < limit { index.articleIDs.descend(before: last, visit) }
    }
    let shown = ids.prefix(page.limit)
    let next = ids.count > page.limit ? shown.last.map { Cursor.text($0, 0, order: mark) } : nil
    return Page(items: shown.compactMap(article), total: index.articleIDs.count, next: next)
  }

  private func articles(
    _ found: FoundFacts, byIDDescending descending: Bool, _ page: PageRequest
  ) throws(QueryError) -> Page<Article> {
    let mark = descending ? "id-" : "id+"
    var ids = found.keys.compactMap { index.articles[$0.ownerHash]?.id }.sorted()
    if descending { ids.reverse() }
    var start = 0
    if let cursor = page.cursor {
      let last = try Cursor.name(cursor, order: mark).name
      start = ids.firstIndex { descending ? $0 < last : last < $0 } ?? ids.count
    }
    let shown = ids[start...].prefix(page.limit)
    let next = start + shown.count < ids.count ? shown.last.map { Cursor.text($0, 0, order: mark) } : nil
    return Page(items: shown.compactMap(article), total: ids.count, next: next)
  }
}
