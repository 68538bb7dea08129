import Extraction
import Facts
import Testing

@Suite struct QuotesTests {
  private static let extractor = Extractor()

  private func quotes(_ text: String) -> [Quote] {
    Self.extractor.facts(of: Article(id: "a", text: text)).quotes
  }

  private func direct(_ text: String) -> [String] {
    quotes(text).filter { $0.kind == .direct }.map { "\($0.speaker?.name ?? "?"): \($0.text)" }
  }

  @Test(arguments: [
    ("behind", "\"We are ready,\" said Maria Keller.", ["Maria Keller: We are ready,"]),
    ("before", "Maria Keller said: \"We are ready.\"", ["Maria Keller: We are ready."]),
    (
      "cut", "\"We are ready,\" Maria Keller said, \"and we will go.\"",
      ["Maria Keller: We are ready,", "Maria Keller: and we will go."]
    ),
    (
      "curly", "\u{201C}We\u{2019}re ready,\u{201D} said Maria Keller.", ["Maria Keller: We\u{2019}re ready,"]
    ),
    ("single", "'We won't go back now,' said Maria Keller.", ["Maria Keller: We won't go back now,"]),
    (
      "nested", "\"He told me 'never' and left,\" Maria Keller said.",
      ["Maria Keller: He told me 'never' and left,"]
    ),
    (
      "apposition", "\"We are ready,\" Maria Keller, the mayor of Ulm, told reporters.",
      ["Maria Keller: We are ready,"]
    ),
    ("group", "\"We saw nothing that night,\" villagers said.", ["villagers: We saw nothing that night,"]),
    ("named", "Maria Keller called the plan \"a waste of money\".", ["Maria Keller: a waste of money"]),
    (
      "a short half", "\"We will never,\" said Maria Holm, \"accept this deal.\"",
      ["Maria Holm: We will never,", "Maria Holm: accept this deal."]
    ),
    (
      "a half without a verb", "\"The bridge,\" the mayor said, \"is closed.\"",
      ["mayor: The bridge,", "mayor: is closed."]
    ),
    (
      "statement from",
      "The castle released the following message from the queen: \"Our daughter has left.\"",
      ["queen: Our daughter has left."]
    ),
    (
      "note by", "The club published a short note by its chairman: \"We owe the fans an apology.\"",
      ["chairman: We owe the fans an apology."]
    ),
    ("verb of answering", "Olsen replied: \"Nobody asked us.\"", ["Olsen: Nobody asked us."]),
    (
      "a text speaks for its author",
      "\"The harbour stays open,\" reads Judge Lind's ruling, \"until spring.\"",
      ["Lind: The harbour stays open,", "Lind: until spring."]
    ),
    (
      "part of a text",
      "Part of the mayor's letter reads \"nobody in this town should go hungry this winter.\"",
      ["mayor: nobody in this town should go hungry this winter."]
    ),
    (
      "participle",
      "The mayor of Ulm, Karl Berg, sent a wreath via the embassy, adding, \"We will not forget them.\"",
      ["Karl Berg: We will not forget them."]
    ),
    (
      "with and and",
      "Critics were angry, with Anna Lund calling it \"shameful\" and Karl Berg calling it \"a disgrace\".",
      ["Anna Lund: shameful", "Karl Berg: a disgrace"]
    ),
    (
      "two words of one speaker", "Karl Berg described the vote as \"rigged\" and \"a farce\".",
      ["Karl Berg: rigged", "Karl Berg: a farce"]
    ),
    (
      "not the other's verb",
      "Karl Berg told Reuters the plan \"was a great success,\" while the mayor noted its \"cost and speed\".",
      ["Karl Berg: was a great success,", "mayor: cost and speed"]
    ),
    (
      "not the person spoken of", "\"He lied to us,\" Anna Lund said of Karl Berg.",
      ["Anna Lund: He lied to us,"]
    ),
    (
      "not the lawyer", "\"I am innocent,\" the man told the court through his lawyer, Karl Berg.",
      ["man: I am innocent,"]
    ),
    (
      "verb first", "Remarked the farmer Tierra Moore, \"It rains here every summer.\"",
      ["Tierra Moore: It rains here every summer."]
    ),
    ("a sign", "The sign reads, \"No entry after dark.\"", ["sign: No entry after dark."]),
    (
      "shouting", "The fans answered by chanting \"go home now!\" and walking out.",
      ["fans: go home now!"]
    ),
    ("house", "The tower is part of a new park called the \"Skydeck.\"", []),
    ("commonly called", "The bakery sells flat loaves, commonly called \"planks,\" on Sundays.", []),
    ("nickname", "Dwayne \"The Rock\" Johnson opened the shop.", []),
    ("known as", "The gang leader, known as \"The Jackal of the North\", was arrested.", []),
    ("novel", "Her new novel, \"A winter without bread in the hills\", was published on Monday.", []),
    ("question", "They want to add the question, \"Are you a citizen of this town?\", to the form.", []),
    ("scare quotes", "The 'liberators' burned the mill. Many \"helpers\" fled.", []),
    ("title", "She sang \"The Rose of the North\" in Oslo.", []),
  ])
  func directQuotes(_ name: String, _ text: String, _ expected: [String]) {
    #expect(direct(text) == expected)
  }

