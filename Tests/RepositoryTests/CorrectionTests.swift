import Facts
import Repository
import Testing
import Wire

@Suite("Corrections by hand")
struct CorrectionTests {
  private func facts(_ id: String, _ people: [String], organizations: [String] = []) -> ArticleFacts {
    let text = (people + organizations).joined(separator: " met ") + "."
    var facts = ArticleFacts(article: Article(id: id, published: "2022-01-0\(id.utf8.count)", text: text))
    var start = 0
    func mention(_ name: String) -> [Span] {
      defer { start += name.unicodeScalars.count + 5 }
      return [Span(article: id, start: start, end: start + name.unicodeScalars.count, text: name)]
    }
    facts.people = people.map {
      Person(id: Folding.slug($0), name: $0, articles: [id], mentions: mention($0))
    }
    facts.organizations = organizations.map {
      Organization(id: Folding.slug($0), name: $0, articles: [id], mentions: mention($0))
    }
    return facts
  }

  private func repository() -> Repository {
    let repository = Repository(extractor: Shared.extractor)
    repository.insert([
      facts("a", ["Karl Berg", "Anna Vik"], organizations: ["Northern Line"]),
      facts("bb", ["Charles Hill", "Berg", "Vik"]), facts("ccc", ["Anna Vik"]),
    ])
    return repository
  }

  private func correction(
    _ action: Correction.Action, _ names: [String], to: String? = nil, kind: EntityReference.Kind = .person
  ) throws -> Correction {
    try Correction(kind: kind, action: action, names: names, to: to)
  }

  @Test("names that an editor says are one are one record, in either order of correction and articles")
  func same() throws {
    let repository = repository()
    let before = try SnapshotDump(repository.snapshot)
    let same = try correction(.same, ["karl-berg", "Charles Hill"])
    #expect(try repository.correct(same))
    #expect(try !repository.correct(same))
    let record = try #require(repository.snapshot.person("karl-berg").record)
    #expect(record.person.articles == ["a", "bb"])
    #expect(record.person.aliases == ["Berg", "Charles Hill"])
    #expect(record.merges.contains { $0.evidence.first == .corrected })
    if case .moved(to: "karl-berg") = repository.snapshot.person("charles-hill") {
    } else {
      Issue.record("not moved")
    }
    let later = Repository(extractor: Shared.extractor)
    try later.correct(same)
    later.insert([
      facts("bb", ["Charles Hill", "Berg", "Vik"]), facts("ccc", ["Anna Vik"]),
      facts("a", ["Karl Berg", "Anna Vik"], organizations: ["Northern Line"]),
    ])
    #expect(try SnapshotDump(later.snapshot) == SnapshotDump(repository.snapshot))
    #expect(try repository.undoCorrection(same.id))
    #expect(try !repository.undoCorrection(same.id))
    #expect(try SnapshotDump(repository.snapshot) == before)
  }

  @Test("undoing one correction of several takes nobody else away")
  func overlapping() throws {
    let repository = Repository(extractor: Shared.extractor)
    let names = ["Berg", "Dahl", "Hill", "Moe", "Ness", "Vik"]
    repository.insert(
      names.enumerated().map { facts(String(repeating: "a", count: $0 + 1), ["Karl \($1)", "Anna \($1)"]) })
    let start = try SnapshotDump(repository.snapshot)
    let chain = try zip(names, names.dropFirst()).map {
      try correction(.same, ["Karl \($0)", "Karl \($1)"])
    }
    for correction in chain { try repository.correct(correction) }
    #expect(try repository.snapshot.people().total == 7)
    for (number, correction) in chain.enumerated() {
      #expect(try repository.undoCorrection(correction.id))
      #expect(try repository.snapshot.people().total == 8 + number)
    }
    #expect(try SnapshotDump(repository.snapshot) == start)
  }

