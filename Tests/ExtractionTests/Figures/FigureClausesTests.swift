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
    ("By Sunday night the count had climbed to 91.", ["2022-01-09"]),
    ("Since 2001, the island has bought 40 ships.", ["2001"]),
    ("In May 2019 it stood at $40; in June 2020 it was $25.", ["2019-05", "2020-06"]),
    ("In 2015 the club had 40 members and in 2018 it had 75.", ["2015", "2018"]),
    ("Exports fell from 310,000 tonnes in 2012-13 to 260,000 in 2013-14.", ["2012/2013", "2013/2014"]),
    ("Inflation, which was 2 percent in 2018, reached 9 percent in 2021.", ["2018", "2021"]),
    ("Last year 40 farms closed, this year 12.", ["2021", "2022"]),
    ("In the year to June, exports rose to $12 billion.", ["2021-06"]),
  ])
  func date(_ text: String, _ expected: [String?]) {
    #expect(FigureReading.figures(text).map { $0.date?.description } == expected)
  }

  @Test(arguments: [
    ("Sales were 6 percent higher than in 2019.", [nil]),
    ("Sales rose 6 percent from a year earlier.", [nil]),
    ("Sales fell 8 percent compared with March 2009.", [nil]),
    ("It closed at 5,200 points, its lowest level since October 1997.", [nil]),
    ("Sales rose to $40 from $37 a year earlier.", [nil, "2021"]),
  ])
  func noDateOfWhatItIsMeasuredAgainst(_ text: String, _ expected: [String?]) {
    #expect(FigureReading.figures(text).map { $0.date?.description } == expected)
  }

  @Test(arguments: [
    ("According to data from the Weather Bureau, 40 mm fell.", ["Weather Bureau"]),
    ("According to the official report yesterday, 12 houses burned.", ["official report"]),
    ("The institute counted 55 cases; the agency 58.", ["institute", "agency"]),
    ("In a report of the Red Cross, 12 houses burned.", ["Red Cross"]),
    ("The ministry estimated the damage at $3 million.", ["ministry"]),
    ("The city recorded 300 murders.", [nil]), ("The region counted 35 outbreaks.", [nil]),
    ("The machine gives 30 litres.", [nil]),
    ("According to a statement by the Coast Guard, 19 sailors were saved.", ["Coast Guard"]),
    ("In an update from the Health Ministry, 33 cases were listed.", ["Health Ministry"]),
    ("Police put the crowd at 8,000, organisers at 20,000.", ["Police", "organisers"]),
    ("The observatory measured 5.1; the university 5.4.", ["observatory", "university"]),
    ("A study on Monday found 40 percent of lakes polluted.", ["study"]),
    ("The annual report last week listed 45 failures.", ["annual report"]),
    ("The ministry's figures show 300 new cases.", ["ministry"]),
    ("In its yearly report, the Red Crescent listed 90 clinics.", ["Red Crescent"]),
    ("Local media reported 14 deaths, the governor nine.", ["Local media", "governor"]),
    ("Police said 7 people died; nurses spoke of 9.", ["Police", "nurses"]),
    ("The mayor spoke of 40 homes, the bishop of 60.", ["mayor", "bishop"]),
    ("Doctors gave the toll as 5, rescuers as 9.", ["Doctors", "rescuers"]),
    ("A spokeswoman said 3 had been arrested; local media reported 7.", ["spokeswoman", "local media"]),
    ("The fire service spoke of 12 injured.", ["fire service"]),
    ("Locals said 22 huts burned, whereas the bishop mentioned 9.", ["Locals", "bishop"]),
    ("The army reported 6 missing, the navy 9.", ["army", "navy"]),
    ("Eyewitnesses spoke of 40 dead, police of 12.", ["Eyewitnesses", "police"]),
  ])
  func claimant(_ text: String, _ expected: [String?]) {
    #expect(FigureReading.figures(text).map { $0.attribution?.name } == expected)
  }
}
