import Facts
import Language
import Testing

@testable import Extraction

/// The questions that stages ask of an article's words.
@Suite("One view of an article") struct GrammarTests {
  private static let analyzer = SyntaxAnalyzer()

  private func grammar(_ text: String) -> Grammar {
    let document = DocumentReader().read(Article(id: "a", text: text))
    return Grammar(document, Self.analyzer.analyze(document))
  }

  /// The view of the first sentence.
  private func view(_ text: String) -> SentenceView {
    let grammar = grammar(text)
    return grammar.view(of: grammar.document.sentences[0])
  }

  @Test(
    "words and classes, and nothing outside of the document",
    arguments: [(-1, "", false), (0, "the", true), (1, "bakers", false), (2, "of", false), (9, "", false)])
  func words(_ token: Int, _ word: String, _ isArticle: Bool) {
    let grammar = grammar("The bakers of Lund")
    #expect(grammar.word(token) == word)
    #expect(grammar.is(token, .the) == isArticle)
    #expect(grammar.is(token, .article) == isArticle)
  }

  @Test("a lemma by the tag, or by another")
  func lemmas() {
    let grammar = grammar("The bakers met.")
    #expect(grammar.lemma(1) == "baker")
    #expect(grammar.lemma(2) == "meet")
    #expect(grammar.lemma(1, as: .jj) == "bakers")
  }

  @Test("marks follow the dates and names that are known, each kind by itself")
  func marks() {
    let grammar = grammar("Ida Falk left Lund on 5 May.")
    func marked(_ isMarked: (Int) -> Bool) -> [Int] { grammar.tokens.indices.filter(isMarked) }
    #expect(marked(grammar.isName).isEmpty)
    grammar.names = [NameMention(tokens: 0..<2, kind: .person), NameMention(tokens: 3..<4, kind: .place)]
    grammar.dates = [DateExpression(tokens: 5..<7, date: nil)]
    #expect(marked(grammar.isName) == [0, 1, 3])
    #expect(marked(grammar.isPerson) == [0, 1])
    #expect(marked(grammar.isDate) == [5, 6])
    grammar.names = [NameMention(tokens: 3..<4, kind: .place)]
    #expect(marked(grammar.isName) == [3])
    #expect(marked(grammar.isPerson).isEmpty)
    #expect(marked(grammar.isDate) == [5, 6])
  }

  @Test("a tree's heads, dependents and subjects; of a very long list the first dependents only")
  func tree() {
    let count = 100
    let document = DocumentReader().read(
      Article(id: "a", text: Array(repeating: "ash", count: count).joined(separator: " ")))
    let grammar = Grammar(
      document,
      Syntax(
        tags: Array(repeating: .nn, count: count), heads: [-1] + Array(repeating: 0, count: count - 1),
        relations: [.root, .nsubjpass] + Array(repeating: .conj, count: count - 3) + [.dobj]))
    #expect(grammar.head(0) == nil && grammar.head(5) == 0)
    #expect(grammar.isSubject(1) && !grammar.isSubject(2))
    #expect(grammar.child(0, .conj) == 2)
    #expect(grammar.child(0, .dobj, .nsubjpass) == 1)
    #expect(grammar.child(0, .dobj) == nil)
    #expect(Array(grammar.children(0)).count == 64)
    #expect(grammar.subtree(0) == 0..<count)
  }

  @Test("a semicolon between two words, in either order")
  func semicolons() {
    let grammar = grammar("Sales rose; costs fell.")
    #expect(grammar.areParted(0, 3) && grammar.areParted(3, 0))
    #expect(!grammar.areParted(0, 1) && !grammar.areParted(3, 4))
  }

  @Test("quotation marks are found once, for all who ask")
  func quotes() {
    let grammar = grammar("\"We go,\" Falk said. He called it 'a start'.")
    let found = grammar.quotes.map { grammar.document.span($0.tokens).text }
    #expect(found == ["We go,", "a start"])
  }

  @Test(
    "a sentence in pieces",
    arguments: [
      ("A two-week trip", ["a", "two", "week", "trip"]), ("It paid 1.2bn", ["it", "paid", "1.2", "bn"]),
      ("The ARTIST\u{2019}S fee", ["the", "artist", "'s", "fee"]),
    ])
  func pieces(_ text: String, _ pieces: [String]) {
    #expect(view(text).pieces.map(\.lower) == pieces)
  }

  @Test("pieces, their tokens and tags; and nothing outside of the sentence")
  func questions() {
    let view = view("The two-week trip ended")
    #expect(view.is(0, .the) && view.is(2, .week) && !view.is(-1, .the) && !view.is(5, .the))
    #expect(view.is(0, .article) && !view.is(9, .article))
    #expect(view.lower(2) == "week" && view.lower(5) == "" && view[5] == nil)
    #expect(view.tag(ofPiece: 3) == .nn && view.tag(ofPiece: -1) == nil)
    #expect(view.tokens(1..<3) == 1..<2 && view.text(1..<3) == "two-week")
    #expect(view.piece(of: 2) == 3 && view.piece(of: 7) == nil)
    #expect(view.depth == 0 && view.deeper.deeper.depth == 2)
  }

  @Test("sentences keep apart")
  func sentences() {
    let grammar = grammar("Falk left. Two stayed.")
    let views = grammar.document.sentences.map(grammar.view)
    #expect(views.map { $0.pieces.map(\.lower) } == [["falk", "left", "."], ["two", "stayed", "."]])
    #expect(views.map { $0.pieces.map(\.isFirst) } == [[true, false, false], [true, false, false]])
  }

  @Test("a stretch without a verb, up to commas and semicolons")
  func verbs() {
    let view = view("Sales fell, a drop of 5")
    #expect(view.lacksVerb(around: 4))
    #expect(!view.lacksVerb(around: 0))
  }
}
