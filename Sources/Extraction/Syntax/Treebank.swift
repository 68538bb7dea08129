/// Sentences with their grammar, as treebanks hold them: what the models learn from and are measured by.
package struct Treebank: Sendable {
  /// A sentence.
  package struct Sentence: Sendable {
    package var tokens: [Token] = []
    package var lemmas: [String] = []
    package var tags: [PartOfSpeech] = []
    /// Places in the sentence; -1 for the root.
    package var heads: [Int32] = []
    package var relations: [Relation] = []

    package init() {}
  }

  package var sentences: [Sentence] = []

  /// Reads lines of word, lemma, Penn tag, universal tag, head (from 1; 0 for the root) and relation,
  /// tab-separated; a blank line ends a sentence, `#` starts a comment. Malformed sentences are left out.
  package init(columns text: String) {
    var sentence = Sentence()
    var isWhole = true
    func finished(_ sentence: Sentence) -> Bool {
      isWhole && !sentence.tokens.isEmpty && sentence.heads.allSatisfy { $0 < sentence.heads.count }
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        if finished(sentence) { sentences.append(sentence) }
        sentence = Sentence()
        isWhole = true
        continue
      }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      if line.hasPrefix("# ") && fields.count < 6 { continue }
      guard fields.count == 6, let head = Int32(fields[4]), !fields[0].isEmpty else {
        isWhole = false
        continue
      }
      sentence.tokens.append(.word(String(fields[0]), isFirst: sentence.tokens.isEmpty))
      sentence.lemmas.append(String(fields[1]))
      sentence.tags.append(PartOfSpeech(penn: fields[2]))
      sentence.heads.append(head - 1)
      sentence.relations.append(Relation(clear: fields[5]))
    }
    if finished(sentence) { sentences.append(sentence) }
  }
}
