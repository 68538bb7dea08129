package import Language

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

    /// Adds the token for a word.
    package mutating func append(_ word: String, isPossessive: Bool) {
      var token = Token.word(word, isFirst: tokens.isEmpty)
      if isPossessive { token.shape.remove(.spaceBefore) }
      tokens.append(token)
    }

    /// The sentence as the parser sees it; nil when a word hangs on a quotation mark.
    package var withoutQuotationMarks: Sentence? {
      let kept = tokens.indices.filter { !WordForm.isQuotationMark(tokens, $0) }
      guard kept.count < tokens.count else { return self }
      var places = [Int32](repeating: -1, count: tokens.count)
      for (place, token) in kept.enumerated() { places[token] = Int32(place) }
      var sentence = Sentence()
      for token in kept {
        let head = heads[token]
        guard head < 0 || places[Int(head)] >= 0 else { return nil }
        sentence.tokens.append(tokens[token])
        sentence.lemmas.append(lemmas[token])
        sentence.tags.append(tags[token])
        sentence.heads.append(head < 0 ? -1 : places[Int(head)])
        sentence.relations.append(relations[token])
      }
      if !sentence.tokens.isEmpty { sentence.tokens[0].shape.insert(.sentenceStart) }
      return sentence.tokens.isEmpty ? nil : sentence
    }
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
      sentence.append(String(fields[0]), isPossessive: fields[2] == "POS")
      sentence.lemmas.append(String(fields[1]))
      sentence.tags.append(PartOfSpeech(penn: fields[2]))
      sentence.heads.append(head - 1)
      sentence.relations.append(Relation(clear: fields[5]))
    }
    if finished(sentence) { sentences.append(sentence) }
  }
}
