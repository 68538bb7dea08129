import Facts

extension FactIndex {
  /// Names that are resolved together.
  struct Block: Hashable {
    var kind: EntityReference.Kind
    var text: String

    /// The attribute of its names, or of its records.
    func attribute(_ attribute: Attribute) -> UInt64 { attribute.with("\(kind.rawValue) \(text)") }
  }

  /// Sums up the names that changed, decides anew who is who among the names like them, and indexes the
  /// records that come of it.
  mutating func updateRecords(
    gone: [ArticlePostings], new: [ArticlePostings], into changes: inout PostingChanges
  ) {
    var touched: [UInt64: (kind: EntityReference.Kind, change: NameTally)] = [:]
    for (articles, step) in [(gone, -1), (new, 1)] {
      for name in articles.lazy.flatMap(\.names) {
        touched[name.hash, default: (name.kind, NameTally())].change
          .add(NameTally.Count(articles: step, mentions: step * name.mentions), region: name.region)
      }
    }
    let blocks = updateNames(touched.map { ($0.key, $0.value.kind, $0.value.change) })
    let index = self
    let resolved = Parallel.map(Array(blocks)) { block in
      let hashes = index.list(block.attribute(.blockNames)).keys.map(\.ownerHash)
      return (
        block,
        BlockResolver.records(
          of: hashes.compactMap { hash in index.names[hash].map { (hash, $0) } }, index.corrections)
      )
    }
    replaceRecords(resolved, into: &changes)
  }

  private mutating func updateNames(
    _ touched: [(hash: UInt64, kind: EntityReference.Kind, change: NameTally)]
  ) -> Set<Block> {
    let index = self
    let nodes = Parallel.map(touched) { name in
      var tally = index.names[name.hash]?.tally ?? NameTally()
      tally.add(name.change)
      return NameSummary(index: index, kind: name.kind).node(name.hash, tally)
    }
    var blocks = Set<Block>()
    var changes = PostingChanges()
    for (name, node) in zip(touched, nodes) {
      let key = FactKey(order: 0, ownerHash: name.hash)
      let old = names[name.hash].map { Block(kind: name.kind, text: $0.block(corrections)) }
      let new = node.map { Block(kind: name.kind, text: $0.block(corrections)) }
      if old != new {
        if let old { changes.remove([Posting(attribute: old.attribute(.blockNames), key: key)]) }
        if let new { changes.add([Posting(attribute: new.attribute(.blockNames), key: key)]) }
      }
      for block in [old, new] { if let block { blocks.insert(block) } }
      names[name.hash] = node
      if node == nil { recordsOfNames[name.hash] = nil }
    }
    changes.apply(to: &postings)
    return blocks
  }

  /// Puts records in the place of those that these blocks have, each block once. All old ones are looked up before any
  /// new one is put in: an id may go with a name from one block to another.
  mutating func replaceRecords(
    _ blocks: [(block: Block, records: [Record])], into changes: inout PostingChanges
  ) {
    var old: [UInt64: Record] = [:]
    for (block, _) in blocks {
      let membership = block.attribute(.blockRecords)
      for key in list(membership).keys {
        guard let record = records[key.ownerHash] else { continue }
        old[record.hash] = record
        changes.remove(postings(of: record, membership))
      }
    }
    for (block, new) in blocks {
      for record in new {
        let before = old.removeValue(forKey: record.hash)
        changes.add(postings(of: record, block.attribute(.blockRecords)))
        records[record.hash] = record
        if before?.name != record.name || before?.aliases != record.aliases
          || before?.isHidden != record.isHidden
        {
          if let before { removeNames(of: before) }
          addNames(of: record)
        }
        replaceVocabulary(before, record)
      }
      for (node, records) in Self.owners(new) { recordsOfNames[node] = records }
    }
    for (hash, record) in old {
      records[hash] = nil
      removeNames(of: record)
      replaceVocabulary(record, nil)
    }
  }

  /// Takes names, in order of their hashes, and decides who is who among all of them; for an index that has the
  /// postings of their records.
  mutating func setNames(_ nodes: [(hash: UInt64, node: NameNode)]) {
    var blocks: [Block: [(hash: UInt64, node: NameNode)]] = [:]
    for node in nodes {
      let block = Block(kind: node.node.key.kind, text: node.node.block(corrections))
      blocks[block, default: []].append(node)
    }
    let corrections = corrections
    let all = Parallel.map(Array(blocks.values)) { BlockResolver.records(of: $0, corrections) }.flatMap { $0 }
    names = SortedMap(sorted: nodes.map { ($0.hash, $0.node) })
    records = SortedMap(sorted: all.map { ($0.hash, $0) }.sorted { $0.0 < $1.0 })
    recordNames = SortedSet(sortedKeys: all.filter { !$0.isHidden }.map(RecordName.init).sorted())
    recordsOfNames = SortedMap(sorted: Self.owners(all).sorted { $0.0 < $1.0 })
  }

