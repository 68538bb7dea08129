import Facts

/// Names and those who have them as bytes, for the cache.
extension NameNode {
  convenience init(from reader: inout BlobReader) {
    let kind = EntityReference.Kind.allCases[Int(reader.byte())]
    let personas = (0..<reader.int()).map { _ in Persona(from: &reader) }
    let regions = (0..<reader.int()).map { _ in (reader.fixed64(), reader.int()) }
    let assignment = (0..<reader.int()).map { _ in (FactKey(from: &reader), reader.int()) }
    var tally = NameTally()
    for _ in 0..<reader.int() {
      let region = reader.fixed64()
      tally.add(NameTally.Count(articles: reader.int(), mentions: reader.int()), region: region)
    }
    self.init(
      kind: kind, personas: personas, regions: Dictionary(regions, uniquingKeysWith: { $1 }),
      assignment: Dictionary(assignment, uniquingKeysWith: { $1 }), tally: tally)
  }

  func write(to blob: inout BlobWriter) {
    blob.write(byte: UInt8(EntityReference.Kind.allCases.firstIndex(of: key.kind) ?? 0))
    blob.write(personas.count)
    for persona in personas { persona.write(to: &blob) }
    blob.write(regions.count)
    for (region, number) in regions {
      blob.write(fixed: region)
      blob.write(number)
    }
    blob.write(assignment.count)
    for (key, number) in assignment {
      key.write(to: &blob)
      blob.write(number)
    }
    blob.write(tally.counts.count)
    for (region, count) in tally.counts {
      blob.write(fixed: region)
      blob.write(count.articles)
      blob.write(count.mentions)
    }
  }
}

extension Persona {
  fileprivate convenience init(from reader: inout BlobReader) {
    let name = reader.string()
    let aliases = (0..<reader.int()).map { _ in reader.string() }
    let roles = (0..<reader.int()).map { _ in Person.Role(from: &reader) }
    let age = reader.optionalInt()
    let years = (reader.optionalInt(), reader.optionalInt())
    let traits = PersonTraits(byte: reader.byte())
    let kind = reader.optionalString().flatMap(Organization.Kind.init(rawValue:))
    let acronym = reader.optionalString()
    let seat = reader.optionalString().map { EntityReference(name: $0, kind: .place) }
    let country = reader.optionalString()
    let company = (0..<reader.int()).map { _ in reader.fixed64() }
    var birthYears: ClosedRange<Int>?
    if case (let first?, let last?) = years { birthYears = first...last }
    self.init(
      name: name, aliases: aliases, roles: roles, age: age, birthYears: birthYears, traits: traits,
      organizationKind: kind, acronym: acronym, seat: seat, country: country, company: company,
      first: FactKey(from: &reader),
      articleCount: reader.int(), mentionCount: reader.int())
  }

  fileprivate func write(to blob: inout BlobWriter) {
    blob.write(name)
    blob.write(aliases.count)
    for alias in aliases { blob.write(alias) }
    blob.write(roles.count)
    for role in roles { role.write(to: &blob) }
    blob.write(optional: age)
    blob.write(optional: birthYears?.lowerBound)
    blob.write(optional: birthYears?.upperBound)
    blob.write(byte: traits.byte)
    blob.write(optional: organizationKind?.rawValue)
    blob.write(optional: acronym)
    blob.write(optional: seat?.name)
    blob.write(optional: country)
    blob.write(company.count)
    for hash in company { blob.write(fixed: hash) }
    first.write(to: &blob)
    blob.write(articleCount)
    blob.write(mentionCount)
  }
}

extension Person.Role {
  fileprivate init(from reader: inout BlobReader) {
    self.init(
      title: reader.string(), of: reader.optionalString(), status: Status.allCases[Int(reader.byte())],
      evidence: Span(
        article: reader.string(), start: reader.int(), end: reader.int(), text: reader.string()))
  }

  fileprivate func write(to blob: inout BlobWriter) {
    blob.write(title)
    blob.write(optional: of)
    blob.write(byte: UInt8(Status.allCases.firstIndex(of: status) ?? 0))
    blob.write(evidence.article)
    blob.write(evidence.start)
    blob.write(evidence.end)
    blob.write(evidence.text)
  }
}

extension FactKey {
  init(from reader: inout BlobReader) {
    self.init(high: reader.fixed64(), low: reader.fixed64())
  }

  func write(to blob: inout BlobWriter) {
    blob.write(fixed: high)
    blob.write(fixed: low)
  }
}
