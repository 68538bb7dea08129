import Facts

extension FactIndex {
  /// Where fewer than one in so many figures has the amount, they are gathered and sorted.
  private static let rarity = 32

  /// The figures whose value lies between these, or whose range reaches there, in the order of their days.
  ///
  /// How many there are is read off the list by value. A page takes time in proportion to how rare they are, and
  /// rare ones are gathered first.
  func figures(from least: Double, to most: Double) -> FoundFacts {
    let isWanted: (FactKey) -> Bool = { key in
      guard let article = articles[key.ownerHash] else { return false }
      let amount = article.read { $0.amount(ofFigure: key.index) }
      return amount.upper >= least && amount.lower <= most
    }
    let edges = (FactOrder.value(least), FactOrder.value(most))
    func list(_ attribute: Attribute, _ lower: UInt64, _ upper: UInt64) -> FactList {
      FactList(
        postings, attribute.hash, from: FactKey(order: lower, ownerHash: 0),
        to: FactKey(order: upper, ownerHash: 0))
    }
    guard edges.0 < edges.1 else {
      return byDay(
        list(.figureValue, edges.0, edges.0 + 1).keys + list(.figureRange, 0, edges.0).keys, isWanted)
    }
    let inside = list(.figureValue, edges.0 + 1, edges.1)
    let unsure =
      (list(.figureValue, edges.0, edges.0 + 1).keys + list(.figureValue, edges.1, edges.1 + 1).keys
      + list(.figureRange, 0, edges.0).keys).filter(isWanted)
    let all = self.list(Attribute.figures.hash)
    let count = inside.count + unsure.count
    if count * Self.rarity < all.count { return byDay(inside.keys + unsure) { _ in true } }
    return FoundFacts([SiftedList(list: all, count: count, condition: isWanted)])
  }

  private func byDay(_ keys: [FactKey], _ isWanted: (FactKey) -> Bool) -> FoundFacts {
    let keys = keys.filter(isWanted).compactMap { key in
      articles[key.ownerHash]?.read { $0.key(ofFigure: key.index, article: key.ownerHash) }
    }
    return FoundFacts([keys.sorted()])
  }
}
