import Extraction
import Facts
import Testing

@Suite("Who is who in an article")
struct CoreferenceTests {
  static let extractor = Extractor()

  static func entities(_ text: String) -> Entities {
    let document = extractor.reader.read(Article(id: "a", text: text))
    let grammar = Grammar(document, extractor.analyzer.analyze(document))
    grammar.names = extractor.tagger.names(in: document)
    let figures = extractor.figureGrammar.figures(in: grammar)
    return extractor.coreference.entities(in: grammar, ages: figures.ages)
  }

  @Test("a full name, a surname and a title are one person; mentions are names only")
  func onePerson() throws {
    let entities = Self.entities(
      """
      President Maria Gonzalez arrived in Lisbon on Monday. Mrs Gonzalez said the talks had gone well.

      "We are pleased," the president said. Gonzalez will leave on Tuesday.
      """)
    let person = try #require(entities.people.first)
    #expect(entities.people.count == 1)
    #expect(person.id == "maria-gonzalez")
    #expect(person.name == "Maria Gonzalez")
    #expect(person.aliases == ["Gonzalez"])
    #expect(person.mentions.map(\.text) == ["Maria Gonzalez", "Gonzalez", "Gonzalez"])
    #expect(person.roles.map(\.title) == ["president"])
    #expect(
      entities.references.contains { !$0.isName && $0.id == "maria-gonzalez" && $0.kind == .person })
  }

  @Test("two people of one surname stay two, and a street named after one is a place")
  func twoOfOneName() {
    let entities = Self.entities(
      """
      Bill Clinton and Hillary Clinton walked down Clinton Street in Chicago.
      """)
    #expect(Set(entities.people.map(\.name)) == ["Bill Clinton", "Hillary Clinton"])
    #expect(entities.places.map(\.name) == ["Clinton Street", "Chicago"])
  }

  @Test("an acronym and its long form are one organization")
  func acronyms() throws {
    let entities = Self.entities(
      """
      The Shanghai Cooperation Organisation (SCO) met in Beijing. The SCO said it would send observers.
      """)
    let organization = try #require(entities.organizations.first)
    #expect(entities.organizations.count == 1)
    #expect(organization.name == "Shanghai Cooperation Organisation")
    #expect(organization.acronym == "SCO")
    #expect(organization.aliases == ["SCO"])
    #expect(organization.kind == .international)
    #expect(organization.mentions.count == 3)
  }

  /// A role as "title of what, status".
  static func roles(_ entities: Entities, _ person: String) -> [String] {
    (entities.people.first { $0.name == person }?.roles ?? []).map { role in
      role.title + (role.of.map { " of " + $0 } ?? "") + ", " + role.status.rawValue
    }
  }

  @Test(
    "roles from titles, appositions and verbs",
    arguments: [
      ("Polish President Lech Walesa spoke.", "Lech Walesa", ["president of Poland, current"]),
      ("Former prime minister Tony Blair spoke in London.", "Tony Blair", ["prime minister, former"]),
      (
        "Police arrested Peter Novak, then head of the National Security Agency, on Friday.", "Peter Novak",
        ["head of National Security Agency, former"]
      ),
      (
        "He told parliament he was appointing the economist Peter Novak as finance minister.", "Peter Novak",
        ["economist, current", "finance minister, incoming"]
      ),
      (
        "Robert Mugabe, who ruled Zimbabwe for decades before resigning in 2017, has died.", "Robert Mugabe",
        ["leader of Zimbabwe, former"]
      ),
      (
        "The mayor of Athens, Nikos Papadopoulos, welcomed the guests.", "Nikos Papadopoulos",
        ["mayor of Athens, current"]
      ),
      (
        "Peter Novak was leaving his post as chairman of the Union Council.", "Peter Novak",
        ["chairman of Union Council, former"]
      ),
    ])
  func roles(_ text: String, _ person: String, _ expected: [String]) {
    #expect(Self.roles(Self.entities(text), person) == expected)
  }

  @Test("the words for a role are its evidence")
  func evidence() throws {
    let entities = Self.entities("Talks with Polish President Lech Walesa ended.")
    let role = try #require(entities.people.first?.roles.first)
    #expect(role.evidence.text == "Polish President Lech Walesa")
    #expect(role.evidence.start == 11)
  }

  @Test(
    "ages",
    arguments: [
      ("Lech Walesa, 68, spoke in Warsaw.", 68),
      ("The 68-year-old Lech Walesa spoke.", 68),
      ("Lech Walesa, aged 68, spoke.", 68),
      ("In a role in which Mr Walesa, 81, had kept his power.", 81),
      ("Lech Walesa, 2,000 workers and the police were there.", nil),
      ("Lech Walesa spoke for 68 minutes.", nil),
      ("Lech Walesa died in Warsaw. He was 84.", 84), ("Lech Walesa turned 70, his son said.", 70),
      ("Lech Walesa was 84 minutes late.", nil),
    ] as [(String, Int?)])
  func ages(_ text: String, _ age: Int?) {
    #expect(Self.entities(text).people.first?.age == age)
  }

  @Test("a place knows its country, an organization where it belongs")
  func countries() throws {
    let entities = Self.entities("The Russian Defence Ministry said its planes had landed in Yerevan.")
    #expect(entities.places.first?.country == "Armenia")
    let ministry = try #require(entities.organizations.first)
    #expect(ministry.kind == .government)
    #expect(ministry.place?.name == "Russia")
  }

  @Test("a company named with its legal form is a company everywhere")
  func companies() throws {
    let entities = Self.entities("Norden fell. Its rival Hafnia said it would buy Norden A/S in Copenhagen.")
    let company = try #require(entities.organizations.first { $0.name == "Norden A/S" })
    #expect(company.kind == .company)
    #expect(company.aliases == ["Norden"])
    #expect(company.mentions.count == 2)
  }

  @Test("a report from a town in capitals is from a place")
  func dateline() {
    let entities = Self.entities("KLARENBURG (Reuters) - Kestria voted on Sunday.")
    #expect(entities.places.map(\.name).contains("KLARENBURG"))
    #expect(entities.organizations.map(\.name) == ["Reuters"])
  }

  @Test("a nationality is no name")
  func nationalities() {
    let entities = Self.entities("Kenyan authorities said the Moscow-led force would leave.")
    #expect(entities.people.isEmpty && entities.organizations.isEmpty && entities.places.isEmpty)
  }
}
