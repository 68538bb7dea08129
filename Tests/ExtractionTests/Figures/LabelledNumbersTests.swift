import Facts
import Testing

/// Numbers that are part of a name, and letters behind digits that are no magnitude.
@Suite struct LabelledNumbersTests {
  @Test(arguments: [
    "She lives in apartment 4B.", "He bought a 4K screen.", "He has type 2 diabetes.",
    "The server listens on port 8080.", "The parcel went to ZIP code 90210.", "The plant holds ISO 9001.",
    "Prisoner 46664 was freed.", "He flew a 737-800 to Rome.", "At one point the police left.",
    "The 747 Jumbo landed.", "A 787 Dreamliner landed.", "The Pixel 7 Pro shines.",
    "The 737 MAX 9 was grounded.", "Century 21 sold it.",
    "He lives at Ringstrasse 12.", "The fire at 12 Moor Park Gate spread.", "She lives at 7 Elm Drive.",
    "He lives at 3 Rose Crescent.", "The Six-Day War ended.", "They studied the Hundred Years' War.",
    "The Five-Year Plan failed.", "Call +1 (212) 555-0142 now.", "For help call (555) 123-4567.",
    "The September 11 attacks shook it.", "The 26 July Movement won.",
  ])
  func countNothing(_ text: String) {
    #expect(FigureReading.measures(text).isEmpty)
  }

  @Test(arguments: [
    ("They bought 30 737 MAX 8 jets.", "30 jet"), ("They sold 12 787 Dreamliners.", "12 Dreamliner"),
    ("They sold 20 A321neo jets.", "20 jet"), ("The five-year plan failed.", "5 year"),
    ("Some 5 Deutsche Bank clerks left.", "5 clerk"),
  ])
  func modelsAndNamesAreCounted(_ text: String, _ measure: String) {
    #expect(FigureReading.measures(text) == [measure])
  }

  @Test(arguments: [
    ("The site has 5M users.", "5000000 user"), ("The club sold 20k tickets.", "20000 ticket"),
    ("The fund holds $4B.", "4000000000 USD"), ("The site drew 1.5M new readers.", "1500000 reader"),
  ])
  func magnitudesStay(_ text: String, _ measure: String) {
    #expect(FigureReading.measures(text) == [measure])
  }
}
