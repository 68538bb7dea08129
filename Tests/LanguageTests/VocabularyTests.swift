import Language
import Testing

@Suite struct VocabularyTests {
  @Test func everyClassHasItsRow() throws {
    for name in WordClass.allCases { #expect(!name.words.isEmpty, "\(name)") }
  }

  @Test(arguments: [
    ("negation\tnot\nnegation\tnever", "2: the class negation stands twice"),
    ("negations\tnot", "1: negations is no class of words"),
    ("negation\t@negations", "1: @negations is no class of words"),
    ("negation\tnot not", "1: not stands twice in negation"),
    ("negation", "1: a row is the name of a class, a tab, and its words"),
  ])
  func badRowsSayWhereTheyStand(_ text: String, _ message: String) {
    #expect(throws: LanguageError.self) { try Vocabulary(LanguageRow.rows(text, of: "words.txt")) }
    do {
      _ = try Vocabulary(LanguageRow.rows(text, of: "words.txt"))
    } catch {
      #expect(error.description == "words.txt:\(message)")
    }
  }

  @Test func wordsKnowTheirSpelling() {
    for word in Word.allCases { #expect(Word(word.text) == word) }
    #expect(Word.postMeridiem.text == "p.m.")
    #expect("not".is(.negation) && !"knot".is(.negation))
  }
}
