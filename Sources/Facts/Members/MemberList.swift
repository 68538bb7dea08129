/// What is done with the members of a record, each by the kind of its value: read, written, described, packed.
///
/// Tables say `members.text("id", "What it is.", { $0.id }, { $0.id = $1 })`; who conforms takes the member.
public protocol MemberList<Record> {
  associatedtype Record

  /// A text that every record has.
  mutating func text(_ member: Member<Record, String>)

  /// A text that every record has, and that may have no words: a body as it was handed in.
  mutating func body(_ member: Member<Record, String>)

  /// A text that is left out where it is unknown or empty.
  mutating func text(ifKnown member: Member<Record, String?>)

  /// Texts, in their order.
  mutating func texts(_ member: Member<Record, [String]>)

  /// A whole number from 0 that every record has.
  mutating func integer(_ member: Member<Record, Int>)

  /// A whole number from 0, left out where it is unknown.
  mutating func integer(ifKnown member: Member<Record, Int?>)

  /// A number, left out where it is unknown.
  mutating func number(ifKnown member: Member<Record, Double?>)

  /// A flag that is written only where it is set.
  mutating func flag(_ member: Member<Record, Bool>)

  /// One of the words that a type allows.
  mutating func choice<Choice: MemberChoice>(_ member: Member<Record, Choice>)

  /// One of the words that a type allows, left out where it is unknown.
  mutating func choice<Choice: MemberChoice>(ifKnown member: Member<Record, Choice?>)

  /// A date in EDTF, left out where it is unknown.
  mutating func date(ifKnown member: Member<Record, PartialDate?>)

  /// Whole numbers by name, written only where there are some.
  mutating func counts(_ member: Member<Record, [String: Int]>)

  /// Every place where the words stand; tables leave it out.
  mutating func spans(_ member: Member<Record, [Span]>)

  /// A record that every record has.
  mutating func record<Part: Tabular>(_ member: Member<Record, Part>)

  /// A record, left out where it is unknown.
  mutating func record<Part: Tabular>(ifKnown member: Member<Record, Part?>)

  /// Records, in their order.
  mutating func records<Part: Tabular>(_ member: Member<Record, [Part]>)

  /// The words that the record itself stands on: in a table their `start` and `end` are columns of the record.
  /// - Parameter hasColumn: whether the words are a column, too; false where another member has them.
  mutating func evidence(_ member: Member<Record, Span>, hasColumn: Bool)
}

/// Words that a member has one of.
public typealias MemberChoice = RawRepresentable<String> & CaseIterable & Sendable

extension MemberList {
  /// A text that every record has.
  @inlinable
  public mutating func text(
    _ name: StaticString, _ about: String, _ get: @escaping @Sendable (Record) -> String,
    _ set: @escaping @Sendable (inout Record, String) -> Void
  ) { text(Member(name, about, get: get, set: set)) }

  /// A text that every record has and follows from other members: it is written and not read.
  @inlinable
  public mutating func text(
    _ name: StaticString, _ about: String, _ get: @escaping @Sendable (Record) -> String
  ) { text(Member(name, about, get: get, set: nil)) }

  /// A text that every record has, and that may have no words: a body as it was handed in.
  @inlinable
  public mutating func body(
    _ name: StaticString, _ about: String, _ get: @escaping @Sendable (Record) -> String,
    _ set: @escaping @Sendable (inout Record, String) -> Void
  ) { body(Member(name, about, get: get, set: set)) }

  /// A text that is left out where it is unknown or empty.
  @inlinable
  public mutating func text(
    ifKnown name: StaticString, _ about: String, _ get: @escaping @Sendable (Record) -> String?,
    _ set: @escaping @Sendable (inout Record, String?) -> Void
  ) { text(ifKnown: Member(name, about, get: get, set: set)) }

  /// Texts, in their order.
  @inlinable
  public mutating func texts(
    _ name: StaticString, _ about: String, _ get: @escaping @Sendable (Record) -> [String],
    _ set: @escaping @Sendable (inout Record, [String]) -> Void
  ) { texts(Member(name, about, get: get, set: set)) }

  /// A whole number from 0 that every record has.
  @inlinable
  public mutating func integer(
    _ name: StaticString, _ about: String, _ get: @escaping @Sendable (Record) -> Int,
    _ set: @escaping @Sendable (inout Record, Int) -> Void
  ) { integer(Member(name, about, get: get, set: set)) }

