package import Facts

/// The first stages: cleaning, tokens and sentences.
package struct DocumentReader: Sendable {
  private let cleaner = Cleaner()
  private let tokenizer = Tokenizer()
  private let splitter = SentenceSplitter()

  /// A reader with the lexicons that travel in the binary.
  package init() {}

  /// Cuts an article into blocks, sentences and tokens. Linear in the text.
  package func read(_ article: Article) -> Document {
    let scalars = Array(article.text.unicodeScalars)
    let blocks = cleaner.blocks(of: scalars)
    var tokens: [Token] = []
    tokens.reserveCapacity(scalars.count / 5)
    var sentences: [Document.Sentence] = []
    var ranges: [Range<Int>] = []
    for (index, block) in blocks.enumerated() where block.kind != .furniture {
      let first = tokens.count
      tokenizer.tokenize(scalars, in: block.range, into: &tokens)
      guard tokens.count > first else { continue }
      ranges.removeAll(keepingCapacity: true)
      splitter.split(&tokens, in: first..<tokens.count, into: &ranges)
      for range in ranges {
        sentences.append(Document.Sentence(tokens: range, block: index, kind: block.kind))
      }
    }
    return Document(article: article, scalars: scalars, blocks: blocks, tokens: tokens, sentences: sentences)
  }

  /// A document of an article whose sentences are given as ranges of code points, each a block of its
  /// own: how annotated text is read for training.
  package func read(_ article: Article, sentences ranges: [Range<Int>]) -> Document {
    let scalars = Array(article.text.unicodeScalars)
    var tokens: [Token] = []
    var blocks: [Block] = []
    var sentences: [Document.Sentence] = []
    for range in ranges {
      let first = tokens.count
      tokenizer.tokenize(scalars, in: range, into: &tokens)
      guard tokens.count > first else { continue }
      tokens[first].shape.insert(.sentenceStart)
      sentences.append(Document.Sentence(tokens: first..<tokens.count, block: blocks.count, kind: .prose))
      blocks.append(Block(kind: .prose, range: range))
    }
    return Document(article: article, scalars: scalars, blocks: blocks, tokens: tokens, sentences: sentences)
  }
}
