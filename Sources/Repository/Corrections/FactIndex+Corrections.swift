import Facts

extension FactIndex {
  /// Decides anew who is who among the names that old or new corrections speak of, and all names like them.
  mutating func setCorrections(_ new: Corrections) {
    guard new != corrections else { return }
    var old = Set<Block>()
    for part in [corrections, new] {
      for (kind, text) in part.touched { old.insert(Block(kind: kind, text: corrections.block(text, kind))) }
      for key in part.keys {
        if let node = names[key.hash] { old.insert(Block(kind: key.kind, text: corrections.block(of: node))) }
      }
    }
    var changes = PostingChanges()
    var hashes = Set<UInt64>()
    for block in old {
      let listed = list(block.attribute(.blockNames)).keys
      changes.remove(listed.map { Posting(attribute: block.attribute(.blockNames), key: $0) })
      hashes.formUnion(listed.map(\.article))
      replaceRecords(of: block, with: [], into: &changes)
    }
    corrections = new
    var blocks: [Block: [(hash: UInt64, node: NameNode)]] = [:]
    for hash in hashes.sorted() {
      guard let node = names[hash] else { continue }
      let block = Block(kind: node.key.kind, text: new.block(of: node))
      blocks[block, default: []].append((hash, node))
      changes.add([
        Posting(attribute: block.attribute(.blockNames), key: FactKey(order: 0, article: hash))
      ])
    }
    for (block, nodes) in blocks {
      replaceRecords(of: block, with: BlockResolver.records(of: nodes, new), into: &changes)
    }
    changes.apply(to: &postings)
  }
}
