import Facts
import Language

/// Tells an amount of change from a level that was reached by changing, and which way it went: "rose *by 5
/// percent*" and "a *5 percent* drop" are changes, "rose to *5 percent*" and "cut its staff to *300*" levels.
struct ChangeReader: Sendable {
  let words: FigureWords

  /// What the words around a number say of it.
  enum Verdict: Equatable {
    case change(Figure.Change)
    case trend(Figure.Change)
  }

  /// The verdict; nil where the words say nothing of a change.
  func verdict(_ quantity: Quantity, _ kind: Figure.Kind, _ context: SentenceView) -> Verdict? {
    guard kind != .age, kind != .rank, kind != .score else { return nil }
    let isPoint = context.lower(quantity.pieces.upperBound - 1).hasPrefix("point")
    let isShare = kind == .percent || kind == .money || kind == .ratio || isPoint
    if let found = before(quantity, kind, context, isShare: isShare) ?? governed(quantity, kind, context) {
      // "Growth of *-1.5 percent*" goes where the sign says.
      if case .change = found, let sign = quantity.sign { return .change(sign) }
      return found
    }
    if let change = comparison(quantity, context) { return .change(change) }
    if isShare || kind == .count, let change = behind(quantity, context, isShare: isShare) {
      return .change(change)
    }
    // "A margin *of -1.1 percent*" is a level below zero.
    if let sign = quantity.sign, kind == .percent || isPoint,
      !context.is(quantity.pieces.lowerBound - 1, .of)
    {
      return .change(sign)
    }
    return nil
  }

  /// A word of change right before the number, with nothing between but what links the two.
  private func before(
    _ quantity: Quantity, _ kind: Figure.Kind, _ context: SentenceView, isShare: Bool
  ) -> Verdict? {
    let pieces = context.pieces
    var index = quantity.pieces.lowerBound - 1
    // "Dropped *below* $50", "soared *past* $50": a level.
    let passes =
      (quantity.pieces.lowerBound..<quantity.number.lowerBound).contains {
        context.is($0, .levelWord)
      } || (isShare || kind == .count) && context.is(index, .passing)
    if context.is(index, .passing) {
      guard passes else { return nil }
      index -= 1
    }
    var link: String?
    var floor = max(0, index - 4)
    while index >= floor {
      let piece = pieces[index]
      if let word = word(at: index, link, context) {
        // "Crashed at 80 m.p.h." is no level of anything.
        if link.is(.at), !isShare, kind != .count { return nil }
        if link.is(.to) || link.is(.at) || link == nil && passes {
          return word.kind == .adds || word.kind == .adverb && isPhrasal(index, context)
            ? nil : .trend(word.way)
        }
        switch word.kind {
        case .gains where link == nil, .adds where link == nil:
          let isWeight = kind == .mass && !context.is(quantity.pieces.upperBound, .of)
          return isShare || isWeight ? .change(word.way) : nil
        case .takes where link == nil: return nil
        case .adverb: return isPhrasal(index, context) ? nil : .change(word.way)
        case .offset:
          return isShare && index > 0 && pieces[index - 1].is(.standingVerb) ? .change(word.way) : nil
        case .noun where link == nil: return nil
        default:
          if link.is(.of), kind == .distance, !piece.is(.plainChange) { return nil }
          return link != nil || isShare ? .change(word.way) : nil
        }
      }
      // "Edged *above* $40": where the verb does not tell, what is passed does.
      if passes, link == nil, piece.is(.goingVerb), isShare || kind == .count {
        return passedWay(quantity, context).map { .trend($0) }
      }
      if piece.is(.changePreposition) { link = link ?? piece.lower }
      if link.is(.to), let from = startOfLevel(context, behind: index) {
        index = from - 1
        floor = max(0, index - 4)
        continue
      }
      if !isShare, link == nil, piece.is(.a) || piece.is(.an) { return nil }
      if link.is(.to), piece.lower == ",", index == quantity.pieces.lowerBound - 2 {
        index -= 1
        continue
      }
      guard
        piece.is(.changeLink) || piece.lower.ends(.ly) || context.isDate(piece.token)
          || isShare && context.tag(piece.token).isAdjective
      else { return nil }
      index -= 1
    }
    return nil
  }

  private func passedWay(_ quantity: Quantity, _ context: SentenceView) -> Figure.Change? {
    for place in max(0, quantity.pieces.lowerBound - 1)..<quantity.number.lowerBound {
      switch Word(context.lower(place)) {
      case .above, .past, .beyond: return .up
      case .below, .beneath: return .down
      default: break
      }
    }
    return nil
  }

  /// The word of change at a piece; of those that compare only one of a level: "moved *higher* to $40".
  private func word(at index: Int, _ link: String?, _ context: SentenceView) -> ChangeWords.Word? {
    let piece = context.pieces[index]
    if let phrase = words.changePhrase(context.pieces, endingAt: index),
      context.tag(ofPiece: index - 1)?.isVerb == true || context.lacksVerb(around: piece.token)
    {
      return phrase
    }
    let tag = context.tag(piece.token)
    guard let word = words.change(piece), word.holds(tag), !isQuality(piece, word, context) else {
      return nil
    }
    guard word.kind == .comparison else { return word }
    return (link.is(.to) || link.is(.at)) && !piece.is(.moreOrLess) ? word : nil
  }

  /// "Set *up* 3 camps", "shut *down* 40 schools": the particle of a verb that tells of no change.
  private func isPhrasal(_ index: Int, _ context: SentenceView) -> Bool {
    guard index > 0, context.tag(ofPiece: index - 1)?.isVerb == true else { return false }
    let verb = context.pieces[index - 1]
    return words.change(verb) == nil && !verb.is(.goingVerb) && !verb.is(.standingVerb)
  }

