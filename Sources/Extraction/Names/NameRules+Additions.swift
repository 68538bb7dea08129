import Facts
import Language

/// Finds the names that overlap ranges of tokens, which are asked for in ascending order.
struct NameCursor {
  private let names: [NameMention]
  private var next = 0

  init(_ names: [NameMention]) {
    self.names = names
  }

  /// The first name that overlaps a range.
  mutating func name(in range: Range<Int>) -> NameMention? {
    while next < names.count, names[next].tokens.upperBound <= range.lowerBound { next += 1 }
    return next < names.count && names[next].tokens.lowerBound < range.upperBound ? names[next] : nil
  }
}

/// Names that the tagger did not see, found by their form.
extension NameRules {
  /// The acronym in brackets behind an organization.
  func acronym(after name: NameMention, _ document: Document) -> NameMention? {
    let open = name.tokens.upperBound
    guard name.kind == .organization, name.tokens.count > 1, open + 2 < document.tokens.count,
      document.tokens[open].text == "(", document.tokens[open + 2].text == ")",
      document.tokens[open + 1].shape.contains(.allCaps)
    else { return nil }
    return NameMention(tokens: open + 1..<open + 2, kind: .organization)
  }

  /// What the article spells out in lower case, "liquefied petroleum gas (LPG)", names nobody.
  func dropCommonAcronyms(_ names: inout [NameMention], _ document: Document) {
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

  /// The last words of the full names of people, as they are written; no everyday words.
  func surnames(of names: [NameMention], _ document: Document) -> Set<String> {
    var surnames: Set<String> = []
    for name in names where name.kind == .person && name.tokens.count > 1 {
      let last = document.tokens[name.tokens.upperBound - 1]
      if last.lower.utf8.count > 2, !gazetteer.entry(last.hash).contains(.usuallyLower) {
        surnames.insert(last.text)
      }
    }
    return surnames
  }

  /// The surnames of people named in full that the tagger did not see where they stand alone.
  func surnames(in document: Document, besides names: [NameMention]) -> [NameMention] {
    let tokens = document.tokens
    let surnames = self.surnames(of: names, document)
    guard !surnames.isEmpty else { return [] }
    var found: [NameMention] = []
    var cursor = NameCursor(names)
    for index in tokens.indices where tokens[index].isCapitalized && surnames.contains(tokens[index].text) {
      let isNamed = cursor.name(in: index..<index + 1) != nil
      let isJoined =
        index + 1 < tokens.count && tokens[index + 1].isCapitalized
        && !tokens[index + 1].shape.contains(.sentenceStart)
      if !isNamed, !isJoined { found.append(NameMention(tokens: index..<index + 1, kind: .person)) }
    }
    return found
  }

  /// "Power Plant No 1": a numbered facility is a place.
  func facilities(in document: Document) -> [NameMention] {
    let tokens = document.tokens
    var found: [NameMention] = []
    for index in tokens.indices.dropFirst()
    where tokens[index].shape.contains(.hasDigit) && !tokens[index].isWord {
      let mark = tokens[index - 1].lower
      guard mark.is(.numberSign), index >= 2,
        tokens[index - 2].isCapitalized, tokens[index - 2].is(.facilityWord)
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
  func streets(in document: Document, besides names: [NameMention]) -> [NameMention] {
    let tokens = document.tokens
    var found: [NameMention] = []
    var cursor = NameCursor(names)
    for index in tokens.indices.dropFirst()
    where tokens[index].isCapitalized && tokens[index].is(.streetWord) {
      let isNamed = cursor.name(in: index..<index + 1) != nil
      let previous = tokens[index - 1]
      guard !isNamed, !tokens[index].shape.contains(.sentenceStart), previous.isCapitalized, previous.isWord,
        !previous.is(.the), !previous.shape.contains(.allCaps),
        index + 1 == tokens.count || !tokens[index + 1].isCapitalized
          || tokens[index + 1].shape.contains(.sentenceStart)
      else { continue }
      found.append(NameMention(tokens: index - 1..<index + 1, kind: .place))
    }
    return found
  }

  /// Companies by the legal form behind their name: "Norden A/S".
  func companies(in document: Document, besides names: [NameMention]) -> [NameMention] {
    let tokens = document.tokens
    var found: [NameMention] = []
    var cursor = NameCursor(names)
    for index in tokens.indices.dropFirst()
    where tokens[index].isCapitalized && tokens[index - 1].isCapitalized
      && lexicon.isLegalForm(tokens[index].lower)
    {
      guard cursor.name(in: index..<index + 1)?.kind != .organization else { continue }
      var start = index
      while start > 0, index - start < 4, tokens[start - 1].isCapitalized, tokens[start - 1].isWord,
        !tokens[start].shape.contains(.sentenceStart), !tokens[start - 1].is(.the)
      { start -= 1 }
      if start < index { found.append(NameMention(tokens: start..<index + 1, kind: .organization)) }
    }
    return found
  }

  /// "The Unite *union*": what a noun in lower case says is a body, and nothing else is.
  func bodies(in document: Document, besides names: [NameMention]) -> [NameMention] {
    let tokens = document.tokens
    var found: [NameMention] = []
    var cursor = NameCursor(names)
    for index in tokens.indices.dropFirst(2)
    where !tokens[index].isCapitalized && tokens[index].is(.namedBody) {
      var start = index
      while start > 0, index - start < 3, tokens[start - 1].isCapitalized, tokens[start - 1].isWord,
        !tokens[start - 1].shape.contains(.sentenceStart), !lexicon.isDemonym(tokens[start - 1].lower),
        lexicon.countryNumbers[tokens[start - 1].lower] == nil
      { start -= 1 }
      guard start < index, start > 0, tokens[start - 1].is(.the),
        cursor.name(in: start..<index) == nil
      else { continue }
      found.append(NameMention(tokens: start..<index, kind: .organization))
    }
    return found
  }

  /// "the German airline *Norvega*": what stands behind a noun for a body that no name covers.
  func explained(in document: Document, besides names: [NameMention]) -> [NameMention] {
    let tokens = document.tokens
    var found: [NameMention] = []
    var cursor = NameCursor(names)
    for index in tokens.indices.dropFirst(2)
    where tokens[index].isCapitalized && tokens[index].isWord && !tokens[index - 1].isCapitalized
      && lexicon.bodyNouns[tokens[index - 1].lower]?.first != nil
    {
      let noun = tokens[index - 1].lower
      guard lexicon.bodyNouns[noun]?.first != .government, !noun.is(.side), !noun.is(.platform),
        !noun.is(.daily), !noun.is(.paper),
        tokens[index - 2].is(.aliasOpener)
          || lexicon.isDemonym(tokens[index - 2].lower)
          || tokens[max(0, index - 3)].is(.the),
        !lexicon.isDemonym(tokens[index].lower), lexicon.titles[tokens[index].lower] == nil
      else { continue }
      let name = capitalized(from: index, tokens)
      guard cursor.name(in: name) == nil else { continue }
      found.append(NameMention(tokens: name, kind: .organization))
    }
    return found
  }

  /// "shares of *Zorvex*": what stands behind words that only a company follows, where no name covers it.
  func held(in document: Document, besides names: [NameMention]) -> [NameMention] {
    let tokens = document.tokens
    var found: [NameMention] = []
    var cursor = NameCursor(names)
    for index in tokens.indices.dropFirst(2)
    where tokens[index].isCapitalized && tokens[index].isWord
      && (tokens[index - 1].is(.of) || tokens[index - 1].is(.in))
    {
      let phrase = tokens[index - 2].lower + " " + tokens[index - 1].lower
      guard lexicon.organizationContexts.before[phrase] == .company, !lexicon.isDemonym(tokens[index].lower),
        gazetteer.entry(tokens[index].hash).isDisjoint(with: .widePlaces)
      else { continue }
      let name = capitalized(from: index, tokens)
      guard cursor.name(in: name) == nil else { continue }
      found.append(NameMention(tokens: name, kind: .organization))
    }
    return found
  }

  /// A capitalized word and those of the same sentence that follow it, four at most.
  private func capitalized(from index: Int, _ tokens: [Token]) -> Range<Int> {
    var end = index + 1
    while end < tokens.count, end - index < 4, tokens[end].isCapitalized, tokens[end].isWord,
      !tokens[end].shape.contains(.sentenceStart)
    { end += 1 }
    return index..<end
  }

  /// The agencies of a credit: what stands behind a slash or comma, or alone; never the photographer.
  func agencies(in document: Document, _ sentence: Document.Sentence) -> [NameMention] {
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
      while let first = part.first, tokens[first].is(.creditWord) { part = part.dropFirst() }
      while let last = part.last, tokens[last].is(.creditWord) { part = part.dropLast() }
      guard let first = part.first, part.count <= 4, part.allSatisfy({ tokens[$0].isCapitalized }) else {
        continue
      }
      let folded = part.map { tokens[$0].lower }.joined(separator: " ")
      let isKnown =
        part.contains { lexicon.organizationKinds[tokens[$0].lower] == .media }
        || lexicon.organizations[folded] == .media
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
