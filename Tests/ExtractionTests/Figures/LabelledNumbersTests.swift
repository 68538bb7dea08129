import Facts
import Testing

/// Numbers that are part of a name, and letters behind digits that are no magnitude.
@Suite struct LabelledNumbersTests {
  @Test(arguments: [
    "She lives in apartment 4B.", "He bought a 4K screen.", "He has type 2 diabetes.",
    "The server listens on port 8080.", "The parcel went to ZIP code 90210.", "The plant holds ISO 9001.",
    "Prisoner 46664 was freed.", "He flew a 737-800 to Rome.", "At one point the police left.",
  ])
  func countNothing(_ text: String) {
    #expect(FigureReading.measures(text).isEmpty)
  }

  @Test(arguments: [
    ("The site has 5M users.", "5000000 user"), ("The club sold 20k tickets.", "20000 ticket"),
    ("The fund holds $4B.", "4000000000 USD"), ("The site drew 1.5M new readers.", "1500000 reader"),
  ])
  func magnitudesStay(_ text: String, _ measure: String) {
    #expect(FigureReading.measures(text) == [measure])
  }
}
