import Extraction
import Facts
import Testing

/// Numbers that are none, and texts made to hurt: nothing crashes, nothing is infinite.
@Suite struct NumbersUnderStressTests {
  private static let extractor = Extractor()

  private func amounts(_ text: String) -> [Figure.Amount] {
    Self.extractor.facts(of: Article(id: "a", published: "2022-01-12", text: text)).figures
      .filter { $0.kind != .score }.map(\.amount)
  }

  private func allAreFinite(_ amounts: [Figure.Amount]) -> Bool {
    amounts.allSatisfy {
      switch $0 {
      case .value(let value): value.isFinite
      case .range(let low, let high): low.isFinite && high.isFinite && low < high
      }
    }
  }

  @Test func aNumberOfAThousandDigitsIsNone() {
    #expect(amounts("It cost " + String(repeating: "9", count: 1000) + " euros in all.").isEmpty)
  }

  @Test func aListOfDigitsIsNoNumber() {
    #expect(amounts("The answer was 1,2,3,4 and no more.").isEmpty)
  }

  @Test(arguments: [
    "1-2-3-4-5-6 people", "between 1 and between 2 and between 3 people", "from 1 to 2 to 3 to 4 percent",
    "half of half of half of a million of millions",
    "hundreds of thousands of millions of billions of trillions",
    "one and one and one and a half and a half", "$$$ 5 %%% 5 $ 5", "a a a a million", "and", "1/0",
    "5 per per per",
    "00000000", "1e999999999", "-", "3.", ".5.5.5", "9999999999 trillion billion million",
    "one one one in one in one",
    "end of end of early end of the end", "in in in 5", "31 February 30 February 2022-13-45",
    "at 25:61 on 99/99/9999",
    "\u{BD}\u{BD}\u{BD} 1\u{BD}", "5\u{301} 5\u{200D}5", "the 0th of Nevember",
    "-", "+", "$-", "-$", "$- 5", "+-5 %", "- - 5", "minus minus 5", "1-2-3 to 4-5-6 to 7 votes",
    "between -5 and -9 and -12 degrees", "1 hour 1 hour 1 minute 1 hour 1 second 1 day", "5 m 5 m 5 s 5 h",
    "three-, four-, five-, six-, seven-, eight-", "aged 5, 6, 7, 8, 9", "magnitude magnitude 5.5 magnitude",
    "the week of the week of the week", "3 days after 3 days after 3 days after",
    "Friday the 31st of the 32nd",
    "9999Q9999", "5Q19 and 3H20", "99/Feb/9999", "30/Feb/2020", "'99 of '00s", "5000 BC to 9999 BC",
    "0 BC and 0 AD",
    "-1 to -2 to -3 degrees", "the last day of the last day of Nevember", "that that same same month",
    "10^400", "10^-3", "10^10^10", "5 x 10^", "9 x 10^99 x 10^99", "5 \u{B1}", "\u{B1} \u{B1} 5 \u{B1}",
    "\u{2265}\u{2264}5",
    "\u{FF11}-\u{FF12}-\u{FF13}", "6-4, 3-6, 7-6 (7-4), 6-", "20 x 30 x 40 x 50 x 60 x 70 m",
    "10-by-12-by-14-foot",
    "three-to-one-to-two odds", "over-over-65s", "gave up up up 3 percent", "from 3 to from 5 to 7 percent",
    "$US", "MUSD 5 MUSD k€ 5 k€", "twice twice twice", "a year a year a year and a half and a half",
  ])
  func oddTextsAreRead(_ text: String) {
    #expect(allAreFinite(amounts(text + ".")))
    #expect(allAreFinite(amounts("Officials said " + text + " were seen on Monday.")))
  }

  @Test(arguments: [
    "7 ", "5-6-", "2019 ", "one in ", "early ", "end of ", "$1 ", "12, ", "million ", "1,000,",
    "1 hour 1 minute ", "5-3, ", "from 5 to ", "rose by 5 to ", "aged 5, ", "the 787 ", "5 km (3 miles) ",
    "-5 ",
    "three-, ", "magnitude 5.5; the agency ", "week of ", "1st week of 1st ", "3 days after 3 ", "last last ",
    "first day of first ", "Monday to ", "every ", "that month ", "; 5 on Monday ", "in May 2010 it was $5, ",
    "a 911 ", "between -5 and -", "1Q19 ", "the following ", "14/Dec/", "'98 ", "A crowd of 1999 big ",
    "3 May ", "6-4, ", "5 x ", "10^6 ", "5 \u{B1} ", "to $5 from $4 ", "gave up 3 percent ",
    "odds of 5 to 1 ", "bill 5-4 ",
    "; doctors spoke of 5 ", "Monday before ", "years on, ", "over-65s ", "12 Hyde Park ", "30 737 MAX 8 ",
    "5 percent from a year earlier ", "the day before the day after ",
  ])
  func repetitionCostsNoSquare(_ part: String) {
    let text = "Officials said " + String(repeating: part, count: 2_000) + "people came."
    #expect(allAreFinite(amounts(text)))
  }

  @Test func randomWordsOfNumbersAndDates() {
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let words = [
      "one", "two", "twenty", "hundred", "million", "half", "a", "third", "of", "and", "to", "-", "5",
      "1,000", "3.5", "$", "%",
      "percent", "people", "days", "in", "ago", "January", "Monday", "last", "week", "the", "2019", "18:30",
      "p.m.", "from",
      "between", "more", "than", "about", "dozen", "dozens", "1990s", "mid-1990s", "24-year-old", "'s", ",",
      "No", "Q3",
      "early", "end", "later", "that", "year", "point", "times", "no", "per", "cent", "euros", "\u{BD}",
      "aged", "killed",
    ]
    for _ in 0..<400 {
      let text = (0..<(3 + next(20))).map { _ in words[next(words.count)] }.joined(separator: " ")
      #expect(allAreFinite(amounts(text + ".")), "\(text)")
    }
  }
}
