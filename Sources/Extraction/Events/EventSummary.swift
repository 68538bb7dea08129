import Facts
import Language

/// Says an event in a few words: the text's own clause around the trigger, trimmed, its pronouns replaced by
/// whom they stand for. Nothing is put together from slots, so what it says the text says.
struct EventSummary {
  let grammar: Grammar
  /// Words beyond which a clause says too much at once.
  private static let longest = 40

  /// The sentence for a draft; "" where no clause of the text stands by itself.
  func text(of draft: EventDraft) -> String {
    guard let head = clause(of: draft) else { return "" }
    let words = Words(grammar: grammar, head: head, trigger: draft.trigger)
    let text = words.text
    guard let first = text.first, words.count <= Self.longest,
      words.isBalanced, words.standsAlone, !isQuestion(draft.sentence),
      !words.isOpen(isSaid: draft.attribution != nil)
    else { return "" }
    let sentence = first.uppercased() + text.dropFirst()
    guard let attribution = draft.attribution, !words.covers(attribution.span) else { return sentence }
    let name = attribution.name
    guard !name.lowercased().is(.summaryPronoun) else { return "" }
    let isPlural = attribution.id == nil && Self.isPlural(name)
    let verb = attribution.verb == "according to" || attribution.verb.isEmpty ? "say" : attribution.verb
    return
      "\(name.prefix(1).uppercased() + name.dropFirst()) \(isPlural ? verb : Inflector.thirdPerson(verb)): \(sentence)"
  }

  private func isQuestion(_ sentence: Int) -> Bool {
    let tokens = grammar.document.sentences[sentence].tokens
    return tokens.last { !WordForm.isQuotationMark(grammar.tokens, $0) }.map { grammar.tokens[$0].text }
      == "?"
  }

  /// The verb of the clause that the trigger stands in; of one that did not just happen the clause around it
  /// too, since that says why; and of what somebody believes or hopes that clause.
  private func clause(of draft: EventDraft) -> Int? {
    var token = draft.trigger
    var needsMore = draft.status != .actual && draft.status != .historical
    for _ in 0..<12 {
      if isClause(token) {
        let isBelieved = isBelieved(token, draft)
        let isOpen =
          isBelieved || grammar.relation(token) == .ccomp || grammar.relation(token) == .advcl
        guard needsMore || isBelieved, isOpen, isBelieved || !saysItself(token), grammar.head(token) != nil
        else {
          return token
        }
        needsMore = false
      }
      guard let head = grammar.head(token) else { return isClause(token) ? token : nil }
      token = head
    }
    return nil
  }

  /// Whether a clause is what somebody holds by a word that no attribution gives back: "were *confident* that it would
  /// fall".
  private func isBelieved(_ verb: Int, _ draft: EventDraft) -> Bool {
    guard let governor = grammar.head(verb), grammar.relation(verb) != .relcl,
      grammar.relation(verb) == .ccomp
        || grammar.child(verb, .mark).map({ grammar.tokens[$0].lower }).is(.that)
    else { return false }
    guard let attribution = draft.attribution else { return true }
    return attribution.verb != grammar.lemma(governor) && !attribution.verb.hasPrefix("accord")
  }

  /// Whether a finite verb, with a subject of its own.
  private func isClause(_ token: Int) -> Bool {
    let tag = grammar.tag(token)
    guard tag.isVerb || tag.isAdjective || tag.isNoun,
      let subject = grammar.child(token, .nsubj, .nsubjpass, .csubj, .expl),
      !grammar.isPartedByOwner(subject, from: token)
    else { return false }
    return tag == .vbd || tag == .vbz || tag == .vbp
      || grammar.children(token).contains {
        grammar.relation($0) == .aux || grammar.relation($0) == .auxpass
      }
  }

  /// Whether a clause says by its own words that it did not just happen.
  private func saysItself(_ verb: Int) -> Bool {
    grammar.children(verb).contains {
      grammar.relation($0) == .neg || grammar.tag($0) == .md
    }
  }

  /// Whether a verb behind these words is a plural: "police", "two officials".
  private static func isPlural(_ name: String) -> Bool {
    guard let last = name.split(separator: " ").last?.lowercased() else { return false }
    return last.is(.police) || last.ends(.men) || Plural.isPlural(last) || name.contains(" and ")
  }

  /// The words of a clause that are said.
  private struct Words {
    let grammar: Grammar
    private var kept: [Int] = []
    private let head: Int

    var count: Int { kept.count }

