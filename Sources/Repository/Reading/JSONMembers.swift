import Facts

/// Fills a record with the members of a JSON object; after the first error the others are left as they are. A list that
/// is absent is empty.
struct JSONMembers<Fact: Tabular>: MemberList {
  private var record: Fact
  private let object: JSONObject
  private var error: ReadingError?

  /// The record that an object holds. An error names the member that is wrong or missing.
  static func record(of object: JSONObject) throws(ReadingError) -> Fact {
    var members = JSONMembers(record: .blank, object: object)
    Fact.list(&members)
    if let error = members.error { throw error }
    if let name = members.record.missingMember { throw object.missing(name) }
    return members.record
  }

  private init(record: Fact, object: JSONObject) {
    self.record = record
    self.object = object
  }

  /// - Parameter read: gives nil where the member is absent.
  private mutating func read<Value>(
    _ member: Member<Fact, Value>, or absent: Value? = nil,
    _ read: (JSONObject, String) throws(ReadingError) -> Value?
  ) {
    guard error == nil, let set = member.set else { return }
    let name = member.name.description
    do throws(ReadingError) {
      guard let value = try read(object, name) ?? absent else { throw object.missing(name) }
      set(&record, value)
    } catch {
      self.error = error
    }
  }

  private static func record<Part: Tabular>(
    _ object: JSONObject, _ name: String
  ) throws(ReadingError) -> Part? {
    guard let part = try object.object(name) else { return nil }
    return try JSONMembers<Part>.record(of: part)
  }

  private static func records<Part: Tabular>(
    _ object: JSONObject, _ name: String
  ) throws(ReadingError) -> [Part]? {
    guard let objects = try object.objects(name) else { return nil }
    var parts: [Part] = []
    parts.reserveCapacity(objects.count)
    for part in objects { parts.append(try JSONMembers<Part>.record(of: part)) }
    return parts
  }

  mutating func text(_ member: Member<Fact, String>) {
    read(member) { object, name throws(ReadingError) in try object.text(name) }
  }

  mutating func body(_ member: Member<Fact, String>) { text(member) }

  mutating func text(ifKnown member: Member<Fact, String?>) {
    read(member) { object, name throws(ReadingError) in .some(try object.text(name)) }
  }

  mutating func texts(_ member: Member<Fact, [String]>) {
    read(member, or: []) { object, name throws(ReadingError) in try object.texts(name) }
  }

  mutating func integer(_ member: Member<Fact, Int>) {
    read(member) { object, name throws(ReadingError) in try object.integer(name) }
  }

  mutating func integer(ifKnown member: Member<Fact, Int?>) {
    read(member) { object, name throws(ReadingError) in .some(try object.integer(name)) }
  }

  mutating func number(ifKnown member: Member<Fact, Double?>) {
    read(member) { object, name throws(ReadingError) in .some(try object.number(name)) }
  }

  mutating func flag(_ member: Member<Fact, Bool>) {
    read(member, or: false) { object, name throws(ReadingError) in try object.flag(name) }
  }

  mutating func choice<Choice: MemberChoice>(_ member: Member<Fact, Choice>) {
    read(member) { object, name throws(ReadingError) in try object.choice(name) }
  }

  mutating func choice<Choice: MemberChoice>(ifKnown member: Member<Fact, Choice?>) {
    read(member) { object, name throws(ReadingError) in .some(try object.choice(name)) }
  }

  mutating func date(ifKnown member: Member<Fact, PartialDate?>) {
    read(member) { object, name throws(ReadingError) in .some(try object.date(name)) }
  }

  mutating func counts(_ member: Member<Fact, [String: Int]>) {
    read(member, or: [:]) { object, name throws(ReadingError) in try object.counts(name) }
  }

  mutating func spans(_ member: Member<Fact, [Span]>) { records(member) }

  mutating func evidence(_ member: Member<Fact, Span>, hasColumn: Bool) { record(member) }

  mutating func record<Part: Tabular>(_ member: Member<Fact, Part>) {
    read(member) { object, name throws(ReadingError) in try Self.record(object, name) }
  }

  mutating func record<Part: Tabular>(ifKnown member: Member<Fact, Part?>) {
    read(member) { object, name throws(ReadingError) in .some(try Self.record(object, name)) }
  }

  mutating func records<Part: Tabular>(_ member: Member<Fact, [Part]>) {
    read(member, or: []) { object, name throws(ReadingError) in try Self.records(object, name) }
  }
}
