import Extraction
import Facts
import Testing

/// Whether a day, weekday or month without its year lies behind or ahead. Published on Wednesday 12 January 2022.
@Suite struct DateDirectionTests {
  private static let grammar = DateGrammar()
  private static let analyzer = SyntaxAnalyzer()

  private func dates(_ text: String) -> [String] {
    let document = DocumentReader().read(Article(id: "a", published: "2022-01-12", text: text))
    return Self.grammar.dates(in: Grammar(document, Self.analyzer.analyze(document))).map {
      $0.date?.description ?? "-"
    }
  }

  @Test(arguments: [
    ("The summit takes place in March.", ["2022-03"]), ("The fair opens on Saturday.", ["2022-01-15"]),
    ("She arrives Thursday.", ["2022-01-13"]), ("Voters elect a president in April.", ["2022-04"]),
    ("They are meeting on Friday.", ["2022-01-14"]), ("The treaty expires in December.", ["2022-12"]),
    ("The exam, which takes place on Tuesday, lasts two hours.", ["2022-01-18"]),
    ("If the vote fails on Thursday, he will go.", ["2022-01-13"]),
    ("The plant, which closed in October, will reopen in June.", ["2021-10", "2022-06"]),
    ("Sailing begins Saturday.", ["2022-01-15"]), ("The term begins in May.", ["2022-05"]),
  ])
  func thePresentTenseOfOneTimeLiesAhead(_ text: String, _ expected: [String]) {
    #expect(dates(text) == expected)
  }

  @Test(arguments: [
    ("The minister expects a deal by Friday.", ["2022-01-14"]),
    ("The trial is due on 3 February.", ["2022-02-03"]),
    ("The launch is scheduled for Monday.", ["2022-01-17"]),
    ("Ministers agreed to meet on Friday.", ["2022-01-14"]), ("Shops are to open Sunday.", ["2022-01-16"]),
    ("A meeting set for Sunday was called off.", ["2022-01-16"]),
    ("The show, planned for March, has sold out.", ["2022-03"]),
    ("Police ordered residents to leave by Saturday.", ["2022-01-15"]),
    ("The army promised elections in August.", ["2022-08"]),
    ("By Friday, all must have left.", ["2022-01-14"]),
    ("They fight a reform due in March.", ["2022-03"]),
    ("The game was moved to Sunday.", ["2022-01-16"]),
    ("Ahead of Sunday's vote, tension rose.", ["2022-01-16"]),
    ("Banks stay closed until Thursday.", ["2022-01-13"]),
    ("The union called a strike for Friday.", ["2022-01-14"]),
    ("Officials said on Thursday that schools would open on Monday.", ["2022-01-06", "2022-01-17"]),
    ("The match has been postponed to Sunday.", ["2022-01-16"]),
    ("The ban was extended until Monday.", ["2022-01-17"]),
    ("The judge adjourned until Monday.", ["2022-01-17"]),
  ])
  func whatIsPlannedLiesAhead(_ text: String, _ expected: [String]) {
    #expect(dates(text) == expected)
  }

  @Test(arguments: [
    ("By Tuesday the army had left the town.", ["2022-01-11"]),
    ("She had been due to sing on Monday.", ["2022-01-10"]),
    ("The bridge had been scheduled to open in May.", ["2021-05"]), ("Prices crept up in May.", ["2021-05"]),
    ("The launch had been scheduled for Monday.", ["2022-01-10"]), ("He died on 30 January.", ["2021-01-30"]),
    ("They were married in May.", ["2021-05"]), ("The fair opened on Saturday.", ["2022-01-08"]),
    ("The concert on Friday drew 400 people.", ["2022-01-07"]),
    ("Friday's quake destroyed the town.", ["2022-01-07"]),
    ("The storm weakened by Friday.", ["2022-01-07"]), ("He may have resigned on Friday.", ["2022-01-07"]),
    ("The ban, in force since Saturday, angers many.", ["2022-01-08"]),
    ("On Saturday, thousands marched in Rome.", ["2022-01-08"]),
    ("Mr Lee, arrested on Thursday, is to appear in court on Friday.", ["2022-01-06", "2022-01-14"]),
    (
      "The king arrives on Tuesday, a day after Monday's service.",
      ["2022-01-18", "2022-01-11", "2022-01-10"]
    ),
  ])
  func whatHappenedIsNoLaterThanPublication(_ text: String, _ expected: [String]) {
    #expect(dates(text) == expected)
  }

  @Test(arguments: [
    ("Elections in November", ["2021-11"]), ("Strike on Thursday", ["2022-01-13"]),
    ("Strike on Sunday", ["2022-01-09"]),
    ("She was due to sing on Tuesday.", ["2022-01-11"]), ("She was due to sing on Friday.", ["2022-01-14"]),
    ("The trial was due on 3 February.", ["2022-02-03"]), ("No train ran until Sunday.", ["2022-01-09"]),
  ])
  func withoutATenseTheNearestIsMeant(_ text: String, _ expected: [String]) {
    #expect(dates(text) == expected)
  }
}
