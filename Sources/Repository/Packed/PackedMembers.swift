import Facts

/// The members of a record as packed bytes, in the order of its table. What the index asks for by itself stands before
/// them, in a head of its own, and is left out here.
struct PackedMembers<Fact: Tabular>: MemberList, Sendable {
  private let head: [String]
  private var writes: [@Sendable (inout StoredArticleWriter, Fact) -> Void] = []
  private var reads: [@Sendable (StoredArticleReader, inout BlobReader, inout Fact) -> Void] = []

  /// - Parameter head: the names of the members that stand in the head.
  init(behind head: String...) {
    self.head = head
    Fact.list(&self)
  }

  func write(_ record: Fact, to writer: inout StoredArticleWriter) {
    for write in writes { write(&writer, record) }
  }

  func read(into record: inout Fact, _ article: StoredArticleReader, _ reader: inout BlobReader) {
    for read in reads { read(article, &reader, &record) }
  }

  private mutating func add<Value>(_ member: Member<Fact, Value>, _ packing: Packing<Value>) {
    guard let set = member.set, !head.contains(member.name.description) else { return }
    writes.append { packing.write(&$0, member.get($1)) }
    reads.append { set(&$2, packing.read($0, &$1)) }
  }

  mutating func text(_ member: Member<Fact, String>) { add(member, .text) }
  mutating func body(_ member: Member<Fact, String>) { add(member, .text) }
  mutating func text(ifKnown member: Member<Fact, String?>) { add(member, .optionalText) }
  mutating func texts(_ member: Member<Fact, [String]>) { add(member, .texts) }
  mutating func integer(_ member: Member<Fact, Int>) { add(member, .integer) }
  mutating func integer(ifKnown member: Member<Fact, Int?>) { add(member, Packing.integer.optional) }
  mutating func number(ifKnown member: Member<Fact, Double?>) { add(member, Packing.number.optional) }
  mutating func flag(_ member: Member<Fact, Bool>) { add(member, .flag) }
  mutating func date(ifKnown member: Member<Fact, PartialDate?>) { add(member, .date) }
  mutating func spans(_ member: Member<Fact, [Span]>) { add(member, .spans) }
  mutating func evidence(_ member: Member<Fact, Span>, hasColumn: Bool) { add(member, .record) }

  mutating func counts(_ member: Member<Fact, [String: Int]>) {
    let entries = Packing<(key: String, value: Int)> {
      $0.blob.write($1.key)
      $0.blob.write($1.value)
    } read: {
      ($1.string(), $1.int())
    }.list
    add(
      member,
      Packing {
        entries.write(&$0, $1.sorted { $0.key < $1.key })
      } read: {
        Dictionary(entries.read($0, &$1).map { ($0, $1) }) { first, _ in first }
      })
  }

  mutating func choice<Choice: MemberChoice>(_ member: Member<Fact, Choice>) { add(member, .choice) }

  mutating func choice<Choice: MemberChoice>(ifKnown member: Member<Fact, Choice?>) {
    add(member, Packing<Choice>.choice.optional)
  }

  mutating func record<Part: Tabular>(_ member: Member<Fact, Part>) { add(member, .record) }

  mutating func record<Part: Tabular>(ifKnown member: Member<Fact, Part?>) {
    add(member, Packing<Part>.record.optional)
  }

  mutating func records<Part: Tabular>(_ member: Member<Fact, [Part]>) {
    add(member, Packing<Part>.record.list)
  }
}

/// What of each fact stands behind its head.
enum PackedTables {
  static let person = PackedMembers<Person>(behind: "id", "name", "aliases", "articles", "mentions")
  static let organization = PackedMembers<Organization>(
    behind: "id", "name", "aliases", "articles", "mentions")
  static let place = PackedMembers<Place>(behind: "id", "name", "aliases", "articles", "mentions")
  static let event = PackedMembers<Event>(
    behind: "id", "type", "status", "confidence", "main", "date", "actors", "recipients", "place", "mode",
    "summary", "trigger", "attribution", "figures")
  static let figure = PackedMembers<Figure>(
    behind: "id", "kind", "value", "min", "max", "unit", "of", "date", "place", "span", "event")
  static let quote = PackedMembers<Quote>(behind: "id", "span", "kind", "speaker")
  static let date = PackedMembers<DateMention>()
}