  /// A whole number from 0 that every record has and follows from other members: it is written and not read.
  @inlinable
  public mutating func integer(
    _ name: StaticString, _ about: String, _ get: @escaping @Sendable (Record) -> Int
  ) { integer(Member(name, about, get: get, set: nil)) }

  /// A whole number from 0, left out where it is unknown.
  @inlinable
  public mutating func integer(
    ifKnown name: StaticString, _ about: String, _ get: @escaping @Sendable (Record) -> Int?,
    _ set: @escaping @Sendable (inout Record, Int?) -> Void
  ) { integer(ifKnown: Member(name, about, get: get, set: set)) }

  /// A number, left out where it is unknown.
  @inlinable
  public mutating func number(
    ifKnown name: StaticString, _ about: String, _ get: @escaping @Sendable (Record) -> Double?,
    _ set: @escaping @Sendable (inout Record, Double?) -> Void
  ) { number(ifKnown: Member(name, about, get: get, set: set)) }

  /// A flag that is written only where it is set.
  @inlinable
  public mutating func flag(
    _ name: StaticString, _ about: String, _ get: @escaping @Sendable (Record) -> Bool,
    _ set: @escaping @Sendable (inout Record, Bool) -> Void
  ) { flag(Member(name, about, get: get, set: set)) }

  /// One of the words that a type allows.
  @inlinable
  public mutating func choice<Choice: MemberChoice>(
    _ name: StaticString, _ about: String, _ get: @escaping @Sendable (Record) -> Choice,
    _ set: @escaping @Sendable (inout Record, Choice) -> Void
  ) { choice(Member(name, about, get: get, set: set)) }

  /// One of the words that a type allows, left out where it is unknown.
  @inlinable
  public mutating func choice<Choice: MemberChoice>(
    ifKnown name: StaticString, _ about: String, _ get: @escaping @Sendable (Record) -> Choice?,
    _ set: @escaping @Sendable (inout Record, Choice?) -> Void
  ) { choice(ifKnown: Member(name, about, get: get, set: set)) }

  /// A date in EDTF, left out where it is unknown.
  @inlinable
  public mutating func date(
    ifKnown name: StaticString, _ about: String, _ get: @escaping @Sendable (Record) -> PartialDate?,
    _ set: @escaping @Sendable (inout Record, PartialDate?) -> Void
  ) { date(ifKnown: Member(name, about, get: get, set: set)) }

  /// Whole numbers by name, written only where there are some.
  @inlinable
  public mutating func counts(
    _ name: StaticString, _ about: String, _ get: @escaping @Sendable (Record) -> [String: Int],
    _ set: @escaping @Sendable (inout Record, [String: Int]) -> Void
  ) { counts(Member(name, about, get: get, set: set)) }

  /// Every place where the words stand; tables leave it out.
  @inlinable
  public mutating func spans(
    _ name: StaticString, _ about: String, _ get: @escaping @Sendable (Record) -> [Span],
    _ set: @escaping @Sendable (inout Record, [Span]) -> Void
  ) { spans(Member(name, about, get: get, set: set)) }

  /// A record that every record has.
  @inlinable
  public mutating func record<Part: Tabular>(
    _ name: StaticString, _ about: String, _ get: @escaping @Sendable (Record) -> Part,
    _ set: @escaping @Sendable (inout Record, Part) -> Void
  ) { record(Member(name, about, get: get, set: set)) }

  /// A record, left out where it is unknown.
  @inlinable
  public mutating func record<Part: Tabular>(
    ifKnown name: StaticString, _ about: String, _ get: @escaping @Sendable (Record) -> Part?,
    _ set: @escaping @Sendable (inout Record, Part?) -> Void
  ) { record(ifKnown: Member(name, about, get: get, set: set)) }

  /// Records, in their order.
  @inlinable
  public mutating func records<Part: Tabular>(
    _ name: StaticString, _ about: String, _ get: @escaping @Sendable (Record) -> [Part],
    _ set: @escaping @Sendable (inout Record, [Part]) -> Void
  ) { records(Member(name, about, get: get, set: set)) }

  /// The words that the record itself stands on.
  /// - Parameter hasColumn: whether the words are a column, too; false where another member has them.
  @inlinable
  public mutating func evidence(
    _ name: StaticString, _ about: String, hasColumn: Bool, _ get: @escaping @Sendable (Record) -> Span,
    _ set: @escaping @Sendable (inout Record, Span) -> Void
  ) { evidence(Member(name, about, get: get, set: set), hasColumn: hasColumn) }
}
