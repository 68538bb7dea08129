/// Nouns for people and bodies of people who can act or be acted on.
enum AgentNouns {
  /// Their dictionary forms, in lower case.
  static let all = LanguageResource("agents.txt").set
  /// The offices and other titles that people are called by; no honorifics.
  static let titles = Set(
    LanguageResource("titles.txt").rows.filter { $0.count >= 2 && $0[1] != "honorific" }.map { String($0[0]) }
  )
  static let withTitles = all.union(titles)
}
