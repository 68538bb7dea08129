import Extraction
import Facts
import Testing

/// The ways to write a date, and what looks like one. Published on Wednesday 12 January 2022.
@Suite struct DateFormTests {
  private static let grammar = DateGrammar()
  private static let extractor = Extractor()

  /// "words | EDTF".
  private func dates(_ text: String) -> [String] {
    Self.extractor.facts(of: Article(id: "a", published: "2022-01-12", text: text)).dates.map {
      "\($0.span.text) | \($0.date?.description ?? "-")"
    }
  }

  @Test(arguments: [
    ("He married on the 2nd of June last year.", ["2nd of June last year | 2021-06-02"]),
    ("He married on the 2nd of January last year.", ["2nd of January last year | 2021-01-02"]),
    ("They meet on the second Tuesday of this month.", ["second Tuesday of this month | 2022-01-11"]),
    ("They pay on the last Thursday of next month.", ["last Thursday of next month | 2022-02-24"]),
    ("It ends on the last day of August.", ["last day of August | 2022-08-31"]),
    ("It closes on the last day of the year.", ["last day of the year | 2022-12-31"]),
    ("They met in the last week of May.", ["last week of May | 2021-05"]),
    ("In the first nine months of 2020, profit fell.", ["first nine months of 2020 | 2020-01/2020-09"]),
    ("Sales rose in Feb-Apr 2021.", ["Feb-Apr 2021 | 2021-02/2021-04"]),
    ("Sales rose in July-September 2019.", ["July-September 2019 | 2019-07/2019-09"]),
    ("The jar is of the third century BC.", ["third century BC | -"]),
    ("The note is dated 14/Dec/2012.", ["14/Dec/2012 | 2012-12-14"]),
    ("The note is dated 14-Dec-2012.", ["14-Dec-2012 | 2012-12-14"]),
    ("It began on Nov 3rd, '19.", ["Nov 3rd, '19 | 2019-11-03"]),
    ("The class of '98 met in '08.", ["'98 | 1998", "'08 | 2008"]),
    ("They met in the summer of '67.", ["summer of '67 | 1967-22"]),
    ("The fair is on Sunday week.", ["Sunday week | 2022-01-23"]),
    ("Two weeks from Monday they meet.", ["Two weeks from Monday | 2022-01-31"]),
    ("The vote is a week on Friday.", ["a week on Friday | 2022-01-21"]),
    ("The Monday before Christmas was wet.", ["Monday | 2021-12-20", "Christmas | 2021-12-25"]),
    ("It rained on the Tuesday after Easter 2019.", ["Tuesday | 2019-04-23", "Easter 2019 | 2019-04-21"]),
    ("The Christmas truce of 1914 held.", ["Christmas | 1914-12-25", "1914 | 1914"]),
    ("It happened on an August night in 1998.", ["August night in 1998 | 1998-08"]),
  ])
  func days(_ text: String, _ expected: [String]) {
    #expect(dates(text) == expected)
  }

  @Test(arguments: [
    ("Sales rose in 2Q18 and in 4Q 2019.", ["2Q18 | 2018-34", "4Q 2019 | 2019-36"]),
    ("Sales rose in Q2 FY21.", ["Q2 FY21 | 2021-34"]), ("Q4'19 sales fell.", ["Q4'19 | 2019-36"]),
    ("1H20 sales rose.", ["1H20 | 2020-01/2020-06"]),
    ("Sales fell in Q1 of fiscal 2020.", ["Q1 of fiscal 2020 | 2020-33"]),
    ("It is due in the second half of next year.", ["second half of next year | 2023-07/2023-12"]),
    ("Costs fell in fiscal 2018-19 and FY20.", ["fiscal 2018-19 | 2018/2019", "FY20 | 2020"]),
    ("Costs fell in FY19-20.", ["FY19-20 | 2019/2020"]),
    ("In the 2011/12 season he scored.", ["2011/12 | 2011/2012"]),
    ("He was born in about 1820.", ["1820 | 1820~"]),
    ("It was sold some three years ago.", ["three years ago | 2019~"]),
    ("The chapel was built circa 1820.", ["1820 | 1820~"]),
    ("Shops closed over Christmas 2019.", ["Christmas 2019 | 2019-12-25"]),
    ("Prices were up three years ago.", ["three years ago | 2019"]),
    ("It was built in A.D. 1200.", ["1200 | 1200"]), ("By 2120 the ice will be gone.", ["2120 | 2120"]),
    ("It rained in early May.", ["early May | 2021-05"]),
    ("Taxes were high in the mid-1970s.", ["mid-1970s | 197X"]),
    ("It must close by end-2027.", ["end-2027 | 2027"]), ("It is due by end-March.", ["end-March | 2022-03"]),
    ("It will be done by year-end.", ["year-end | 2022"]),
    ("It was done by year-end 2019.", ["year-end 2019 | 2019"]),
    ("It was built at the turn of the century.", ["turn of the century | 2000~"]),
    ("It was built at the turn of the 20th century.", ["turn of the 20th century | 1900~"]),
    (
      "Results for the fourth quarter are due on Monday.",
      ["fourth quarter | 2021-36", "Monday | 2022-01-17"]
    ),
  ])
  func quartersAndYears(_ text: String, _ expected: [String]) {
    #expect(dates(text) == expected)
  }

