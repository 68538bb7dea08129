import Facts
import Testing

/// The date and the claimant of a figure are those of its clause.
@Suite struct FigureClausesTests {
  @Test(arguments: [
    ("As of Tuesday, 55 cases had been confirmed.", ["2022-01-11"]),
    ("In 2018, the city recorded 300 murders.", ["2018"]),
    ("The lake held 90 fish on Monday.", ["2022-01-10"]),
    ("They grew 720 tonnes in 2014-15 and 655 tonnes in 2015-16.", ["2014/2015", "2015/2016"]),
    ("Police held 40 people on Sunday and freed 12 on Monday.", ["2022-01-09", "2022-01-10"]),
    ("The mayor said on Monday that 40 roads were closed.", ["2022-01-10"]),
    ("In the 2016 election she won 34 seats.", ["2016"]),
    ("The bridge, built in 1950, carries 300 cars.", [nil]),
  ])
  func date(_ text: String, _ expected: [String?]) {
    #expect(FigureReading.figures(text).map { $0.date?.description } == expected)
  }

  @Test(arguments: [
    ("According to data from the Weather Bureau, 40 mm fell.", ["Weather Bureau"]),
    ("According to the official report yesterday, 12 houses burned.", ["official report"]),
    ("The institute counted 55 cases; the agency 58.", ["institute", "agency"]),
    ("In a report of the Red Cross, 12 houses burned.", ["Red Cross"]),
    ("The ministry estimated the damage at $3 million.", ["ministry"]),
    ("The city recorded 300 murders.", [nil]),
  ])
  func claimant(_ text: String, _ expected: [String?]) {
    #expect(FigureReading.figures(text).map { $0.attribution?.name } == expected)
  }
}
