import Facts
import Language

/// Noun phrases, and whom they stand for.
extension Grammar {
  /// The words before a noun that belong to it, and the noun: "a long-serving public servant".
  func nounPhrase(_ noun: Int) -> Range<Int> {
    if let reference = entities.reference(atToken: noun), reference.isName,
      reference.tokens.upperBound > noun + 1
    {
      let start = leftEdge(noun)
      return min(start, reference.tokens.lowerBound)..<reference.tokens.upperBound
    }
    return leftEdge(noun)..<noun + 1
  }

  private func leftEdge(_ noun: Int) -> Int {
    var start = noun
    for child in syntax.children(of: noun) where child < start {
      switch relation(child) {
      case .det, .amod, .compound, .nummod, .poss, .quantmod, .advmod, .npadvmod, .punct:
        let edge = subtree(child).lowerBound
        if isPhraseBreak(edge) { continue }
        start = min(start, edge)
      default: break
      }
      break
    }
    return start
  }

  private func isPhraseBreak(_ token: Int) -> Bool {
    tokens[token].isPunctuation && tokens[token].lower != "$"
  }

  /// A noun phrase without its article: "Kazakh authorities", and with the quantity before it left out
  /// where that is a number: "10,000 people" -> "people".
  func nameRange(_ noun: Int) -> Range<Int> {
    let phrase = nounPhrase(noun)
    var start = phrase.lowerBound
    if let number = phrase.prefix(8).last(where: { $0 < noun && tag($0) == .cd }) { start = number }
    while start < noun {
      switch tag(start) {
      case .dt, .pdt, .cd, .punctuation, .prps, .wdt, .rb, .rbr, .jjr, .in, .to, .sym: start += 1
      case .jj where tokens[start].is(.vagueDeterminer): start += 1
      default: return start..<phrase.upperBound
      }
    }
    return start..<phrase.upperBound
  }

  /// The noun that a quantity counts: "thousands of demonstrators" -> "demonstrators".
  func counted(_ noun: Int) -> Int {
    var noun = noun
    for _ in 0..<3 {
      guard tokens[noun].is(.quantityNoun) || tag(noun) == .cd,
        let object = object(of: noun, prepositions: ["of"])
      else { return noun }
      noun = object
    }
    return noun
  }

  /// Whether a noun has an article or pronoun that says it is known: "the attack", "this deal".
  func isDefinite(_ noun: Int) -> Bool {
    guard let determiner = child(noun, .det) else { return false }
    switch tokens[determiner].word {
    case .the, .this, .that, .these, .those: return true
    default: return false
    }
  }

  /// Whom a noun or pronoun stands for: a record of the article where there is one, also through
  /// apposition ("the commandant, Kanat Taimerdenov"); else a group in the words of the text where
  /// `acceptsGroup` says so for the noun; nil for anything else.
  func reference(_ token: Int, acceptsGroup: (Int) -> Bool) -> EntityReference? {
    let token = counted(antecedent(token))
    if let found = entities.reference(atToken: token) {
      if found.isName || found.kind == .person || found.tokens.contains(token) {
        if !found.isName || isWhole(found, token) { return entityReference(found) }
      }
    }
    if tag(token) == .prp || tag(token) == .wp || tag(token) == .wdt { return nil }
    if let apposed = child(token, .appos), let found = entities.reference(atToken: apposed), found.isName,
      found.kind == .person || found.kind == .organization
    {
      return entityReference(found)
    }
    if tag(token).isNoun, let found = entities.reference(atToken: token + 1), found.isName,
      found.kind == .person,
      found.tokens.lowerBound == token + 1, tokens[token + 1].hasSpaceBefore
    {
      return entityReference(found)
    }
    guard acceptsGroup(token) else { return nil }
    let range = groupRange(token)
    let span = document.span(range)
    return EntityReference(name: Self.plain(span.text), kind: .group, span: span)
  }

  /// For "it" and "they" that nothing else resolves: the body or group that one of the two sentences before speaks of.
  func earlierSubject(for pronoun: Int) -> EntityReference? {
    let isBody = tokens[pronoun].is(.it)
    guard isBody || tokens[pronoun].is(.they) else { return nil }
    let index = document.sentenceIndex(ofToken: pronoun)
    for back in 1...2 where index >= back {
      let sentence = document.sentences[index - back].tokens
      guard let root = sentence.first(where: { head($0) == nil }),
        let subject = subject(root),
        let found = reference(subject, acceptsGroup: { _ in true })
      else { continue }
      if isBody ? found.kind != .person : found.kind == .group { return found }
    }
    return nil
  }

  /// Whether a name is all there is to a phrase, and not the owner or place of what it names:
  /// "Tokayev's office" is no name.
  private func isWhole(_ reference: Entities.Reference, _ token: Int) -> Bool {
    reference.tokens.contains(token)
  }

  /// The record that words refer to, with these words.
  func entityReference(_ found: Entities.Reference) -> EntityReference {
    EntityReference(
      name: found.name, kind: found.kind, id: found.id, span: document.span(found.tokens))
  }

  /// The words for a group: the noun phrase, and what it is of or from: "residents of the town".
  private func groupRange(_ noun: Int) -> Range<Int> {
    let range = nameRange(noun)
    for child in syntax.children(of: noun)
    where child == noun + 1 && relation(child) == .prep && tokens[child].is(.of) {
      if let object = self.child(child, .pobj), object - noun < 8 {
        return range.lowerBound..<max(range.upperBound, endOfNames(from: object))
      }
    }
    return range
  }

  /// The end of a noun phrase, with the names that it joins: "ministers of *Norway, Sweden and Finland*".
  private func endOfNames(from noun: Int) -> Int {
    var end = nounPhrase(noun).upperBound
    guard tag(noun).isProperNoun else { return end }
    for other in conjuncts(noun).dropFirst().prefix(5) {
      guard tag(other).isProperNoun, other >= end, other - end < 5 else { break }
      end = nounPhrase(other).upperBound
    }
    return end
  }

  /// The words on one line, one blank between them.
  static func plain(_ text: String) -> String {
    var isPlain = true
    var wasSpace = true
    for byte in text.utf8 {
      if byte < 0x20 || byte == 0xC2 || byte == 0xE2 || byte == 0xEF || byte == 0x20 && wasSpace {
        isPlain = false
      }
      wasSpace = byte == 0x20
    }
    if isPlain && !wasSpace { return text }
    let scalars = Array(text.unicodeScalars)
    return WordFolding.words(scalars, 0..<scalars.count).split(whereSeparator: \.isSpace).map(String.init)
      .joined(separator: " ")
  }
}
