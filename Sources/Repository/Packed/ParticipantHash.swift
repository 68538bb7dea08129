import Facts

/// What actors, recipients, speakers and places are indexed by: the key of a name, or the words for a group.
enum ParticipantHash {
  static func of(_ participant: StoredArticleReader.Participant, in reader: StoredArticleReader) -> UInt64 {
    switch participant {
    case .local(let kind, let index): reader.nameHashes(kind, index).key
    case .named(let reference): of(name: reference.name, kind: reference.kind)
    }
  }

  static func of(name: String, kind: EntityReference.Kind) -> UInt64 {
    NameKey(name, kind: kind).hash
  }

  /// By what reports of one event know each other's participants.
  static func inEvent(_ participant: StoredArticleReader.Participant, in reader: StoredArticleReader)
    -> UInt64
  {
    switch participant {
    case .local(let kind, let index): reader.nameHashes(kind, index).participant
    case .named(let reference): NameKey(reference.name, kind: reference.kind).participant
    }
  }
}
