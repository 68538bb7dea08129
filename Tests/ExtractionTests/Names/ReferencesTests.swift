import Extraction
import Facts
import Testing

@Suite("Who is meant")
struct ReferencesTests {
  static let extractor = Extractor()

  /// The record that the last occurrence of some words refers to.
  static func meant(by words: String, in text: String) -> String? {
    let document = extractor.reader.read(Article(id: "a", text: text))
    let grammar = extractor.named(document).grammar
    let figures = extractor.figureGrammar.figures(in: grammar)
    let entities = extractor.coreference.entities(in: grammar, ages: figures.ages)
    return entities.references.last { document.span($0.tokens).text == words }?.name
  }

  @Test(
    "surnames, pronouns and noun phrases",
    arguments: [
      (
        "President Ana Rojas met her brother Luis Rojas in Lima. Rojas said the talks went well.", "Rojas",
        "Ana Rojas"
      ),
      ("Ana Rojas and Luis Rojas live in Lima. Mr Rojas is a nurse.", "Rojas", "Luis Rojas"),
      ("Ana Rojas and Luis Rojas live in Lima. Mrs Rojas is a nurse.", "Rojas", "Ana Rojas"),
      (
        "Ana Rojas won the vote in Peru. Pablo Ruiz lost it. Rojas thanked Ruiz. She said little.", "She",
        "Ana Rojas"
      ),
      (
        "Jan Vik, a 34-year-old baker, was arrested in Oslo. The 34-year-old denied the theft.",
        "34-year-old", "Jan Vik"
      ),
      (
        "Peter Lang leads the firm. The chief executive of Siemens, Peter Lang, left. The chief executive said so.",
        "chief executive", "Peter Lang"
      ),
      ("Siemens sold its maps unit. The company said the sale was final.", "company", "Siemens"),
      ("Siemens sold its maps unit. The German company said the sale was final.", "company", "Siemens"),
      (
        "The Labour Party lost Leeds. The party said it would fight on.", "party", "Labour Party"
      ),
      (
        "The Supreme Court of Norway heard the case in May. The court ruled against Berg.", "court",
        "Supreme Court of Norway"
      ),
      (
        "The Ministry of Health closed the ward. The ministry gave no reason.", "ministry",
        "Ministry of Health"
      ),
    ] as [(String, String, String)])
  func meant(_ text: String, _ words: String, _ name: String) {
    #expect(Self.meant(by: words, in: text) == name)
  }

  @Test(
    "what stays open means nobody",
    arguments: [
      ("Shares of BMW and Siemens fell in Frankfurt. The company said it was calm.", "company"),
      ("Jan Vik, 34, and Bo Lind, 34, were freed. The 34-year-old wept.", "34-year-old"),
      ("Jan Vik was freed in Oslo. The court said so.", "court"),
      ("Siemens sold a firm. A company bought it.", "company"),
    ] as [(String, String)])
  func open(_ text: String, _ words: String) {
    #expect(Self.meant(by: words, in: text) == nil)
  }
}