    init(grammar: Grammar, head: Int, trigger: Int) {
      self.grammar = grammar
      self.head = head
      let range = grammar.subtree(head)
      var isLeftOut = [Bool](repeating: false, count: range.count)
      // A token is left out with what it hangs on; heads before their dependents.
      var order: [Int] = [head]
      var next = 0
      while next < order.count {
        let token = order[next]
        next += 1
        for child in grammar.children(token) where range.contains(child) {
          isLeftOut[child - range.lowerBound] =
            isLeftOut[token - range.lowerBound]
            || Self.isAside(child, under: token, head, trigger, grammar)
              && !grammar.subtree(child).contains(trigger)
          order.append(child)
        }
      }
      leaveOutMarks(around: &isLeftOut, in: range)
      for token in range where !isLeftOut[token - range.lowerBound] { kept.append(token) }
      while let last = kept.last, isStop(last) || leadsOn(last) { kept.removeLast() }
      while let first = kept.first,
        isStop(first) || grammar.relation(first) == .cc
          || grammar.head(first) == head && Self.joins(first, grammar)
      {
        kept.removeFirst()
      }
    }

    /// Whether a token is a mark between words; not a sign that belongs to a number.
    private func isStop(_ token: Int) -> Bool {
      grammar.tokens[token].isPunctuation
        && !grammar.tokens[token].is(.unitMark)
    }

    /// Whether a word only leads to others: "and", "to", "which", "every".
    private func leadsOn(_ token: Int) -> Bool {
      if grammar.relation(token) == .cc { return true }
      switch grammar.tag(token) {
      case .wdt, .wp, .wps: return true
      case .dt: return grammar.relation(token) == .det
      case .in: return grammar.relation(token) == .prep && grammar.child(token, .pobj) != nil
      default: return false
      }
    }

    /// Whether the words begin as a sentence does: not with a verb whose subject stays behind, nor with "what" in its place,
    /// nor with a word that hangs the clause on another.
    var standsAlone: Bool {
      guard let first = kept.first else { return false }
      if grammar.tokens[first].is(.openQuestion), grammar.head(first) == head { return false }
      switch grammar.tag(first) {
      case .vbd, .vbz, .vbp, .md, .wp, .wdt: return grammar.relation(first) == .amod
      default: return true
      }
    }

    /// Whether a word joins a clause to another without making it less true: "after", "that", "where"; not "if".
    private static func joins(_ token: Int, _ grammar: Grammar) -> Bool {
      guard grammar.relation(token) == .mark || grammar.tag(token) == .wrb,
        grammar.head(token).map({ grammar.relation($0) }) != .root
      else { return false }
      return !grammar.tokens[token].is(.openQuestion)
    }

    /// Leaves out the marks on both sides of what is left out: commas, dashes, brackets.
    private func leaveOutMarks(around isLeftOut: inout [Bool], in range: Range<Int>) {
      var place = 0
      while place < isLeftOut.count {
        guard isLeftOut[place] else {
          place += 1
          continue
        }
        let start = place
        while place < isLeftOut.count,
          isLeftOut[place]
            || isMark(range.lowerBound + place) && place + 1 < isLeftOut.count && isLeftOut[place + 1]
        {
          isLeftOut[place] = true
          place += 1
        }
        guard start > 0, place < isLeftOut.count, isMark(range.lowerBound + start - 1),
          isMark(range.lowerBound + place)
        else { continue }
        isLeftOut[start - 1] = true
        isLeftOut[place] = true
      }
    }

    /// Whether a token stands before or behind an aside.
    private func isMark(_ token: Int) -> Bool {
      switch grammar.tokens[token].lower {
      case ",", "(", ")", "-", "--", "\u{2013}", "\u{2014}": true
      default: false
      }
    }

    /// What a clause can do without: relative clauses, asides, other clauses joined to it, the conjunction
    /// before it.
    private static func isAside(
      _ token: Int, under above: Int, _ head: Int, _ trigger: Int, _ grammar: Grammar
    ) -> Bool {
      switch grammar.relation(token) {
      case .parataxis: true
      case .relcl: isSetOff(token, grammar)
      // What it is for, and on what it depends, belongs to it.
      case .advcl: (isSetOff(token, grammar) || token < above) && !isCondition(token, grammar)
      // Without a mark before it a name belongs to what it is of: "the singer Ana Lima"; and who is named by it only.
      case .appos:
        isSetOff(token, grammar)
          && (grammar.entities.reference(atToken: token)?.isName != true
            || grammar.entities.reference(atToken: above)?.isName == true)
      case .cc:
        above == head
          && grammar.child(above, .conj).map {
            grammar.tag($0).isVerb && !(trigger >= $0 && grammar.subtree($0).contains(trigger))
          } ?? false
      case .conj: grammar.tag(token).isVerb && above == head
      case .ccomp: token < above
      default: false
      }
    }

