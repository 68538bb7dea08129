import Facts
package import Language

/// Finds quotes, direct and indirect, and attributions ("according to X", "X said that").
package struct StatementFinder: Sendable {
  private let verbs: SayingVerbs

  /// With the verbs of the lexicon that travels in the binary.
  package init(_ lemmatizer: Lemmatizer) { verbs = SayingVerbs(lemmatizer) }

  /// The statements of an article. Linear in its tokens.
  package func statements(in grammar: Grammar) -> Statements {
    let stretches = Transcript(in: grammar).stretches(with: grammar.quotes)
    var stretchOfToken = [Int32](repeating: -1, count: grammar.tokens.count)
    for (index, stretch) in stretches.enumerated() {
      for token in stretch.tokens { stretchOfToken[token] = Int32(index) }
    }
    let finder = SayingFinder(
      grammar: grammar, verbs: verbs, clauses: ClauseScanner(grammar: grammar), stretchOfToken: stretchOfToken
    )
    let sayings = finder.sayings()
    var assembly = StatementAssembly(grammar: grammar, finder: finder, stretches: stretches, sayings: sayings)
    return assembly.statements()
  }
}
