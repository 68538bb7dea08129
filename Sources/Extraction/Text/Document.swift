package import Facts

/// An article cut into blocks, sentences and tokens: what every later stage reads.
package struct Document: Sendable {
  package let article: Article
  /// The article's text as code points.
  package let scalars: [Unicode.Scalar]
  /// The blocks in text order; they do not overlap.
  package let blocks: [Block]
  /// The tokens of every block but the furniture, in text order.
  package let tokens: [Token]
  /// The sentences in text order.
  package let sentences: [Sentence]

  /// A sentence: a range of tokens inside one block.
  package struct Sentence: Hashable, Sendable {
    /// Tokens of the document.
    package let tokens: Range<Int>
    /// The index of its block.
    package let block: Int
    /// The role of its block.
    package let kind: Block.Kind
  }

  /// The words from one code point to another, as they are read: without what a layout puts into them.
  package func text(_ range: Range<Int>) -> String {
    WordFolding.isNeeded(scalars, range) ? String(WordFolding.words(scalars, range)) : exactText(range)
  }

  /// The text from one code point to another, as it is served.
  private func exactText(_ range: Range<Int>) -> String {
    // A string keeps the capacity that it was made with.
    let length = scalars[range].reduce(0) { $0 + UTF8.width($1) }
    return String(unsafeUninitializedCapacity: length) { bytes in
      var count = 0
      for scalar in scalars[range] {
        if scalar.value < 0x80 {
          bytes[count] = UInt8(truncatingIfNeeded: scalar.value)
          count += 1
        } else {
          for byte in UTF8.encode(scalar).unsafelyUnwrapped {
            bytes[count] = byte
            count += 1
          }
        }
      }
      return count
    }
  }

  /// The span of a code point range.
  package func span(codePoints range: Range<Int>) -> Span {
    Span(article: article.id, start: range.lowerBound, end: range.upperBound, text: exactText(range))
  }

  /// The span of a non-empty token range.
  package func span(_ range: Range<Int>) -> Span {
    span(codePoints: tokens[range.lowerBound].start..<tokens[range.upperBound - 1].end)
  }

  /// The span of a token, where this is the document of a title.
  package func titleSpan(_ token: Int) -> TitleSpan {
    let span = span(token..<token + 1)
    return TitleSpan(article: span.article, start: span.start, end: span.end, text: span.text)
  }

  /// The index in `sentences` of the sentence that holds a token. Logarithmic.
  package func sentenceIndex(ofToken token: Int) -> Int {
    sentences.partitioningIndex { $0.tokens.upperBound > token }
  }

  /// The sentence that holds a token. Logarithmic.
  func sentence(ofToken token: Int) -> Sentence { sentences[sentenceIndex(ofToken: token)] }
}