  @Test func aQuoteRunsOverParagraphsThatOpenItAgain() {
    let text = """
      "We came on Monday. We slept in the square," said Maria Keller. "Nobody asked us to.

      "On Tuesday they came with dogs."

      The square is empty now.
      """
    #expect(
      direct(text) == [
        "Maria Keller: We came on Monday. We slept in the square,",
        "Maria Keller: Nobody asked us to.\n\n\"On Tuesday they came with dogs.",
      ])
  }

  @Test func theNextParagraphGoesOnWithTheSpeaker() {
    let text = "\"We are ready,\" said Maria Keller.\n\n\"We will go at dawn and not look back.\""
    #expect(
      direct(text) == [
        "Maria Keller: We are ready,", "Maria Keller: We will go at dawn and not look back.",
      ])
  }

  @Test func aQuoteThatNeverClosesEndsWithItsParagraph() {
    let found = quotes("\"We are ready to go and we will not wait.\n\nThe square is empty now. It rained.")
    #expect(found.first?.text == "We are ready to go and we will not wait.")
    #expect(found.allSatisfy { !$0.text.contains("rained") })
  }

  @Test(arguments: [
    ("The mayor said that the bridge would close.", "the bridge would close", "mayor", "say"),
    ("Two roads were blocked, police said on Monday.", "Two roads were blocked", "police", "say"),
    (
      "According to the army, nobody was hurt in the blast.", "nobody was hurt in the blast", "army",
      "according to"
    ),
    ("Some analysts have suggested that the vote was rigged.", "the vote was rigged", "analysts", "suggest"),
  ])
  func indirectSpeech(_ text: String, _ words: String, _ speaker: String, _ verb: String) {
    let quote = quotes(text).first
    #expect(quote?.kind == .indirect)
    #expect(quote?.text == words)
    #expect(quote?.speaker?.name == speaker)
    #expect(quote?.verb == verb)
  }

  /// What is said, to the word, and by whom: "speaker: words".
  @Test(arguments: [
    // Without "that".
    ("A memo alleged tear gas was used.", ["memo: tear gas was used"]),
    ("Rebels claimed forty were dead.", ["Rebels: forty were dead"]),
    ("Scholars have suggested farmers kept the birds.", ["Scholars: farmers kept the birds"]),
    ("Karl Berg went on to say he was not afraid of a vote.", ["Karl Berg: he was not afraid of a vote"]),
    // Hearers, times and places between.
    ("She told reporters the army shelled the village.", ["She: the army shelled the village"]),
    ("Witnesses told Karl Berg that soldiers shot the farmers.", ["Witnesses: soldiers shot the farmers"]),
    (
      "The minister said on Monday the two sides had agreed to a ceasefire.",
      ["minister: the two sides had agreed to a ceasefire"]
    ),
    ("The minister told parliament in March the bank would be sold.", ["minister: the bank would be sold"]),
    ("The city of Ulm announced on Twitter the schools were shut.", ["city of Ulm: the schools were shut"]),
    (
      "Police said at least 12 people were held overnight.",
      ["Police: at least 12 people were held overnight"]
    ),
    ("Iceland claimed, as of Thursday, it had no patients.", ["Iceland: it had no patients"]),
    // Where it ends.
    ("The bank said profits rose 5%; it also named a new chairman.", ["bank: profits rose 5%"]),
    (
      "Officials said the army had withdrawn, while Anna Lund, the mayor, denied it.",
      ["Officials: the army had withdrawn"]
    ),
    (
      "The mayor said the talks would resume in Oslo, which hosted them in 2019.",
      ["mayor: the talks would resume in Oslo"]
    ),
    (
      "The king announced he would drop the plan, before changing course the next day.",
      ["king: he would drop the plan"]
    ),
    (
      "The mayor says the dam will hold, adding that engineers had checked it.",
      ["mayor: the dam will hold", "mayor: engineers had checked it"]
    ),
    (
      "The ferry sank; the captain told officers the engine failed, with some sailors claiming he was drunk.",
      ["captain: the engine failed", "sailors: he was drunk"]
    ),
    ("The minister said the bridge was unsafe. It was built in 1950.", ["minister: the bridge was unsafe"]),
    (
      "The minister said the bridge, which was built in 1950, was unsafe.",
      ["minister: the bridge, which was built in 1950, was unsafe"]
    ),
    // The saying in the middle.
    ("At noon, his office said, he died at home.", ["office: he died at home"]),
    ("Two men died, police said, and a third was hurt.", ["police: Two men died"]),
    ("If the tests had failed, they reasoned, the fish would have died.", ["they: the fish would have died"]),
    // Sources without a verb.
    ("Three people, according to the police, were badly hurt.", ["police: were badly hurt"]),
    (
      "According to Anna Lund, the mayor of Ulm, the bridge is closed.", ["Anna Lund: the bridge is closed"]
    ),
    (
      "The road is closed, but, according to the mayor, it will open on Friday.",
      ["mayor: it will open on Friday"]
    ),
    (
      "The road is closed, according to the mayor, but buses run.", ["mayor: The road is closed"]
    ),
    ("By the mayor's account, forty houses burned.", ["mayor: forty houses burned"]),
    // Findings and rulings.
    ("The study found that two in three nurses had quit.", ["study: two in three nurses had quit"]),
    ("The court ruled the ban was unlawful.", ["court: the ban was unlawful"]),
    ("They found the tests to be wrong.", ["They: the tests to be wrong"]),
    // Somebody else's word.
    (
      "The paper cited Jan Holt, head of the port, as saying the crane was broken.",
      ["Jan Holt: the crane was broken"]
    ),
    (
      "Reuters quoted an army spokesman as saying that two men had fled.",
      ["army spokesman: two men had fled"]
    ),
    (
      "The minister was quoted by Reuters as saying that the talks had failed.",
      ["minister: the talks had failed"]
    ),
    (
      "Witnesses, according to the Telegraph, said a man attacked the guard.",
      ["Witnesses: a man attacked the guard"]
    ),
    (
      "The union said the killing was planned - while the ministry called it an accident.",
      ["union: the killing was planned"]
    ),
    (
      "The minister said the plan had failed, and the mayor said it would be mended.",
      ["minister: the plan had failed", "mayor: it would be mended"]
    ),
    (
      "The firm's decline, which they said was due to a lack of money, shocked the town.",
      ["they: was due to a lack of money"]
    ),
    // A thing is no clause.
    ("The towns due to hold fairs are Ulm, Wels and Graz.", []),
    ("The chair agreed to add three seats to the board but did not step down.", []),
    ("They later found a crack that caused the tank to be drained.", []),
    ("She stressed many times her view that the sale would be quick.", []),
    ("The study pointed to two weak points, as wages are falling.", []),
    ("So far, 30 confirmed bookings for the ferry have come in.", []),
    ("The family specified no cause, but the town mourned him.", []),
    ("The firm reported a loss of $3m and cut 40 jobs.", []),
    ("The crowd held signs that called for peace.", []),
    ("The council held talks on Monday, the bridge is still closed.", []),
    ("The minister promised to help the farmers.", []),
    ("The denied report was printed again.", []),
    ("The total reported losses grew to $3m.", []),
  ])
  func whatIsSaid(_ text: String, _ expected: [String]) {
    let found = quotes(text).filter { $0.kind == .indirect }
    #expect(found.map { "\($0.speaker?.name ?? "?"): \($0.text)" } == expected)
  }

  /// The speaker is whoever the sentence says, never the nearest name.
  @Test(arguments: [
    ("A lawyer for Anna Lund said her client had been beaten.", "lawyer"),
    ("A spokesman for the army, Karl Berg, said the convoy was attacked.", "Karl Berg"),
    ("The mayor, asked about Anna Lund, said the strike was over.", "mayor"),
    ("After meeting Anna Lund, the prime minister said the treaty would be signed.", "prime minister"),
    ("Anna Lund, the prime minister, said the treaty would be signed.", "Anna Lund"),
    ("Karl Berg, the head of the union said the plant would close.", "Karl Berg"),
    ("Anna Lund, whose brother Karl Berg leads the union, said the plan was dead.", "Anna Lund"),
    ("Secretary of State Karl Berg said the port was open.", "Karl Berg"),
    ("A top cleric Friday said that some guards will be put on trial.", "top cleric"),
    ("Berg Motor Company (BMC) announced that it lost $2 billion.", "Berg Motor Company"),
    ("A police statement said two men had been arrested.", "police"),
    ("The company's statement said the plant would close in May.", "company"),
    ("Karl Berg is the army spokesman. The spokesman said the convoy had been attacked.", "Karl Berg"),
    ("Maria Holm met the ministers on Monday. She said the talks had failed.", "Maria Holm"),
    ("The ministry published its figures. It said exports fell 3 percent.", "ministry"),
    ("Rescuers reached the village at dawn. They said forty people were dead.", "Rescuers"),
    ("It rained. She said the bridge was unsafe.", "She"),
    ("On Thursday officials said the bridge was unsafe.", "officials"),
    ("Anna Lund and others in the party warned the delay could be a threat.", "Anna Lund"),
    ("Colin Sund, Lord Carlow, the head of the bench said the order was void.", "Colin Sund"),
    ("The party issued a paper at its congress saying the vote had been fair.", "party"),
  ])
  func speakers(_ text: String, _ expected: String) {
    #expect(quotes(text).first { $0.kind == .indirect }?.speaker?.name == expected)
  }

  @Test(arguments: [
    (
      "capitals",
      "SHAW: We will not raise taxes.\n\nMILLER: You said so last year.\n\nSHAW: And we kept our word.",
      [
        "SHAW: We will not raise taxes.", "MILLER: You said so last year.", "SHAW: And we kept our word.",
      ]
    ),
    (
      "names", "Host: What did you see?\n\nAnna Lund: I saw two men by the river.\n\nHost: Did they speak?",
      ["Host: What did you see?", "Anna Lund: I saw two men by the river.", "Host: Did they speak?"]
    ),
    (
      "a person named before",
      "Maria Shaw leads the opposition.\n\nSHAW: We will not raise taxes. We never did.\n\nThe room fell silent.",
      ["Maria Shaw: We will not raise taxes. We never did."]
    ),
    ("places", "LONDON: Two men were arrested.\n\nPARIS: The strike goes on.", []),
    ("a list", "Gold medals so far.\n\nNorway: 3 medals\n\nSweden: 2 medals", []),
    ("a note", "UPDATE: Two men were arrested on Monday.", []),
  ])
  func transcripts(_ name: String, _ text: String, _ expected: [String]) {
    #expect(direct(text) == expected)
  }

  @Test func spansAndIdsAreExact() {
    let text = "\"We are ready,\" said Maria Keller."
    let quote = quotes(text)[0]
    #expect(quote.id == "a-q1")
    #expect(quote.span == Span(article: "a", start: 1, end: 14, text: "We are ready,"))
  }

  @Test(arguments: [
    "\"", "\"\"", "''", "\u{201C}", "\u{201D}\u{201D}", "said \"", "\" said", "\"\n\n\"\n\n\"",
    String(repeating: "\"", count: 999), String(repeating: "'", count: 1_000),
    String(repeating: "(", count: 1_000), String(repeating: "\u{201C}", count: 1_000) + "said he",
    String(repeating: "\"No,\" he said. ", count: 300), String(repeating: "\"No \" he said ", count: 300),
    String(repeating: "he said that ", count: 300), String(repeating: "according to ", count: 500),
    String(repeating: "A: b.\n\n", count: 500), String(repeating: ", they said, ", count: 500),
    String(repeating: "by his account, ", count: 300),
    String(repeating: "adding that they said, ", count: 300),
    String(repeating: "\"A.\n\n", count: 200),
  ])
  func badInputIsBounded(_ text: String) {
    for quote in quotes(text) { #expect(quote.span.end > quote.span.start) }
  }
}

@Suite struct StatementsTests {
  private func claim(_ range: Range<Int>, _ name: String) -> Statements.Claim {
    Statements.Claim(
      range: range,
      attribution: Attribution(
        name: name, verb: "say", span: Span(article: "a", start: 0, end: 1, text: "x")))
  }

  @Test func theInnermostClaimCounts() {
    let statements = Statements(claims: [
      claim(10..<20, "outer"), claim(12..<15, "inner"), claim(30..<40, "later"),
    ])
    let names = [9, 10, 12, 14, 15, 19, 20, 30, 39, 40].map { statements.attribution(at: $0)?.name }
    #expect(names == [nil, "outer", "inner", "inner", "outer", "outer", nil, "later", "later", nil])
  }
}
