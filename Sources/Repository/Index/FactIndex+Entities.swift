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
    var keys: [FactKey] = []
    for member in record.members {
      let list = list(Attribute.nameLocals.with(member.node))
      if let name = names[member.node], name.personas.count > 1 {
        keys += list.keys.filter { (name.assignment[$0] ?? 0) == member.persona }
      } else {
        keys += list.keys(in: 0..<min(list.count, limit))
      }
    }
    if record.members.count > 1 { keys.sort() }
    return keys.prefix(limit).map { ($0, record.kind) }
  }

  /// Reads an article with the ids and names of records in place of its own.
  func read<Result>(_ article: UInt64, _ body: (inout StoredArticleReader) -> Result) -> Result? {
    articles[article]?.read { reader in
      let plain = reader
      reader.record = { kind, number in
        record(kind, number, in: plain, of: article).map { ($0.id, $0.name) }
      }
      return body(&reader)
    }
  }
}
