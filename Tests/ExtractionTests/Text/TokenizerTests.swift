import Extraction
import Facts
import Seeded
import Testing

@Suite struct TokenizerTests {
  private func tokens(_ text: String) -> [String] {
    DocumentReader().read(Article(id: "a", text: text)).tokens.map(\.text)
  }

  @Test(
    "Words, numbers and marks",
    arguments: [
      ("She didn't go.", ["She", "did", "n't", "go", "."]),
      ("They\u{2019}ve won", ["They", "\u{2019}ve", "won"]),
      ("The mayor's car", ["The", "mayor", "'s", "car"]),
      ("the ministers' cars", ["the", "ministers", "'", "cars"]),
      ("O'Brien and d'Estaing", ["O'Brien", "and", "d'Estaing"]),
      ("a two-week truce", ["a", "two-week", "truce"]),
      ("Kim\u{A0}Jong-il", ["Kim", "Jong-il"]),
      ("Reuters/AFP", ["Reuters", "/", "AFP"]),
      ("$1.2bn, A$5 and US$30", ["$", "1.2bn", ",", "A$", "5", "and", "US$", "30"]),
      ("12.5% of 1,234,567", ["12.5", "%", "of", "1,234,567"]),
      ("10-15 or 10\u{2013}15", ["10-15", "or", "10\u{2013}15"]),
      ("at 18:30 on 5/1/2022", ["at", "18:30", "on", "5/1/2022"]),
      ("Mr. Smith of the U.S. Navy", ["Mr.", "Smith", "of", "the", "U.S.", "Navy"]),
      ("J. K. Rowling", ["J.", "K.", "Rowling"]),
      ("J.K. Rowling", ["J.K.", "Rowling"]),
      ("House No. 5, he said no.", ["House", "No.", "5", ",", "he", "said", "no", "."]),
      ("in Jan. 2020", ["in", "Jan.", "2020"]),
      ("AT&T and Q&A", ["AT&T", "and", "Q&A"]),
      ("see https://example.org/a?b=c.", ["see", "https://example.org/a?b=c", "."]),
      ("mail a.b@example.org now", ["mail", "a.b@example.org", "now"]),
      ("Wait... what--now", ["Wait", "...", "what", "--", "now"]),
      ("(a)", ["(", "a", ")"]),
      ("#Brexit by @mayor", ["#Brexit", "by", "@mayor"]),
      ("\u{201C}Yes,\u{201D} he said", ["\u{201C}", "Yes", ",", "\u{201D}", "he", "said"]),
      ("Müller, Łódź", ["Müller", ",", "Łódź"]),
      ("", []), (" \n\t\u{A0} ", []),
    ])
  func splits(_ text: String, _ expected: [String]) {
    #expect(tokens(text) == expected)
  }

  @Test func offsetsAreCodePointsOfTheText() {
    let text = "Caf\u{65}\u{301} \u{1F525} in Zürich\u{A0}West: 5,000\nhurt"
    let document = DocumentReader().read(Article(id: "a", text: text))
    let scalars = Array(text.unicodeScalars)
    for token in document.tokens {
      #expect(String(String.UnicodeScalarView(scalars[token.start..<token.end])) == token.text)
    }
    #expect(document.span(0..<1).text == "Caf\u{65}\u{301}")
    #expect(document.tokens.map(\.start) == document.tokens.map(\.start).sorted())
  }

  @Test func shapes() {
    let table: [(String, Token.Shape)] = [
      ("McDonald", [.capitalized, .mixedCase, .hasLetter]), ("NATO", [.capitalized, .allCaps, .hasLetter]),
      ("G7", [.capitalized, .hasDigit, .hasLetter]), ("1990s", [.hasDigit, .hasLetter]),

      ("oil-rich", [.hasLetter, .hyphenated]),
    ]
    for (word, shape) in table {
      let document = DocumentReader().read(Article(id: "a", text: word))
      #expect(document.tokens.first?.shape.subtracting([.sentenceStart, .spaceBefore]) == shape, "\(word)")
    }
  }

  @Test func anyCodePointsAreCutWithoutLossOrOverlap() {
    var generator = SeededRandom(seed: 7)
    let alphabet = Array("aB1.,'-$%/:@#&\u{2019}\u{A0}\n\u{1F600}\u{301}(\"\u{201C}".unicodeScalars)
    for _ in 0..<300 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int(generator.next() % 60) {
        text.append(alphabet[Int(generator.next() % UInt64(alphabet.count))])
      }
      let document = DocumentReader().read(Article(id: "a", text: String(text)))
      var end = 0
      for token in document.tokens {
        #expect(token.start >= end && token.end > token.start)
        #expect(token.text.unicodeScalars.contains { !$0.isSpace })
        end = token.end
      }
      #expect(document.sentences.map(\.tokens).reduce(0) { $0 + $1.count } == document.tokens.count)
    }
  }
}
