import Facts
import Language

/// Titles beside a name.
extension RoleFinder {
  /// "former leader Nursultan", "Foreign Ministry spokesman Aibek", "Ministers Holm of Sweden and Niemi of Finland".
  mutating func findTitleBefore(_ person: NameContext.Mention, in sentence: Range<Int>) {
    var end = person.tokens.lowerBound
    while end > sentence.lowerBound, context.lexicon.titles[grammar.word(end - 1)] == .honorific { end -= 1 }
    if end - 1 > sentence.lowerBound, grammar.word(end - 1) == ")",
      let open = (max(sentence.lowerBound + 1, end - 8)..<end).last(where: { grammar.word($0) == "(" })
    {
      // "Labour MP (Member of Parliament) Berg"
      end = open
    }
    if end > sentence.lowerBound, grammar.is(end - 1, .exampleIntroducer) {
      findExamples(person, in: sentence, before: end - 1)
      return
    }
    let offices = reader.offices(endingAt: end, in: sentence)
    guard let first = offices.first else { return }
    var bearer = person
    var evidence = first.evidence.lowerBound
    for _ in 0..<12 {
      var last = bearer.tokens.upperBound
      var behind: OfficeReader.Owner?
      if let office = offices.last { behind = owner(behindName: last, office, in: sentence) }
      if let behind { last = behind.end }
      for var office in offices {
        if let name = behind?.name { office.of = name }
        add(office, to: bearer.cluster, evidence: evidence..<last, isTitle: true)
      }
      guard first.isPlural, let next = joined(behind: last, in: sentence) else { return }
      bearer = next
      evidence = next.tokens.lowerBound
    }
  }

  /// "artists such as Berg and Lind": a plural before the examples.
  private mutating func findExamples(
    _ person: NameContext.Mention, in sentence: Range<Int>, before introducer: Int
  ) {
    var end = introducer
    if grammar.is(end, .as) {
      guard grammar.is(end - 1, .such) else { return }
      end -= 1
    }
    if grammar.word(end - 1) == "," { end -= 1 }
    let offices = reader.offices(endingAt: end, in: sentence)
    guard let office = offices.last, office.isPlural else { return }
    var bearer: NameContext.Mention? = person
    for _ in 0..<12 {
      guard let next = bearer else { return }
      add(office, to: next.cluster, evidence: office.evidence.lowerBound..<next.tokens.upperBound)
      bearer = joined(behind: next.tokens.upperBound, in: sentence)
    }
  }

  /// The next person of a list: behind "and", a comma, or both.
  private func joined(behind end: Int, in sentence: Range<Int>) -> NameContext.Mention? {
    var token = end
    if grammar.word(token) == "," { token += 1 }
    if grammar.is(token, .and) || grammar.word(token) == "&" { token += 1 }
    guard token > end, token < sentence.upperBound, let next = context.mention(startingAt: token),
      context.kind(of: next) == .person
    else { return nil }
    return next
  }

  /// What stands behind the name and says what the office is of: "Minister Holm *of Sweden*", "*for Women and Equalities*".
  private func owner(behindName end: Int, _ office: Office, in sentence: Range<Int>) -> OfficeReader.Owner? {
    let preposition = grammar.word(end)
    if preposition == "(", lexicon.scope(of: office.name) == .parliament, end + 2 < sentence.upperBound,
      grammar.word(end + 2) == ")", let seat = seat(end + 1)
    {
      return OfficeReader.Owner(name: seat, end: end + 3)
    }
    guard preposition.is(.homePreposition), end + 1 < sentence.upperBound,
      let owner = reader.owner(behind: end, office, in: sentence), owner.name != nil
    else { return nil }
    var first = end + 1
    if grammar.is(first, .the) { first += 1 }
    let named = context.mention(startingAt: first)
    let isBody = named.map { context.kind(of: $0) == .organization } ?? false
    let isPlace = named.map { context.kind(of: $0) == .place } ?? false
    switch Word(preposition) {
    case .of:
      return isBody || isPlace && office.kind == .office && lexicon.isOfPlaces(office.name) ? owner : nil
    case .for:
      let isPortfolio = named == nil && grammar.tokens[first].isCapitalized
      return isBody && office.kind == .office && !grammar.tag(end - 1).isVerb && office.of == nil
        || isPortfolio
        ? owner : nil
    default:
      return isBody || isPlace && lexicon.scope(of: office.name) == .parliament ? owner : nil
    }
  }

