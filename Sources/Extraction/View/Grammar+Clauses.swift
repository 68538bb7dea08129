import Facts
import Language

/// Subjects and objects, also where another clause lends them.
extension Grammar {
  /// Whether a verb is passive: "were arrested", "the men arrested on Monday".
  func isPassive(_ verb: Int) -> Bool {
    guard tag(verb) == .vbn || tag(verb) == .vbd else { return false }
    var hasAuxiliary = false
    var hasPassiveSubject = false
    for child in syntax.children(of: verb) {
      switch relation(child) {
      case .auxpass: return true
      case .aux:
        if tokens[child].is(.formOfBe) { return true }
        hasAuxiliary = true
      case .nsubjpass: hasPassiveSubject = true
      case .nsubj, .dobj: hasAuxiliary = true
      default: break
      }
    }
    if hasPassiveSubject { return !hasAuxiliary }
    guard !hasAuxiliary, tag(verb) == .vbn || relation(verb) == .acl else { return false }
    if relation(verb) == .acl { return true }
    if relation(verb) == .conj, let head = head(verb), tag(head).isVerb { return isPassive(head) }
    return relation(verb) == .advcl || relation(verb) == .xcomp || relation(verb) == .amod
  }

  /// The grammatical subject, lent where the verb has none of its own: by the verb it is joined to,
  /// the verb it completes, or the noun it describes. Walks up at most eight steps.
  func subject(_ verb: Int) -> Int? {
    var verb = verb
    for _ in 0..<8 {
      if let own = child(verb, .nsubj, .nsubjpass) { return antecedent(own) }
      guard let head = head(verb) else { return nil }
      switch relation(verb) {
      case .conj, .advcl, .aux, .auxpass: verb = head
      case .xcomp, .ccomp:
        if let object = child(head, .dobj, .dative), relation(verb) == .xcomp, controlsObject(head) {
          return antecedent(object)
        }
        verb = head
      case .pcomp, .prep:
        guard let above = self.head(head) else { return nil }
        if tag(above).isNoun { return nil }
        if relation(head) == .prep,
          tokens[head].is(.of) || tokens[head].is(.from)
            || tokens[head].is(.for), let object = child(above, .dobj)
        {
          return antecedent(object)
        }
        if isPassive(above) || child(above, .nsubj, .nsubjpass) != nil { return subjectOfOwn(above) }
        verb = above
      case .acl, .relcl:
        if tag(verb) == .vb { return possessor(head) ?? subjectOverNoun(head) }
        return isPassive(verb) ? nil : head
      case .acomp, .attr: verb = head
      default: return nil
      }
      if !tag(verb).isVerb && !tag(verb).isAdjective && tag(verb) != .md { return nil }
    }
    return nil
  }

  private func subjectOfOwn(_ verb: Int) -> Int? {
    child(verb, .nsubj, .nsubjpass).map(antecedent)
      ?? (relation(verb) == .conj ? head(verb).flatMap { subjectOfOwn($0) } : nil)
  }

  /// For "an attempt to storm", "plans to leave": whoever has the noun, or does it.
  private func subjectOverNoun(_ noun: Int) -> Int? {
    guard let head = head(noun), tag(head).isVerb, relation(noun) == .dobj else { return nil }
    return child(head, .nsubj).map(antecedent)
  }

  /// Whether the object of a verb, not its subject, does what its infinitive says: "ask them to leave".
  private func controlsObject(_ verb: Int) -> Bool {
    !lemma(verb).is(.promise) && !lemma(verb).is(.vow) && !lemma(verb).is(.threaten)
  }

  /// What is acted on: the object, or the subject of a passive.
  func object(_ verb: Int) -> Int? {
    if isPassive(verb) {
      if let subject = child(verb, .nsubjpass, .nsubj) { return antecedent(subject) }
      switch relation(verb) {
      case .acl, .relcl, .amod: return head(verb)
      case .conj, .xcomp, .advcl: return subject(verb)
      default: return nil
      }
    }
    if let object = child(verb, .dobj) { return antecedent(object) }
    if relation(verb) == .relcl, child(verb, .nsubj).map({ !isRelative($0) }) == true,
      child(verb, .dobj) == nil
    {
      return nil
    }
    return nil
  }

  /// Whether a participle stands as a noun: "put *the injured* at 40".
  func isNominalized(_ verb: Int) -> Bool {
    guard verb > 0, tag(verb) == .vbn || tag(verb) == .vbd || tag(verb) == .vbg else { return false }
    return tag(verb - 1) == .dt || tag(verb - 1) == .prps
  }

  /// Who does what a passive says: "by the police".
  func agent(_ verb: Int) -> Int? {
    for child in syntax.children(of: verb)
    where (relation(child) == .agent || relation(child) == .prep) && tokens[child].is(.by) {
      if let object = self.child(child, .pobj), tag(object).isNoun || tag(object) == .prp { return object }
    }
    return nil
  }

  func isRelative(_ token: Int) -> Bool {
    tag(token) == .wdt || tag(token) == .wp
  }

  /// For "who", "which" and "that" the noun they stand for, else, and where that is not plain, the token itself.
  func antecedent(_ token: Int) -> Int {
    guard isRelative(token) else { return token }
    var verb = head(token)
    for _ in 0..<6 {
      guard let current = verb else { return token }
      if relation(current) == .relcl || relation(current) == .acl {
        guard let noun = head(current), !isAmbiguous(token, for: noun) else { return token }
        return noun
      }
      verb = head(current)
    }
    return token
  }

  /// Whether nobody can tell from the words whom "who" means: the name of a person stands right before it that belongs to
  /// the noun which the clause describes, as in "the brother of Eva Holm, who was arrested".
  private func isAmbiguous(_ relative: Int, for noun: Int) -> Bool {
    var before = relative - 1
    while before > noun, tokens[before].isPunctuation || tag(before) == .in { before -= 1 }
    guard before > noun, let name = entities.reference(atToken: before), name.isName else { return false }
    return name.kind == .person && !name.tokens.contains(noun)
  }

  /// Whether "whose" parts a name from a verb that tells of something else, as in "Berg, whose mother died".
  func isPartedByOwner(_ name: Int, from verb: Int) -> Bool {
    guard name < verb, let owner = (name..<verb).last(where: { tag($0) == .wps }) else { return false }
    return !(owner..<verb).contains {
      tag($0) == .vbd || tag($0) == .vbz || tag($0) == .vbp || tag($0) == .md
    }
  }

  /// The owner in "the army's withdrawal", "its troops".
  func possessor(_ noun: Int) -> Int? { child(noun, .poss) }
}
