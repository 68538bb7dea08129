import Facts

/// Tells an amount of change from a level that was reached by changing, and which way it went: "rose *by 5
/// percent*" and "a *5 percent* drop" are changes, "rose to *5 percent*" and "cut its staff to *300*" levels.
struct ChangeReader: Sendable {
  let words: FigureWords

  /// What the words around a number say of it.
  enum Verdict: Equatable {
    case change(Figure.Change)
    case trend(Figure.Change)
  }

  /// The nouns of change that are said of lengths, too: "a rise of 6 m", not "a swell of 6 m".
  private static let plain: Set<String> = [
    "rise", "fall", "increase", "decrease", "drop", "decline", "growth", "reduction",
  ]

  private static let standing: Set<String> = [
    "is", "are", "was", "were", "be", "been", "closed", "ended", "finished", "traded", "opened", "be",
  ]

  private static let links: Set<String> = [
    "by", "to", "of", "about", "another", "a", "an", "the", "some", "around", "just", "more", "than", "as",
    "much", "nearly", "almost", "over", "only", "further", "record", "at", "least", "below", "above", "under",
  ]

  /// The verdict; nil where the words say nothing of a change.
  func verdict(_ quantity: Quantity, _ kind: Figure.Kind, _ context: FigureContext) -> Verdict? {
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
      context.lower(quantity.pieces.lowerBound - 1) != "of"
    {
      return .change(sign)
    }
    return nil
  }

  /// A word of change right before the number, with nothing between but what links the two.
  private func before(
    _ quantity: Quantity, _ kind: Figure.Kind, _ context: FigureContext, isShare: Bool
  ) -> Verdict? {
    let pieces = context.pieces
    var index = quantity.pieces.lowerBound - 1
    var link: String?
    let floor = max(0, index - 4)
    while index >= floor {
      let piece = pieces[index]
      if let word = words.change(piece), word.kind != .comparison, !isQuality(piece, context) {
        if link == "to" || link == "at" { return word.kind == .adds ? nil : .trend(word.way) }
        switch word.kind {
        case .gains where link == nil, .adds where link == nil: return isShare ? .change(word.way) : nil
        case .takes where link == nil:
          return piece.lower.hasPrefix("plung") && isShareOnly(quantity) ? .change(word.way) : nil
        case .adverb: return .change(word.way)
        case .offset:
          return isShare && Self.standing.contains(context.lower(index - 1)) ? .change(word.way) : nil
        case .noun where link == nil: return nil
        default:
          if link == "of", kind == .distance, !Self.plain.contains(piece.lower) { return nil }
          return link != nil || isShare ? .change(word.way) : nil
        }
      }
      if ["by", "to", "of", "at"].contains(piece.lower) { link = link ?? piece.lower }
      if link == "to", let from = startOfLevel(context, behind: index) {
        index = from - 1
        continue
      }
      if !isShare, link == nil, piece.lower == "a" || piece.lower == "an" { return nil }
      if link == "to", piece.lower == ",", index == quantity.pieces.lowerBound - 2 {
        index -= 1
        continue
      }
      guard
        Self.links.contains(piece.lower) || piece.lower.hasSuffix("ly") || context.isDate(piece.token)
          || isShare && context.tag(piece.token).isAdjective
      else { return nil }
      index -= 1
    }
    return nil
  }

  /// "A *slow* 5 percent": an adjective that is also a verb of change.
  private func isQuality(_ piece: Piece, _ context: FigureContext) -> Bool {
    piece.lower == "slow" && context.tag(piece.token).isAdjective
  }

  /// The "from" of "*from 4.8* to 5.2" or the "by" of "*by 12* to 45", when what it says ends at a piece.
  private func startOfLevel(_ context: FigureContext, behind index: Int) -> Int? {
    let range = max(0, index - 6)..<index
    guard let from = range.last(where: { ["from", "by"].contains(context.lower($0)) }), from + 1 < index,
      context.pieces[from + 1].isNumber || context.pieces[from + 1].isMark, context.lower(index) == "to"
    else { return nil }
    return from
  }

  private func isShareOnly(_ quantity: Quantity) -> Bool {
    quantity.unit?.kind == .percent || quantity.unit?.kind == .money
  }

  /// By the grammar: "cut its forecast *to 300*", "the increase in output *of 5 percent*", where words stand
  /// between.
  private func governed(_ quantity: Quantity, _ kind: Figure.Kind, _ context: FigureContext) -> Verdict? {
    let syntax = context.syntax
    var current = context.pieces[quantity.number.upperBound - 1].token
    for _ in 0..<4 {
      guard let head = syntax.head(of: current) else { return nil }
      if syntax.relations[current] == .pobj {
        let link = context.document.tokens[head].lower
        guard link == "by" || link == "to" || link == "of", head < current,
          var above = syntax.head(of: head)
        else { return nil }
        if context.tag(above).isNoun, way(above, context) == nil, link != "of",
          syntax.relations[above] == .dobj || syntax.relations[above] == .nsubjpass,
          let verb = syntax.head(of: above)
        {
          above = verb
        }
        guard above < head, let word = way(above, context), word.kind != .comparison,
          word.kind != .offset, word.kind != .adds || link != "to",
          link != "of" || kind != .distance || Self.plain.contains(context.document.tokens[above].lower)
        else { return nil }
        return link == "to" || context.lower(quantity.pieces.lowerBound - 1) == "to"
          ? .trend(word.way) : .change(word.way)
      }
      guard head > current || syntax.relations[current] == .nummod || syntax.relations[current] == .quantmod
      else { return nil }
      current = head
    }
    return nil
  }

  private func way(_ token: Int, _ context: FigureContext) -> ChangeWords.Word? {
    context.piece(of: token).flatMap { words.change(context.pieces[$0]) }
  }

  /// "2,000 *more than* on Monday".
  private func comparison(_ quantity: Quantity, _ context: FigureContext) -> Figure.Change? {
    let end = quantity.pieces.upperBound
    if context.lower(end) == "than",
      let word = context.pieces[quantity.number.upperBound..<max(end, quantity.number.upperBound)].lazy
        .compactMap({ words.change($0) }).first, word.kind == .comparison
    {
      return word.way
    }
    guard context.lower(end + 1) == "than", context.pieces.indices.contains(end),
      let word = words.change(context.pieces[end])
    else { return nil }
    return word.kind == .comparison || context.lower(end) == "lower" ? word.way : nil
  }

  /// "A 5 percent *drop*", "5 percent *higher*", "85 percent *more*".
  private func behind(_ quantity: Quantity, _ context: FigureContext, isShare: Bool) -> Figure.Change? {
    let pieces = context.pieces
    let end = quantity.pieces.upperBound
    for place in end..<min(end + 3, pieces.count) {
      if let word = words.change(pieces[place]), pieces[place].glue == .space {
        switch word.kind {
        case .comparison: return isShare && place == end ? word.way : nil
        case .adverb, .offset, .turns: return nil
        default:
          let tag = context.tag(pieces[place].token)
          guard isShare || hasArticle(quantity, context) else { return nil }
          return tag == .vbd || tag == .vbz || tag == .vbn ? nil : word.way
        }
      }
      if words.isFunctionWord(pieces[place]) || pieces[place].isMark { return nil }
    }
    return nil
  }

  /// "*A* 300-job cut": a number before a noun of change is its amount.
  private func hasArticle(_ quantity: Quantity, _ context: FigureContext) -> Bool {
    ["a", "an", "the"].contains(context.lower(quantity.pieces.lowerBound - 1))
  }
}
