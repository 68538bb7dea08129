/// Nouns for people and bodies of people who can act or be acted on.
package enum AgentNouns {
  /// Their dictionary forms, in lower case.
  package static let all = WordClass.agentNoun.words
  /// The offices and other titles that people are called by; no honorifics.
  package static let titles = Set(
    LanguageResource("titles.txt").table(2...3).filter { $0.count >= 2 && $0[1] != "honorific" }.map {
      String($0[0])
    }
  )
  package static let withTitles = all.union(titles)
}
