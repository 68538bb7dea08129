import Facts
import Language

/// Gives the ages that a document tells to the people it names.
struct AgeOwners {
  let context: NameContext
  private var grammar: Grammar { context.grammar }
  let pronouns: [Int: Int]
  /// The people that titles stand for, by the last word of the title.
  let titles: [Int: Int]
  let dates: [DateExpression]

  /// The ages by cluster: the first that the text gives, else the first that it gives of some time, else what the day of
  /// birth makes. Linear in the tokens.
  func ages(_ ages: [Age]) -> [Int: Age] {
    var found: [Int: Age] = [:]
    var earlier: [Int: Age] = [:]
    for age in ages where age.years != nil {
      guard let owner = age.owner, let cluster = cluster(of: owner) else { continue }
      switch age.meaning {
      case .now: break
      case .undated, .birthday: if hasYear(near: age.tokens.lowerBound) { continue }
      case .then:
        earlier[cluster] = earlier[cluster] ?? age
        continue
      case .once, .limit, .group, .over, .under, .about: continue
      }
      found[cluster] = found[cluster] ?? age
    }
    found.merge(earlier) { first, _ in first }
    found.merge(births()) { first, _ in first }
    return found
  }

  /// The person that a name, a pronoun or a title stands for.
  private func cluster(of token: Int) -> Int? {
    if let name = context.mention(covering: token) {
      return context.kind(of: name) == .person ? name.cluster : nil
    }
    return pronouns[token] ?? titles[token]
  }

  /// Whether the words of its sentence around a token tell of some year: an age there may be of then.
  private func hasYear(near token: Int) -> Bool {
    let sentence = grammar.document.sentence(ofToken: token).tokens
    return (max(sentence.lowerBound, token - 40)..<min(sentence.upperBound, token + 40)).contains { token in
      let text = grammar.word(token)
      return text.utf8.count == 4 && (text.hasPrefix("19") || text.hasPrefix("20"))
        && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
  }

  // MARK: Days of birth

  /// What the days of birth that the text gives make on the day of publication.
  private func births() -> [Int: Age] {
    guard let published = grammar.document.article.publishedDay else { return [:] }
    var found: [Int: Age] = [:]
    for token in grammar.tokens.indices where grammar.tokens[token].is(.born) {
      let sentence = grammar.document.sentence(ofToken: token)
      guard sentence.kind != .furniture, sentence.kind != .credit,
        let (day, words) = birthday(token, in: sentence.tokens),
        let person = person(born: token, words, in: sentence.tokens), found[person] == nil
      else { continue }
      let isBefore = (published.month, published.day) < (day.month, day.day)
      let years = published.year - day.year - (isBefore ? 1 : 0)
      guard (1...120).contains(years) else { continue }
      found[person] = Age(
        meaning: .now, tokens: words, amount: .value(Double(years)), unit: UnitName.year,
        years: years, owner: token)
    }
    return found
  }

  /// The day behind "born", and its words.
  private func birthday(_ born: Int, in sentence: Range<Int>) -> (
    day: (year: Int, month: Int, day: Int), tokens: Range<Int>
  )? {
    let next = dates.partitioningIndex { $0.tokens.lowerBound > born }
    guard next < dates.count, dates[next].tokens.lowerBound - born < 16,
      sentence.contains(dates[next].tokens.lowerBound),
      let date = dates[next].date, !date.isInterval, !date.isApproximate, let day = date.start,
      let year = day.year, day.unknownYearDigits == 0, let month = day.month, month <= 12,
      let number = day.day
    else { return nil }
    return ((year, month, number), dates[next].tokens)
  }

  private func person(born: Int, _ date: Range<Int>, in sentence: Range<Int>) -> Int? {
    if born > sentence.lowerBound {
      return grammar.person(spokenOfBy: born, in: sentence) { cluster(of: $0) != nil }.flatMap(cluster)
    }
    // "Born on 5 May 1950, *she* ..." speaks of the subject behind; "Born Ada Berg" of whoever was called so.
    guard context.people(in: born..<date.lowerBound).isEmpty else { return nil }
    return (date.upperBound..<max(date.upperBound, sentence.upperBound)).lazy.compactMap(cluster).first
  }
}
