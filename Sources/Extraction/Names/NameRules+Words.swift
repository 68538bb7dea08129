import Facts
import Language

/// Names made of everyday words, and names of what is no person, body or place.
extension NameRules {
  /// Whether a name is of a storm, a ship, a law, a contest, a disease, or an acronym that is no body.
  func isNoBody(_ name: NameMention, _ document: Document) -> Bool {
    let tokens = document.tokens
    let first = tokens[name.tokens.lowerBound]
    let last = tokens[name.tokens.upperBound - 1]
    if name.tokens.count == 1 {
      if nonBodies.wholes.contains(first.lower),
        first.shape.contains(.allCaps) || first.shape.contains(.hasDigit)
      {
        return name.kind != .place
      }
    } else if name.kind != .place {
      if nonBodies.heads.contains(last.lower) {
        // "Institute of Infectious Disease" is a body.
        return !name.tokens.dropLast().contains { lexicon.organizationKinds[tokens[$0].lower] != nil }
      }
      if nonBodies.firsts.contains(first.lower), isMark(first) { return true }
    }
    guard name.kind != .place, name.tokens.lowerBound > 0, !first.shape.contains(.sentenceStart) else {
      return false
    }
    let before = tokens[name.tokens.lowerBound - 1]
    return before.isCapitalized && nonBodies.firsts.contains(before.lower) && isMark(before)
  }

  /// Whether a word that marks a ship or a storm is written as one: "MS Berg" is a ship, "Ms Berg" a woman.
  private func isMark(_ token: Token) -> Bool {
    token.lower.utf8.count > 4
      ? token.isCapitalized
      : token.shape.contains(.allCaps) || token.lower.contains("/") || token.lower.contains(".")
  }

  /// "the Ballot Access Act (BAA)": the acronym of what is no body.
  func isAcronymOfNoBody(_ name: NameMention, _ document: Document) -> Bool {
    let open = name.tokens.lowerBound - 1
    guard name.tokens.count == 1, open > 0, document.tokens[open].text == "(" else { return false }
    return document.tokens[open - 1].isCapitalized
      && nonBodies.heads.contains(document.tokens[open - 1].lower)
  }

  /// A person where the tagger found a body or a place: "Princess Ana Lund", "Mr Price", "police arrested Chase Long".
  func bearer(of name: NameMention, _ document: Document) -> NameMention? {
    let tokens = document.tokens
    guard name.kind != .person, name.tokens.count > 1, name.tokens.count <= 4 else { return nil }
    let first = name.tokens.lowerBound
    if name.kind == .organization,
      isHonorific(first, tokens)
        || tokens[first].is(.realmTitle)
          && name.tokens.dropFirst().allSatisfy({
            tokens[$0].isCapitalized && lexicon.organizationKinds[tokens[$0].lower] == nil
              && !tokens[$0].is(.placeWord)
          })
    {
      return NameMention(tokens: first + 1..<name.tokens.upperBound, kind: .person)
    }
    guard name.tokens.count == 2, isGivenName(tokens[first]), !tokens[first + 1].shape.contains(.allCaps),
      lexicon.organizationKinds[tokens[first + 1].lower] == nil
    else { return nil }
    let end = name.tokens.upperBound
    let isDoer = end < tokens.count && tokens[end].is(.speechVerb)
    let isDoneTo = first > 0 && tokens[first - 1].is(.deedToPeople)
    return isDoer || isDoneTo || isAge(behind: end, tokens)
      ? NameMention(tokens: name.tokens, kind: .person) : nil
  }

  private func isGivenName(_ token: Token) -> Bool {
    let known = gazetteer.entry(token.hash)
    return known.contains(.firstName) || known.contains(.male) || known.contains(.female)
  }

  /// ", 24,"
  private func isAge(behind end: Int, _ tokens: [Token]) -> Bool {
    end + 2 < tokens.count && tokens[end].text == "," && tokens[end + 1].shape.contains(.hasDigit)
      && tokens[end + 1].text.utf8.count == 2 && tokens[end + 2].text == ","
  }