  /// "A *slow* 5 percent": an adjective that is also a verb of change.
  private func isQuality(_ piece: Piece, _ word: ChangeWords.Word, _ context: SentenceView) -> Bool {
    word.isPlain && context.tag(piece.token) == .jj
      && ![.comparison, .adverb, .offset].contains(word.kind)
  }

  /// The "from" of "*from 4.8* to 5.2" or the "by" of "*by 12* to 45", when what it says ends at a piece.
  private func startOfLevel(_ context: SentenceView, behind index: Int) -> Int? {
    let range = max(0, index - 12)..<max(0, index)
    guard context.is(index, .to),
      let from = range.last(where: { context.is($0, .fromOrBy) }), from + 1 < index,
      context.pieces[from + 1].isNumber || context.pieces[from + 1].isMark,
      !(from + 1..<index).contains(where: { context.tag(ofPiece: $0)?.isVerb == true })
    else { return nil }
    return from
  }

  /// By the grammar: "cut its forecast *to 300*", "the increase in output *of 5 percent*", where words stand
  /// between.
  private func governed(_ quantity: Quantity, _ kind: Figure.Kind, _ context: SentenceView) -> Verdict? {
    let grammar = context.grammar
    var current = context.pieces[quantity.number.upperBound - 1].token
    for _ in 0..<4 {
      guard let head = grammar.head(current) else { return nil }
      if grammar.relation(current) == .pobj {
        let link = context.grammar.tokens[head].lower
        guard link.is(.by) || link.is(.to) || link.is(.of), head < current,
          var above = grammar.head(head)
        else { return nil }
        if context.tag(above).isNoun, way(above, context) == nil, !link.is(.of),
          grammar.relation(above) == .dobj || grammar.relation(above) == .nsubjpass,
          let verb = grammar.head(above)
        {
          above = verb
        }
        // "Cut power *to 30 homes*": they are not what was cut.
        if link.is(.to), kind == .count, let object = context.grammar.child(above, .dobj),
          context.piece(of: object).map({ context.pieces[$0].is(.supplyNoun) }) == true
        {
          return nil
        }
        guard above < head, let word = way(above, context), word.kind != .comparison,
          word.kind != .offset, word.kind != .adds || !link.is(.to),
          !link.is(.of) || kind != .distance || context.grammar.tokens[above].is(.plainChange)
        else { return nil }
        return link.is(.to) || context.is(quantity.pieces.lowerBound - 1, .to)
          ? .trend(word.way) : .change(word.way)
      }
      guard head > current || grammar.relation(current) == .nummod || grammar.relation(current) == .quantmod
      else { return nil }
      current = head
    }
    return nil
  }

  private func way(_ token: Int, _ context: SentenceView) -> ChangeWords.Word? {
    guard let piece = context.piece(of: token) else { return nil }
    if let phrase = words.changePhrase(context.pieces, endingAt: piece + 1) { return phrase }
    // "*Bumped up* its dividend".
    if context.pieces[piece].is(.goingVerb), let particle = context[piece + 1].flatMap(words.change),
      particle.kind == .adverb
    {
      return particle
    }
    guard let word = words.change(context.pieces[piece]), word.holds(context.tag(token)) else { return nil }
    return word
  }

  /// "2,000 *more than* on Monday".
  private func comparison(_ quantity: Quantity, _ context: SentenceView) -> Figure.Change? {
    let end = quantity.pieces.upperBound
    if context.is(end, .than),
      let word = context.pieces[quantity.number.upperBound..<max(end, quantity.number.upperBound)].lazy
        .compactMap({ words.change($0) }).first, word.kind == .comparison
    {
      return word.way
    }
    guard context.is(end + 1, .than), let word = context[end].flatMap(words.change)
    else { return nil }
    return word.kind == .comparison || context.is(end, .lower) ? word.way : nil
  }

  /// "A 5 percent *drop*", "5 percent *higher*", "85 percent *more*".
  private func behind(_ quantity: Quantity, _ context: SentenceView, isShare: Bool) -> Figure.Change? {
    let pieces = context.pieces
    let end = quantity.pieces.upperBound
    if isShare, isWipedOff(context, behind: end) { return .down }
    for place in end..<min(end + 3, pieces.count) {
      if let word = words.change(pieces[place]), pieces[place].glue == .space {
        switch word.kind {
        case .comparison: return isShare && place == end ? word.way : nil
        // "Wiped $2 billion *off* its value".
        case .offset:
          let isJoined = place + 1 < pieces.count && pieces[place + 1].glue == .hyphen
          return isShare && place == end && !isJoined && !hasArticle(quantity, context) ? word.way : nil
        case .adverb, .turns: return nil
        default:
          let tag = context.tag(pieces[place].token)
          guard isShare || hasArticle(quantity, context) else { return nil }
          return tag == .vbd || tag == .vbz || tag == .vbn ? nil : word.way
        }
      }
      if pieces[place].is(.functionWord) || pieces[place].isMark { return nil }
    }
    return nil
  }

  /// "$2 billion *was wiped off* its value".
  private func isWipedOff(_ context: SentenceView, behind end: Int) -> Bool {
    guard context.tag(ofPiece: end)?.isVerb == true else { return false }
    for place in end + 1..<min(end + 5, max(context.pieces.count, end + 1))
    where context.is(place, .off) {
      return context.pieces[place - 1].is(.wipingVerb)
    }
    return false
  }

  /// "*A* 300-job cut": a number before a noun of change is its amount.
  private func hasArticle(_ quantity: Quantity, _ context: SentenceView) -> Bool {
    context.is(quantity.pieces.lowerBound - 1, .article)
  }
}
