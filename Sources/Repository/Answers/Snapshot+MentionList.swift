public import Facts

extension Snapshot {
  /// Where the articles name a person, organization or place, the earliest article first; the total is its
  /// `mentionCount`.
  public func mentions(
    of id: String, kind: EntityReference.Kind, page request: PageRequest = PageRequest()
  ) throws(QueryError) -> Lookup<Page<Span>> {
    guard let (record, isMoved) = index.lookUp(kind, id) else { return .missing }
    if isMoved { return .moved(to: record.id) }
    let order = "mentions+"
    let last = try request.cursor.map { text throws(QueryError) in try Cursor.key(text, order: order) }
    // A mention is found by its article and where it begins there; the article of the last one is read again.
    var place = last.map { FactKey(order: $0.order, ownerHash: $0.ownerHash).predecessor }
    var found: [(key: FactKey, span: Span)] = []
    while found.count <= request.limit {
      let locals = index.locals(of: record, after: place, limit: request.limit + 1)
      guard !locals.isEmpty else { break }
      place = locals.last
      found += locals.flatMap { local in
        (index.articles[local.ownerHash]?.read { $0.mentions(kind, local.index) } ?? []).map { span in
          (FactKey(order: local.order, ownerHash: local.ownerHash, index: span.start), span)
        }
      }.filter { mention in last.map { $0 < mention.key } ?? true }
    }
    found.sort { $0.key < $1.key }
    let shown = found.prefix(request.limit)
    return .found(
      Page(
        items: shown.map(\.span), total: record.mentionCount,
        next: found.count > shown.count ? shown.last.map { Cursor.text($0.key, order: order) } : nil))
  }
}
