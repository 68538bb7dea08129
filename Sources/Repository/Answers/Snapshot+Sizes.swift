public import Facts

/// How long an answer will be, for whoever has to know before it is made. Each costs a look into a table.
extension Snapshot {
  /// Bytes that an article takes with everything that was read out of it; 0 where there is none with this id.
  public func size(ofArticle id: String) -> Int { index.article(id)?.bytes.count ?? 0 }

  /// How often a person, organization or place is named; 0 where there is none with this id.
  public func mentionCount(of kind: EntityReference.Kind, _ id: String) -> Int {
    index.lookUp(kind, id)?.record.mentionCount ?? 0
  }
}
