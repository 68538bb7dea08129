import Facts
import Testing

/// Each figure of a sentence with its own source and its own date. Published on Wednesday 12 January 2022.
@Suite struct FigurePartnersTests {
  @Test(arguments: [
    ("The institute put growth at 2.1; the central bank forecast 1.8.", ["institute", "central bank"]),
    ("The army said 3,000 people fled, while the union spoke of 900.", ["army", "union"]),
    (
      "The quake had a magnitude of 6.1, according to the institute, and 6.3, according to the agency.",
      ["institute", "agency"]
    ),
  ])
  func sources(_ text: String, _ names: [String]) {
    #expect(FigureReading.figures(text).map { $0.attribution?.name ?? "-" } == names)
  }

  @Test(arguments: [
    ("Cases fell to 1,200 on Sunday, up from 1,640 on Saturday.", ["2022-01-09", "2022-01-08"]),
    ("Its 2020 profit was $5 billion, up from $4 billion in 2019.", ["2020", "2019"]),
  ])
  func dates(_ text: String, _ expected: [String]) {
    #expect(FigureReading.figures(text).map { $0.date?.description ?? "-" } == expected)
  }
}
