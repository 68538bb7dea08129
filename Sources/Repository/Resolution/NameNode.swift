import Facts

/// A name in the articles, with those who have it.
final class NameNode: Sendable {
  let key: NameKey
  /// The names that are resolved together with it.
  let block: String
  /// Those who have the name, in order of their first mention.
  let personas: [Persona]
  /// Which of them the name is in an article that gives this region; of people also in one that gives none.
  let regions: [UInt64: Int]
  /// Which of them each other mention is of, where several have the name.
  let assignment: [FactKey: Int]
  let tally: NameTally

  init(
    kind: EntityReference.Kind, personas: [Persona], regions: [UInt64: Int] = [:],
    assignment: [FactKey: Int] = [:], tally: NameTally
  ) {
    key = NameKey(personas[0].name, kind: kind, acronym: personas.lazy.compactMap(\.acronym).first)
    block = key.block
    self.personas = personas
    self.regions = regions
    self.assignment = assignment
    self.tally = tally
  }

  /// The number of the one that the name is in an article.
  ///
  /// - Parameters:
  ///   - key: the article's own record of the name.
  ///   - region: the hash of the region that the article gives.
  func number(of key: FactKey, region: UInt64?) -> Int {
    region.flatMap { regions[$0] } ?? assignment[key] ?? regions[NameTally.noRegion] ?? 0
  }

  /// The block in which the name is resolved.
  func block(_ corrections: Corrections) -> String { corrections.block(of: key, own: block) }
}
