/// Hands the members of a record to an encoder; after the first error no more.
struct EncodedMembers<Record: Tabular>: MemberList {
  private let record: Record
  private var values: KeyedEncodingContainer<MemberKey>
  private(set) var error: (any Error)?

  init(_ record: Record, _ values: KeyedEncodingContainer<MemberKey>) {
    self.record = record
    self.values = values
  }

  private mutating func write(_ name: StaticString, _ value: (some Encodable)?) {
    guard error == nil, let value else { return }
    do { try values.encode(value, forKey: MemberKey(name)) } catch { self.error = error }
  }

  private mutating func write(_ member: Member<Record, some Encodable>) {
    write(member.name, member.get(record))
  }

  private mutating func write<Value: Encodable>(ifKnown member: Member<Record, Value?>) {
    write(member.name, member.get(record))
  }

  mutating func text(_ member: Member<Record, String>) { write(member) }
  mutating func body(_ member: Member<Record, String>) { write(member) }
  mutating func texts(_ member: Member<Record, [String]>) { write(member) }
  mutating func integer(_ member: Member<Record, Int>) { write(member) }
  mutating func integer(ifKnown member: Member<Record, Int?>) { write(ifKnown: member) }
  mutating func number(ifKnown member: Member<Record, Double?>) { write(ifKnown: member) }
  mutating func date(ifKnown member: Member<Record, PartialDate?>) { write(ifKnown: member) }
  mutating func spans(_ member: Member<Record, [Span]>) { write(member) }
  mutating func evidence(_ member: Member<Record, Span>, hasColumn: Bool) { write(member) }
  mutating func record<Part: Tabular>(_ member: Member<Record, Part>) { write(member) }
  mutating func record<Part: Tabular>(ifKnown member: Member<Record, Part?>) { write(ifKnown: member) }
  mutating func records<Part: Tabular>(_ member: Member<Record, [Part]>) { write(member) }

  mutating func text(ifKnown member: Member<Record, String?>) {
    write(member.name, member.get(record).flatMap { $0.isEmpty ? nil : $0 })
  }

  mutating func flag(_ member: Member<Record, Bool>) {
    write(member.name, member.get(record) ? true : nil)
  }

  mutating func counts(_ member: Member<Record, [String: Int]>) {
    let counts = member.get(record)
    write(member.name, counts.isEmpty ? nil : counts)
  }

  mutating func choice<Choice: MemberChoice>(_ member: Member<Record, Choice>) {
    write(member.name, member.get(record).rawValue)
  }

  mutating func choice<Choice: MemberChoice>(ifKnown member: Member<Record, Choice?>) {
    write(member.name, member.get(record)?.rawValue)
  }
}
