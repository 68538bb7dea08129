import Facts
import Repository
import Testing

@Suite("Who is who")
struct ResolutionTests {
  /// Articles made of people, each with what it says of them.
  private func facts(
    _ id: String, _ published: String, people: [Person] = [], organizations: [Organization] = [],
    places: [Place] = []
  ) -> ArticleFacts {
    var text = ""
    func mention(_ name: String) -> [Span] {
      let start = text.unicodeScalars.count
      text += name + " spoke. "
      return [Span(article: id, start: start, end: start + name.unicodeScalars.count, text: name)]
    }
    var facts = ArticleFacts(article: Article(id: id, published: published, text: ""))
    facts.people = people.map { person in
      var person = person
      person.id = Folding.slug(person.name)
      person.articles = [id]
      person.mentions = mention(person.name)
      return person
    }
    facts.organizations = organizations.map { organization in
      var organization = organization
      organization.id = Folding.slug(organization.name)
      organization.articles = [id]
      organization.mentions = mention(organization.name)
      return organization
    }
    facts.places = places.map { place in
      var place = place
      place.id = Folding.slug(place.name)
      place.articles = [id]
      place.mentions = mention(place.name)
      return place
    }
    facts.article.text = text
    return facts
  }

  private func person(_ name: String, _ title: String? = nil, age: Int? = nil, of: String? = nil) -> Person {
    let evidence = Span(article: "", start: 0, end: 0, text: "")
    let roles = title.map { [Person.Role(title: $0, of: of, status: .current, evidence: evidence)] } ?? []
    return Person(id: "", name: name, roles: roles, age: age)
  }

  private func place(_ name: String, _ country: String? = nil) -> Place {
    Place(id: "", name: name, country: country)
  }

  private func snapshot(_ articles: ArticleFacts...) -> Snapshot {
    let repository = Repository(extractor: Shared.extractor)
    repository.insert(articles)
    return repository.snapshot
  }

  @Test("a surname alone is the person who has it, says why, and its id leads there")
  func surname() throws {
    let snapshot = snapshot(
      facts("a", "2022-01-01", people: [person("Marta Ruiz", "mayor", age: 50, of: "Oslo")]),
      facts("b", "2022-01-02", people: [person("Ruiz", "mayor", of: "Oslo")]))
    let record = try #require(snapshot.person("marta-ruiz").record)
    #expect(record.person.articles == ["a", "b"])
    #expect(record.person.aliases == ["Ruiz"])
    #expect(record.person.age == 50 && record.person.roles.count == 1)
    let merge = try #require(record.merges.first { $0.name == "Ruiz" })
    #expect(merge.evidence == [.shorterName, .sameRole, .onlyCandidate])
    #expect(merge.span?.article == "b")
    guard case .moved(let id) = snapshot.person("ruiz") else {
      Issue.record("no redirect")
      return
    }
    #expect(id == "marta-ruiz")
    #expect(snapshot.facts(ofArticle: "b")?.people.first?.id == "marta-ruiz")
  }

  @Test("the id of a record that was merged later redirects; taken apart again it is found")
  func later() {
    let repository = Repository(extractor: Shared.extractor)
    repository.insert([facts("b", "2022-01-02", people: [person("Ruiz")])])
    #expect(repository.snapshot.person("ruiz").record != nil)
    repository.insert([facts("a", "2022-01-01", people: [person("Marta Ruiz")])])
    if case .moved(to: "marta-ruiz") = repository.snapshot.person("ruiz") {
    } else {
      Issue.record("not moved")
    }
    repository.remove("a")
    #expect(repository.snapshot.person("ruiz").record != nil)
    if case .missing = repository.snapshot.person("marta-ruiz") {} else { Issue.record("still there") }
  }

  @Test("two who could be meant by a surname leave it alone, unless evidence decides")
  func ambiguous() {
    let both = [
      facts("a", "2022-01-01", people: [person("Marta Ruiz", "mayor", of: "Oslo")]),
      facts("b", "2022-01-01", people: [person("Pablo Ruiz", "judge")]),
    ]
    let alone = snapshot(both[0], both[1], facts("c", "2022-01-02", people: [person("Ruiz")]))
    #expect(alone.person("ruiz").record != nil)
    let judge = snapshot(both[0], both[1], facts("c", "2022-01-02", people: [person("Ruiz", "judge")]))
    #expect(judge.person("pablo-ruiz").record?.person.articles == ["b", "c"])
  }

