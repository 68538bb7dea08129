import Facts

extension FactIndex {
  /// Which records, or groups, an id or a name in a query means.
  struct Meaning {
    /// Values of attributes that a participant can be indexed by.
    var hashes: Set<UInt64> = []
    /// The records.
    var records: [Record] = []
    /// Whether one of the names is several people's, so that the participant must be looked at.
    var isAmbiguous = false

    func attributes(_ attributes: Attribute...) -> [UInt64] {
      attributes.flatMap { attribute in hashes.map { attribute.with($0) } }
    }
  }

  /// The record with this id, or the one that the id has gone to.
  func lookUp(_ kind: EntityReference.Kind, _ id: String) -> (record: Record, isMoved: Bool)? {
    let hash = Record.hash(kind, id)
    if let record = records[hash], record.id == id { return (record, false) }
    let list = list(Attribute.recordSlug.with(hash))
    guard list.count > 0, let record = records[list[list.count - 1].article] else { return nil }
    return (record, true)
  }

  /// What an id or a name means among these kinds of record.
  func meaning(of text: String, _ kinds: [EntityReference.Kind]) -> Meaning {
    var meaning = Meaning()
    for kind in kinds {
      if let record = lookUp(kind, text)?.record {
        add(record, to: &meaning)
        continue
      }
      let hash = NameKey(text, kind: kind).hash
      meaning.hashes.insert(hash)
      for record in recordsOfNames[hash] ?? [] { add(record, to: &meaning) }
    }
    meaning.hashes.insert(NameKey(text, kind: .group).hash)
    return meaning
  }

  private func add(_ record: Record, to meaning: inout Meaning) {
    guard !meaning.records.contains(where: { $0.hash == record.hash }) else { return }
    meaning.records.append(record)
    for member in record.members {
      meaning.hashes.insert(member.node)
      if (names[member.node]?.personas.count ?? 1) > 1 { meaning.isAmbiguous = true }
    }
  }

  /// Where the names of a record stand, by time: the article and the number of its own record.
  func locals(of record: Record, limit: Int) -> [(key: FactKey, kind: EntityReference.Kind)] {
    let lists = record.members.flatMap { locals(of: $0) }
    return FoundFacts(lists).keys(after: nil, limit: limit).map { ($0, record.kind) }
  }

  /// The latest places where the names of a record stand: the article by its time, and the number of its own record.
  func locals(of record: Record, latest limit: Int) -> [FactKey] {
    FoundFacts(record.members.flatMap { locals(of: $0) }).keys(before: nil, limit: limit)
  }

  private func locals(of member: Record.Member) -> [any SortedKeys] {
    guard let name = names[member.node] else { return [] }
    return name.tally.counts.keys.compactMap { region in
      let list = locals(ofName: member.node, region: region)
      guard name.personas.count > 1 else { return list }
      if let number = name.regions[region] { return number == member.persona ? list : nil }
      return list.keys.filter { name.number(of: $0, region: nil) == member.persona }
    }
  }

  /// Where a name stands, by time, in the articles that give it a region, or give it none.
  func locals(ofName hash: UInt64, region: UInt64) -> FactList {
    list(Attribute.nameLocals.with(hash, region))
  }

  /// Reads an article with the ids and names of records in place of its own.
  func read<Result>(_ article: StoredArticle, _ body: (inout StoredArticleReader) -> Result) -> Result {
    article.read { reader in
      let plain = reader
      reader.record = { kind, number in
        record(kind, number, in: plain, of: article.hash).map { ($0.id, $0.name) }
      }
      return body(&reader)
    }
  }

  /// Reads the article with this hash in the same way.
  func read<Result>(_ article: UInt64, _ body: (inout StoredArticleReader) -> Result) -> Result? {
    articles[article].map { read($0, body) }
  }
}
