import Facts
import Language

/// Finds the ages of people: beside the name ("Karim, 56,", "56-year-old Karim", "a three-year-old boy, Karim,") and in
/// clauses about them ("died at the age of 56", "turned 56", "is 56 years old").
struct AgeFinder {
  let context: NameContext
  let syntax: Syntax
  let grammar: Grammar
  let pronouns: [Int: Int]
  let numbers: NumberWords
  let dates: [DateExpression]

  /// The ages by cluster; the first that the text gives, else what the day of birth makes. Linear in the tokens.
  func ages(titles: [NominalReferences.Title]) -> [Int: Int] {
    var ages: [Int: Int] = [:]
    for title in titles where ages[title.cluster] == nil {
      let sentence = context.document.sentences[
        context.document.sentenceIndex(ofToken: title.tokens.lowerBound)]
      ages[title.cluster] = behind(title.tokens.upperBound, in: sentence.tokens)
    }
    for sentence in context.document.sentences where sentence.kind != .furniture && sentence.kind != .credit {
      for person in context.people(in: sentence.tokens) where ages[person.cluster] == nil {
        ages[person.cluster] =
          behind(person.tokens.upperBound, in: sentence.tokens) ?? before(person, in: sentence.tokens)
      }
      for token in sentence.tokens {
        guard let (cluster, age) = clause(token, in: sentence.tokens), ages[cluster] == nil else { continue }
        ages[cluster] = age
      }
    }
    for token in context.document.tokens.indices where context.word(token).is(.born) {
      let sentence = context.document.sentences[context.document.sentenceIndex(ofToken: token)]
      guard let (cluster, age) = birth(token, in: sentence.tokens), ages[cluster] == nil else { continue }
      ages[cluster] = age
    }
    return ages
  }

  /// Who was born on a day that the clause gives, and how old that makes them on the day of publication.
  private func birth(_ born: Int, in sentence: Range<Int>) -> (Int, Int)? {
    guard let published = context.document.article.publishedDay else { return nil }
    let next = dates.partitioningIndex { $0.tokens.lowerBound > born }
    guard next < dates.count, dates[next].tokens.lowerBound - born < 16,
      sentence.contains(dates[next].tokens.lowerBound),
      let date = dates[next].date, !date.isInterval, !date.isApproximate, let day = date.start,
      let year = day.year,
      day.unknownYearDigits == 0, let month = day.month, month <= 12, let dayOfMonth = day.day
    else { return nil }
    var person: Int?
    if born == sentence.lowerBound {
      // "Born on 5 May 1950, *she* ..." speaks of the subject behind; "Born Ada Berg" of whoever was called so.
      guard context.people(in: born..<dates[next].tokens.lowerBound).isEmpty else { return nil }
      person =
        sentence.lazy.filter { $0 > dates[next].tokens.upperBound - 1 }.compactMap { token in
          pronouns[token]
            ?? context.mention(startingAt: token).flatMap {
              context.kind(of: $0) == .person ? $0.cluster : nil
            }
        }.first
    } else {
      person = subject(born, in: sentence)
    }
    guard let person else { return nil }
    let isBefore = (published.month, published.day) < (month, dayOfMonth)
    let age = published.year - year - (isBefore ? 1 : 0)
    return (1...120).contains(age) ? (person, age) : nil
  }

  // MARK: Beside the name

  /// ", 56,", "(56)", "aged 56", ", now 56,", ", who is 56,", ", a 56-year-old nurse".
  private func behind(_ start: Int, in sentence: Range<Int>) -> Int? {
    var token = start
    let opener = context.word(token)
    guard opener.is(.appositionMark) || opener.is(.aged) || opener.is(.age)
    else { return nil }
    if !opener.is(.aged), !opener.is(.age) { token += 1 }
    if context.word(token).is(.who), context.word(token + 1).is(.ageCopula) {
      token += 2
    }
    while context.word(token).is(.ageFiller) { token += 1 }
    if context.word(token).is(.article), let age = description(token + 1, in: sentence) {
      return age
    }
    let isNamed = context.word(token).is(.agedOrAge)
    if isNamed { token += 1 }
    guard let (age, end) = number(token) else { return nil }
    if isYears(end) { return context.word(end + 1).is(.old) || isNamed ? age : nil }
    let next = context.word(end)
    if opener == "(" { return next == ")" && age >= 16 && start > 1 ? age : nil }
    let isClosed = end >= sentence.upperBound || next.is(.ageCloser)
    if next.is(.and), context.mention(startingAt: end + 1) == nil, !isNamed, !syntax.tags[end + 1].isNoun {
      return age
    }
    return isNamed || isClosed ? age : nil
  }

