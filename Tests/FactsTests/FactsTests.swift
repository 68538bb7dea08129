import Facts
import Testing

@Suite struct PartialDateTests {
  @Test(arguments: [
    "2022-01-05", "2022-01", "2022", "199X", "19XX", "XXXX-01-05", "XXXX-12", "2022-01-03/2022-01-07",
    "../2019",
    "2019/..", "2019~", "2022-33", "2022-01-05T18:30", "2022-01-05T18:30+06:00", "XXXX-02-29", "-0043",
    "0000",
    "-0663~", "-0043/0014",
  ])
  func edtfComesBackAsWritten(_ text: String) {
    #expect(PartialDate(edtf: text)?.description == text)
  }

  @Test(arguments: [
    "", "22", "2022-13x", "2022-02-30", "2022-1-5", "20-01", "2022/2023/2024", "..", "../..", "X022", "-43",
    "-0000", "-199X", "-0043-01",
  ])
  func whatIsNoDateIsRefused(_ text: String) {
    #expect(PartialDate(edtf: text) == nil)
  }

  @Test(arguments: [
    ("2022-01", "2022-01-01", "2022-01-31"), ("199X", "1990-01-01", "1999-12-31"),
    ("2020-02", "2020-02-01", "2020-02-29"),
    ("2022-34", "2022-04-01", "2022-06-30"), ("2021-24", "2021-12-01", "2022-02-28"),
    ("2022-01-03/2022-01-07", "2022-01-03", "2022-01-07"),
  ])
  func boundsAreTheDaysThatItMayMean(_ text: String, _ first: String, _ last: String) throws {
    let bounds = try #require(PartialDate(edtf: text)?.bounds)
    #expect(bounds.first == CalendarDay(iso8601: first))
    #expect(bounds.last == CalendarDay(iso8601: last))
  }
}

@Suite struct CalendarDayTests {
  @Test func everyDayOfFourCenturiesCountsUpByOne() throws {
    var day = try #require(CalendarDay(year: 1799, month: 12, day: 31))
    for _ in 0..<146_097 {
      let next = try #require(day.adding(days: 1))
      #expect(
        next.daysSinceEpoch == day.daysSinceEpoch + 1 && next > day && next.weekday == day.weekday % 7 + 1)
      day = next
    }
  }

  @Test func knownDays() {
    #expect(CalendarDay(iso8601: "1970-01-01")?.daysSinceEpoch == 0)
    #expect(CalendarDay(iso8601: "2022-01-11")?.weekday == 2)
    #expect(CalendarDay(iso8601: "2022-02-31") == nil)
    #expect(CalendarDay(iso8601: "2022-2-3") == nil)
  }
}

@Suite struct FoldingTests {
  @Test(arguments: [
    ("Łukasz Piątek", "lukasz-piatek"), ("O\u{2019}Brien & Sons, Inc.", "obrien-sons-inc"),
    ("U.S. Navy", "us-navy"),
    ("Kassym-Jomart\u{A0}Tokayev", "kassym-jomart-tokayev"), ("--", "unnamed"), ("Ærø", "aero"),
    ("Žižek\u{301}", "zizek"),
  ])
  func slugs(_ name: String, _ slug: String) {
    #expect(Folding.slug(name) == slug)
  }
}
