/// The end of a word that a rule asks for.
package enum Ending: String, Sendable {
  case age, ch, e, ed, est, ing, ly, member, men, minister, president, s, secretary, sh, st, x, y
  /// "himself", "themself".
  case reflexive = "self"
}

extension String {
  /// Whether the text, in lower case, ends like this.
  package func ends(_ ending: Ending) -> Bool { hasSuffix(ending.rawValue) }

  /// Whether the text, in lower case, ends in a member of the class and is longer than that. Linear in the class.
  package func hasEnding(of name: WordClass) -> Bool {
    name.words.contains { hasSuffix($0) && utf8.count > $0.utf8.count }
  }
}
