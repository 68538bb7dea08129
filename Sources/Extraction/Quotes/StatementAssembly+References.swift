import Facts

/// Whom the noun or pronoun of a saying stands for.
extension StatementAssembly {
  private var tokens: [Token] { grammar.document.tokens }

  /// The speaker of a saying: a record of the article where the text makes it plain, else the words as they stand.
  func speaker(_ saying: Saying) -> EntityReference? {
    guard let noun = saying.speaker else { return nil }
    let token = author(noun)
    if let bearer = bearer(of: token) { return bearer }
    if standsApart(token) { return group(token) }
    return grammar.reference(token) { _ in true } ?? earlierSubject(for: token) ?? asSaid(token, of: noun)
  }

  /// Who issued the text that a noun names: "the judge's statement", "a statement from the king", "the government
  /// statement"; any other noun itself.
  func author(_ noun: Int) -> Int {
    let noun = grammar.counted(grammar.antecedent(noun))
    guard finder.words.contains(.text, grammar.lemma(noun)) else { return noun }
    if let owner = grammar.possessor(noun), finder.clauses.dateEnd(owner) == nil { return owner }
    if noun + 2 < tokens.count, ["from", "by"].contains(tokens[noun + 1].lower),
      let issuer = finder.clauses.phrase(noun + 2, limit: min(tokens.count, noun + 14))
    {
      return issuer.head
    }
    for child in grammar.syntax.children(of: noun) {
      let relation = grammar.relation(child)
      if relation == .prep || relation == .agent, let object = grammar.child(child, .pobj) {
        switch tokens[child].lower {
        case "from", "by": return object
        case "of" where isNamedSpeaker(object): return object
        default: continue
        }
      }
      if relation == .compound, isNamedSpeaker(child) || finder.words.contains(.body, tokens[child].lower) {
        return child
      }
    }
    return noun
  }

  /// Whether a title stands behind a comma and a name without being said of it, for no comma closes it: "after meeting
  /// Holm, the *minister* said".
  private func standsApart(_ title: Int) -> Bool {
    guard let found = grammar.entities.reference(atToken: title), !found.isName, found.kind == .person,
      found.tokens.upperBound < tokens.count, tokens[found.tokens.upperBound].text != ","
    else { return false }
    var before = found.tokens.lowerBound - 1
    while before > 0, grammar.tag(before) == .dt || grammar.tag(before).isAdjective { before -= 1 }
    guard before > 0, tokens[before].text == "," else { return false }
    return grammar.entities.reference(atToken: before - 1)?.id == found.id
  }

  private func group(_ noun: Int) -> EntityReference {
    let span = grammar.document.span(grammar.nameRange(noun))
    return EntityReference(name: Grammar.plain(span.text), kind: .group, span: span)
  }

  private func isNamedSpeaker(_ token: Int) -> Bool {
    guard let found = grammar.entities.reference(atToken: token), found.isName else { return false }
    return found.kind == .person || found.kind == .organization
  }

  /// For "the spokesman" the one person with that title whom the article has named so far.
  private func bearer(of noun: Int) -> EntityReference? {
    guard grammar.tag(noun) == .nn, grammar.entities.reference(atToken: noun) == nil,
      let determiner = grammar.child(noun, .det), ["the", "this"].contains(tokens[determiner].lower),
      grammar.nounPhrase(noun).count == 2
    else { return nil }
    let named = (bearers[tokens[noun].lower] ?? []).prefix(8).filter { person in
      person.mentions.first.map { $0.start < tokens[noun].start } == true
    }
    guard named.count == 1, let person = named.first else { return nil }
    return EntityReference(
      name: person.name, kind: .person, id: person.id, span: grammar.document.span(noun..<noun + 1))
  }

  /// For "it said" and "they said" that nothing else resolves: the body or group that one of the two
  /// sentences before speaks of.
  private func earlierSubject(for pronoun: Int) -> EntityReference? {
    let isBody = tokens[pronoun].lower == "it"
    guard isBody || tokens[pronoun].lower == "they" else { return nil }
    let index = grammar.document.sentenceIndex(ofToken: pronoun)
    for back in 1...3 where index >= back {
      let sentence = grammar.document.sentences[index - back].tokens
      guard let root = sentence.first(where: { grammar.head($0) == nil }),
        let subject = grammar.subject(root),
        let found = grammar.reference(subject, acceptsGroup: { _ in true })
      else { continue }
      if isBody ? found.kind != .person : found.kind == .group && grammar.tag(subject) == .nns {
        return found
      }
    }
    return nil
  }

  /// The words themselves: "he", "one of them".
  private func asSaid(_ token: Int, of noun: Int) -> EntityReference? {
    guard grammar.tag(token) == .prp else { return nil }
    let span = grammar.document.span(min(noun, token)..<token + 1)
    return EntityReference(name: span.text, kind: .group, span: span)
  }
}
