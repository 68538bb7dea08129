package import Facts

/// Gives every member of a record a value that no other has, those of the records in it included, so that a form which
/// loses or mistakes one does not give the same record back.
package struct FilledMembers<Record: Tabular>: MemberList {
  private var record: Record
  private var count: Int

  /// The record; `count` is how many values were given before, and after.
  package static func record(counting count: inout Int) -> Record {
    var members = FilledMembers(record: .blank, count: count)
    Record.list(&members)
    count = members.count
    return members.record
  }

  private init(record: Record, count: Int) {
    self.record = record
    self.count = count
  }

  private mutating func fill<Value>(_ member: Member<Record, Value>, _ value: (inout Int) -> Value) {
    guard let set = member.set else { return }
    count += 1
    set(&record, value(&count))
  }

  private static func words(_ number: Int) -> String { "v\(number)" }

  private static func choice<Choice: MemberChoice>(_ number: Int) -> Choice {
    let all = Array(Choice.allCases)
    return all[number % all.count]
  }

  package mutating func text(_ member: Member<Record, String>) { fill(member) { Self.words($0) } }
  package mutating func body(_ member: Member<Record, String>) { text(member) }
  package mutating func text(ifKnown member: Member<Record, String?>) { fill(member) { Self.words($0) } }
  package mutating func texts(_ member: Member<Record, [String]>) {
    fill(member) { [Self.words($0), Self.words($0) + "b"] }
  }
  package mutating func integer(_ member: Member<Record, Int>) { fill(member) { $0 } }
  package mutating func integer(ifKnown member: Member<Record, Int?>) { fill(member) { $0 } }
  package mutating func number(ifKnown member: Member<Record, Double?>) {
    // Hundredths, as far as a number is a chance.
    fill(member) { Double($0 % 100) / 100 }
  }
  package mutating func flag(_ member: Member<Record, Bool>) { fill(member) { _ in true } }
  package mutating func date(ifKnown member: Member<Record, PartialDate?>) {
    fill(member) { PartialDate(edtf: "\(1000 + $0)-02") }
  }
  package mutating func counts(_ member: Member<Record, [String: Int]>) {
    fill(member) { [Self.words($0): $0, "w": $0 + 1] }
  }
  package mutating func choice<Choice: MemberChoice>(_ member: Member<Record, Choice>) {
    fill(member) { Self.choice($0) }
  }
  package mutating func choice<Choice: MemberChoice>(ifKnown member: Member<Record, Choice?>) {
    fill(member) { Self.choice($0) }
  }
  package mutating func spans(_ member: Member<Record, [Span]>) { records(member) }
  package mutating func evidence(_ member: Member<Record, Span>, hasColumn: Bool) { record(member) }
  package mutating func record<Part: Tabular>(_ member: Member<Record, Part>) {
    fill(member) { FilledMembers<Part>.record(counting: &$0) }
  }
  package mutating func record<Part: Tabular>(ifKnown member: Member<Record, Part?>) {
    fill(member) { FilledMembers<Part>.record(counting: &$0) }
  }
  package mutating func records<Part: Tabular>(_ member: Member<Record, [Part]>) {
    fill(member) { count in
      (0..<2).map { _ in FilledMembers<Part>.record(counting: &count) }
    }
  }
}
