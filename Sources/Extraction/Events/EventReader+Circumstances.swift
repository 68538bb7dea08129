import Facts

/// Where and when.
extension EventReader {
  private static let placing: Set<String> = [
    "in", "at", "near", "outside", "inside", "across", "throughout", "around", "on", "from", "to", "into",
    "through", "within", "off", "over",
  ]

  /// Gives each draft of a sentence its place.
  func place(_ drafts: inout [EventDraft], in sentence: Range<Int>) {
    for index in drafts.indices {
      let draft = drafts[index]
      let anchors =
        [draft.trigger, draft.frame ?? draft.trigger] + draft.recipientTokens
        + [grammar.object(draft.trigger)].compactMap { $0 }
      for anchor in anchors {
        if let found = placed(anchor) {
          drafts[index].place = found
          break
        }
      }
      if drafts[index].place == nil, drafts.count == 1 { drafts[index].place = loneSetting(sentence) }
    }
  }

  /// The place behind a preposition that hangs on a token.
  private func placed(_ anchor: Int) -> EntityReference? {
    for child in grammar.syntax.children(of: anchor)
    where grammar.relation(child) == .prep && Self.placing.contains(tokens[child].lower) {
      guard let object = grammar.child(child, .pobj) else { continue }
      if let found = placeWithin(object) { return found }
    }
    return nil
  }

  /// The place that a noun phrase names or lies in: "the northern city of Kirkuk".
  private func placeWithin(_ noun: Int) -> EntityReference? {
    for conjunct in grammar.conjuncts(noun).prefix(1) {
      if let found = grammar.entities.reference(atToken: conjunct) {
        return found.kind == .place ? reference(found) : nil
      }
      if let found = grammar.entities.reference(atToken: conjunct + 1), found.kind == .place,
        found.tokens.lowerBound == conjunct + 1
      {
        return reference(found)
      }
      for child in grammar.syntax.children(of: conjunct) {
        switch grammar.relation(child) {
        case .compound, .appos, .poss:
          if let found = grammar.entities.reference(atToken: child), found.kind == .place {
            return reference(found)
          }
        case .prep where ["of", "in"].contains(tokens[child].lower):
          if let object = grammar.child(child, .pobj),
            let found = grammar.entities.reference(atToken: object),
            found.kind == .place
          {
            return reference(found)
          }
        default: break
        }
      }
    }
    return nil
  }

  /// The only place of a sentence, when a preposition makes it the setting.
  private func loneSetting(_ sentence: Range<Int>) -> EntityReference? {
    var found: Entities.Reference?
    var token = sentence.lowerBound
    while token < sentence.upperBound {
      if let next = grammar.entities.reference(atToken: token) {
        if next.kind == .place, next.tokens.lowerBound > sentence.lowerBound,
          ["in", "at", "near", "across"].contains(tokens[next.tokens.lowerBound - 1].lower)
        {
          if found != nil { return nil }
          found = next
        }
        token = max(token + 1, next.tokens.upperBound)
      } else {
        token += 1
      }
    }
    return found.map(reference)
  }

  private func reference(_ found: Entities.Reference) -> EntityReference {
    EntityReference(
      name: found.name, kind: found.kind, id: found.id, span: grammar.document.span(found.tokens))
  }

  /// Gives each date of a sentence to the event whose verb or noun it hangs on.
  func date(_ drafts: inout [EventDraft], with dates: Range<Int>, of expressions: [DateExpression]) {
    var loose: Int?
    for index in dates {
      switch owner(of: expressions[index].tokens, among: drafts) {
      case .draft(let owner): if drafts[owner].date == nil { drafts[owner].date = index }
      case .saying: break
      case .nobody: loose = loose ?? index
      }
    }
    if drafts.count == 1, !drafts[0].isNoun, drafts[0].date == nil { drafts[0].date = loose }
    for index in drafts.indices where drafts[index].date == nil {
      drafts[index].date = fronted(drafts[index], among: drafts, of: expressions)
    }
  }

  /// The date before the first of two verbs, for the second: "*in 2011* police fired on strikers, and 14 were
  /// killed".
  private func fronted(
    _ draft: EventDraft, among drafts: [EventDraft], of expressions: [DateExpression]
  ) -> Int? {
    guard grammar.relation(draft.trigger) == .conj, let head = grammar.head(draft.trigger),
      let lead = drafts.first(where: { $0.trigger == head }), let date = lead.date,
      expressions[date].tokens.upperBound <= head,
      Self.isPast(grammar.tag(head)) == Self.isPast(grammar.tag(draft.trigger))
    else { return nil }
    return date
  }

  private static func isPast(_ tag: PartOfSpeech) -> Bool { tag == .vbd || tag == .vbn }

  /// What a date is the date of: an event, that something was said, or nothing that the grammar names.
  private enum Owner {
    case draft(Int), saying, nobody
  }

  private func owner(of range: Range<Int>, among drafts: [EventDraft]) -> Owner {
    var token = range.lowerBound
    for _ in 0..<4 {
      guard let head = grammar.head(token), range.contains(head) else { break }
      token = head
    }
    for _ in 0..<10 {
      guard let head = grammar.head(token) else { break }
      token = head
      if let found = drafts.firstIndex(where: { $0.trigger == token || $0.frame == token }) {
        return .draft(found)
      }
      guard grammar.tag(token).isVerb else { continue }
      if !sayings.manner(of: grammar.lemma(token)).isDisjoint(with: [.say, .think]) { return .saying }
      // "Began withdrawing on Monday": the date may hang on the verb before.
      let below = grammar.syntax.children(of: token).first { child in
        grammar.relation(child) == .xcomp && drafts.contains { $0.trigger == child || $0.frame == child }
      }
      if let below, let found = drafts.firstIndex(where: { $0.trigger == below || $0.frame == below }) {
        return .draft(found)
      }
      if grammar.relation(token) == .root || grammar.relation(token) == .relcl { break }
    }
    return .nobody
  }
}
