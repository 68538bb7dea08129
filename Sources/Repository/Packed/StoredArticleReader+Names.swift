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
    reader.skipString()
    reader.skipString()
    for _ in 0..<reader.int() { reader.skipString() }
    for _ in 0..<max(0, reader.int() - 1) { reader.skipString() }
    return reader.int()
  }

  /// The mentions of the article's own record.
  func mentions(_ kind: EntityReference.Kind, _ index: Int) -> [Span] {
    var reader = start(Self.storedKind(kind), index)
    reader.position += Self.keySize
    _ = reader.string()
    _ = reader.string()
    _ = strings(&reader)
    _ = articles(&reader)
    return spans(&reader)
  }

  /// - Parameter mentions: whether the mentions are wanted.
  func person(_ index: Int, mentions: Bool = true) -> Person {
    var reader = start(.people, index)
    reader.position += Self.keySize
    var person = Person(
      id: reader.string(), name: reader.string(), aliases: strings(&reader), articles: articles(&reader),
      mentions: spans(&reader, wanted: mentions))
    person.age = reader.optionalInt()
    person.roles = (0..<reader.int()).map { _ in
      Person.Role(
        title: reader.string(), of: reader.optionalString(),
        status: Person.Role.Status.allCases[Int(reader.byte())], evidence: span(&reader))
    }
    return person
  }

  /// - Parameter mentions: whether the mentions are wanted.
  func organization(_ index: Int, mentions: Bool = true) -> Organization {
    var reader = start(.organizations, index)
    reader.position += Self.keySize
    var organization = Organization(
      id: reader.string(), name: reader.string(), aliases: strings(&reader), articles: articles(&reader),
      mentions: spans(&reader, wanted: mentions))
    organization.acronym = reader.optionalString()
    organization.kind = Organization.Kind.allCases[Int(reader.byte())]
    organization.place = optionalReference(&reader)
    return organization
  }

  /// - Parameter mentions: whether the mentions are wanted.
  func place(_ index: Int, mentions: Bool = true) -> Place {
    var reader = start(.places, index)
    reader.position += Self.keySize
    var place = Place(
      id: reader.string(), name: reader.string(), aliases: strings(&reader), articles: articles(&reader),
      mentions: spans(&reader, wanted: mentions))
    place.country = reader.optionalString()
    return place
  }
}