  /// Drops every name of a ship or storm that the article names with its mark, "USS Berg", also where it stands alone.
  func dropVessels(_ names: inout [NameMention], _ document: Document) {
    let tokens = document.tokens
    var vessels: Set<String> = []
    for index in tokens.indices.dropFirst() where tokens[index].isCapitalized {
      let mark = tokens[index - 1]
      if mark.isCapitalized, nonBodies.firsts.contains(mark.lower), isMark(mark),
        !tokens[index].shape.contains(.sentenceStart),
        index + 1 >= tokens.count || !tokens[index + 1].isCapitalized
          || tokens[index + 1].shape.contains(.sentenceStart)
      {
        vessels.insert(tokens[index].text)
      }
    }
    guard !vessels.isEmpty else { return }
    names.removeAll { name in
      guard vessels.contains(tokens[name.tokens.upperBound - 1].text) else { return false }
      if name.kind == .place,
        !gazetteer.entry(tokens[name.tokens.upperBound - 1].hash).isDisjoint(with: .places)
      {
        return false
      }
      return name.tokens.count == 1 || nonBodies.firsts.contains(tokens[name.tokens.lowerBound].lower)
    }
  }

  /// A body and a person whom the tagger took for one name: "told *MSNBC Berg*", where Berg is named elsewhere.
  func bodyAndPerson(_ name: NameMention, surnames: Set<String>, _ document: Document) -> [NameMention]? {
    let last = name.tokens.upperBound - 1
    guard name.kind == .organization, name.tokens.count > 1, surnames.contains(document.tokens[last].text)
    else { return nil }
    let body = document.tokens[name.tokens.lowerBound..<last].map(\.lower).joined(separator: " ")
    guard lexicon.organizations[body] != nil || lexicon.knownOrganizations[body] != nil else { return nil }
    return [
      NameMention(tokens: name.tokens.lowerBound..<last, kind: .organization),
      NameMention(tokens: last..<last + 1, kind: .person),
    ]
  }

  /// Two bodies joined by "and" inside one name: "Writers' Union of Oslo and Coastal Rights Fund". Governments name one
  /// body so: "Department of Health and Human Services".
  func joint(in name: NameMention, _ document: Document) -> Int? {
    guard name.kind == .organization, name.tokens.count > 5 else { return nil }
    let tokens = document.tokens
    guard let and = name.tokens.first(where: { tokens[$0].is(.and) }), and + 2 < name.tokens.upperBound,
      !name.tokens.contains(where: { tokens[$0].text == "," })
    else { return nil }
    let left = name.tokens.lowerBound..<and
    let of = left.first { tokens[$0].is(.of) } ?? and
    guard of > left.lowerBound, let head = lexicon.organizationKinds[tokens[of - 1].lower],
      head != .government
    else { return nil }
    let last = name.tokens.upperBound - 1
    if lexicon.organizationKinds[tokens[last].lower] != nil { return and }
    // "University of *Lund* and Orkla Seafood": what is of a place is whole.
    return of < and && !gazetteer.entry(tokens[and - 1].hash).isDisjoint(with: .places)
      && gazetteer.entry(tokens[last].hash).isDisjoint(with: .places) ? and : nil
  }

  /// "Kane Brothers *and Sons*": what "and" adds to a company's name.
  func extendCompany(_ name: inout NameMention, _ document: Document) {
    let and = name.tokens.upperBound
    guard name.kind != .place, and + 1 < document.tokens.count,
      document.tokens[and].is(.andOrAmpersand),
      document.tokens[and + 1].isCapitalized, document.tokens[and + 1].is(.companyTail)
    else { return }
    name = NameMention(tokens: name.tokens.lowerBound..<and + 2, kind: .organization)
  }

  /// "Marks and Spencer", "Johnson & Johnson": companies known by two names; "Canal+": by a mark.
  func knownPairs(in document: Document, besides names: [NameMention]) -> [NameMention] {
    let tokens = document.tokens
    var found: [NameMention] = []
    var cursor = NameCursor(names)
    for index in tokens.indices.dropFirst().dropLast() {
      let token = tokens[index]
      if token.text == "+", !token.hasSpaceBefore, tokens[index - 1].isCapitalized, tokens[index - 1].isWord,
        lexicon.knownOrganizations[tokens[index - 1].lower + "+"] != nil
      {
        found.append(NameMention(tokens: index - 1..<index + 1, kind: .organization))
      }
      guard token.is(.and) || token.text == "&", tokens[index - 1].isCapitalized,
        tokens[index + 1].isCapitalized
      else { continue }
      let pair = tokens[index - 1].lower + " " + token.lower + " " + tokens[index + 1].lower
      guard lexicon.knownOrganizations[pair] != nil,
        cursor.name(in: index - 1..<index + 2).map({ $0.kind != .organization || $0.tokens.count < 3 })
          ?? true
      else { continue }
      found.append(NameMention(tokens: index - 1..<index + 2, kind: .organization))
    }
    return found
  }

