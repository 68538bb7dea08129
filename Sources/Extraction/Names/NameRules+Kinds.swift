import Facts
import Language

/// What stands beside a name decides its kind, and how far it reaches.
extension NameRules {
  /// What the words beside a name say of it: "the Nur Otan party", "the city of Oral".
  func kind(of name: NameMention, _ document: Document) -> EntityReference.Kind {
    let text = document.tokens[name.tokens].map(\.lower).joined(separator: " ")
    if lexicon.organizations[text] != nil,
      name.tokens.count > 1
        || gazetteer.entry(document.tokens[name.tokens.lowerBound].hash)
          .isDisjoint(with: [.firstName, .surname, .city, .region])
    {
      return .organization
    }
    if name.kind == .organization, isCountry(name, document) { return .place }
    if name.kind == .place, isSaidToBeBody(name, document) { return .organization }
    guard name.kind != .place else { return .place }
    if isDateline(name, document) { return .place }
    func word(_ token: Int) -> String {
      document.tokens.indices.contains(token) && !document.tokens[token].isCapitalized
        ? document.tokens[token].lower : ""
    }
    let next = word(name.tokens.upperBound)
    let before = word(name.tokens.lowerBound - 1)
    if before.is(.of), word(name.tokens.lowerBound - 2).is(.settlementNoun) { return .place }
    guard name.kind == .person else { return name.kind }
    if name.tokens.count > 2,
      document.tokens[name.tokens].contains(where: {
        $0.is(.for) || $0.is(.and)
          || gazetteer.entry($0.hash).contains(.organizationWord)
            && gazetteer.entry($0.hash).isDisjoint(with: [.firstName, .surname])
      })
    {
      return .organization
    }
    if before.is(.of), word(name.tokens.lowerBound - 2).is(.membershipNoun) { return .organization }
    if next.is(.placeNoun) { return .place }
    if next.is(.organizationNoun) { return .organization }
    if name.tokens.count == 1, lexicon.organizationContexts.behind[next] == .company,
      gazetteer.entry(document.tokens[name.tokens.lowerBound].hash).isDisjoint(with: [.firstName, .surname])
    {
      return .organization
    }
    if before.is(.in)
      || name.tokens.lowerBound > 0 && document.tokens[name.tokens.lowerBound - 1].is(.in),
      name.tokens.count == 1,
      gazetteer.entry(document.tokens[name.tokens.lowerBound].hash).isDisjoint(with: [.firstName, .surname])
    {
      return .place
    }
    return .person
  }

  /// "the airline *Norvega*", "shares of *Zorvex*": words for a body right before a name that no gazetteer has as a place.
  private func isSaidToBeBody(_ name: NameMention, _ document: Document) -> Bool {
    let first = name.tokens.lowerBound
    guard first > 1, !document.tokens[first - 1].isCapitalized else { return false }
    let before = document.tokens[first - 1].lower
    let phrase = document.tokens[first - 2].lower + " " + before
    let kind = lexicon.bodyNouns[before]?.first ?? lexicon.organizationContexts.before[phrase]
    guard let kind, kind != .government else { return false }
    return gazetteer.entry(document.tokens[first].hash).isDisjoint(with: .widePlaces)
  }

  /// "KLARENBURG (Reuters) -": where a report is from, in capitals before the agency.
  private func isDateline(_ name: NameMention, _ document: Document) -> Bool {
    let tokens = document.tokens
    let open = name.tokens.upperBound
    guard open + 3 < tokens.count, tokens[open].text == "(", tokens[open + 2].text == ")",
      tokens[open + 3].is(.nameDash),
      tokens[name.tokens.lowerBound].shape.contains(.sentenceStart)
    else { return false }
    return tokens[name.tokens].allSatisfy { $0.shape.contains(.allCaps) }
  }

  /// National teams and governments go by the name of the country, which is a place.
  private func isCountry(_ name: NameMention, _ document: Document) -> Bool {
    var hash = document.tokens[name.tokens.lowerBound].hash
    for token in name.tokens.dropFirst() {
      hash = NameGazetteer.extend(hash, with: document.tokens[token].hash)
    }
    return gazetteer.entry(hash).contains(.country)
  }

  /// "Office" behind "Prosecutor General's" is more than an office.
  func extendOffice(_ name: inout NameMention, _ document: Document) {
    let tokens = document.tokens
    let start = name.tokens.lowerBound
    let end = name.tokens.upperBound
    if name.kind == .organization, end + 1 < tokens.count, tokens[end].lower == "'s",
      tokens[end + 1].isCapitalized,
      lexicon.titleWords.contains(tokens[end - 1].lower),
      lexicon.organizationKinds[tokens[end + 1].lower] == .government
    {
      name.tokens = start..<end + 2
    }
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
  func extendPlace(_ name: inout NameMention, _ document: Document) {
    let next = name.tokens.upperBound
    guard next < document.tokens.count, !document.tokens[next].shape.contains(.sentenceStart),
      document.tokens[next].isCapitalized, document.tokens[next].is(.placeEnding)
    else { return }
    if next + 1 < document.tokens.count, document.tokens[next].is(.titleModifier),
      lexicon.titles[document.tokens[next + 1].lower] != nil
    {
      return
    }
    if next + 1 < document.tokens.count, document.tokens[next + 1].isCapitalized,
      lexicon.organizationKinds[document.tokens[next + 1].lower] != nil
    {
      return
    }
    name = NameMention(tokens: name.tokens.lowerBound..<next + 1, kind: .place)
  }
}