  @Test(arguments: [
    ("It snowed overnight Monday into Tuesday.", ["Monday into Tuesday | 2022-01-10/2022-01-11"]),
    ("From January to April, sales fell.", ["January to April | 2021-01/2021-04"]),
    ("Between March and July they sold it.", ["March and July | 2021-03/2021-07"]),
    ("It rained from Monday to Thursday.", ["Monday to Thursday | 2022-01-03/2022-01-06"]),
    ("It will rain from Saturday through Monday.", ["Saturday through Monday | 2022-01-15/2022-01-17"]),
    ("In the week of 10 January, sales fell.", ["week of 10 January | 2022-01-10/2022-01-16"]),
    ("The week ending 9 January was calm.", ["week ending 9 January | 2022-01-03/2022-01-09"]),
    ("Three days after the 9 June vote he left.", ["Three days after | 2021-06-12", "9 June | 2021-06-09"]),
    (
      "Two weeks before the 1 March election she quit.",
      ["Two weeks before | 2021-02-15", "1 March | 2021-03-01"]
    ),
    ("A week before Christmas, he left.", ["A week before | 2021-12-18", "Christmas | 2021-12-25"]),
    ("Friday the 13th was a good day.", ["Friday the 13th | 2021-08-13"]),
    ("On the 25th, she spoke.", ["25th | 2021-12-25"]),
  ])
  func fromOneDayToAnother(_ text: String, _ expected: [String]) {
    #expect(dates(text) == expected)
  }

  @Test(arguments: [
    ("The herd rose from 1800 in 2010 to 1950 in 2020.", ["2010 | 2010", "2020 | 2020"]),
    ("It paid 40 million in 2010 dollars.", ["2010 | 2010"]),
    ("On Sunday Putin left.", ["Sunday | 2022-01-09"]),
    ("The mayor said Tuesday Lee would go.", ["Tuesday | 2022-01-11"]),
    ("On 20 May Harlan won.", ["20 May | 2021-05-20"]),
  ])
  func levelsAndNamesBesideDates(_ text: String, _ expected: [String]) {
    #expect(dates(text) == expected)
  }

  @Test(arguments: [
    ("In 1994 the mill closed. Three years later it burned.", ["1994", "1997"]),
    ("In 1994 the mill closed. Twelve years on, it burned.", ["1994", "2006"]),
    ("They met in 1964. The same decade saw a war.", ["1964", "196X"]),
    ("The 1930s were hard. In that decade prices fell.", ["193X", "193X"]),
    ("The war began in 1998. Two years later it ended.", ["1998", "2000"]),
    ("It snowed in March 2010. That month 40 people died.", ["2010-03", "2010-03"]),
    (
      "The king fell ill on 3 May 1910. The following week he died.", ["1910-05-03", "1910-05-09/1910-05-15"]
    ),
    (
      "She won at the 1988 games. Eight years earlier, at the 1980 games, she was third.",
      ["1988", "1980", "1980"]
    ),
    ("They met in June 2005. The following month they married.", ["2005-06", "2005-07"]),
    ("The bank failed in September 2008. The following January it was sold.", ["2008-09", "2009-01"]),
    ("The law passed in 2011; the year before, it had failed.", ["2011", "2010"]),
    ("In November 2004 they marched. In December, they won.", ["2004-11", "2004-12"]),
    ("The law is of 1972. In December, they met.", ["1972", "2021-12"]),
    ("It was 1987. That summer, a strike began.", ["1987", "1987-22"]),
    ("They met in June 2005. The following winter they married.", ["2005-06", "2005-24"]),
    ("In the spring of 1968 they met. In the autumn of the same year they parted.", ["1968-21", "1968-23"]),
    ("The fire broke out on 7 March 2015. That night the roof fell in.", ["2015-03-07", "2015-03-07"]),
    (
      "The minister said on Monday that it opened in 1990. Five years later it closed.",
      ["2022-01-10", "1990", "1995"]
    ),
    ("Sales were $4 in the third quarter of 2019, up from $3 a year earlier.", ["2019-35", "2018-35"]),
    ("The vote was held in May 2014. A week earlier, a bomb had gone off.", ["2014-05", "-"]),
  ])
  func theStoryGoesOnFromItsLastDate(_ text: String, _ expected: [String]) {
    let found = Self.extractor.facts(of: Article(id: "a", published: "2022-01-12", text: text)).dates
    #expect(found.map { $0.date?.description ?? "-" } == expected)
  }

  @Test(arguments: [
    "Theresa May met April Jones and Mr March.", "The Great Easter Parade Band played.",
    "They meet every June.",
    "They meet each Friday and every other Monday.", "The Christmas Tree Company hired 20 people.",
    "She lives on Easter Island.", "It is open Monday to Friday.",
    "USA Today and the Today show reported it.",
    "Sunday Adeyemi scored twice.", "Wednesday Marlowe sings.", "They played at the 20 May Stadium.",
    "She is in her early forties.", "Holm is in her late fifties.", "The jug holds 1950 ml.",
    "The pump gives 1950 W.", "The coat cost 2010 euros.", "A 1980 km border was closed.",
    "Around 2050 refugees landed.",
    "The first Sunday is free.", "They sing on a Monday.", "She rose at 5 p.m. and left at 18:30.",
    "Bloody Sunday shook it.", "They sang Ruby Tuesday.", "The September 11 attacks shook it.",
    "The 26 July Movement won.", "The Tuesday Group met.", "The November 17 group fired.",
    "The Friday Night Choir sang.",
  ])
  func namesAndWhatRecursAreNone(_ text: String) {
    #expect(dates(text).isEmpty)
  }

  @Test(arguments: [
    ("The 7 July bombings shook it.", ["7 July | -"]),
    ("The 7 January bombings shook it.", ["7 January | 2022-01-07"]),
    ("The July 7 match was close.", ["July 7 | 2021-07-07"]),
  ])
  func theYearOfADayThatIsKnownWithoutOneIsNotGuessed(_ text: String, _ expected: [String]) {
    #expect(dates(text) == expected)
  }
}
