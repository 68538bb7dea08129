/// Tags parts of speech and finds dependencies.
package struct SyntaxAnalyzer: Sendable {
  private let tagger: Tagger
  private let parser: DependencyParser
  private let labeler: RelationLabeler

  /// With the models that travel in the binary.
  package init() {
    self.init(tagger: Tagger(), parser: DependencyParser(), labeler: RelationLabeler())
  }

  package init(tagger: Tagger, parser: DependencyParser, labeler: RelationLabeler) {
    self.tagger = tagger
    self.parser = parser
    self.labeler = labeler
  }

  /// The grammar of a document. Linear in its tokens.
  package func analyze(_ document: Document) -> Syntax {
    analyze(document.tokens, sentences: document.sentences.lazy.map(\.tokens))
  }

  /// The grammar of tokens that are cut into sentences.
  package func analyze(_ tokens: [Token], sentences: some Sequence<Range<Int>>) -> Syntax {
    let forms = tokens.map(WordForm.init)
    var tags = [PartOfSpeech](repeating: .punctuation, count: tokens.count)
    var relations = [Relation](repeating: .root, count: tokens.count)
    var state = ParserState(capacity: tokens.count)
    for sentence in sentences {
      tagger.tag(tokens, forms, in: sentence, into: &tags)
      parser.parse(forms, tags, in: sentence, &state)
      labeler.label(forms, tags, state, in: sentence, into: &relations)
    }
    return Syntax(tags: tags, heads: state.heads, relations: relations)
  }
}
