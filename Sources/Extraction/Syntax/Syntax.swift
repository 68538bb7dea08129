package import Language

/// The grammar of a document, token by token: parts of speech and dependencies.
package struct Syntax: Sendable {
  /// The part of speech of each token.
  package let tags: [PartOfSpeech]
  /// The token that each token depends on; -1 for the root of a sentence.
  package let heads: [Int32]
  /// How it depends on it.
  package let relations: [Relation]
  private let firstChild: [Int32]
  private let nextSibling: [Int32]

  package init(tags: [PartOfSpeech], heads: [Int32], relations: [Relation]) {
    self.tags = tags
    self.heads = heads
    self.relations = relations
    var firstChild = [Int32](repeating: -1, count: heads.count)
    var nextSibling = [Int32](repeating: -1, count: heads.count)
    for index in heads.indices.reversed() where heads[index] >= 0 {
      nextSibling[index] = firstChild[Int(heads[index])]
      firstChild[Int(heads[index])] = Int32(index)
    }
    self.firstChild = firstChild
    self.nextSibling = nextSibling
  }

  /// The dependents of a token in text order, the first `most` of them.
  package func children(of token: Int, most: Int = .max) -> Children {
    Children(following: firstChild[token], left: most, siblings: nextSibling)
  }

  /// The head of a token; nil for a root.
  package func head(of token: Int) -> Int? {
    heads[token] < 0 ? nil : Int(heads[token])
  }

  /// The dependents of a token, walked without allocation.
  package struct Children: Sequence, IteratorProtocol {
    fileprivate var following: Int32
    fileprivate var left: Int
    fileprivate let siblings: [Int32]

    package mutating func next() -> Int? {
      guard following >= 0, left > 0 else { return nil }
      defer {
        following = siblings[Int(following)]
        left -= 1
      }
      return Int(following)
    }
  }
}
