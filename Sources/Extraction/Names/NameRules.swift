import Facts
import Language

/// Mends what the tagger found where form decides: titles and possessives at the edges, streets named
/// after people, acronyms in brackets, nationalities, agencies in credits.
struct NameRules: Sendable {
  let lexicon: NameLexicon
  let gazetteer: NameGazetteer
  let nonBodies = NonBodies()

  /// The words that say that a name is of no person, body or place.
  struct NonBodies: Sendable {
    private(set) var firsts: Set<String> = []
    private(set) var heads: Set<String> = []
    private(set) var wholes: Set<String> = []

    init() {
      for row in LanguageResource("non-bodies.txt").table(2) {
        switch row[1] {
        case "first": firsts.insert(String(row[0]))
        case "head": heads.insert(String(row[0]))
        default: wholes.insert(String(row[0]))
        }
      }
    }
  }

  init(lexicon: NameLexicon, gazetteer: NameGazetteer) {
    self.lexicon = lexicon
    self.gazetteer = gazetteer
  }

  /// The names as they are to stand, in text order and without overlap. Linear in the tokens.
  func apply(to names: [NameMention], in document: Document) -> [NameMention] {
    var result: [NameMention] = []
    var sentence = 0
    let surnames = self.surnames(of: names, document)
    for name in names.flatMap({ parts(of: $0, surnames, document) }) {
      while document.sentences[sentence].tokens.upperBound <= name.tokens.lowerBound { sentence += 1 }
      guard document.sentences[sentence].kind != .credit, var name = trimmed(name, document),
        isName(name, document)
      else { continue }
      extendPlace(&name, document)
      extendOffice(&name, document)
      extendCompany(&name, document)
      name.kind = kind(of: name, document)
      if isNoBody(name, document) || isAcronymOfNoBody(name, document) { continue }
      guard name.tokens.lowerBound >= result.last?.tokens.upperBound ?? 0 else { continue }
      result.append(name)
      if let acronym = acronym(after: name, document) { result.append(acronym) }
    }
    dropCommonAcronyms(&result, document)
    dropVessels(&result, document)
    var added = facilities(in: document)
    added += streets(in: document, besides: result)
    added += self.surnames(in: document, besides: result)
    added += companies(in: document, besides: result)
    added += bodies(in: document, besides: result)
    added += explained(in: document, besides: result)
    added += held(in: document, besides: result)
    added += publications(in: document, besides: result)
    added += everydayPeople(in: document, besides: result)
    added += knownPairs(in: document, besides: result)
    for sentence in document.sentences where sentence.kind == .credit {
      added += agencies(in: document, sentence)
    }
    return Self.merged(result, over: added.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound })
  }

  /// All `added` names, and those of `names` that overlap none of them. Both come in text order.
  private static func merged(_ names: [NameMention], over added: [NameMention]) -> [NameMention] {
    guard !added.isEmpty else { return names }
    var result: [NameMention] = []
    var next = 0
    for name in added where name.tokens.lowerBound >= result.last?.tokens.upperBound ?? 0 {
      while next < names.count, names[next].tokens.lowerBound < name.tokens.upperBound {
        if names[next].tokens.upperBound <= name.tokens.lowerBound { result.append(names[next]) }
        next += 1
      }
      if name.tokens.lowerBound >= result.last?.tokens.upperBound ?? 0 { result.append(name) }
    }
    return result + names[next...]
  }

  /// What is more than one name: "Raymond Chan of People Power", "the Senate and the House",
  /// "Constitution Hall in Washington".
  private func parts(of name: NameMention, _ surnames: Set<String>, _ document: Document) -> [NameMention] {
    if let person = bearer(of: name, document) { return [person] }
    if let both = bodyAndPerson(name, surnames: surnames, document) { return both }
    if let and = joint(in: name, document) {
      return [
        NameMention(tokens: name.tokens.lowerBound..<and, kind: .organization),
        NameMention(tokens: and + 1..<name.tokens.upperBound, kind: .organization),
      ]
    }
    let tokens = document.tokens
    for index in name.tokens.dropFirst().dropLast() {
      let behind = index + 1..<name.tokens.upperBound
      if tokens[index].isPunctuation, tokens[index].hasSpaceBefore, tokens[index + 1].hasSpaceBefore,
        tokens[index].is(.nameDash)
      {
        let first = name.tokens.lowerBound
        let isDateline =
          index == first + 1 && tokens[first].shape.contains(.allCaps)
          && !gazetteer.entry(tokens[first].hash).isDisjoint(with: [.city, .town])
        guard isDateline else { continue }
        return [NameMention(tokens: first..<index, kind: .place)]
          + parts(of: NameMention(tokens: behind, kind: name.kind), surnames, document).filter { part in
            part.tokens.count > 1
              || !gazetteer.entry(tokens[part.tokens.lowerBound].hash).contains(.usuallyLower)
          }
      }
      switch (tokens[index].word, name.kind) {
      case (.of, .person):
        let isName =
          index - name.tokens.lowerBound > 1
          || gazetteer.entry(tokens[name.tokens.lowerBound].hash).contains(.firstName)
        return !isName
          ? []
          : [
            NameMention(tokens: name.tokens.lowerBound..<index, kind: .person),
            NameMention(tokens: behind, kind: .organization),
          ]
      case (.in, .place):
        return [NameMention(tokens: name.tokens.lowerBound..<index, kind: .place)]
          + parts(of: NameMention(tokens: behind, kind: .place), surnames, document)
      case (.and, .organization) where tokens[index + 1].is(.the):
        return [NameMention(tokens: name.tokens.lowerBound..<index, kind: .organization)]
          + parts(of: NameMention(tokens: behind, kind: .organization), surnames, document)
      default: continue
      }
    }
    return [name]
  }

  /// Without what stands before and behind a name: "the", titles, "'s", punctuation.
  private func trimmed(_ name: NameMention, _ document: Document) -> NameMention? {
    let tokens = document.tokens
    var low = name.tokens.lowerBound
    var high = name.tokens.upperBound
    while low < high, tokens[low].isPunctuation || tokens[low].is(.the) || tokens[low].lower == "'s" {
      low += 1
    }
    while high > low, tokens[high - 1].isPunctuation || tokens[high - 1].lower == "'s" { high -= 1 }
    while name.kind != .organization, high > low, !tokens[high - 1].isWord { high -= 1 }
    while name.kind == .organization, high - low > 1, lexicon.titles[tokens[high - 1].lower] == .office,
      tokens[high - 2].isCapitalized, tokens[min(high, tokens.count - 1)].lower != "'s"
    { high -= 1 }
    while name.kind == .organization, high - low > 1, tokens[high - 1].is(.nameJoint),
      !tokens[high - 1].isCapitalized
    { high -= 1 }
    if name.kind == .person {
      while low < high, !tokens[low].isCapitalized, !gazetteer.entry(tokens[low].hash).contains(.particle),
        !tokens[low].shape.contains(.mixedCase)
      { low += 1 }
      while high - low > 1,
        tokens[low].is(.greeting)
          || lexicon.party(of: tokens[low].lower) != nil
            && !gazetteer.entry(tokens[low].hash).contains(.surname)
      {
        low += 1
      }
      while high - low > 1, tokens[low].is(.dayOrMonthName) { low += 1 }
      if low < high { low = endOfPost(from: low, limit: high, document) }
      if low < high { low = endOfTitle(in: low..<high, document) }
      while low + 1 < high, lexicon.titles[tokens[low].lower] != nil,
        lexicon.titles[tokens[low].lower] == .honorific || tokens[low].is(.crownedTitle)
          || !gazetteer.entry(tokens[low].hash).contains(.firstName)
      { low += 1 }
    }
    return low < high ? NameMention(tokens: low..<high, kind: name.kind) : nil
  }

  /// Where the person begins in "US Secretary of State Antony Blinken".
  private func endOfTitle(in range: Range<Int>, _ document: Document) -> Int {
    for end in range.dropFirst().reversed() {
      let last = document.tokens[end - 1]
      if lexicon.titles[last.lower] == .honorific, last.shape.contains(.abbreviation) { return end }
      guard lexicon.titles[last.lower] == .office || last.is(.state),
        gazetteer.entry(last.hash).isDisjoint(with: [.firstName, .surname])
      else { continue }
      return endOfPost(from: end, limit: range.upperBound, document)
    }
    return range.lowerBound
  }

  /// Behind the country in "Ambassador to the United States Hamdullah Mohib".
  private func endOfPost(from start: Int, limit: Int, _ document: Document) -> Int {
    var token = start
    while token < limit, document.tokens[token].is(.purposeJoint) { token += 1 }
    for length in [3, 2] where token + length < limit {
      let words = document.tokens[token..<token + length].map(\.lower).joined(separator: " ")
      if lexicon.countryNumbers[words] != nil { return token + length }
    }
    return token > start ? limit : start
  }

  /// Whether the words can be a name at all.
  private func isName(_ name: NameMention, _ document: Document) -> Bool {
    let tokens = document.tokens[name.tokens]
    let known = tokens.first.map { gazetteer.entry($0.hash) } ?? []
    if tokens.count == 1, let token = tokens.first {
      if !token.isWord && !token.shape.contains(.hasDigit) { return false }
      if token.is(.pronounOrDemonstrative), !token.shape.contains(.allCaps) { return false }
      if lexicon.isDemonym(token.lower) {
        return name.kind == .person && known.contains(.firstName) && known.contains(.surname)
      }
      if isCompound(token) || isModel(token) || isSeat(token) { return false }
      if name.kind == .organization, token.lower.is(.titleModifier), !token.shape.contains(.allCaps) {
        return false
      }
    }
    return !tokens.allSatisfy {
      $0.is(.crownedTitle) && tokens.count == 1
        || lexicon.titles[$0.lower] != nil && !gazetteer.entry($0.hash).contains(.firstName)
    }
  }

  /// "Oslo-based", "U.S.-backed": a word in lower case behind a hyphen.
  private func isCompound(_ token: Token) -> Bool {
    guard token.shape.contains(.hyphenated), NameReading.hasLowerPart(token),
      let part = token.lower.split(separator: "-").last
    else { return false }
    return gazetteer.entry(stableHash(part.utf8)).contains(.usuallyLower)
  }

  /// "(D-Nevada)": a party and a state.
  private func isSeat(_ token: Token) -> Bool {
    token.shape.contains(.hyphenated) && token.lower.split(separator: "-").first?.utf8.count == 1
      && token.lower.prefix(1).is(.partyLetter)
  }

  /// "Il-76", "F-16".
  private func isModel(_ token: Token) -> Bool {
    token.shape.contains(.hyphenated) && token.lower.unicodeScalars.last?.isDigit == true
  }
}