  /// The state in "D-Nevada", if it is a place that is known.
  private func seat(_ token: Int) -> String? {
    let parts = grammar.tokens[token].text.split(separator: "-", maxSplits: 1)
    guard parts.count == 2, parts[0].utf8.count == 1 else { return nil }
    let known = context.gazetteer.entry(stableHash(parts[1].lowercased().utf8))
    return known.contains(.region) && known.country > 0 ? String(parts[1]) : nil
  }

  // MARK: Appositions

  /// "Karim, 56, then head of the agency,".
  mutating func findAppositionBehind(_ person: NameContext.Mention, in sentence: Range<Int>) {
    var token = person.tokens.upperBound
    if grammar.is(token, .of), let place = context.mention(startingAt: token + 1),
      context.kind(of: place) != .person
    {
      token = place.tokens.upperBound
    }
    guard Self.opensApposition(grammar.word(token)), token + 1 < sentence.upperBound else { return }
    token += 1
    token = endOfAge(token, in: sentence)
    if grammar.word(token) == "(" || grammar.word(token) == "[" { return }
    if grammar.is(token, .who), grammar.is(token + 1, .is) { token += 2 }
    if grammar.is(token, .himself) || grammar.is(token, .herself) { token += 1 }
    guard token < sentence.upperBound else { return }
    let (offices, end) = reader.offices(from: token, in: sentence)
    guard !offices.isEmpty else { return }
    let last = offices[offices.count - 1]
    if let next = context.mention(startingAt: last.title.upperBound), context.kind(of: next) == .person {
      return
    }
    guard closesApposition(end, in: sentence) else { return }
    if offices.count == 1, isOther(offices[0], from: token, behind: end, in: sentence) { return }
    for office in offices where !office.isPlural {
      add(
        office, status: spanOfYears(behind: end, in: sentence) ? .former : nil, to: person.cluster,
        evidence: person.tokens.lowerBound..<max(office.evidence.upperBound, office.title.upperBound))
    }
  }

  /// Whether the noun behind the comma is the next of a list: "Berg, *the minister* and three mayors".
  private func isOther(_ office: Office, from start: Int, behind end: Int, in sentence: Range<Int>) -> Bool {
    guard end < sentence.upperBound, grammar.is(end, .and), office.of == nil else { return false }
    return grammar.is(start, .the)
  }

  private static func opensApposition(_ word: String) -> Bool {
    word.is(.appositionMark)
  }

  /// Behind an age between commas: ", 56,", ", aged 56,".
  private func endOfAge(_ start: Int, in sentence: Range<Int>) -> Int {
    var token = start
    if grammar.is(token, .aged) || grammar.is(token, .now) { token += 1 }
    guard token + 1 < sentence.upperBound,
      grammar.tag(token) == .cd || grammar.tokens[token].shape.contains(.hasDigit),
      [",", ")"].contains(grammar.word(token + 1))
    else { return start }
    return token + 2
  }

  private func closesApposition(_ end: Int, in sentence: Range<Int>) -> Bool {
    guard end < sentence.upperBound else { return true }
    let token = grammar.tokens[end]
    if token.text == "(" {
      // "Labour MP (Member of Parliament) Tom Berg" begins somebody else.
      let close = (end..<min(end + 8, sentence.upperBound)).first { grammar.word($0) == ")" }
      return close.flatMap { context.mention(startingAt: $0 + 1) }.map { context.kind(of: $0) != .person }
        ?? true
    }
    if token.isPunctuation { return token.lower != "'s" && token.lower != "/" }
    return token.is(.roleCloser)
      || token.is(.locationPreposition) && grammar.tag(end) == .in
  }