  /// The records of those who have each name, in the order of their numbers.
  private static func owners(_ records: [Record]) -> [(UInt64, [Record])] {
    var owners: [UInt64: [Int: Record]] = [:]
    for record in records {
      for member in record.members { owners[member.node, default: [:]][member.persona] = record }
    }
    return owners.map { ($0, $1.sorted { $0.key < $1.key }.map(\.value)) }
  }

  // MARK: One record

  private func postings(of record: Record, _ membership: UInt64) -> [Posting] {
    let own = Posting(attribute: membership, key: FactKey(order: 0, ownerHash: record.hash))
    if record.isHidden { return [own] }
    let key = FactKey(order: UInt64(record.mentionCount), ownerHash: record.hash)
    var attributes: Set<UInt64> = [Self.all(record.kind).hash]
    for member in record.members {
      attributes.insert(Attribute.recordSlug.with(Record.hash(record.kind, member.slug)))
    }
    for word in Self.roleWords(record) { attributes.insert(Attribute.recordRole.with(word)) }
    for word in Self.institutionWords(record) { attributes.insert(Attribute.recordOrganization.with(word)) }
    for word in Self.nameWords(record) { attributes.insert(Self.word(word, of: record.kind)) }
    if record.kind == .organization {
      attributes.insert(Attribute.recordKind.with(record.organizationKind.rawValue))
    }
    if record.kind != .person, let place = record.country ?? record.seat?.name {
      attributes.insert(Attribute.recordPlace.with("\(record.kind.rawValue) \(Folding.slug(place))"))
    }
    return attributes.map { Posting(attribute: $0, key: key) } + [own]
  }

  static func all(_ kind: EntityReference.Kind) -> Attribute {
    switch kind {
    case .person, .group: .people
    case .organization: .organizations
    case .place: .places
    }
  }

  /// The attribute of records of a kind with a word in their names.
  static func word(_ word: String, of kind: EntityReference.Kind) -> UInt64 {
    Attribute.recordWord.with("\(kind.rawValue) \(word)")
  }

  private static func nameWords(_ record: Record) -> Set<String> {
    Set(([record.name, record.acronym ?? ""] + record.aliases).flatMap { SearchWords.words(of: $0) })
  }

  private static func roleWords(_ record: Record) -> Set<String> {
    Set(record.roles.flatMap { SearchWords.words(of: $0.title) })
  }

  private static func institutionWords(_ record: Record) -> Set<String> {
    Set(record.roles.flatMap { SearchWords.words(of: $0.of ?? "") })
  }

  private mutating func addNames(of record: Record) {
    if record.isHidden { return }
    recordNames.insert(RecordName(record))
    recordWords.insert(record.hash, words: Self.wordFrequencies(record))
  }

  private mutating func removeNames(of record: Record) {
    if record.isHidden { return }
    recordNames.remove(RecordName(record))
    recordWords.remove(record.hash, words: Self.wordFrequencies(record).keys)
  }

  /// Words of the name count for three, those of other names for one.
  private static func wordFrequencies(_ record: Record) -> [String: Int] {
    var frequencies: [String: Int] = [:]
    for word in Self.nameWords(record) { frequencies[word] = 1 }
    for word in SearchWords.words(of: record.name) { frequencies[word] = 3 }
    return frequencies
  }

  private mutating func replaceVocabulary(_ old: Record?, _ new: Record?) {
    let kind = old?.kind ?? new?.kind ?? .person
    let uses: [(WordUse, (Record) -> Set<String>)] = [
      (.name(of: kind), Self.nameWords), (.role, Self.roleWords), (.institution, Self.institutionWords),
    ]
    for (use, words) in uses {
      let before = old.flatMap { $0.isHidden ? nil : words($0) } ?? []
      let after = new.flatMap { $0.isHidden ? nil : words($0) } ?? []
      if before == after { continue }
      count(words: Array(after.subtracting(before)), of: use, by: 1)
      count(words: Array(before.subtracting(after)), of: use, by: -1)
    }
  }
}
