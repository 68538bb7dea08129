import Facts

extension Snapshot {
  /// The person with this id.
  public func person(_ id: String, detail: RecordDetail = .whole) -> Lookup<PersonRecord> {
    lookUp(.person, id) { person($0, detail) }
  }

  /// The organization with this id.
  public func organization(_ id: String, detail: RecordDetail = .whole) -> Lookup<OrganizationRecord> {
    lookUp(.organization, id) { organization($0, detail) }
  }

  /// The place with this id.
  public func place(_ id: String, detail: RecordDetail = .whole) -> Lookup<PlaceRecord> {
    lookUp(.place, id) { place($0, detail) }
  }

  /// People, the most mentioned first.
  public func people(
    _ filter: EntityFilter = EntityFilter(),
    sort: SortOrder<EntitySort> = SortOrder(.mentionCount, descending: true),
    page: PageRequest = PageRequest(), detail: RecordDetail = .entry
  ) throws(QueryError) -> Page<PersonRecord> {
    try records(.person, filter, sort, page).map { person($0, detail) }
  }

  /// Organizations, the most mentioned first.
  public func organizations(
    _ filter: EntityFilter = EntityFilter(),
    sort: SortOrder<EntitySort> = SortOrder(.mentionCount, descending: true),
    page: PageRequest = PageRequest(), detail: RecordDetail = .entry
  ) throws(QueryError) -> Page<OrganizationRecord> {
    try records(.organization, filter, sort, page).map { organization($0, detail) }
  }

  /// Places, the most mentioned first.
  public func places(
    _ filter: EntityFilter = EntityFilter(),
    sort: SortOrder<EntitySort> = SortOrder(.mentionCount, descending: true),
    page: PageRequest = PageRequest(), detail: RecordDetail = .entry
  ) throws(QueryError) -> Page<PlaceRecord> {
    try records(.place, filter, sort, page).map { place($0, detail) }
  }

  private func lookUp<Answer>(
    _ kind: EntityReference.Kind, _ id: String, _ answer: (Record) -> Answer
  ) -> Lookup<Answer> {
    guard let (record, isMoved) = index.lookUp(kind, id) else { return .missing }
    return isMoved ? .moved(to: record.id) : .found(answer(record))
  }

  // MARK: Lists

  private func records(
    _ kind: EntityReference.Kind, _ filter: EntityFilter, _ sort: SortOrder<EntitySort>, _ page: PageRequest
  ) throws(QueryError) -> Page<Record> {
    let all = FactIndex.all(kind)
    if filter == EntityFilter(), sort.key == .name { return try recordsByName(kind, sort.descending, page) }
    let found = index.find(query(kind, filter), among: all)
    guard sort.key == .name else {
      return try index.page(of: found, descending: sort.descending, order: "mentions", page).compactMap {
        key in
        index.records[key.ownerHash]
      }
    }
    var names = found.keys.compactMap { index.records[$0.ownerHash] }.map(RecordName.init)
      .sorted()
    if sort.descending { names.reverse() }
    let mark = sort.descending ? "name-" : "name+"
    var start = 0
    if let last = try recordName(kind, page.cursor, mark) {
      start = names.firstIndex { sort.descending ? $0 < last : last < $0 } ?? names.count
    }
    let shown = names[start...].prefix(page.limit)
    let next =
      start + shown.count < names.count
      ? shown.last.map { Cursor.text($0.name, $0.record, order: mark) } : nil
    return Page(items: shown.compactMap { index.records[$0.record] }, total: names.count, next: next)
  }

  func query(_ kind: EntityReference.Kind, _ filter: EntityFilter) -> FactQuery {
    var query = FactQuery()
    func attributes(_ text: String, of use: FactIndex.WordUse, _ attribute: (String) -> UInt64) -> [[UInt64]]
    {
      SearchWords.words(of: text).map { index.words(beginning: $0, of: use).map(attribute) }
    }
    func require(_ terms: Terms?, of use: FactIndex.WordUse, _ attribute: (String) -> UInt64) {
      guard let terms else { return }
      let all = terms.any.map { attributes($0, of: use, attribute) }
      if all.count == 1 {
        for part in all[0] { query.require(anyOf: part) }
      } else if !all.isEmpty {
        query.require(oneOf: all.flatMap { parts in found(parts, among: FactIndex.all(kind)) })
      }
      if !terms.none.isEmpty {
        let unwanted = Set(
          terms.none.flatMap { found(attributes($0, of: use, attribute), among: FactIndex.all(kind)) })
        query.require { !unwanted.contains($0) }
      }
    }
    if let q = filter.q {
      require(Terms(q), of: .name(of: kind)) { FactIndex.word($0, of: kind) }
    }
    require(filter.role.map(Self.spelledOut), of: .role) { Attribute.recordRole.with($0) }
    require(filter.organization, of: .institution) { Attribute.recordOrganization.with($0) }
    if let organizationKind = filter.kind {
      query.require(anyOf: [Attribute.recordKind.with(organizationKind)])
    }
    query.require(filter.place) { text in
      let names = [text] + index.meaning(of: text, [.place]).records.flatMap { [$0.name] + $0.aliases }
      return Set(names.map { Folding.slug($0) }).map {
        Attribute.recordPlace.with("\(kind.rawValue) \($0)")
      }
    }
    query.require(inArticles: filter.article) { recordKeys(kind, inArticle: $0) }
    if filter.source != nil || filter.from != nil || filter.to != nil {
      let articles = articleKeys(ArticleFilter(filter.source, from: filter.from, to: filter.to))
      query.require(
        oneOf: Parallel.map(articles) { key in
          index.articles[key.ownerHash].map { recordKeys(kind, in: $0) } ?? []
        }.flatMap { $0 })
    }
    if let least = filter.minMentions { query.lower = FactKey(order: UInt64(max(0, least)), ownerHash: 0) }
    if let least = filter.minArticles {
      query.require { index.records[$0.ownerHash].map { $0.articleCount >= least } ?? false }
    }
    return query
  }

