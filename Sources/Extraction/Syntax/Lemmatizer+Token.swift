package import Language

extension Lemmatizer {
  /// The lemma of a token in lower case; for a name the word itself in lower case.
  package func lemma(of token: Token, _ tag: PartOfSpeech) -> String {
    lemma(of: token.lower, hash: token.hash, tag)
  }
}
