import Facts
import Language

@testable import Extraction

/// A text as the rooms that make events see it.
struct EventScene {
  private static let extractor = Extractor()
  static let factuality = Factuality(Lemmatizer())

  let document: Document
  let grammar: Grammar
  let statements: Statements
  let headline: Headline?
  let figures: [Figure]
  let guesses: [LearnedReading.Guess]

  init(_ text: String, title: String? = nil) {
    let extractor = Self.extractor
    document = extractor.reader.read(Article(id: "a", title: title, text: text))
    let (grammar, expressions, reading) = extractor.named(document)
    figures = extractor.figureGrammar.figures(in: grammar).kept
    grammar.entities = extractor.coreference.entities(in: grammar, dates: expressions)
    headline = extractor.headlineReader.headline(of: document)
    statements = extractor.statementFinder.statements(in: grammar)
    guesses = reading.guesses
    self.grammar = grammar
  }

  var dates: [DateExpression] { grammar.dates }

  /// The first token that is written so; -1 where none is.
  func token(_ text: String) -> Int { document.tokens.firstIndex { $0.text == text } ?? -1 }

  /// The tokens as they are written, in text order.
  func words(_ tokens: some Sequence<Int>) -> [String] { tokens.sorted().map { document.tokens[$0].text } }

  /// What one would read of an event whose trigger is written so.
  func guess(_ kind: Event.Kind, _ trigger: String) -> LearnedReading.Guess {
    let token = token(trigger)
    let tokens = document.sentences[document.sentenceIndex(ofToken: token)].tokens
    return LearnedReading.Guess(
      trigger: token, kind: kind, confidence: 1, tokens: tokens,
      roles: Array(repeating: .none, count: tokens.count), status: .actual)
  }

  /// A draft of an event whose trigger is written so.
  func draft(_ kind: Event.Kind, _ trigger: String) -> EventDraft {
    let token = token(trigger)
    var draft = EventDraft(
      kind: kind, trigger: token, lemma: grammar.lemma(token),
      sentence: document.sentenceIndex(ofToken: token))
    draft.isNoun = grammar.tag(token).isNoun
    return draft
  }
}