    /// Whether a mark parts a clause from what it hangs on.
    private static func isSetOff(_ verb: Int, _ grammar: Grammar) -> Bool {
      let first = grammar.subtree(verb).lowerBound
      return first > 0 && grammar.tokens[first - 1].isPunctuation
    }

    /// Whether a clause says on what the one around it depends: "if it rains", "had it come earlier".
    private static func isCondition(_ verb: Int, _ grammar: Grammar) -> Bool {
      let first = grammar.subtree(verb).lowerBound
      switch grammar.tokens[first].word {
      case .if, .unless, .provided, .until: return true
      case .had, .were, .should: return grammar.relation(first) == .aux || first == verb
      default: return false
      }
    }

    /// Whether it leaves open whom it is about: a subject or a beginning that the text does not make plain, or, where
    /// nobody is said to say it, "I", "you", "we".
    func isOpen(isSaid: Bool) -> Bool {
      guard let first = kept.first else { return true }
      switch grammar.tag(first) {
      case .prp, .prps, .wp, .wdt, .wps:
        if !(isSaid && isSpeech(first)), replacement(first, behind: "") == nil { return true }
      case .dt:
        // "This has been refused"; not "this year".
        if grammar.isSubject(first) { return true }
      case .in: if kept.dropFirst().first.map(grammar.isRelative) == true { return true }
      // "Having grown up in Lima".
      case .vbg:
        if first == head || grammar.head(first) == head && grammar.relation(first) == .aux { return true }
      default: break
      }
      return kept.contains { token in
        switch grammar.tag(token) {
        case .prp:
          let isSubject = grammar.head(token) == head && grammar.relation(token) != .dobj
          guard !(isSaid && isSpeech(token)) else { return false }
          return (isSubject || isSpeech(token) || isUnheard(token)) && replacement(token, behind: "") == nil
        case .prps: return !isSaid && isSpeech(token) && replacement(token, behind: "") == nil
        default: return false
        }
      }
    }

    /// Whether nothing before a pronoun of the third person can be whom it means: "the department arrested *them*".
    private func isUnheard(_ token: Int) -> Bool {
      let before = kept.prefix { $0 < token }
      switch grammar.tokens[token].word {
      case .they, .them:
        return !before.contains { grammar.tag($0) == .nns || grammar.relation($0) == .conj }
      case .he, .him, .she, .her:
        return !before.contains {
          grammar.entities.reference(atToken: $0)?.kind == .person
            || AgentNouns.withTitles.contains(grammar.tokens[$0].lower)
        }
      default: return false
      }
    }

    /// Whether a pronoun is of the first or second person.
    private func isSpeech(_ token: Int) -> Bool {
      switch grammar.tokens[token].word {
      case .i, .we, .you, .me, .us, .my, .our, .your: true
      default: false
      }
    }

    /// Whether every quotation mark and bracket in it has its other half.
    var isBalanced: Bool {
      var open = 0
      var brackets = 0
      var plain = 0
      for token in kept {
        switch grammar.tokens[token].text {
        case "\u{201C}": open += 1
        case "\u{201D}": open -= 1
        case "\"": plain += 1
        case "(", "[": brackets += 1
        case ")", "]": brackets -= 1
        default: break
        }
      }
      return open == 0 && brackets == 0 && plain.isMultiple(of: 2)
    }

    func covers(_ span: Span) -> Bool {
      guard let first = kept.first, let last = kept.last else { return false }
      return grammar.tokens[first].start <= span.start && span.end <= grammar.tokens[last].end
    }

    /// The words in text order, pronouns replaced.
    var text: String {
      var text = ""
      var wasComma = true
      for token in kept {
        let word = grammar.tokens[token]
        // Marks that stood around what is left out.
        if word.lower == ",", wasComma { continue }
        wasComma = word.lower == ","
        if !text.isEmpty, word.hasSpaceBefore { text += " " }
        text += replacement(token, behind: text) ?? word.text
      }
      return Grammar.plain(text)
    }

    /// Whom a pronoun stands for, unless the words before it name them.
    private func replacement(_ token: Int, behind text: String) -> String? {
      let tag = grammar.tag(token)
      if grammar.isRelative(token) {
        let noun = grammar.antecedent(token)
        return noun == token || kept.contains(noun)
          ? nil : grammar.document.span(grammar.nounPhrase(noun)).text
      }
      guard tag == .prp || tag == .prps, let found = grammar.entities.reference(atToken: token),
        !found.isName,
        !text.contains(found.name.split(separator: " ").last ?? "")
      else { return nil }
      return tag == .prps ? found.name + "'s" : found.name
    }
  }
}