  @Test("two of one name stay two when their ages disagree, and nothing links them")
  func ages() throws {
    let snapshot = snapshot(
      facts("a", "2022-01-01", people: [person("John Smith", "baker", age: 34)], places: [place("Leeds")]),
      facts("b", "2022-02-01", people: [person("John Smith", "senator", age: 71)], places: [place("Boise")]),
      facts(
        "c", "2022-03-01", people: [person("John Smith", age: 34), person("Ann Lee")],
        places: [place("Leeds")]))
    #expect(snapshot.counts.people == 3)
    #expect(snapshot.person("john-smith").record?.person.articles == ["a", "c"])
    #expect(snapshot.person("john-smith~senator").record?.person.age == 71)
    #expect(snapshot.facts(ofArticle: "b")?.people.first?.id == "john-smith~senator")
  }

  @Test("ages that disagree outweigh the same company and a title without an institution")
  func agesFirst() throws {
    let snapshot = snapshot(
      facts("a", "2022-01-01", people: [person("John Smith", "mayor", age: 24), person("Joe Biden")]),
      facts("b", "2022-01-02", people: [person("John Smith", "mayor", age: 71), person("Joe Biden")]))
    #expect(
      try snapshot.people(EntityFilter(q: "smith")).items.compactMap(\.person.age).sorted() == [24, 71])
  }

  @Test("the beginning of a word finds all that begin with it")
  func beginnings() throws {
    let letters = Array("abcdefghij")
    let people = (0..<100).map { person("Ka\(letters[$0 / 10])\(letters[$0 % 10]) Berg") }
    let snapshot = snapshot(facts("a", "2022-01-01", people: people))
    #expect(try snapshot.people(EntityFilter(q: "ka")).total == 100)
    #expect(try snapshot.search("ka", kinds: [.person], typeahead: true).total == 100)
  }

  @Test("two of one name stay two when offices and places disagree; an office in common makes them one")
  func roles() {
    let baker = facts(
      "a", "2022-01-01", people: [person("John Smith", "baker")], places: [place("Leeds")])
    let senator = facts(
      "b", "2022-02-01", people: [person("John Smith", "senator")], places: [place("Boise")])
    #expect(snapshot(baker, senator).counts.people == 2)
    let again = facts(
      "b", "2022-02-01", people: [person("John Smith", "baker")], places: [place("Boise")])
    #expect(snapshot(baker, again).counts.people == 1)
  }

  @Test(
    "accents, case and hyphens make no other person",
    arguments: ["Łukasz Piątek-Nowak", "LUKASZ PIATEK NOWAK"])
  func spelling(name: String) {
    let snapshot = snapshot(
      facts("a", "2022-01-01", people: [person("Lukasz Piatek-Nowak")]),
      facts("b", "2022-01-02", people: [person(name)]))
    #expect(snapshot.counts.people == 1)
    #expect(snapshot.person("lukasz-piatek-nowak").record?.articleCount == 2)
  }

  @Test("an acronym is the organization that has it")
  func acronym() throws {
    let snapshot = snapshot(
      facts(
        "a", "2022-01-01",
        organizations: [Organization(id: "", name: "Northern Trade Union League", acronym: "NTUL")]),
      facts("b", "2022-01-02", organizations: [Organization(id: "", name: "NTUL")]),
      facts("c", "2022-01-02", organizations: [Organization(id: "", name: "Ministry of the Interior")]),
      facts(
        "d", "2022-01-02", organizations: [Organization(id: "", name: "Interior Ministry", kind: .government)]
      ))
    #expect(snapshot.counts.organizations == 2)
    let record = try #require(snapshot.organization("northern-trade-union-league").record)
    #expect(record.organization.acronym == "NTUL" && record.articleCount == 2)
    #expect(record.merges.last?.evidence == [.acronym, .onlyCandidate])
    if case .moved(to: "northern-trade-union-league") = snapshot.organization("ntul") {
    } else {
      Issue.record("not moved")
    }
  }

  @Test("places of one name in two countries are two")
  func places() {
    let snapshot = snapshot(
      facts("a", "2022-01-01", places: [place("Paris", "France")]),
      facts("b", "2022-01-02", places: [place("Paris", "United States")]),
      facts("c", "2022-01-03", places: [place("Paris"), place("France", "France")]))
    #expect(snapshot.counts.places == 3)
    #expect(snapshot.place("paris").record?.place.articles == ["a", "c"])
    #expect(snapshot.place("paris~united-states").record?.place.country == "United States")
  }

  // MARK: Kin, sex, offices

  /// The people of articles that are read as text, by name: the words of all their mentions.
  private func mentions(_ texts: [String]) throws -> [String: [String]] {
    let repository = Repository(extractor: Shared.extractor)
    for (number, text) in texts.enumerated() {
      repository.insert(Article(id: "a\(number)", published: "2022-01-0\(number + 1)", text: text))
    }
    let people = try repository.snapshot.people(detail: .whole).items.map(\.person)
    return Dictionary(
      people.map { person in (person.name, person.mentions.map(\.text)) }, uniquingKeysWith: { $0 + $1 })
  }

  @Test(
    "a surname alone is whom sex, office and the rest of the article say, not the kin named last",
    arguments: [
      (
        ["Donald Vik arrived on Monday. Ivana Vik, his daughter, opened a shop. Later Mr Vik spoke."],
        ["Donald Vik": ["Donald Vik", "Vik"], "Ivana Vik": ["Ivana Vik"]]
      ),
      (
        ["Donald Vik arrived on Monday. Ivana Vik, his daughter, opened a shop. Later Mrs Vik spoke."],
        ["Donald Vik": ["Donald Vik"], "Ivana Vik": ["Ivana Vik", "Vik"]]
      ),
      (
        [
          "President Carl Vik met farmers in Oslo.",
          "President Vik signed the law on Friday. First lady Anna Vik watched. Vik thanked the farmers.",
        ],
        ["Carl Vik": ["Carl Vik", "Vik", "Vik"], "Anna Vik": ["Anna Vik"]]
      ),
      (
        ["Mayor Ivana Vik closed the bridge.", "The bridge is old, Mrs Vik said.", "Mr Vik was not hurt."],
        ["Ivana Vik": ["Ivana Vik", "Vik"], "Vik": ["Vik"]]
      ),
      (
        ["Prince Karl opened the harbour. Karl Berg, a fisherman, sang. Prince Karl listened."],
        ["Karl": ["Karl", "Karl"], "Karl Berg": ["Karl Berg"]]
      ),
    ] as [([String], [String: [String]])])
  func kin(texts: [String], expected: [String: [String]]) throws {
    #expect(try mentions(texts) == expected)
  }

  @Test(
    "first names must agree, then middle names; a nickname needs the same office",
    arguments: [
      ("George H. W. Hale", nil, "George W. Hale", nil, false),
      ("George Walter Hale", nil, "George W. Hale", nil, true),
      ("Robert J. Hale", nil, "J. Hale", nil, false),
      ("Robert J. Hale", nil, "R. Hale", nil, true),
      ("Jose Gerardo Hale", nil, "Gerardo Hale", nil, true),
      ("William Hale", "senator", "Bill Hale", "senator", true),
      ("William Hale", "senator", "Bill Hale", "Sen.", true),
      ("William Hale", "senator", "Bill Hale", nil, false),
      ("Viktor Hale", "mayor", "Victor Hale", "mayor", true),
      ("Viktor Hale", "mayor", "Victor Hale", "driver", false),
      ("Marta Hale", "mayor", "Mario Hale", "mayor", false),
      ("Martin Hale Jr.", nil, "Martin Hale", nil, false),
    ] as [(String, String?, String, String?, Bool)])
  func givenNames(first: String, title: String?, second: String, other: String?, isSame: Bool) {
    let snapshot = snapshot(
      facts("a", "2022-01-01", people: [person(first, title)]),
      facts("b", "2022-01-02", people: [person(second, other)]))
    #expect(snapshot.counts.people == (isSame ? 1 : 2))
  }

  @Test("a record has the name that most articles use in full, and the id of every other form leads to it")
  func commonName() throws {
    let usual = (1...3).map { facts("a\($0)", "2022-01-0\($0)", people: [person("Anna Keller")]) }
    let repository = Repository(extractor: Shared.extractor)
    repository.insert(usual + [facts("b", "2022-01-05", people: [person("Anna Maria Keller")])])
    let snapshot = repository.snapshot
    #expect(snapshot.person("anna-keller").record?.person.name == "Anna Keller")
    if case .moved(to: "anna-keller") = snapshot.person("anna-maria-keller") {
    } else {
      Issue.record("not moved")
    }
  }

  @Test("an id that a record had while another had its name leads to whoever has the name now")
  func tilde() throws {
    let repository = Repository(extractor: Shared.extractor)
    repository.insert([
      facts("a", "2022-01-01", people: [person("John Smith", "baker", age: 34)]),
      facts("b", "2022-02-01", people: [person("John Smith", "senator", age: 71)]),
    ])
    #expect(repository.snapshot.person("john-smith~senator").record != nil)
    repository.remove("a")
    if case .moved(to: "john-smith") = repository.snapshot.person("john-smith~senator") {
    } else {
      Issue.record("not moved")
    }
    if case .missing = repository.snapshot.person("jane-smith~senator") {} else { Issue.record("made up") }
  }

  @Test(
    "an acronym needs evidence: an article's word, or that everybody knows it",
    arguments: [
      (Organization(id: "", name: "Northern Trade Union League"), "NTUL", false),
      (Organization(id: "", name: "Northern Trade Union League", acronym: "NTUL"), "NTUL", true),
      (Organization(id: "", name: "North Atlantic Treaty Organization"), "NATO", true),
      (Organization(id: "", name: "National Academy of Toy Owners"), "NATO", false),
      (Organization(id: "", name: "United Nations"), "U.N.", true),
      (Organization(id: "", name: "World Health Organisation"), "WHO", true),
    ])
  func acronyms(long: Organization, short: String, isSame: Bool) {
    let snapshot = snapshot(
      facts("a", "2022-01-01", organizations: [long]),
      facts("b", "2022-01-02", organizations: [Organization(id: "", name: short)]))
    #expect(snapshot.counts.organizations == (isSame ? 1 : 2))
  }

  @Test(
    "short and official names are one record with the official name",
    arguments: [
      ("Republican Party", "GOP"), ("Federal Reserve", "Fed"), ("Liberal Democrats", "Lib Dems"),
      ("House of Commons", "Commons"), ("Green Party", "Greens"),
    ])
  func officialNames(official: String, short: String) throws {
    let snapshot = snapshot(
      facts("a", "2022-01-01", organizations: [Organization(id: "", name: official)]),
      facts("b", "2022-01-02", organizations: [Organization(id: "", name: short)]),
      facts("c", "2022-01-03", organizations: [Organization(id: "", name: short)]))
    let records = try snapshot.organizations().items.map(\.organization)
    #expect(records.map(\.name) == [official])
    #expect(records.map(\.aliases) == [[short]])
  }

  @Test("a country has one record under all its names")
  func countries() throws {
    let snapshot = snapshot(
      facts("a", "2022-01-01", places: [place("Britain", "United Kingdom")]),
      facts("b", "2022-01-02", places: [place("United Kingdom", "United Kingdom")]),
      facts("c", "2022-01-03", places: [place("Britain", "United Kingdom")]))
    #expect(try snapshot.places().items.map(\.place.name) == ["Britain"])
    if case .moved(to: "britain") = snapshot.place("united-kingdom") {} else { Issue.record("not moved") }
  }

  @Test("a role is found by any spelling of its title", arguments: ["senator", "sen.", "Sen", "SENATOR"])
  func spellings(role: String) throws {
    let snapshot = snapshot(
      facts("a", "2022-01-01", people: [person("Anna Keller", "Sen.")]),
      facts("b", "2022-01-02", people: [person("Erik Dahl", "senator"), person("Eva Lind", "sentry")]))
    let found = try snapshot.people(EntityFilter(role: role)).items.map(\.person)
    #expect(found.map(\.name).sorted() == ["Anna Keller", "Erik Dahl"])
    #expect(Set(found.flatMap(\.roles).map(\.title)) == ["senator"])
  }
}
