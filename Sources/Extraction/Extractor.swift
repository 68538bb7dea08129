import Language

public import Facts

/// Reads an article and says what is in it: names, dates, figures, quotes and events, each with the
/// words that support it.
///
/// Pure: the same article gives the same facts, in every process; no I/O, no clock. Building one
/// loads lexicons and models; share it, it is immutable. The cost is linear in the text.
///
///     let facts = Extractor().facts(of: Article(id: "a", text: "Ministers met in Oslo on Monday."))
public struct Extractor: Sendable {
  package let reader = DocumentReader()
  package let analyzer = SyntaxAnalyzer()
  package let tagger = NameTagger()
  package let coreference = Coreference()
  package let dateGrammar: DateGrammar
  package let figureGrammar = FigureGrammar()
  package let figureClauses = FigureClauses()
  package let statementFinder: StatementFinder
  package let eventFinder: EventFinder
  package let network: NetworkReader
  package let headlineReader: HeadlineReader

  /// An extractor with the lexicons and models that travel in the binary.
  public init() {
    let lemmatizer = Lemmatizer()
    let factuality = Factuality(lemmatizer)
    let lexicon = EventLexicon(lemmatizer)
    dateGrammar = DateGrammar(factuality, lemmatizer)
    statementFinder = StatementFinder(lemmatizer)
    eventFinder = EventFinder(factuality, lexicon: lexicon)
    network = NetworkReader(tagger: tagger, lexicon: lexicon, lemmatizer)
    headlineReader = HeadlineReader(
      reader: reader, analyzer: analyzer, dateGrammar: dateGrammar, network: network)
  }

  /// The facts of an article.
  public func facts(of article: Article) -> ArticleFacts { read(article).facts }

  /// The facts of an article, and why they were read so: slower, and several times the size.
  package func explained(_ article: Article) -> (facts: ArticleFacts, explanation: Explanation) {
    let (facts, source) = read(article)
    return (facts, Explanation(of: facts, from: source))
  }

  private func read(_ article: Article) -> (facts: ArticleFacts, source: Explanation.Source) {
    let document = reader.read(article)
    let (grammar, expressions, reading) = named(document)
    let headline = headlineReader.headline(of: document)
    let limits = FactLimits.standard
    let numbers = figureGrammar.figures(in: grammar, most: limits.perKind)
    let entities = coreference.entities(in: grammar, dates: expressions, ages: numbers.ages)
    grammar.entities = entities
    let ownFigures = figureClauses.completed(numbers.kept, in: grammar)
    let statements = statementFinder.statements(in: grammar)
    let (events, figures) = eventFinder.events(
      in: grammar, figures: ownFigures, ages: numbers.ages, statements: statements,
      guesses: reading.guesses, headline: headline)
    var facts = ArticleFacts(
      article: article, people: entities.people, organizations: entities.organizations,
      places: entities.places, events: events, figures: figures, quotes: statements.quotes,
      dates: grammar.dates.filter(\.isDate).map { DateMention(span: document.span($0.tokens), date: $0.date) }
    )
    if reading.omittedGuesses > 0 { facts.omitted["events"] = reading.omittedGuesses }
    if numbers.omitted > 0 { facts.omitted["figures"] = numbers.omitted }
    let source = Explanation.Source(
      document: document, syntax: grammar.syntax, reading: reading, numbers: numbers, entities: entities)
    return (limits.applied(to: facts), source)
  }

  /// An article's words with its dates and names; all its dates, those too that are part of a name; and what the network
  /// reads.
  package func named(_ document: Document) -> (
    grammar: Grammar, expressions: [DateExpression], reading: LearnedReading
  ) {
    let grammar = Grammar(document, analyzer.analyze(document))
    let expressions = dateGrammar.dates(in: grammar)
    let reading = network.reading(of: document, grammar.syntax, dates: expressions)
    grammar.names = tagger.mended(reading.names, in: grammar)
    grammar.dates = DateGrammar.outside(grammar.names, expressions, in: document)
    return (grammar, expressions, reading)
  }
}
