/// Makes forms of words by the rules of English: what the lemmatizer takes back.
package enum Inflector {
  /// "dismiss" -> "dismisses".
  package static func thirdPerson(_ lemma: String) -> String {
    switch lemma {
    case "be": "is"
    case "have": "has"
    default: lemma.hasSuffix("z") || lemma.hasSuffix("o") ? lemma + "es" : sibilant(lemma)
    }
  }

  /// "chairwoman" -> "chairwomen".
  package static func plural(_ noun: String) -> String {
    noun.hasSuffix("man") ? noun.dropLast(2) + "en" : sibilant(noun)
  }

  /// The forms of a regular verb, itself first: "bury", "buries", "buried", "burying".
  package static func forms(ofVerb lemma: String) -> [String] {
    let stem = lemma.hasSuffix("e") ? String(lemma.dropLast()) : lemma
    return [lemma, thirdPerson(lemma), past(lemma), stem + "ing"]
  }

  /// "approve" -> "approved".
  package static func past(_ lemma: String) -> String {
    if lemma.hasSuffix("e") { return lemma + "d" }
    let third = thirdPerson(lemma)
    return third.hasSuffix("ies") && lemma.hasSuffix("y") ? third.dropLast() + "d" : lemma + "ed"
  }

  /// The word with "s", as it is written behind hissing sounds and "y".
  private static func sibilant(_ word: String) -> String {
    if ["s", "sh", "ch", "x"].contains(where: word.hasSuffix) { return word + "es" }
    if word.hasSuffix("y"), let before = word.dropLast().last, !"aeiou".contains(before) {
      return word.dropLast() + "ies"
    }
    return word + "s"
  }
}
