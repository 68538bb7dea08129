import Facts

/// Decides which names are whose: one person, organization or place each, with roles, ages and kinds.
package struct Coreference: Sendable {
  package init() {}

  /// The entities that the names of a document stand for.
  package func entities(of names: [NameMention], in document: Document) -> Entities {
    var clusters = NameClusters(document: document)
    for name in names { clusters.add(name) }
    return clusters.entities()
  }
}