  /// "the head of the agency, Karim,".
  mutating func findAppositionBefore(_ person: NameContext.Mention, in sentence: Range<Int>) {
    let comma = person.tokens.lowerBound - 1
    guard comma > sentence.lowerBound,
      grammar.word(comma) == "," || grammar.word(comma) == ":" || grammar.is(comma, .longDash),
      isClosed(person.tokens.upperBound, in: sentence)
    else { return }
    if let apposed = apposedHead(of: person, in: sentence) {
      addApposition(titleEnd: apposed + 1, close: nil, person, in: sentence)
      return
    }
    for end in stride(from: comma, through: max(sentence.lowerBound + 1, comma - 10), by: -1)
    where reader.isLast(end - 1) {
      if addApposition(titleEnd: end, close: comma, person, in: sentence) { return }
    }
  }

  /// Reads the title that ends at `titleEnd` as an apposition before a person; false where it is none.
  @discardableResult
  private mutating func addApposition(
    titleEnd: Int, close: Int?, _ person: NameContext.Mention, in sentence: Range<Int>
  ) -> Bool {
    guard var office = reader.offices(endingAt: titleEnd, in: sentence).last, !office.isPlural,
      introduces(office, in: sentence)
    else { return false }
    if let owner = reader.owner(behind: titleEnd, office, in: sentence) {
      if let close, owner.end != close { return false }
      if owner.name != nil, office.of == nil || lexicon.scope(of: office.name) != .abroad {
        office.of = owner.name
      }
    } else if let close, titleEnd != close {
      return false
    }
    add(office, to: person.cluster, evidence: office.evidence.lowerBound..<person.tokens.upperBound)
    return true
  }

  /// The title that the tree says the name explains, over words between: "the *judge* presiding over the case, Webb,".
  private func apposedHead(of person: NameContext.Mention, in sentence: Range<Int>) -> Int? {
    for token in person.tokens where grammar.relation(token) == .appos {
      guard let head = grammar.head(token), sentence.contains(head), head < person.tokens.lowerBound,
        person.tokens.lowerBound - head < 20, reader.isLast(head), !grammar.is(head + 1, .of)
      else { return nil }
      return head
    }
    return nil
  }

  /// Whether the name between the commas ends there, so that it explains what stands before: not "According to the
  /// president, *Holm said*", not the list "the president, *Holm and Lind*".
  private func isClosed(_ end: Int, in sentence: Range<Int>) -> Bool {
    guard end < sentence.upperBound else { return true }
    let word = grammar.word(end)
    if word == "," || word == "(" {
      if let next = joined(behind: end, in: sentence) { return next.cluster < 0 }
      return true
    }
    return word.is(.roleMark)
  }

  /// Whether "the" or an owner stands before the title, so that the name behind the comma explains it, and it does not
  /// itself explain a name before it.
  private func introduces(_ office: Office, in sentence: Range<Int>) -> Bool {
    let start = office.evidence.lowerBound
    let comma = grammar.is(start - 1, .the) || grammar.is(start - 1, .a) ? start - 2 : start - 1
    if comma > sentence.lowerBound, grammar.word(comma) == ",", let other = context.mention(endingAt: comma),
      context.kind(of: other) == .person
    {
      return false
    }
    return office.isDefinite || start == sentence.lowerBound || office.of != nil || office.person != nil
      || grammar.is(start - 1, .ownedOpener)
  }

  // MARK: Rulers

  /// "Nursultan, who ran the country for decades before resigning".
  mutating func findRule(by person: NameContext.Mention, in sentence: Range<Int>) {
    var token = person.tokens.upperBound
    if grammar.word(token) == "," { token += 1 }
    guard grammar.is(token, .who) else { return }
    token += 1
    while grammar.is(token, .perfectFiller) { token += 1 }
    guard let (title, isPast) = lexicon.rulings[grammar.word(token)] else { return }
    var end = token + 1
    while end < sentence.upperBound, end - token <= 4, context.mention(startingAt: end) == nil,
      !grammar.tokens[end].isPunctuation
    { end += 1 }
    guard var ruled = context.mention(startingAt: end), context.kind(of: ruled) != .person else { return }
    if grammar.word(ruled.tokens.upperBound) == "'s" {
      guard let owned = context.mention(startingAt: ruled.tokens.upperBound + 1) else { return }
      ruled = owned
    }
    let office = Office(
      title: token..<token + 1, name: title, kind: .office, of: context.name(of: ruled),
      evidence: token..<token + 1)
    add(
      office, status: isPast ? .former : .current, to: person.cluster,
      evidence: person.tokens.lowerBound..<ruled.tokens.upperBound)
  }
}
