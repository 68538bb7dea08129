/// Number of nouns by their form.
package enum Plural {
  private static let irregular: [String: String] = Dictionary(
    LanguageResource("plurals.txt").table(2).map { (String($0[0]), String($0[1])) },
    uniquingKeysWith: { first, _ in first })

  /// Whether a lower-case word has the form of a plural noun.
  package static func isPlural(_ word: String) -> Bool {
    guard word.utf8.count > 2, word.utf8.last == 0x73 else {
      if let singular = irregular[word] { return singular != "=" }
      return word.hasSuffix("men") && word.utf8.count > 4
    }
    if word.hasSuffix("ss") || word.hasSuffix("us") || word.hasSuffix("'s") { return false }
    if let singular = irregular[word] { return singular != "=" }
    guard word.hasSuffix("is") else { return true }
    return ["qis", "lis", "nis", "zis", "bis", "ais", "his", "xis"].contains { word.hasSuffix($0) }
  }

  /// The singular of a lower-case noun; a word that is no plural comes back as it is.
  package static func singular(_ word: String) -> String {
    if let singular = irregular[word] { return singular == "=" ? word : singular }
    if word.hasSuffix("men"), word.utf8.count > 4 { return word.dropLast(2) + "an" }
    if word.hasSuffix("children") { return String(word.dropLast(3)) }
    guard isPlural(word) else { return word }
    if word.hasSuffix("ies"), word.utf8.count > 4 { return word.dropLast(3) + "y" }
    for ending in ["sses", "shes", "ches", "xes", "zzes"] where word.hasSuffix(ending) {
      return String(word.dropLast(2))
    }
    return String(word.dropLast())
  }
}