  private static func spelledOut(_ roles: Terms) -> Terms {
    let spelling = TitleSpelling.shared
    return Terms(any: roles.any.map(spelling.plain), none: roles.none.map(spelling.plain))
  }

  /// The records that have one attribute of every part.
  private func found(_ parts: [[UInt64]], among all: Attribute) -> [FactKey] {
    var query = FactQuery()
    for part in parts { query.require(anyOf: part) }
    return parts.isEmpty ? [] : index.find(query, among: all).keys
  }

  private func recordKeys(_ kind: EntityReference.Kind, inArticle id: String) -> [FactKey] {
    index.article(id).map { recordKeys(kind, in: $0) } ?? []
  }

  private func recordKeys(_ kind: EntityReference.Kind, in article: StoredArticle) -> [FactKey] {
    article.read { reader in
      (0..<reader.count(StoredArticleReader.storedKind(kind))).compactMap { number in
        index.record(kind, number, in: reader, of: article.hash).map {
          FactKey(order: UInt64($0.mentionCount), ownerHash: $0.hash)
        }
      }
    }
  }

  private func recordName(
    _ kind: EntityReference.Kind, _ cursor: String?, _ mark: String
  ) throws(QueryError) -> RecordName? {
    guard let cursor else { return nil }
    let (name, record) = try Cursor.name(cursor, order: mark)
    return RecordName(
      kind: EntityReference.Kind.allCases.firstIndex(of: kind) ?? 0, name: name, record: record)
  }

  private func recordsByName(
    _ kind: EntityReference.Kind, _ descending: Bool, _ page: PageRequest
  ) throws(QueryError) -> Page<Record> {
    let mark = descending ? "name-" : "name+"
    let number = EntityReference.Kind.allCases.firstIndex(of: kind) ?? 0
    let cursor = try recordName(kind, page.cursor, mark)
    let limit = page.limit + 1
    var names: [RecordName] = []
    let visit: (RecordName, Unit) -> Bool = { name, _ in
      guard name.kind == number else { return false }
      if name != cursor { names.append(name) }
      return names.count < limit
    }
    if descending {
      let end = cursor ?? RecordName(kind: number + 1, name: "", record: 0)
      index.recordNames.descend(before: end, visit)
    } else {
      index.recordNames.ascend(from: cursor ?? RecordName(kind: number, name: "", record: 0), visit)
    }
    let shown = names.prefix(page.limit)
    let next =
      names.count > page.limit ? shown.last.map { Cursor.text($0.name, $0.record, order: mark) } : nil
    let total = index.list(FactIndex.all(kind).hash).count
    return Page(items: shown.compactMap { index.records[$0.record] }, total: total, next: next)
  }

  // MARK: One record

  private func places(of record: Record, _ detail: RecordDetail) -> (articles: [String], mentions: [Span]) {
    var articles: [String] = []
    var mentions: [Span] = []
    let locals = index.locals(of: record, limit: max(detail.articles, detail.mentions))
    var last: UInt64?
    for key in locals {
      guard articles.count < detail.articles || mentions.count < detail.mentions,
        let article = index.articles[key.ownerHash]
      else { break }
      if articles.count < detail.articles, last != key.ownerHash { articles.append(article.id) }
      last = key.ownerHash
      guard mentions.count < detail.mentions else { continue }
      mentions += article.read { $0.mentions(record.kind, key.index) }.prefix(
        detail.mentions - mentions.count)
    }
    return (articles, mentions)
  }

  private func merges(of record: Record, _ detail: RecordDetail) -> [Merge] {
    var merges = record.merges
    guard detail.evidence else { return merges }
    for (number, member) in record.members.enumerated() {
      let key = member.content.first
      merges[number].span = index.articles[key.ownerHash]?.read { $0.mentions(record.kind, key.index).first }
    }
    return merges
  }

  private func person(_ record: Record, _ detail: RecordDetail) -> PersonRecord {
    let (articles, mentions) = places(of: record, detail)
    let person = Person(
      id: record.id, name: record.name, aliases: record.aliases, roles: record.roles, age: record.age,
      articles: articles, mentions: mentions)
    return PersonRecord(
      person: person, articleCount: record.articleCount, mentionCount: record.mentionCount,
      merges: merges(of: record, detail))
  }

  private func organization(_ record: Record, _ detail: RecordDetail) -> OrganizationRecord {
    let (articles, mentions) = places(of: record, detail)
    var organization = Organization(
      id: record.id, name: record.name, acronym: record.acronym, aliases: record.aliases,
      kind: record.organizationKind, place: record.seat, articles: articles, mentions: mentions)
    if let seat = record.seat {
      organization.place?.id = index.lookUp(.place, Folding.slug(seat.name))?.record.id
    }
    return OrganizationRecord(
      organization: organization, articleCount: record.articleCount, mentionCount: record.mentionCount,
      merges: merges(of: record, detail))
  }

  private func place(_ record: Record, _ detail: RecordDetail) -> PlaceRecord {
    let (articles, mentions) = places(of: record, detail)
    let place = Place(
      id: record.id, name: record.name, aliases: record.aliases, country: record.country, articles: articles,
      mentions: mentions)
    return PlaceRecord(
      place: place, articleCount: record.articleCount, mentionCount: record.mentionCount,
      merges: merges(of: record, detail))
  }
}
