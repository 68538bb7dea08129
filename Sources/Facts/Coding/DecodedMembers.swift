/// Fills a record with the members that a decoder has; after the first error the others are left as they are.
struct DecodedMembers<Record: Tabular>: MemberList {
  private var record: Record
  private let values: KeyedDecodingContainer<MemberKey>
  private var error: (any Error)?

  init(_ blank: Record, _ values: KeyedDecodingContainer<MemberKey>) {
    record = blank
    self.values = values
  }

  /// The record; throws where a member is wrong or missing.
  func whole() throws -> Record {
    if let error { throw error }
    if let name = record.missingMember {
      throw DecodingError.keyNotFound(
        MemberKey(stringValue: name),
        .init(codingPath: values.codingPath, debugDescription: "\"\(name)\" is missing"))
    }
    return record
  }

  private mutating func read<Value: Decodable>(_ member: Member<Record, Value>) {
    read(member) { try $0.decode(Value.self, forKey: $1) }
  }

  private mutating func read<Value: Decodable>(ifKnown member: Member<Record, Value?>) {
    read(member) { try $0.decodeIfPresent(Value.self, forKey: $1) }
  }

  private mutating func read<Value: Decodable>(_ member: Member<Record, Value>, or absent: Value) {
    read(member) { try $0.decodeIfPresent(Value.self, forKey: $1) ?? absent }
  }

  private mutating func read<Value>(
    _ member: Member<Record, Value>, _ decode: (KeyedDecodingContainer<MemberKey>, MemberKey) throws -> Value
  ) {
    guard error == nil, let set = member.set else { return }
    do { set(&record, try decode(values, MemberKey(member.name))) } catch { self.error = error }
  }

  /// The word of a choice; throws where it is none.
  private static func choice<Choice: MemberChoice>(
    _ word: String, _ values: KeyedDecodingContainer<MemberKey>, _ key: MemberKey
  ) throws -> Choice {
    guard let choice = Choice(rawValue: word) else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: values,
        debugDescription:
          "\"\(word.prefix(40))\"; allowed: \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return choice
  }

  mutating func text(_ member: Member<Record, String>) { read(member) }
  mutating func body(_ member: Member<Record, String>) { read(member) }
  mutating func text(ifKnown member: Member<Record, String?>) { read(ifKnown: member) }
  mutating func texts(_ member: Member<Record, [String]>) { read(member, or: []) }
  mutating func integer(_ member: Member<Record, Int>) { read(member) }
  mutating func integer(ifKnown member: Member<Record, Int?>) { read(ifKnown: member) }
  mutating func number(ifKnown member: Member<Record, Double?>) { read(ifKnown: member) }
  mutating func flag(_ member: Member<Record, Bool>) { read(member, or: false) }
  mutating func date(ifKnown member: Member<Record, PartialDate?>) { read(ifKnown: member) }
  mutating func counts(_ member: Member<Record, [String: Int]>) { read(member, or: [:]) }
  mutating func spans(_ member: Member<Record, [Span]>) { read(member, or: []) }
  mutating func evidence(_ member: Member<Record, Span>, hasColumn: Bool) { read(member) }
  mutating func record<Part: Tabular>(_ member: Member<Record, Part>) { read(member) }
  mutating func record<Part: Tabular>(ifKnown member: Member<Record, Part?>) { read(ifKnown: member) }
  mutating func records<Part: Tabular>(_ member: Member<Record, [Part]>) { read(member, or: []) }

  mutating func choice<Choice: MemberChoice>(_ member: Member<Record, Choice>) {
    read(member) { try Self.choice($0.decode(String.self, forKey: $1), $0, $1) }
  }

  mutating func choice<Choice: MemberChoice>(ifKnown member: Member<Record, Choice?>) {
    read(member) { values, key in
      try values.decodeIfPresent(String.self, forKey: key).map { try Self.choice($0, values, key) }
    }
  }
}
