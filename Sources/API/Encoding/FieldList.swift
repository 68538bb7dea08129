import Facts

/// The members of a record as it is served, from the table that the record has of them.
struct FieldList<Record: Tabular>: MemberList {
  private var all: [Field<Record>] = []

  /// In the order in which they are written.
  static var fields: [Field<Record>] {
    var list = FieldList()
    Record.list(&list)
    return list.all
  }

  mutating func text(_ member: Member<Record, String>) {
    all.append(.text(member.name, member.about, member.get))
  }

  mutating func body(_ member: Member<Record, String>) {
    all.append(.text(member.name, member.about, as: .possiblyEmptyText, member.get))
  }

  mutating func text(ifKnown member: Member<Record, String?>) {
    all.append(.text(ifKnown: member.name, member.about, member.get))
  }

  mutating func texts(_ member: Member<Record, [String]>) {
    all.append(.texts(member.name, member.about, member.get))
  }

  mutating func integer(_ member: Member<Record, Int>) {
    all.append(.integer(member.name, member.about, member.get))
  }

  mutating func integer(ifKnown member: Member<Record, Int?>) {
    all.append(.integer(ifKnown: member.name, member.about, member.get))
  }

  mutating func number(ifKnown member: Member<Record, Double?>) {
    all.append(.number(ifKnown: member.name, member.about, member.get))
  }

  mutating func flag(_ member: Member<Record, Bool>) {
    all.append(.flag(member.name, member.about, member.get))
  }

  mutating func choice<Choice: MemberChoice>(_ member: Member<Record, Choice>) {
    all.append(.choice(member.name, member.about, member.get))
  }

  mutating func choice<Choice: MemberChoice>(ifKnown member: Member<Record, Choice?>) {
    all.append(.choice(ifKnown: member.name, member.about, member.get))
  }

  mutating func date(ifKnown member: Member<Record, PartialDate?>) {
    all.append(.text(ifKnown: member.name, member.about, as: .edtf) { member.get($0)?.description })
  }

  mutating func counts(_ member: Member<Record, [String: Int]>) {
    all.append(.counts(member.name, member.about, member.get))
  }

  mutating func spans(_ member: Member<Record, [Facts.Span]>) {
    all.append(
      .records(member.name, member.about, RecordForm(table: Facts.Span.self), member.get).withoutColumn)
  }

  mutating func evidence(_ member: Member<Record, Facts.Span>, hasColumn: Bool) {
    let field = Field.record(member.name, member.about, RecordForm(table: Facts.Span.self), member.get)
    all.append(field.columns(hasColumn ? field.key : nil, "start", "end"))
  }

  mutating func record<Part: Tabular>(_ member: Member<Record, Part>) {
    all.append(.record(member.name, member.about, RecordForm(table: Part.self), member.get))
  }

  mutating func record<Part: Tabular>(ifKnown member: Member<Record, Part?>) {
    all.append(.record(ifKnown: member.name, member.about, RecordForm(table: Part.self), member.get))
  }

  mutating func records<Part: Tabular>(_ member: Member<Record, [Part]>) {
    all.append(.records(member.name, member.about, RecordForm(table: Part.self), member.get))
  }
}