  @Test("what stands beside a corrected name stays")
  func beside() throws {
    let repository = Repository(extractor: Shared.extractor)
    repository.insert([facts("a", ["Ola Moe"], organizations: ["Northern Line", "NTUL"])])
    var long = facts("bb", [], organizations: ["Northern Trade Union League"])
    long.organizations[0].acronym = "NTUL"
    repository.insert([long])
    let start = try SnapshotDump(repository.snapshot)
    #expect(
      repository.snapshot.organization("northern-trade-union-league").record?.organization.articles == [
        "a", "bb",
      ])
    let same = try correction(.same, ["Northern Line", "Northern Trade Union League"], kind: .organization)
    try repository.correct(same)
    #expect(try repository.undoCorrection(same.id))
    #expect(try SnapshotDump(repository.snapshot) == start)
  }

  @Test("what an editor keeps apart, hides, renames or calls of another kind")
  func others() throws {
    let repository = repository()
    #expect(repository.snapshot.person("vik").record == nil)
    try repository.correct(try correction(.notSame, ["vik", "anna-vik"]))
    #expect(repository.snapshot.person("vik").record?.person.articles == ["bb"])
    try repository.correct(try correction(.hide, ["charles-hill"]))
    #expect(repository.snapshot.person("charles-hill").record == nil)
    #expect(
      try repository.snapshot.people().items.map(\.person.id).sorted() == ["anna-vik", "karl-berg", "vik"])
    #expect(try repository.snapshot.search("hill", kinds: [.person]).total == 0)
    try repository.correct(try correction(.rename, ["Anna Vik"], to: "Anne Vik"))
    let renamed = try #require(repository.snapshot.person("anne-vik").record)
    #expect(renamed.person.name == "Anne Vik" && renamed.person.aliases == ["Anna Vik"])
    if case .moved(to: "anne-vik") = repository.snapshot.person("anna-vik") {
    } else {
      Issue.record("not moved")
    }
    try repository.correct(try correction(.setKind, ["northern-line"], to: "company", kind: .organization))
    #expect(repository.snapshot.organization("northern-line").record?.organization.kind == .company)
    #expect(repository.corrections.map(\.action) == [.notSame, .hide, .rename, .setKind])
  }

  @Test("a name that an editor gives may be another's: both are found, and undoing leaves no trace")
  func taken() throws {
    let repository = repository()
    let before = try SnapshotDump(repository.snapshot)
    let rename = try correction(.rename, ["karl-berg"], to: "Anna Vik")
    try repository.correct(rename)
    let people = try repository.snapshot.people().items
    #expect(people.map(\.person.id).sorted() == ["anna-vik", "anna-vik~2", "charles-hill"])
    #expect(repository.snapshot.person("anna-vik").record?.person.articles == ["a", "bb", "ccc"])
    if case .moved(to: "anna-vik~2") = repository.snapshot.person("karl-berg") {
    } else {
      Issue.record("not moved")
    }
    let later = Repository(extractor: Shared.extractor)
    try later.correct(rename)
    later.insert([
      facts("ccc", ["Anna Vik"]), facts("bb", ["Charles Hill", "Berg", "Vik"]),
      facts("a", ["Karl Berg", "Anna Vik"], organizations: ["Northern Line"]),
    ])
    #expect(try SnapshotDump(later.snapshot) == SnapshotDump(repository.snapshot))
    #expect(try repository.undoCorrection(rename.id))
    #expect(try SnapshotDump(repository.snapshot) == before)
  }

  @Test("corrections lie in the corpus folder, hold after a restart, and are read when a hand changes them")
  func durable() throws {
    let folder = try TemporaryFolder()
    try folder.write("Karl Berg met Anna Vik in Oslo.\n\nMr Berg was glad.", to: "a.txt")
    let first = Repository(extractor: Shared.extractor)
    try first.open(CorpusSources(corpus: [folder.path], usesCache: true))
    let hide = try correction(.hide, ["karl-berg"])
    try first.correct(hide)
    first.close()
    for _ in 0..<2 {
      let again = Repository(extractor: Shared.extractor)
      try again.open(CorpusSources(corpus: [folder.path], usesCache: true))
      #expect(again.corrections == [hide])
      #expect(again.snapshot.person("karl-berg").record == nil)
      #expect(try SnapshotDump(again.snapshot) == SnapshotDump(first.snapshot))
      again.close()
    }
    try folder.write(
      #"{"kind":"person","action":"rename","names":["Karl Berg"],"to":"Carl Berg"}"# + "\n{\"kind\":1}\n",
      to: ".dateline/corrections.ndjson")
    #expect(try first.rescan())
    #expect(first.snapshot.person("carl-berg").record?.person.name == "Carl Berg")
    try first.correct(hide)
    let text = String(decoding: try folder.read(".dateline/corrections.ndjson"), as: UTF8.self)
    #expect(text.split(separator: "\n").count == 3 && text.hasSuffix("\n{\"kind\":1}\n"))
  }

  @Test(
    "what cannot be a correction says what is wrong with it",
    arguments: [
      (#"{"kind":"group","action":"hide","names":["a"]}"#, "kind"),
      (#"{"kind":"person","action":"burn","names":["a"]}"#, "action"),
      (#"{"kind":"person","action":"same","names":["a"]}"#, "names"),
      (#"{"kind":"person","action":"same","names":["a","A"]}"#, "names"),
      (#"{"kind":"person","action":"hide","names":["a~b"]}"#, "names"),
      (#"{"kind":"person","action":"hide","names":"a"}"#, "names"),
      (#"{"kind":"person","action":"hide","names":["a"],"to":"b"}"#, "to"),
      (#"{"kind":"person","action":"rename","names":["a"]}"#, "to"),
      (#"{"kind":"person","action":"setKind","names":["a"],"to":"company"}"#, "kind"),
      (#"{"kind":"organization","action":"setKind","names":["a"],"to":"club"}"#, "to"),
      (#"{"kind":"person","action":"hide","names":["a"],"note":"b"}"#, "note"),
      (#"[]"#, ""),
    ])
  func invalid(json: String, field: String) throws {
    let value = try JSONValue(parsing: Array(json.utf8))
    do throws(Correction.Invalid) {
      _ = try Correction(value)
      Issue.record("taken")
    } catch {
      #expect(error.field == field)
    }
  }
}