  /// "56-year-old" within the first words of a phrase.
  private func description(_ start: Int, in sentence: Range<Int>) -> Int? {
    for token in start..<max(start, min(start + 3, sentence.upperBound)) {
      if let age = yearsOld(token) { return age }
      guard syntax.tags[token].isAdjective || syntax.tags[token] == .rb else { return nil }
    }
    return nil
  }

  /// "56-year-old Karim", "the 56-year-old president Karim", "a three-year-old boy, Karim,".
  private func before(_ person: NameContext.Mention, in sentence: Range<Int>) -> Int? {
    var end = person.tokens.lowerBound
    var most = 4
    if end - 1 > sentence.lowerBound, context.word(end - 1) == "," {
      let close = person.tokens.upperBound
      guard close >= sentence.upperBound || context.word(close).is(.ageEndMark) else {
        return nil
      }
      if close < sentence.upperBound, context.word(close) == ",",
        let next = context.mention(startingAt: close + 1),
        context.kind(of: next) == .person
      {
        return nil
      }
      end -= 1
      most = 3
    }
    for token in stride(from: end - 1, through: max(sentence.lowerBound, end - most), by: -1) {
      if let age = yearsOld(token) { return age }
      guard syntax.tags[token].isNoun || syntax.tags[token].isAdjective,
        context.document.tokens[token].isWord,
        context.mention(covering: token).map({ context.kind(of: $0) != .person }) ?? true
      else { return nil }
    }
    return nil
  }

  // MARK: In a clause

  /// The person and the age that a clause gives with a number, or a word of birth, at a token.
  private func clause(_ token: Int, in sentence: Range<Int>) -> (Int, Int)? {
    let word = context.word(token)
    switch Word(word) {
    case .age, .aged:
      let isOf = context.word(token + 1).is(.of)
      guard let (age, end) = number(token + (isOf ? 2 : 1)),
        word.is(.aged) || context.word(token - 1).is(.at) || isOf,
        word.is(.aged) || !(context.word(token - 2).is(.before) || context.word(token - 1).is(.by)),
        let dead = deceased(before: token, in: sentence),
        end >= sentence.upperBound || !syntax.tags[end].isNoun
      else { return nil }
      return (dead, age)
    case .at:
      guard let (age, end) = number(token + 1), age > 15, isClosed(end, in: sentence),
        let dead = deceased(before: token, isBare: true, in: sentence)
      else { return nil }
      return (dead, age)
    case .birthday:
      guard token > 1, let age = ordinal(token - 1), let owner = pronouns[token - 2] ?? possessor(token - 2),
        !hasYear(near: token, sentence)
      else { return nil }
      return (owner, age)
    case .turned, .turns, .turning:
      guard let (age, end) = number(token + 1),
        isClosed(end, in: sentence) || context.word(end).is(.birthdayFollower),
        !hasYear(near: token, sentence), let person = subject(token, in: sentence)
      else { return nil }
      return (person, age)
    case .is, .was:
      var start = token + 1
      while context.word(start).is(.agePreface) { start += 1 }
      guard let (age, end) = number(start) else { return nil }
      let isOld = isYears(end) && context.word(end + 1).is(.old)
      guard
        isOld && word.is(.is) || !isYears(end) && isClosed(end, in: sentence)
          || isOld && isClosed(end + 2, in: sentence),
        let person = subject(token, in: sentence)
      else { return nil }
      return (person, age)
    default: return nil
    }
  }

  /// Whether nothing that the number could count or measure follows.
  private func isClosed(_ end: Int, in sentence: Range<Int>) -> Bool {
    guard end < sentence.upperBound else { return true }
    let word = context.word(end)
    if word.is(.when) {
      return context.word(end + 2).is(.deathVerb) && !context.word(end + 3).is(.born)
        && !context.word(end + 2).is(.was)
    }
    if word.is(.years) || word.is(.year) { return context.word(end + 1).is(.old) }
    return word.is(.deathAgeEnd)
  }

  /// Who the clause before a token says has died; of a bare number only "died" says that it is an age.
  private func deceased(before token: Int, isBare: Bool = false, in sentence: Range<Int>) -> Int? {
    for verb in stride(from: token - 1, through: max(sentence.lowerBound, token - 14), by: -1) {
      let word = context.word(verb)
      if word.is(.died) || word.is(.dies) || word.is(.passed) && context.word(verb + 1).is(.away)
        || !isBare && (word.is(.killed) || word.is(.dead) && !context.word(verb - 1).is(.the))
      {
        return subject(verb, in: sentence)
      }
      if syntax.tags[verb].isVerb || word == ";" { return nil }
    }
    return nil
  }

