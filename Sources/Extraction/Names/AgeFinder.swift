import Facts

/// Finds the ages of people: "Karim, 56,", "Karim (56)", "aged 56", "56-year-old Karim".
struct AgeFinder {
  let context: NameContext

  /// The age that a mention of a person gives, and the tokens that give it.
  func age(of person: NameContext.Mention, in sentence: Range<Int>) -> Int? {
    behind(person.tokens.upperBound, in: sentence) ?? before(person.tokens.lowerBound, in: sentence)
  }

  private func behind(_ start: Int, in sentence: Range<Int>) -> Int? {
    var token = start
    let opener = context.word(token)
    if ["is", "was", "turns", "turned"].contains(opener), let age = number(token + 1),
      token + 2 >= sentence.upperBound || [".", ",", ";", "when"].contains(context.word(token + 2))
    {
      return age
    }
    guard [",", "(", "-", "\u{2013}", "\u{2014}"].contains(opener) || opener == "aged" else { return nil }
    if opener != "aged" { token += 1 }
    if context.word(token) == "who", ["is", "was", "turned"].contains(context.word(token + 1)) { token += 2 }
    let isNamed = ["aged", "age"].contains(context.word(token))
    if isNamed { token += 1 }
    guard let age = number(token) else { return nil }
    if context.word(token + 1) == "years" || context.word(token + 1) == "year" { return age }
    let next = context.word(token + 1)
    let isClosed = token + 1 >= sentence.upperBound || [",", ")", ".", ";"].contains(next) || next == "and"
    if opener == "(" { return next == ")" && age >= 16 && start - 1 > 0 ? age : nil }
    return isNamed || isClosed ? age : nil
  }

  /// "56-year-old Karim", "the 56-year-old president Karim".
  private func before(_ end: Int, in sentence: Range<Int>) -> Int? {
    for token in stride(from: end - 1, through: max(sentence.lowerBound, end - 4), by: -1) {
      if let age = Self.yearsOld(context.word(token)) { return age }
      guard context.document.tokens[token].isWord, !RoleFinder.stops.contains(context.word(token)) else {
        return nil
      }
    }
    return nil
  }

  /// The number in "56-year-old".
  static func yearsOld(_ word: String) -> Int? {
    guard word.hasSuffix("-year-old") || word.hasSuffix("-years-old") else { return nil }
    return plausible(word.prefix { $0 != "-" })
  }

  private func number(_ token: Int) -> Int? {
    Self.plausible(context.word(token)[...])
  }

  private static func plausible(_ text: Substring) -> Int? {
    guard (1...3).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let age = Int(text), (1...120).contains(age)
    else { return nil }
    return age
  }
}
