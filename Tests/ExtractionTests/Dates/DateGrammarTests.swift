import Extraction
import Facts
import Testing

@Suite struct DateGrammarTests {
  /// The dates of a text, each as "words | EDTF".
  private func dates(_ text: String, published: String? = "2022-01-12", language: String? = nil) -> [String] {
    let document = DocumentReader().read(
      Article(id: "a", published: published, language: language, text: text))
    return DateGrammar().dates(in: document).map {
      "\(document.span($0.tokens).text) | \($0.date?.description ?? "-")"
    }
  }

  @Test(arguments: [
    ("They met on 5 January.", "5 January | 2022-01-05"),
    ("They met on Jan. 5, 2021.", "Jan. 5, 2021 | 2021-01-05"),
    ("They met last week.", "last week | 2022-01-03/2022-01-09"),
    ("They met on Tuesday.", "Tuesday | 2022-01-11"),
    ("They will meet on Tuesday.", "Tuesday | 2022-01-18"),
    ("They will leave in two days' time.", "two days' time | 2022-01-14"),
    ("It began in the 1990s.", "1990s | 199X"),
    ("It ran from 6 to 9 January.", "6 to 9 January | 2022-01-06/2022-01-09"),
    ("He left two years ago.", "two years ago | 2020"),
    ("It ended in the 19th century.", "19th century | 18XX"),
    ("They met on 31 February.", "31 February | -"),
    ("Sales fell in the third quarter of 2004.", "third quarter of 2004 | 2004-35"),
  ])
  func reads(_ text: String, _ expected: String) {
    #expect(dates(text) == [expected])
  }

  @Test(arguments: [
    ("They met on 5 January.", "5 January | XXXX-01-05"), ("They met on Tuesday.", "Tuesday | -"),
    ("They met in 2019.", "2019 | 2019"),
  ])
  func readsWithoutADayOfPublication(_ text: String, _ expected: String) {
    #expect(dates(text, published: nil) == [expected])
  }

  @Test(arguments: [
    ("en-GB", "5/1/2022 | 2022-01-05"), ("en-US", "5/1/2022 | 2022-05-01"), ("en", "5/1/2022 | -"),
  ])
  func theSourceTellsTheOrderOfDayAndMonth(_ language: String, _ expected: String) {
    #expect(dates("It was signed on 5/1/2022.", language: language) == [expected])
  }
}