  /// "published in *Nature*", "the journal *Science*": media known by one everyday word.
  func publications(in document: Document, besides names: [NameMention]) -> [NameMention] {
    let tokens = document.tokens
    var found: [NameMention] = []
    var cursor = NameCursor(names)
    for index in tokens.indices.dropFirst(2)
    where tokens[index].isCapitalized && !tokens[index].shape.contains(.sentenceStart) {
      let before = tokens[index - 1].lower
      let isNamed = before.is(.journal) || before.is(.magazine) || before.is(.newspaper)
      guard
        isNamed || before.is(.in) && tokens[index - 2].is(.publicationVerb),
        lexicon.knownOrganizations[tokens[index].lower] == .media,
        cursor.name(in: index..<index + 1)?.kind != .organization,
        index + 1 >= tokens.count || !tokens[index + 1].isCapitalized
          || tokens[index + 1].shape.contains(.sentenceStart)
      else { continue }
      found.append(NameMention(tokens: index..<index + 1, kind: .organization))
    }
    return found
  }

  /// People whose names are everyday words, where what stands beside them says that they are people: "Mr *Price*", "*Rose
  /// Field* told", "*Summer Day*, 24,".
  func everydayPeople(in document: Document, besides names: [NameMention]) -> [NameMention] {
    let tokens = document.tokens
    var found: [NameMention] = []
    var cursor = NameCursor(names)
    var next = 0
    for index in tokens.indices where index >= next && tokens[index].isCapitalized && tokens[index].isWord {
      if isHonorific(index, tokens), index + 1 < tokens.count, tokens[index + 1].isCapitalized,
        tokens[index + 1].isWord,
        !tokens[index + 1].shape.contains(.sentenceStart), lexicon.titles[tokens[index + 1].lower] == nil
      {
        var end = index + 2
        while end < tokens.count, end - index < 4, tokens[end].isCapitalized, tokens[end].isWord,
          !tokens[end].shape.contains(.sentenceStart)
        { end += 1 }
        if cursor.name(in: index + 1..<end) == nil {
          found.append(NameMention(tokens: index + 1..<end, kind: .person))
          next = end
        }
        continue
      }
      guard let end = everydayName(index, tokens, &cursor) else { continue }
      found.append(NameMention(tokens: index..<end, kind: .person))
      next = end
    }
    return found
  }

  private func isHonorific(_ index: Int, _ tokens: [Token]) -> Bool {
    tokens[index].is(.honorificWord)
      && !tokens[index].shape.contains(.allCaps)
  }

  /// The end of a given name and a surname that begin at a token, neither of them a name yet, or only the surname.
  private func everydayName(_ index: Int, _ tokens: [Token], _ cursor: inout NameCursor) -> Int? {
    let end = index + 2
    guard end < tokens.count, tokens[index + 1].isCapitalized, tokens[index + 1].isWord,
      !tokens[index + 1].shape.contains(.allCaps), !tokens[index].shape.contains(.allCaps)
    else { return nil }
    guard isGivenName(tokens[index]), !nonBodies.firsts.contains(tokens[index].lower),
      lexicon.titles[tokens[index].lower] == nil, !lexicon.isDemonym(tokens[index].lower),
      !lexicon.isDemonym(tokens[index + 1].lower), lexicon.organizationKinds[tokens[index + 1].lower] == nil,
      !nonBodies.heads.contains(tokens[index + 1].lower)
    else { return nil }
    let deed = tokens[end]
    let isSurname = gazetteer.entry(tokens[index + 1].hash).contains(.surname)
    let isDeed = deed.is(.deedOfPeople) && (isSurname || !deed.is(.weakDeed))
    let isAged = isAge(behind: end, tokens)
    guard isDeed || isAged, !tokens[index + 1].shape.contains(.sentenceStart) else { return nil }
    if let named = cursor.name(in: index..<end) {
      return named.kind == .person && named.tokens == index + 1..<end ? end : nil
    }
    // At the start "Will May" may be a question, and "Grace Street" no person.
    return tokens[index + 1].is(.placeWord) && !isAged
      && deed.is(.pastAuxiliary) ? nil : end
  }
}