  /// The person that a verb speaks of: by the tree, or named or meant right before it.
  private func subject(_ verb: Int, in sentence: Range<Int>) -> Int? {
    if let subject = grammar.subject(verb), sentence.contains(subject) {
      if let name = context.mention(covering: subject) {
        return context.kind(of: name) == .person ? name.cluster : nil
      }
      if let cluster = pronouns[subject] { return syntax.tags[subject] == .prp ? cluster : nil }
      // "Her husband, *Rui Moreno*, is 51".
      if let apposed = grammar.child(subject, .appos), let name = context.mention(covering: apposed) {
        return context.kind(of: name) == .person ? name.cluster : nil
      }
      if syntax.tags[subject].isNoun { return nil }
    }
    var token = verb - 1
    while token > sentence.lowerBound, verb - token < 5 {
      if let name = context.mention(endingAt: token + 1) {
        return context.kind(of: name) == .person ? name.cluster : nil
      }
      if let cluster = pronouns[token] { return syntax.tags[token] == .prp ? cluster : nil }
      switch syntax.tags[token] {
      case .md, .rb, .vbz, .vbp, .vbd, .wp: token -= 1
      case .punctuation where context.word(token) == "," && context.word(token + 1).is(.who): token -= 1
      default: return nil
      }
    }
    return context.mention(endingAt: verb).flatMap { context.kind(of: $0) == .person ? $0.cluster : nil }
  }

  private func possessor(_ mark: Int) -> Int? {
    guard context.word(mark) == "'s", let name = context.mention(endingAt: mark),
      context.kind(of: name) == .person
    else { return nil }
    return name.cluster
  }

  /// Whether the words around a token tell of some year: an age there may be of then.
  private func hasYear(near token: Int, _ sentence: Range<Int>) -> Bool {
    (max(sentence.lowerBound, token - 40)..<min(sentence.upperBound, token + 40)).contains { token in
      let text = context.word(token)
      return text.utf8.count == 4 && (text.hasPrefix("19") || text.hasPrefix("20"))
        && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
  }

  // MARK: Numbers

  private func isYears(_ token: Int) -> Bool { context.word(token).is(.yearsWord) }

  /// The number in "56-year-old", "fifty-six-year-old".
  private func yearsOld(_ token: Int) -> Int? {
    let word = context.word(token)
    guard let end = Self.yearEndings.first(where: { word.hasSuffix($0) }) else { return nil }
    return plausible(word.dropLast(end.utf8.count))
  }

  /// Whether a word is an age as a noun or adjective: "34-year-old".
  func age(atToken token: Int) -> Int? { yearsOld(token) }

  private static let yearEndings = ["-year-old", "-years-old", "-year-olds"]

  /// The age that begins at a token, in digits or words, and its end.
  private func number(_ token: Int) -> (age: Int, end: Int)? {
    guard context.document.tokens.indices.contains(token) else { return nil }
    let word = context.word(token)
    guard let age = plausible(word[...]) else { return nil }
    if age % 10 == 0, age >= 20, numbers[context.document.tokens[token].hash]?.role == .tens,
      context.document.tokens.indices.contains(token + 1),
      let unit = numbers[context.document.tokens[token + 1].hash], unit.role == .small,
      (1...9).contains(unit.value)
    {
      return (age + Int(unit.value), token + 2)
    }
    return (age, token + 1)
  }

  private func ordinal(_ token: Int) -> Int? {
    let word = context.word(token)
    guard let end = WordClass.ordinalEnding.words.first(where: { word.hasSuffix($0) }) else { return nil }
    return plausible(word.dropLast(end.utf8.count))
  }

  private func plausible(_ text: Substring) -> Int? {
    guard let first = text.utf8.first else { return nil }
    if (0x30...0x39).contains(first) {
      guard (1...3).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let age = Int(text), (1...120).contains(age)
      else { return nil }
      return age
    }
    var sum = 0
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count) else { return nil }
    for (index, part) in parts.enumerated() {
      guard let word = numbers[stableHash(part.utf8)] else { return nil }
      switch (word.role, index) {
      case (.tens, 0): sum = Int(word.value)
      case (.small, 0) where parts.count == 1: sum = Int(word.value)
      case (.small, 1) where sum >= 20 && word.value < 10: sum += Int(word.value)
      default: return nil
      }
    }
    return (1...120).contains(sum) ? sum : nil
  }
}
