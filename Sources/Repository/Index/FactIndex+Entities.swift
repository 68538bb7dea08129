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
    if let record = records[hash], record.id == id { return record.isHidden ? nil : (record, false) }
    let list = list(Attribute.recordSlug.with(hash))
    if list.count > 0, let record = records[list[list.count - 1].ownerHash] { return (record, true) }
    guard let heir = heir(kind, id), !heir.isHidden else { return nil }
    return (heir, true)
  }

  /// Who has the name that an id was made of, where nobody has the id: another spelling of the name, a name with its
  /// legal form, or, behind a tilde, what told the record apart when it got the id.
  private func heir(_ kind: EntityReference.Kind, _ id: String) -> Record? {
    let parts = id.split(separator: "~", maxSplits: 1, omittingEmptySubsequences: false)
    let name = NameKey(String(parts[0]), kind: kind)
    guard parts[0] == Folding.slug(parts[0]), let owners = recordsOfNames[name.hash] else { return nil }
    guard parts.count == 2 else { return owners.first }
    return owners.first { $0.marks.contains(String(parts[1])) } ?? owners.first
  }

  /// What an id, a name or an alias means among these kinds of record: whoever has the id; or else all who have the
  /// name, and of a single word those who have it for an alias or surname.
  func meaning(of text: String, _ kinds: [EntityReference.Kind]) -> Meaning {
    var meaning = Meaning()
    for kind in kinds {
      let hash = Record.hash(kind, text)
      if let record = records[hash], record.id == text {
        add(record, to: &meaning)
        continue
      }
      let key = NameKey(text, kind: kind)
      meaning.hashes.insert(key.hash)
      let before = meaning.records.count
      for key in list(Attribute.recordSlug.with(hash)).keys {
        if let record = records[key.ownerHash] { add(record, to: &meaning) }
      }
      for record in recordsOfNames[key.hash] ?? [] { add(record, to: &meaning) }
      guard meaning.records.count == before || kind == .person && key.words.count == 1 else { continue }
      for record in namesakes(text, kind) { add(record, to: &meaning) }
      if meaning.records.count == before, let heir = heir(kind, text) { add(heir, to: &meaning) }
    }
    meaning.hashes.insert(NameKey(text, kind: .group).hash)
    return meaning
  }

  /// What several texts mean together.
  func meaning(of texts: [String], _ kinds: [EntityReference.Kind]) -> Meaning {
    var all = Meaning()
    for text in texts {
      let meaning = meaning(of: text, kinds)
      all.hashes.formUnion(meaning.hashes)
      for record in meaning.records where !all.records.contains(where: { $0.hash == record.hash }) {
        all.records.append(record)
      }
      all.isAmbiguous = all.isAmbiguous || meaning.isAmbiguous
    }
    return all
  }

  /// So many at most can be meant by an alias, those with most mentions.
  private static let mostNamesakes = 64

  /// The records of a kind that have a text for an alias, or begin or end with its words.
  private func namesakes(_ text: String, _ kind: EntityReference.Kind) -> [Record] {
    let words = SearchWords.words(of: text)
    guard !words.isEmpty else { return [] }
    var query = FactQuery()
    for word in words { query.require(anyOf: [Self.word(word, of: kind)]) }
    let found = find(query, among: Self.all(kind)).keys(before: nil, limit: Self.mostNamesakes)
    return found.compactMap { records[$0.ownerHash] }.filter { record in
      ([record.name] + record.aliases + (record.acronym.map { [$0] } ?? [])).contains { name in
        let other = SearchWords.words(of: name)
        return other == words || (kind == .person && Array(other.suffix(words.count)) == words)
      }
    }
  }

  private func add(_ record: Record, to meaning: inout Meaning) {
    guard !record.isHidden, !meaning.records.contains(where: { $0.hash == record.hash }) else { return }
    meaning.records.append(record)
    for member in record.members {
      meaning.hashes.insert(member.node)
      if (names[member.node]?.personas.count ?? 1) > 1 { meaning.isAmbiguous = true }
    }
  }

  /// Where the names of a record stand, by time: the article and the number of its own record.
  func locals(of record: Record, after key: FactKey? = nil, limit: Int? = nil) -> [FactKey] {
    let found = FoundFacts(record.members.flatMap { locals(of: $0) })
    return found.keys(after: key, limit: limit ?? found.count)
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
        record(kind, number, in: plain, of: article.hash).flatMap { $0.isHidden ? nil : ($0.id, $0.name) }
      }
      return body(&reader)
    }
  }

  /// Reads the article with this hash in the same way.
  func read<Result>(_ article: UInt64, _ body: (inout StoredArticleReader) -> Result) -> Result? {
    articles[article].map { read($0, body) }
  }
}
