import Facts
import Language

/// Whom the noun or pronoun of a saying stands for.
extension StatementAssembly {
  private var tokens: [Token] { grammar.tokens }

  /// The speaker of a saying: a record of the article where the text makes it plain, else the words as they stand.
  func speaker(_ saying: Saying) -> EntityReference? {
    guard let noun = saying.speaker else { return nil }
    if saying.verb == saying.tokens.lowerBound, saying.tokens.upperBound - 1 == noun, isLabel(saying.tokens) {
      return labelled(saying.tokens)
    }
    let token = author(noun)
    if let bearer = bearer(of: token) { return bearer }
    if grammar.tag(token) == .prps, grammar.entities.reference(atToken: token) == nil { return nil }
    if standsApart(token) { return group(token) }
    if let undated = undated(token) { return undated }
    return grammar.reference(token) { _ in true } ?? antecedent(of: token) ?? asSaid(token, of: noun)
  }

  /// Who issued the text that a noun names: "the judge's statement", "a statement from the king", "the government
  /// statement"; any other noun itself.
  func author(_ noun: Int) -> Int {
    let noun = grammar.counted(grammar.antecedent(noun))
    guard grammar.lemma(noun).is(.issuedText) else { return noun }
    if let owner = grammar.possessor(noun), finder.clauses.dateEnd(owner) == nil {
      let isOpen = grammar.tag(owner) == .prps && grammar.entities.reference(atToken: owner) == nil
      return isOpen ? noun : owner
    }
    if noun + 2 < tokens.count, tokens[noun + 1].is(.originPreposition),
      let issuer = finder.clauses.phrase(noun + 2, limit: min(tokens.count, noun + 14))
    {
      return issuer.head
    }
    for child in grammar.children(noun) {
      let relation = grammar.relation(child)
      if relation == .prep || relation == .agent, let object = grammar.child(child, .pobj) {
        switch tokens[child].word {
        case .from, .by: return object
        case .of where isNamedSpeaker(object): return object
        default: continue
        }
      }
      if relation == .compound, isNamedSpeaker(child) || tokens[child].is(.speakingBody) {
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
    let sentence = grammar.document.sentence(ofToken: title).tokens
    guard before > 0, tokens[before].text == ",",
      let name = grammar.entities.reference(atToken: before - 1), name.tokens.lowerBound > sentence.lowerBound
    else { return false }
    return grammar.entities.reference(atToken: before - 1)?.id == found.id
  }

  /// Whether words are the label of a turn of talk.
  private func isLabel(_ words: Range<Int>) -> Bool {
    let first =
      finder.stretchOfToken.indices.contains(words.upperBound + 1)
      ? finder.stretchOfToken[words.upperBound + 1] : -1
    return first >= 0 && stretches[Int(first)].label == words
  }

  /// The person whom a label names, else its words.
  private func labelled(_ label: Range<Int>) -> EntityReference {
    let span = grammar.document.span(label)
    if let found = grammar.entities.reference(atToken: label.upperBound - 1), found.isName {
      return EntityReference(name: found.name, kind: found.kind, id: found.id, span: span)
    }
    if let person = surnames[tokens[label.upperBound - 1].lower] {
      return EntityReference(name: person.name, kind: .person, id: person.id, span: span)
    }
    return EntityReference(name: Grammar.plain(span.text), kind: .group, span: span)
  }

  /// A group without the day that stands before it: "on Thursday *officials* reported".
  private func undated(_ noun: Int) -> EntityReference? {
    let range = grammar.nameRange(noun)
    guard grammar.tag(noun).isNoun, grammar.entities.reference(atToken: noun) == nil,
      let end = finder.clauses.dateEnd(range.lowerBound), end < range.upperBound
    else { return nil }
    let span = grammar.document.span(end..<range.upperBound)
    return EntityReference(name: Grammar.plain(span.text), kind: .group, span: span)
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
      let determiner = grammar.child(noun, .det), tokens[determiner].is(.theOrThis),
      grammar.nounPhrase(noun).count == 2
    else { return nil }
    let named = (bearers[tokens[noun].lower] ?? []).prefix(8).filter { person in
      person.mentions.first.map { $0.start < tokens[noun].start } == true
    }
    guard named.count == 1, let person = named.first else { return nil }
    return EntityReference(
      name: person.name, kind: .person, id: person.id, span: grammar.document.span(noun..<noun + 1))
  }

  /// For "it said" and "they said" that nothing else resolves: whoever the saying around it is of, or the body or the
  /// people that its own sentence or one of the two before speaks of.
  private func antecedent(of pronoun: Int) -> EntityReference? {
    let isBody = tokens[pronoun].is(.it)
    guard isBody || tokens[pronoun].is(.they) else { return nil }
    if let outer = sayingAround(pronoun), let found = outer.speaker, found != pronoun {
      return grammar.reference(author(found)) { _ in true }
    }
    let sentence = grammar.document.sentence(ofToken: pronoun).tokens
    let root = sentence.first { grammar.head($0) == nil }
    if let subject = root.flatMap(grammar.subject), subject < pronoun,
      let found = grammar.reference(subject, acceptsGroup: { _ in true }),
      isBody ? found.kind != .person : isPeople(found)
    {
      return found
    }
    return grammar.earlierSubject(for: pronoun).flatMap { isBody || isPeople($0) ? $0 : nil }
  }

  /// Whether a group is of people, and more than one: "officials".
  private func isPeople(_ group: EntityReference) -> Bool {
    guard group.kind == .group, let last = group.name.split(separator: " ").last else { return false }
    let word = Token.word(String(last), isFirst: false)
    let lemma = grammar.lemmatizer.lemma(of: word, .nns)
    return lemma != word.lower && lemma.is(.agentNoun)
  }

  /// The saying whose clause a pronoun stands in: "police said *they* believed".
  private func sayingAround(_ pronoun: Int) -> Saying? {
    let sentence = grammar.document.sentence(ofToken: pronoun).tokens
    return sayings(from: sentence.lowerBound, to: sentence.upperBound)
      .first { $0.content?.contains(pronoun) == true }
  }

  /// The words themselves: "he", "one of them".
  private func asSaid(_ token: Int, of noun: Int) -> EntityReference? {
    guard grammar.tag(token) == .prp else { return nil }
    let span = grammar.document.span(min(noun, token)..<token + 1)
    return EntityReference(name: span.text, kind: .group, span: span)
  }
}
