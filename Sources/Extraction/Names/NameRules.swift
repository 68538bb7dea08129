import Facts

/// Mends what the tagger found where form decides: titles and possessives at the edges, streets named
/// after people, acronyms in brackets, nationalities, agencies in credits.
struct NameRules: Sendable {
  private let lexicon: NameLexicon
  private let gazetteer: NameGazetteer
  private let placeEndings = LanguageResource("place-endings.txt").set
  private let facilityWords = LanguageResource("facility-words.txt").set
  private let modifiers = LanguageResource("title-modifiers.txt").set
  private let creditWords = LanguageResource("credit-words.txt").set

  init(lexicon: NameLexicon, gazetteer: NameGazetteer) {
    self.lexicon = lexicon
    self.gazetteer = gazetteer
  }

  /// The names as they are to stand, in text order and without overlap. Linear in the tokens.
  func apply(to names: [NameMention], in document: Document) -> [NameMention] {
    var result: [NameMention] = []
    for name in names {
      guard var name = trimmed(name, document), isName(name, document) else { continue }
      extendPlace(&name, document)
      extendOffice(&name, document)
      name.kind = kind(of: name, document)
      guard name.tokens.lowerBound >= result.last?.tokens.upperBound ?? 0 else { continue }
      result.append(name)
      if let acronym = acronym(after: name, document) { result.append(acronym) }
    }
    dropCommonAcronyms(&result, document)
    var added = facilities(in: document)
    added += streets(in: document, besides: result)
    added += surnames(in: document, besides: result)
    for sentence in document.sentences where sentence.kind == .credit {
      result.removeAll { sentence.tokens.contains($0.tokens.lowerBound) }
      added += agencies(in: document, sentence)
    }
    guard !added.isEmpty else { return result }
    result.removeAll { name in added.contains { $0.tokens.overlaps(name.tokens) } }
    return (result + added).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// Without what stands before and behind a name: "the", titles, "'s", punctuation.
  private func trimmed(_ name: NameMention, _ document: Document) -> NameMention? {
    let tokens = document.tokens
    var low = name.tokens.lowerBound
    var high = name.tokens.upperBound
    while low < high, tokens[low].isPunctuation || tokens[low].lower == "the" || tokens[low].lower == "'s" {
      low += 1
    }
    while high > low, tokens[high - 1].isPunctuation || tokens[high - 1].lower == "'s" { high -= 1 }
    while name.kind != .organization, high > low, !tokens[high - 1].isWord { high -= 1 }
    if name.kind == .person {
      low = max(low, endOfTitle(in: low..<high, document))
      while low + 1 < high, lexicon.titles[tokens[low].lower] != nil,
        lexicon.titles[tokens[low].lower] == .honorific
          || !gazetteer.entry(tokens[low].hash).contains(.firstName)
      { low += 1 }
    }
    return low < high ? NameMention(tokens: low..<high, kind: name.kind) : nil
  }

  /// Where the person begins in "US Secretary of State Antony Blinken".
  private func endOfTitle(in range: Range<Int>, _ document: Document) -> Int {
    for end in range.dropFirst().reversed() {
      let last = document.tokens[end - 1]
      guard lexicon.titles[last.lower] == .office || last.lower == "state",
        gazetteer.entry(last.hash).isDisjoint(with: [.firstName, .surname])
      else { continue }
      return end
    }
    return range.lowerBound
  }

  /// Whether the words can be a name at all.
  private func isName(_ name: NameMention, _ document: Document) -> Bool {
    let tokens = document.tokens[name.tokens]
    let known = tokens.first.map { gazetteer.entry($0.hash) } ?? []
    if tokens.count == 1, let token = tokens.first {
      if !token.isWord && !token.shape.contains(.hasDigit) { return false }
      if lexicon.isDemonym(token.lower) {
        return name.kind == .person && known.contains(.firstName) && known.contains(.surname)
      }
      if isCompound(token) || isModel(token) { return false }
      if name.kind == .organization, modifiers.contains(token.lower), !token.shape.contains(.allCaps) {
        return false
      }
    }
    return !tokens.allSatisfy {
      lexicon.titles[$0.lower] != nil && !gazetteer.entry($0.hash).contains(.firstName)
    }
  }

  /// "Oslo-based", "U.S.-backed": a word in lower case behind a hyphen.
  private func isCompound(_ token: Token) -> Bool {
    guard token.shape.contains(.hyphenated), NameReading.hasLowerPart(token),
      let part = token.lower.split(separator: "-").last
    else { return false }
    return gazetteer.entry(stableHash(part.utf8)).contains(.usuallyLower)
  }

  /// "Il-76", "F-16".
  private func isModel(_ token: Token) -> Bool {
    token.shape.contains(.hyphenated) && token.lower.unicodeScalars.last?.isDigit == true
  }

  /// What the words beside a name say of it: "the Nur Otan party", "the city of Oral".
  private func kind(of name: NameMention, _ document: Document) -> EntityReference.Kind {
    let text = document.tokens[name.tokens].map(\.lower).joined(separator: " ")
    if name.tokens.count > 1, lexicon.organizationKinds[text] != nil { return .organization }
    guard name.kind != .place else { return .place }
    func word(_ token: Int) -> String {
      document.tokens.indices.contains(token) && !document.tokens[token].isCapitalized
        ? document.tokens[token].lower : ""
    }
    let next = word(name.tokens.upperBound)
    let before = word(name.tokens.lowerBound - 1)
    if before == "of", Self.settled.contains(word(name.tokens.lowerBound - 2)) { return .place }
    guard name.kind == .person else { return name.kind }
    if before == "of", Self.memberships.contains(word(name.tokens.lowerBound - 2)) { return .organization }
    if Self.places.contains(next) { return .place }
    if Self.organizations.contains(next) { return .organization }
    if before == "in"
      || name.tokens.lowerBound > 0 && document.tokens[name.tokens.lowerBound - 1].lower == "in",
      name.tokens.count == 1,
      gazetteer.entry(document.tokens[name.tokens.lowerBound].hash).isDisjoint(with: [.firstName, .surname])
    {
      return .place
    }
    return .person
  }

  private static let settled: Set<String> = [
    "city", "town", "village", "province", "region", "district", "port", "island", "county", "governor",
    "mayor",
    "suburb", "resort", "settlement",
  ]
  private static let places: Set<String> = [
    "region", "province", "district", "county", "oblast", "governorate", "valley", "river", "mountains",
    "peninsula",
    "city", "airport",
  ]
  private static let organizations: Set<String> = [
    "party", "newspaper", "daily", "magazine", "agency", "website", "airline",
  ]

  private static let memberships: Set<String> = [
    "chairman", "chairwoman", "chair", "head", "leader", "director", "founder", "co-founder", "member",
    "members",
    "owner", "employees", "spokesman", "spokeswoman", "executive",
  ]

  /// "Office" behind "Prosecutor General's" is more than an office.
  private func extendOffice(_ name: inout NameMention, _ document: Document) {
    let tokens = document.tokens
    let start = name.tokens.lowerBound
    guard name.kind == .organization, name.tokens.count == 1, start >= 2, tokens[start - 1].lower == "'s",
      lexicon.organizationKinds[tokens[start].lower] == .government,
      tokens[start - 2].isCapitalized,
      lexicon.titles[tokens[start - 2].lower] == .office
        || lexicon.titleWords.contains(tokens[start - 2].lower)
    else { return }
    var low = start - 2
    while low > 0, tokens[low - 1].isCapitalized, lexicon.titleWords.contains(tokens[low - 1].lower),
      !tokens[low].shape.contains(.sentenceStart)
    { low -= 1 }
    name.tokens = low..<name.tokens.upperBound
  }

  /// "Lenin" before "Street" is a place.
  private func extendPlace(_ name: inout NameMention, _ document: Document) {
    let next = name.tokens.upperBound
    guard next < document.tokens.count, !document.tokens[next].shape.contains(.sentenceStart),
      document.tokens[next].isCapitalized, placeEndings.contains(document.tokens[next].lower)
    else { return }
    if next + 1 < document.tokens.count, document.tokens[next + 1].isCapitalized,
      lexicon.organizationKinds[document.tokens[next + 1].lower] != nil
    {
      return
    }
    name = NameMention(tokens: name.tokens.lowerBound..<next + 1, kind: .place)
  }

  /// The acronym in brackets behind an organization.
  private func acronym(after name: NameMention, _ document: Document) -> NameMention? {
    let open = name.tokens.upperBound
    guard name.kind == .organization, name.tokens.count > 1, open + 2 < document.tokens.count,
      document.tokens[open].text == "(", document.tokens[open + 2].text == ")",
      document.tokens[open + 1].shape.contains(.allCaps)
    else { return nil }
    return NameMention(tokens: open + 1..<open + 2, kind: .organization)
  }

  /// What the article spells out in lower case, "liquefied petroleum gas (LPG)", names nobody.
  private func dropCommonAcronyms(_ names: inout [NameMention], _ document: Document) {
    let tokens = document.tokens
    var common: Set<String> = []
    for index in tokens.indices
    where index > 2 && tokens[index].shape.contains(.allCaps) && tokens[index - 1].text == "(" {
      let letters = tokens[index].lower.unicodeScalars.map { $0 }
      let words = tokens[max(0, index - 1 - letters.count)..<index - 1]
      if words.allSatisfy({ !$0.isCapitalized }), words.compactMap(\.lower.unicodeScalars.first) == letters {
        common.insert(tokens[index].text)
      }
    }
    guard !common.isEmpty else { return }
    names.removeAll { $0.tokens.count == 1 && common.contains(tokens[$0.tokens.lowerBound].text) }
  }

  /// The surnames of people named in full that the tagger did not see where they stand alone.
  private func surnames(in document: Document, besides names: [NameMention]) -> [NameMention] {
    let tokens = document.tokens
    var surnames: Set<String> = []
    for name in names where name.kind == .person && name.tokens.count > 1 {
      let last = tokens[name.tokens.upperBound - 1]
      if last.lower.utf8.count > 2, !gazetteer.entry(last.hash).contains(.usuallyLower) {
        surnames.insert(last.text)
      }
    }
    guard !surnames.isEmpty else { return [] }
    var found: [NameMention] = []
    var nextName = 0
    for index in tokens.indices where tokens[index].isCapitalized && surnames.contains(tokens[index].text) {
      while nextName < names.count, names[nextName].tokens.upperBound <= index { nextName += 1 }
      let isNamed = nextName < names.count && names[nextName].tokens.contains(index)
      let isJoined =
        index + 1 < tokens.count && tokens[index + 1].isCapitalized
        && !tokens[index + 1].shape.contains(.sentenceStart)
      if !isNamed, !isJoined { found.append(NameMention(tokens: index..<index + 1, kind: .person)) }
    }
    return found
  }

  /// "Power Plant No 1": a numbered facility is a place.
  private func facilities(in document: Document) -> [NameMention] {
    let tokens = document.tokens
    var found: [NameMention] = []
    for index in tokens.indices.dropFirst()
    where tokens[index].shape.contains(.hasDigit) && !tokens[index].isWord {
      let mark = tokens[index - 1].lower
      guard mark == "no" || mark == "no." || mark == "number", index >= 2,
        tokens[index - 2].isCapitalized, facilityWords.contains(tokens[index - 2].lower)
      else { continue }
      var start = index - 2
      while start > 0, tokens[start - 1].isCapitalized, !tokens[start].shape.contains(.sentenceStart),
        !lexicon.isDemonym(tokens[start - 1].lower)
      { start -= 1 }
      found.append(NameMention(tokens: start..<index + 1, kind: .place))
    }
    return found
  }

  /// Streets that the tagger did not see: "Street" behind capitalized words.
  private func streets(in document: Document, besides names: [NameMention]) -> [NameMention] {
    let tokens = document.tokens
    var found: [NameMention] = []
    var nextName = 0
    for index in tokens.indices.dropFirst()
    where tokens[index].isCapitalized && Self.streets.contains(tokens[index].lower) {
      while nextName < names.count, names[nextName].tokens.upperBound <= index { nextName += 1 }
      let isNamed = nextName < names.count && names[nextName].tokens.contains(index)
      let previous = tokens[index - 1]
      guard !isNamed, !tokens[index].shape.contains(.sentenceStart), previous.isCapitalized, previous.isWord,
        previous.lower != "the", !previous.shape.contains(.allCaps),
        index + 1 == tokens.count || !tokens[index + 1].isCapitalized
          || tokens[index + 1].shape.contains(.sentenceStart)
      else { continue }
      found.append(NameMention(tokens: index - 1..<index + 1, kind: .place))
    }
    return found
  }

  private static let streets: Set<String> = ["street", "avenue", "boulevard", "square", "road", "lane"]

  /// The agencies of a credit: what stands behind a slash or comma, or alone; never the photographer.
  private func agencies(in document: Document, _ sentence: Document.Sentence) -> [NameMention] {
    let tokens = document.tokens
    guard let colon = sentence.tokens.first(where: { tokens[$0].text == ":" }) else { return [] }
    var parts: [Range<Int>] = []
    var start = colon + 1
    for index in colon + 1...sentence.tokens.upperBound {
      let isEnd =
        index == sentence.tokens.upperBound || tokens[index].isPunctuation && tokens[index].text != "&"
      guard isEnd else { continue }
      if start < index { parts.append(start..<index) }
      start = index + 1
    }
    let isSlashed = sentence.tokens.contains { tokens[$0].text == "/" }
    var found: [NameMention] = []
    for (number, part) in parts.enumerated() {
      var part = part
      while let first = part.first, creditWords.contains(tokens[first].lower) { part = part.dropFirst() }
      while let last = part.last, creditWords.contains(tokens[last].lower) { part = part.dropLast() }
      guard let first = part.first, part.count <= 4, part.allSatisfy({ tokens[$0].isCapitalized }) else {
        continue
      }
      let folded = part.map { tokens[$0].lower }.joined(separator: " ")
      let isKnown =
        part.contains { lexicon.organizationKinds[tokens[$0].lower] == .media }
        || lexicon.organizationKinds[folded] == .media
      let looksLikePerson =
        part.count > 1 && !isKnown
        && (number == 0 && isSlashed || gazetteer.entry(tokens[first].hash).contains(.firstName))
      if isKnown || !looksLikePerson && (number > 0 || !isSlashed || part.count == 1) {
        found.append(NameMention(tokens: part, kind: .organization))
      }
    }
    return found
  }
}
