import Facts
import Language

/// Finds quotes, direct and indirect, and attributions ("according to X", "X said that").
package struct StatementFinder: Sendable {
  private let lemmatizer = Lemmatizer()
  private let verbs: SayingVerbs

  /// With the lexicon that travels in the binary.
  package init() { verbs = SayingVerbs(lemmatizer) }

  /// The statements of a document. Linear in its tokens.
  package func statements(
    in document: Document, syntax: Syntax, entities: Entities, dates: [DateExpression]
  ) -> Statements {
    let grammar = Grammar(document: document, syntax: syntax, entities: entities, lemmatizer: lemmatizer)
    let stretches = QuoteMarks(in: document, syntax).stretches(with: Transcript(in: grammar).turns)
    var stretchOfToken = [Int32](repeating: -1, count: document.tokens.count)
    for (index, stretch) in stretches.enumerated() {
      for token in stretch.tokens { stretchOfToken[token] = Int32(index) }
    }
    let finder = SayingFinder(
      grammar: grammar, verbs: verbs,
      clauses: ClauseScanner(grammar: grammar, dates: dates), stretchOfToken: stretchOfToken)
    let sayings = finder.sayings()
    var assembly = StatementAssembly(grammar: grammar, finder: finder, stretches: stretches, sayings: sayings)
    return assembly.statements()
  }
}
