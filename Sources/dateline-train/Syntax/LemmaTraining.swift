import Extraction
import Language

/// Draws the list of words that break the rules of the lemmatizer: `lemmas.txt`.
enum LemmaTraining {
  private struct Form: Hashable {
    let lower: String
    let isNoun: Bool
    let inflection: Lemmatizer.Inflection?
  }

  /// The list, most of the votes for each form. Forms that were seen once or whose votes split are left to
  /// the rules, and so are those whose lemma nobody ever wrote while the rules find one that was written.
  static func exceptions(in sentences: [Treebank.Sentence]) -> String {
    var votes: [Form: [String: Int]] = [:]
    var bases: Set<String> = []
    for sentence in sentences {
      for (index, token) in sentence.tokens.enumerated() {
        let tag = sentence.tags[index]
        guard tag.isVerb || tag == .nn || tag == .nns, token.lower.utf8.allSatisfy(Self.isLetter) else {
          continue
        }
        if tag == .vb || tag == .vbp || tag == .nn { bases.insert(token.lower) }
        let form = Form(lower: token.lower, isNoun: tag.isNoun, inflection: Lemmatizer.Inflection(tag))
        votes[form, default: [:]][sentence.lemmas[index].lowercased(), default: 0] += 1
      }
    }
    var lines: Set<String> = []
    for (form, lemmas) in votes {
      let total = lemmas.values.reduce(0, +)
      guard let (lemma, count) = lemmas.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), total >= 2,
        count * 3 >= total * 2, lemma.utf8.allSatisfy(Self.isLetter)
      else { continue }
      let rule = form.inflection.map { Lemmatizer.regular(form.lower, $0) } ?? form.lower
      if rule != lemma, bases.contains(lemma) || !bases.contains(rule) {
        lines.insert("\(form.lower)\t\(lemma)\t\(form.isNoun ? "noun" : "verb")")
      }
    }
    return
      "# Words whose dictionary form the rules of the lemmatizer do not find: word, lemma, noun or verb.\n"
      + lines.sorted().joined(separator: "\n") + "\n"
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
}
