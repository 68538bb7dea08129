import Extraction
import Facts
import Testing

@Suite struct EventsTests {
  private static let extractor = Extractor()

  private func events(_ text: String, published: String? = nil) -> [Event] {
    Self.extractor.facts(of: Article(id: "a", published: published, text: text)).events
  }

  private func brief(_ event: Event) -> String {
    let mode = event.mode.map { " \($0)" } ?? ""
    let actors = event.actors.map(\.name).joined(separator: "+")
    let recipients = event.recipients.map(\.name).joined(separator: "+")
    return "\(event.kind.rawValue)\(mode): \(actors) > \(recipients)"
  }

  @Test(arguments: [
    ("active", "Police arrested Maria Keller in Vienna.", "COERCE arrest: Police > Maria Keller"),
    ("passive", "Maria Keller was arrested by police.", "COERCE arrest: police > Maria Keller"),
    ("no actor", "Maria Keller was arrested on Monday.", "COERCE arrest:  > Maria Keller"),
    ("relative", "The soldiers, who had attacked villagers, fled.", "ASSAULT: soldiers > villagers"),
    ("joined", "Germany and France signed a trade agreement.", "AGREE: Germany+France > trade agreement"),
    ("particle", "Maria Keller stepped down.", "RESIGN: Maria Keller > "),
    ("light verb", "Workers staged a protest against the government.", "PROTEST demo: Workers > government"),
    (
      "the accused of a nested deed",
      "Ivar Lund accused Chile of escalating the conflict by killing three farmers.",
      "ASSAULT:  > farmers"
    ),
    ("sentenced for", "Ola Vik was sentenced for the abduction of a girl.", "ASSAULT abduct: Ola Vik > girl"),
    ("charges faced", "The charges faced by Ivar Lund shocked the town.", "TRIAL charge:  > Ivar Lund"),
    ("an attack survived", "Ivar Lund survived an attack by rebels.", "ASSAULT: rebels > Ivar Lund"),
    ("passive joined", "Ola Vik met Ana Lima and was shot by rebels.", "ASSAULT firearms: rebels > Ola Vik"),
    ("noun", "The resignation of Maria Keller surprised the party.", "RESIGN: Maria Keller > "),
    ("demand", "Germany urged Iran to free the sailors.", "DEMAND: Germany > Iran"),
    ("refusal", "Iran rejected a German proposal.", "REJECT: Iran > German proposal"),
    ("curfew", "The government imposed a curfew.", "COERCE curfew: government > "),
    ("death", "Two miners died in the collapse.", "DIE:  > miners"),
    ("prices", "The government raised fuel prices.", "ECONOMY: government > fuel prices"),
    ("group", "Russian troops shelled the village.", "ASSAULT heavy-weapons: Russian troops > village"),
    (
      "appositions", "Two ministers, Ola Berg and Eva Holm, met in Lima.", "CONSULT: Ola Berg+Eva Holm > "
    ),
    ("what a title is of", "Eva Holm, the head of the Senate, resigned.", "RESIGN: Eva Holm > "),
    ("numbers", "The blast killed seven.", "ASSAULT explosives:  > seven"),
    ("owners", "The union welcomed Maria Keller's arrest.", "COERCE arrest:  > Maria Keller"),
    ("the body before", "The army left Lima. It bombed Quito on Monday.", "ASSAULT explosives: army > Quito"),
    ("what a thing leaves", "The storm left four dead.", "DIE: storm > four"),
    ("whom it moved", "The resignation of Kari Moe pleased the party.", "RESIGN: Kari Moe > "),
    (
      "another of that office", "The judge jailed two brothers. Judge Kari Moe was praised.",
      "COERCE arrest: judge > brothers"
    ),
    ("suspected of", "Police arrested Kari Moe on suspicion of burglary.", "CRIME: Kari Moe > "),
    ("convicted of", "A court convicted Kari Moe of fraud on Monday.", "CRIME: Kari Moe > "),
    ("jailed for", "The judge jailed two brothers for killing a guard.", "ASSAULT: brothers > guard"),
    ("charged with", "Prosecutors charged three officers with torture.", "ASSAULT torture: officers > "),
    ("sacked for", "The board sacked Ivar Lund for stealing cash.", "CRIME: Ivar Lund > "),
    ("blamed, not accused", "Kari Moe criticised the mayor for the death of a boy.", "DIE:  > boy"),
    ("a day is nobody", "Sunday's attack killed 40 people.", "ASSAULT:  > people"),
    ("who takes office", "Kari Moe became minister in May.", "APPOINT:  > Kari Moe"),
    ("who is given office", "Norway appointed Ivar Lund as envoy.", "APPOINT: Norway > Ivar Lund"),
    ("a noun's own by", "A lawsuit by the Harbour Union was dropped.", "TRIAL sue: Harbour Union > "),
    ("whom a promise is for", "Norway agreed to sell grain to Chile.", "AGREE: Norway > Chile"),
    ("whom a threat is for", "Norway threatened to break with Chile.", "THREATEN: Norway > Chile"),
  ])
  func typesAndRoles(_ name: String, _ text: String, _ expected: String) {
    #expect(events(text).map(brief).contains(expected), "\(events(text).map(brief))")
  }

