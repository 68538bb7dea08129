import Language

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

  /// The grammar of tokens that are cut into sentences. Quotation marks are left out of the analysis:
  /// who is quoted does not change the clause. They hang on the word before them.
  package func analyze(_ tokens: [Token], sentences: some Sequence<Range<Int>>) -> Syntax {
    var places: [Int] = []
    places.reserveCapacity(tokens.count)
    var forms: [WordForm] = []
    forms.reserveCapacity(tokens.count)
    var ranges: [(words: Range<Int>, tokens: Range<Int>)] = []
    for sentence in sentences {
      let start = forms.count
      for token in sentence where !WordForm.isQuotationMark(tokens, token) {
        places.append(token)
        forms.append(WordForm(tokens[token]))
      }
      ranges.append((start..<forms.count, sentence))
    }
    var tags = [PartOfSpeech](repeating: .punctuation, count: forms.count)
    var relations = [Relation](repeating: .root, count: forms.count)
    var state = ParserState(capacity: forms.count)
    forms.withUnsafeBufferPointer { forms in
      for (words, _) in ranges where !words.isEmpty {
        tagger.tag(forms, in: words, into: &tags)
        tags.withUnsafeBufferPointer { parser.parse(forms, $0, in: words, &state) }
        labeler.label(forms, tags, state, in: words, into: &relations)
      }
    }
    var heads = state.heads
    Self.freeAuxiliaries(&heads, &relations)
    return expanded(tags, heads, relations, places, ranges, count: tokens.count)
  }

  /// What hangs on an auxiliary belongs to the main verb: in "men were also arrested" the parser reads
  /// "men were" before it knows of "arrested".
  private static func freeAuxiliaries(_ heads: inout [Int32], _ relations: inout [Relation]) {
    for token in heads.indices where heads[token] >= 0 {
      let auxiliary = Int(heads[token])
      guard relations[auxiliary] == .aux || relations[auxiliary] == .auxpass, heads[auxiliary] >= 0 else {
        continue
      }
      heads[token] = heads[auxiliary]
      if relations[token] == .nsubj, relations[auxiliary] == .auxpass { relations[token] = .nsubjpass }
    }
  }

  private func expanded(
    _ tags: [PartOfSpeech], _ heads: [Int32], _ relations: [Relation], _ places: [Int],
    _ ranges: [(words: Range<Int>, tokens: Range<Int>)], count: Int
  ) -> Syntax {
    var allTags = [PartOfSpeech](repeating: .punctuation, count: count)
    var allHeads = [Int32](repeating: -1, count: count)
    var allRelations = [Relation](repeating: .root, count: count)
    for (words, tokens) in ranges {
      var word = words.lowerBound
      for token in tokens {
        if word < words.upperBound, places[word] == token {
          allTags[token] = tags[word]
          allRelations[token] = relations[word]
          if heads[word] >= 0 { allHeads[token] = Int32(places[Int(heads[word])]) }
          word += 1
        } else if token > tokens.lowerBound || !words.isEmpty {
          allHeads[token] = Int32(
            word > words.lowerBound ? places[word - 1] : words.isEmpty ? tokens.lowerBound : places[word])
          allRelations[token] = .punct
        }
      }
    }
    return Syntax(tags: allTags, heads: allHeads, relations: allRelations)
  }
}
