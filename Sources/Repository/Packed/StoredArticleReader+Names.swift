import Facts

/// People, organizations and places, and the hashes of their names.
extension StoredArticleReader {
  /// The name of the article's own record of a person, organization or place.
  func name(_ kind: EntityReference.Kind, _ index: Int) -> (id: String, name: String) {
    var reader = start(Self.storedKind(kind), index)
    reader.position += Self.keySize
    return (reader.string(), reader.string())
  }

  private static let keySize = 24

  /// The hashes of the name: of the key, and as a participant of events.
  func nameHashes(_ kind: EntityReference.Kind, _ index: Int) -> (key: UInt64, participant: UInt64) {
    var reader = start(Self.storedKind(kind), index)
    return (reader.fixed64(), reader.fixed64())
  }

  /// What tells those of one name apart: the hash of the country of a place, or of the place of an organization; the
  /// sex of a person of whom the article has the surname alone.
  func region(_ kind: EntityReference.Kind, _ index: Int) -> UInt64? {
    if kind == .person { return traits(ofPerson: index).region }
    let hash = mark(kind, index)
    return hash == 0 ? nil : hash
  }

  /// What the article says of a person besides the name.
  func traits(ofPerson index: Int) -> PersonTraits {
    PersonTraits(byte: UInt8(truncatingIfNeeded: mark(.person, index)))
  }

  private func mark(_ kind: EntityReference.Kind, _ index: Int) -> UInt64 {
    var reader = start(Self.storedKind(kind), index)
    reader.position += Self.keySize - 8
    return reader.fixed64()
  }

  static func storedKind(_ kind: EntityReference.Kind) -> StoredArticle.Kind {
    switch kind {
    case .person: .people
    case .organization: .organizations
    case .place, .group: .places
    }
  }

  /// How often the article's own record is mentioned.
  func mentionCount(_ kind: EntityReference.Kind, _ index: Int) -> Int {
    var reader = start(Self.storedKind(kind), index)
    reader.position += Self.keySize
    skipToMentions(&reader)
    return reader.int()
  }

  /// The mentions of the article's own record.
  func mentions(_ kind: EntityReference.Kind, _ index: Int) -> [Span] {
    var reader = start(Self.storedKind(kind), index)
    reader.position += Self.keySize
    skipToMentions(&reader)
    return spans(&reader)
  }

  private func skipToMentions(_ reader: inout BlobReader) {
    reader.skipString()
    reader.skipString()
    skipTexts(&reader)
    skipTexts(&reader)
  }

  /// - Parameter mentions: whether the mentions are wanted.
  func person(_ index: Int, mentions: Bool = true) -> Person {
    var reader = start(.people, index)
    var person = Person.blank
    (person.id, person.name, person.aliases, person.articles, person.mentions) = head(&reader, mentions)
    PackedTables.person.read(into: &person, self, &reader)
    return person
  }

  /// - Parameter mentions: whether the mentions are wanted.
  func organization(_ index: Int, mentions: Bool = true) -> Organization {
    var reader = start(.organizations, index)
    var organization = Organization.blank
    (
      organization.id, organization.name, organization.aliases, organization.articles, organization.mentions
    ) = head(&reader, mentions)
    PackedTables.organization.read(into: &organization, self, &reader)
    return organization
  }

  /// - Parameter mentions: whether the mentions are wanted.
  func place(_ index: Int, mentions: Bool = true) -> Place {
    var reader = start(.places, index)
    var place = Place.blank
    (place.id, place.name, place.aliases, place.articles, place.mentions) = head(&reader, mentions)
    PackedTables.place.read(into: &place, self, &reader)
    return place
  }

  /// What persons, organizations and places have in common.
  private func head(
    _ reader: inout BlobReader, _ mentions: Bool
  ) -> (id: String, name: String, aliases: [String], articles: [String], mentions: [Span]) {
    reader.position += Self.keySize
    return (
      reader.string(), reader.string(), texts(&reader), texts(&reader), spans(&reader, wanted: mentions)
    )
  }
}
