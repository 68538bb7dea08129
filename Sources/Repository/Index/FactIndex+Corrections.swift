import Facts

extension FactIndex {
  /// Decides anew who is who among the names that old or new corrections speak of, and all names like them.
  mutating func setCorrections(_ new: Corrections) {
    guard new != corrections else { return }
    // Where the names are, and where they go: others may be there.
    var touched = Set<Block>()
    for key in corrections.keys + new.keys {
      for part in [corrections, new] {
        touched.insert(Block(kind: key.kind, text: part.block(key.block, key.kind)))
        if let node = names[key.hash] { touched.insert(Block(kind: key.kind, text: node.block(part))) }
      }
    }
    var changes = PostingChanges()
    var hashes = Set<UInt64>()
    for block in touched {
      let listed = list(block.attribute(.blockNames)).keys
      changes.remove(listed.map { Posting(attribute: block.attribute(.blockNames), key: $0) })
      hashes.formUnion(listed.map(\.ownerHash))
    }
    corrections = new
    var blocks: [Block: [(hash: UInt64, node: NameNode)]] = [:]
    for block in touched { blocks[block] = [] }
    for hash in hashes.sorted() {
      guard let node = names[hash] else { continue }
      let block = Block(kind: node.key.kind, text: node.block(new))
      blocks[block, default: []].append((hash, node))
      changes.add([
        Posting(attribute: block.attribute(.blockNames), key: FactKey(order: 0, ownerHash: hash))
      ])
    }
    replaceRecords(blocks.map { ($0, BlockResolver.records(of: $1, new)) }, into: &changes)
    changes.apply(to: &postings)
  }
}