  @Test(arguments: [
    ("The army will withdraw its troops.", Event.Status.planned),
    ("The army plans to withdraw its troops.", .planned),
    ("The army is to withdraw its troops.", .planned),
    ("The army withdrew its troops.", .actual),
    ("The army may withdraw its troops.", .hypothetical),
    ("Reporters were allegedly beaten by guards.", .alleged),
    ("The general was accused of killing prisoners.", .alleged),
    ("The minister denied that soldiers had shot the farmers.", .denied),
    ("Soldiers shot the farmers in 1998.", .historical),
    ("Police did not arrest the man.", .denied),
    ("Nobody was killed in the fire.", .denied),
    ("The ministers failed to sign the agreement.", .denied),
    ("Rescuers prevented an attack on the bridge.", .denied),
    ("A man was acquitted of killing his neighbour.", .denied),
    ("A jury cleared the woman of setting fire to the barn.", .denied),
    ("A man was charged with murdering his neighbour.", .alleged),
    ("The union called for the release of the miners.", .hypothetical),
    ("Maria Keller was nearly killed by a falling tree.", .denied),
    ("Had Maria Keller been arrested, the party would have split.", .hypothetical),
  ])
  func status(_ text: String, _ status: Event.Status) {
    #expect(
      events(text).map(\.status).contains(status), "\(events(text).map { ($0.trigger.text, $0.status) })")
  }

  @Test(arguments: [
    "The weather was fine and the harvest was good.", "The company makes shoes and sells them abroad.",
  ])
  func nothingHappened(_ text: String) {
    #expect(events(text).isEmpty, "\(events(text).map(brief))")
  }

  @Test func oneEventToldTwiceIsOne() {
    let text = """
      Police arrested Maria Keller on Monday. The arrest of Maria Keller was welcomed by nobody.

      Keller was arrested at her home.
      """
    let arrests = events(text).filter { $0.mode == "arrest" }
    #expect(arrests.count == 1)
    #expect(arrests.first?.mentions.map(\.text) == ["arrested", "arrest", "arrested"])
    #expect(arrests.first?.id == "a-e1")
  }

  @Test func placeAndDateBelongToTheEvent() {
    let event = events("Police arrested Maria Keller in Vienna on 5 January 2022.").first
    #expect(event?.place?.name == "Vienna")
    #expect(event?.date.map(String.init(describing:)) == "2022-01-05")
    #expect(event?.dateText == "5 January 2022")
    #expect(event?.trigger == Span(article: "a", start: 7, end: 15, text: "arrested"))
    #expect(event?.sentence.text == "Police arrested Maria Keller in Vienna on 5 January 2022.")
  }

  @Test func aPlaceIsAlsoABodyOrANoun() {
    let named = events("Protests against the tax took place in Lima.").first
    #expect(named?.place?.name == "Lima")
    let noun = events("Two gunmen killed a guard outside the embassy.").first
    #expect(noun?.place?.name == "embassy")
    #expect(noun?.place?.id == nil)
  }

  @Test func aDayThatOwnsAnEventDatesIt() {
    let event = events("Friday's attack killed 12 people.", published: "2021-05-10").first
    #expect(event?.date.map(String.init(describing:)) == "2021-05-07")
    #expect(event?.actors == [])
  }

  @Test func aDateInFrontIsForAllThatFollows() {
    let found = events("In March 2011 police arrested the miners and the minister resigned.")
    #expect(found.map { $0.date.map(String.init(describing:)) } == ["2011-03", "2011-03"])
    let later = events("On 5 May 2021 the minister resigned, and police will arrest him.")
    #expect(later.map { $0.date.map(String.init(describing:)) } == ["2021-05-05", nil])
  }

  @Test func aFigureIsOfThePlaceBehindIt() {
    let text = "Doctors said 103 people were killed in Lima, 21 in Quito and 8 in the city."
    let figures = Self.extractor.facts(of: Article(id: "a", text: text)).figures
    #expect(figures.dropFirst().first?.place?.name == "Quito")
  }

  @Test func whoTakesPart() {
    let ministers = events("The foreign ministers of Norway, Sweden and Finland will meet in Tromso.").first
    #expect(ministers?.actors.map(\.name) == ["foreign ministers of Norway, Sweden and Finland"])
    #expect(ministers?.recipients == [])
    #expect(ministers?.summary == "The foreign ministers of Norway, Sweden and Finland will meet in Tromso")
    let dead = events("Dozens were killed.").first
    #expect(dead?.recipients.map(\.name) == ["Dozens"])
    let jailed = events("Maria Keller studied law before being jailed in 1973.").first
    #expect(jailed?.date.map(String.init(describing:)) == "1973")
    #expect(events("Four missiles struck the city of Lima.").map(\.kind) == [.assault])
    #expect(events("The firm will lay off 300 workers.").map(\.kind) == [.dismiss])
    let guilty = events("Maria Keller took bribes. A jury found her guilty in June.").last
    #expect(guilty?.summary == "A jury found Maria Keller guilty in June")
  }

  @Test(
    "nobody stands in an event that accuses because they stand near it",
    arguments: [
      ("Senator Ann Tate called for the ban after Said Malik and his wife killed 14 people.", "Ann Tate"),
      ("Prosecutor Eva Holm says the guard killed two men.", "Eva Holm"),
      ("Mr Erik Berg, whose grandmother died in the siege, opened the museum.", "Erik Berg"),
      ("The mayor met the brother of Eva Dahl, who was killed in May.", "Eva Dahl"),
      ("The mayor met the brother of Eva Dahl, who was killed in May.", "brother of Eva Dahl"),
      ("Kari Moe, whose father shot a guard, left Lima.", "Kari Moe"),
      ("The judge cleared Tor Aas of murder.", "judge"),
      ("Eva Roth's resignation was demanded by Ola Vik.", "Ola Vik"),
      ("Tor Aas put the dead at 16 and the injured at 40.", "Tor Aas"),
    ])
  func harm(_ text: String, _ name: String) {
    for event in events(text) where [.assault, .die, .injure, .resign, .crime].contains(event.kind) {
      #expect(!(event.actors + event.recipients).contains { $0.name == name }, "\(brief(event))")
    }
  }

  @Test func eventsSayHowSureTheyAre() {
    let found = events("Police arrested Maria Keller in Vienna.")
    #expect(found.allSatisfy { ($0.confidence ?? 0) >= 0.5 && ($0.confidence ?? 2) <= 1 })
  }

  @Test func theDateOfSayingIsNotTheDateOfTheEvent() {
    let event = events("The mayor said on Monday that police had arrested Maria Keller.").first
    #expect(event?.trigger.text == "arrested")
    #expect(event?.dateText == nil)
    #expect(event?.attribution?.name == "mayor")
    #expect(event?.attribution?.verb == "say")
  }

  /// Whose word each event is: "trigger status by claimant (verb)".
  @Test(arguments: [
    ("indirect", "Witnesses said soldiers shot the farmers.", "shot actual by Witnesses (say)"),
    (
      "according to, behind", "Three people were wounded, according to the police.",
      "wounded actual by police (according to)"
    ),
    (
      "according to, before", "According to the police, three people were wounded.",
      "wounded actual by police (according to)"
    ),
    (
      "the part behind the source is not before it",
      "The road is closed, but, according to the mayor, it will open on Friday.", "closed actual by - (-)"
    ),
    (
      "a source behind and counts for what follows",
      "The storm left two dead and, by early counts, at least 12 people were injured.",
      "injured actual by early counts (according to)"
    ),
    (
      "and not for what is before it",
      "The storm left two dead and, by early counts, at least 12 people were injured.",
      "storm actual by - (-)"
    ),
    (
      "a day is no apposition",
      "According to the Oslo Herald, Sunday's earthquake, at 5.1, was the strongest this year.",
      "earthquake actual by Oslo Herald (according to)"
    ),
    ("direct", "\"The rebels burned two villages,\" said Karl Berg.", "burned actual by Karl Berg (say)"),
    (
      "denial", "The governor denied that police had beaten the students.",
      "beaten denied by governor (deny)"
    ),
    (
      "denied report", "The minister denied a report that soldiers shot the farmers.",
      "shot denied by minister (deny)"
    ),
    ("thing confirmed", "The army confirmed the arrest of two men.", "arrest actual by army (confirm)"),
    ("loss reported", "The firm reported a loss of $4 million.", "loss actual by firm (report)"),
    ("participle", "The firm reported losing $4 million.", "losing actual by firm (report)"),
    ("passive", "The attack was claimed by the Green Front.", "attack actual by Green Front (claim)"),
    (
      "claims of", "The president's claims of fraud were rejected by the court.",
      "fraud denied by president (claim)"
    ),
    (
      "the inner word counts", "According to reports, officials in Ulm have said soldiers shot the farmers.",
      "shot actual by officials (say)"
    ),
    ("done by saying", "\"We condemn this attack,\" said Karl Berg.", "condemn actual by - (-)"),
    (
      "what stands outside", "Anna Lund, who was arrested in Ulm, said the mayor had resigned.",
      "arrested actual by - (-)"
    ),
    (
      "who said something else", "The judge sentenced Karl Berg to life in prison for torturing a guard.",
      "torturing historical by - (-)"
    ),
    (
      "transcript", "SHAW: The rebels burned two villages.\n\nMILLER: Nobody saw it.\n\nSHAW: I did.",
      "burned actual by SHAW (say)"
    ),
  ])
  func claimants(_ name: String, _ text: String, _ expected: String) {
    let found = events(text).map { event in
      "\(event.trigger.text) \(event.status) by \(event.attribution?.name ?? "-") (\(event.attribution?.verb ?? "-"))"
    }
    #expect(found.contains(expected), "\(found)")
  }

  @Test func whatSomebodyCallsItIsTheirClaim() {
    let text = "Ivar Lund left at the height of what he said was an attempted coup d'etat by the army."
    let coup = events(text).first { $0.trigger.text == "coup" }
    #expect(coup?.attribution?.name == "Ivar Lund")
  }

  @Test func whatTheArticleTellsItselfIsNobodysClaim() {
    let told = events("Police arrested Anna Lund on Monday. Police said they had arrested Anna Lund.")
    #expect(told.first?.mentions.count == 2)
    #expect(told.first?.attribution == nil)
  }

  @Test func figuresCountTheirEvent() {
    let facts = Self.extractor.facts(of: Article(id: "a", text: "Police arrested 212 protesters in Vienna."))
    #expect(facts.events.first?.figures == facts.figures.map(\.id))
    #expect(facts.figures.first?.event == facts.events.first?.id)
    #expect(facts.figures.first?.place?.name == "Vienna")
  }

  @Test(arguments: [
    ("Maria Keller was dismissed as head of the bank.", "Maria Keller was dismissed as head of the bank"),
    ("Police have arrested Maria Keller.", "Police have arrested Maria Keller"),
    ("The company will dismiss its director.", "The company will dismiss its director"),
    ("The union plans to boycott the vote.", "The union plans to boycott the vote"),
    ("Ola Vik, a former minister, was arrested on Tuesday.", "Ola Vik was arrested on Tuesday"),
    ("Ola Vik, 41, a former minister, was arrested on Tuesday.", "Ola Vik was arrested on Tuesday"),
    (
      "The union asked the court to hear and jail the director.",
      "The union asked the court to hear and jail the director"
    ),
    ("Maria Keller was killed by a guard, police said.", "Police say: Maria Keller was killed by a guard"),
    (
      "Maria Keller - the firm's founder - was arrested in Bergen.",
      "Maria Keller was arrested in Bergen"
    ),
    (
      "On Monday the singer Ana Lima died at her home in Oslo.",
      "On Monday the singer Ana Lima died at her home in Oslo"
    ),
    ("If the dam breaks, hundreds would die.", "If the dam breaks, hundreds would die"),
    (
      "Officers were sure that the bridge would be attacked by rebels.",
      "Officers were sure that the bridge would be attacked by rebels"
    ),
    (
      "After the fall of the mayor, Maria Keller was arrested by soldiers.",
      "After the fall of the mayor, Maria Keller was arrested by soldiers"
    ),
    (
      "Police arrested a guard who had shot Maria Keller in Bergen.",
      "Police arrested a guard who had shot Maria Keller in Bergen"
    ),
    ("Police said that prices had risen by 58%.", "Police say: Prices had risen by 58%"),
  ])
  func summaries(_ text: String, _ summary: String) {
    #expect(events(text).map(\.summary).contains(summary), "\(events(text).map(\.summary))")
  }

  @Test func aSummaryStandsByItself() {
    for text in [
      "He was arrested in Bergen.", "Was Maria Keller arrested in Bergen?",
      "Police arrested my brother in Bergen.",
      "Then she met the minister in Bergen.", "This was rejected by the board in Bergen.",
      "The forestry office arrested them in Bergen.", "His arrest in Bergen surprised the board.",
      "They say that Maria Keller was arrested in Bergen.",
    ] {
      let found = events(text).map(\.summary)
      #expect(found.filter { !$0.isEmpty } == [])
    }
    #expect(
      events("Eva Dahl survived the attack in which Kari Moe died.").map(\.summary) == [
        "Eva Dahl survived the attack in which Kari Moe died", "",
      ])
    let found = events("Tor Aas was fired after the manager Liv Ek complained.").map(\.summary)
    #expect(found.contains("The manager Liv Ek complained"), "\(found)")
  }

  @Test func whoSpeaksIsMeantByI() {
    let found = events("\"I met the rebels in Lima on Monday,\" said Maria Keller.")
    #expect(found.first { $0.kind == .consult }?.actors.map(\.name) == ["Maria Keller"])
  }

  @Test func oneEventLeads() {
    let text = """
      The harbour of Lima was closed on Monday. Maria Keller was arrested in Vienna on Tuesday.

      She had resigned in May.
      """
    func leads(_ title: String?) -> [String] {
      Self.extractor.facts(of: Article(id: "a", title: title, published: "2024-03-08", text: text)).events
        .filter(\.isMain).map(\.trigger.text)
    }
    #expect(leads(nil) == ["closed"])
    #expect(leads("Keller arrested") == ["arrested"])
  }

  @Test(arguments: [
    (
      "present tense", "Police arrest harbour chief for bribery",
      ["COERCE arrest: arrested", "CRIME bribery: bribery"]
    ),
    (
      "capitals", "Ministers Resign After Harbour Fire In Lima",
      ["RESIGN Resign: resigned", "DISASTER Fire: fire"]
    ),
    ("another happening", "Storm kills six in Oslo", []),
    ("nothing", "The harbour of Lima in pictures", []),
    ("empty", "", []), ("marks", "((( \u{1F600} !!!", []),
    ("longer than a title", "Ministers resign " + String(repeating: "in Lima ", count: 200), []),
  ])
  func titlesTellOfEvents(_ name: String, _ title: String, _ expected: [String]) {
    let text = """
      Police arrested Ivar Lund, the chief of the harbour of Lima, on Monday for bribery.

      Two ministers of Peru resigned on Tuesday. A fire had closed the harbour in May.
      """
    let events = Self.extractor.facts(of: Article(id: "a", title: title, text: text)).events
    let told = events.compactMap { event -> String? in
      guard let headline = event.headline else { return nil }
      let scalars = Array(title.unicodeScalars)[headline.start..<headline.end]
      #expect(String(String.UnicodeScalarView(scalars)) == headline.text)
      return "\(event.kind.rawValue) \(headline.text): \(event.trigger.text)"
    }
    #expect(told == expected)
  }

  @Test func whatTheTitleTellsOfLeads() {
    let text = """
      Peru marked a hundred years of its harbours on Monday with a parade that drew thousands to Lima.

      Kari Moe, the minister of trade, resigned in the evening.
      """
    func leads(_ title: String?) -> [String] {
      Self.extractor.facts(of: Article(id: "a", title: title, text: text)).events.filter(\.isMain).map(
        \.trigger.text)
    }
    #expect(leads("Trade minister resigns") == ["resigned"])
  }

  @Test(arguments: [
    "", "(", "Killed.", "Arrested arrested arrested.", "will will will kill",
    String(repeating: "(", count: 1_000) + "police arrested him" + String(repeating: ")", count: 1_000),
    String(repeating: "Police arrested a man. ", count: 300),
    String(repeating: "the attack on ", count: 300), String(repeating: "and killed ", count: 300),
  ])
  func badInputIsBounded(_ text: String) {
    for event in events(text) { #expect(!event.label.isEmpty && !event.mentions.isEmpty) }
  }
}
