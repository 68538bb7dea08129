import Language

/// How well an analyzer finds the tags and heads of a treebank; punctuation does not count for heads.
package struct SyntaxScore: Sendable, CustomStringConvertible {
  package private(set) var words = 0
  package private(set) var rightTags = 0
  package private(set) var arcs = 0
  package private(set) var rightHeads = 0
  package private(set) var rightRelations = 0

  package init(of analyzer: SyntaxAnalyzer, on sentences: [Treebank.Sentence]) {
    for sentence in sentences {
      let syntax = analyzer.analyze(sentence.tokens, sentences: [sentence.tokens.indices])
      for index in sentence.tokens.indices {
        words += 1
        if syntax.tags[index] == sentence.tags[index] { rightTags += 1 }
        guard sentence.tags[index] != .punctuation else { continue }
        arcs += 1
        guard syntax.heads[index] == sentence.heads[index] else { continue }
        rightHeads += 1
        if syntax.relations[index] == sentence.relations[index] { rightRelations += 1 }
      }
    }
  }

  /// Tag accuracy, unlabelled and labelled attachment in per cent.
  package var description: String {
    func percent(_ part: Int, of whole: Int) -> String {
      let thousandths = whole == 0 ? 0 : (part * 10_000 + whole / 2) / whole
      return "\(thousandths / 100).\(thousandths % 100 < 10 ? "0" : "")\(thousandths % 100)"
    }
    return "tags \(percent(rightTags, of: words))  UAS \(percent(rightHeads, of: arcs))"
      + "  LAS \(percent(rightRelations, of: arcs))  (\(words) words)"
  }
}
