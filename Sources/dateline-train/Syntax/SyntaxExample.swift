import Extraction
import Language

/// A treebank sentence made ready for learning.
struct SyntaxExample {
  let tokens: [Token]
  let forms: [WordForm]
  let gold: Treebank.Sentence
  /// The tags that the parser sees.
  private(set) var tags: [PartOfSpeech]
  /// The dependents of each word.
  let dependents: [[Int]]

  init(_ sentence: Treebank.Sentence) {
    gold = sentence
    tokens = sentence.tokens
    forms = sentence.tokens.map(WordForm.init)
    tags = sentence.tags
    var dependents = [[Int]](repeating: [], count: sentence.heads.count)
    for (word, head) in sentence.heads.enumerated() where head >= 0 { dependents[Int(head)].append(word) }
    self.dependents = dependents
  }

  mutating func retag(with tagger: Tagger) {
    forms.withUnsafeBufferPointer { tagger.tag($0, in: tokens.indices, into: &tags) }
  }
}
