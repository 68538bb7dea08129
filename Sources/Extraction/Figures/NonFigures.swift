import Facts

/// Tells numbers that count nothing: labels, names, scores, list numbers, addresses.
struct NonFigures: Sendable {
  let words: FigureWords

  /// Whether a quantity is no figure.
  func holds(_ quantity: Quantity, _ context: FigureContext) -> Bool {
    let pieces = context.pieces
    let start = quantity.number.lowerBound
    let end = quantity.pieces.upperBound
    let tokens = pieces[start].token...pieces[quantity.number.upperBound - 1].token
    let isMeasured = quantity.unit != nil
    if tokens.contains(where: context.isDate) {
      return quantity.unit?.kind != .duration || quantity.form == .ordinal
    }
    if !isMeasured, tokens.contains(where: context.isName) { return true }
    if quantity.form == .ordinal { return isPlainOrdinal(quantity, context) }
    if isPartOfWord(quantity, context) { return true }
    if isMeasured { return false }
    if start > 2, pieces[start - 1].lower == "or", !pieces[start].isNumber, context.lower(start - 3) == "a" {
      return true
    }
    return isLabelled(quantity, context) || isListNumber(quantity, context) || isAddress(quantity, context)
      || isScore(quantity, context) || isPronoun(quantity, context)
      || end < pieces.count && pieces[end].lower == "min" && context.lower(end + 1) == "read"
  }

  /// "COVID-19", "F-16", "H5N1", "six-party", "5G", "3D".
  private func isPartOfWord(_ quantity: Quantity, _ context: FigureContext) -> Bool {
    let pieces = context.pieces
    let start = quantity.number.lowerBound
    let first = pieces[start]
    if start > 0, first.glue != .space, pieces[start - 1].isWord || pieces[start - 1].isNumber,
      pieces[start - 1].token == first.token
    {
      return ![
        "a", "mid", "some", "about", "nearly", "almost", "over", "under", "sub", "multi", "pre", "post",
        "near",
      ].contains(pieces[start - 1].lower) || pieces[start - 1].lower == "a" && first.isNumber
    }
    if start > 0, first.glue == .joined,
      ["#", "@", "/", ":", "_", "\\", "="].contains(pieces[start - 1].lower)
    {
      return true
    }
    let end = max(quantity.number.upperBound, quantity.modifier == .between ? quantity.pieces.upperBound : 0)
    guard quantity.unit == nil, end < pieces.count, pieces[end].glue != .space,
      pieces[end].token == pieces[end - 1].token
    else {
      return false
    }
    return
      !(first.isNumber && pieces[end].isWord && pieces[end].glue == .hyphen && !pieces[end].isCapitalized
      && pieces[end].lower.utf8.count > 2)
  }

  /// "Article 4", "Power Plant No 1", "Boeing 737", "Resolution 1441", "France 3".
  private func isLabelled(_ quantity: Quantity, _ context: FigureContext) -> Bool {
    let pieces = context.pieces
    let start = quantity.number.lowerBound
    guard start > 0, quantity.pieces.lowerBound == start || pieces[start - 1].isWord else { return false }
    let before = pieces[start - 1]
    if words.isLabel(before) {
      if before.lower == "no" || before.lower == "number" || before.lower == "numbers" {
        return pieces[start].isNumber || before.isCapitalized || before.lower == "number"
      }
      return true
    }
    if before.lower == ".", start > 1, pieces[start - 2].lower == "no" { return true }
    if (before.lower == "and" || before.lower == "or" || before.lower == "," || before.lower == "to"),
      start > 2,
      pieces[start - 2].isNumber, quantity.isPlainDigits, words.isLabel(pieces[start - 3]),
      !words.isLabel(pieces[start - 1])
    {
      return true
    }
    if before.lower == "of", start > 1, pieces[start - 2].lower == "group", pieces[start - 2].isCapitalized {
      return true
    }
    if before.lower == "ground" || before.lower == "square" { return true }
    guard before.isCapitalized, !before.isFirst, before.isWord, before.glue != .hyphen,
      context.tag(before.token).isProperNoun,
      quantity.isPlainDigits || quantity.isOne || !pieces[start].isNumber && pieces[start].isCapitalized
    else { return false }
    let next = quantity.pieces.upperBound
    guard next < pieces.count else { return true }
    return !Plural.isPlural(pieces[next].lower) && !pieces[next].lower.hasPrefix("-")
      && !(context.tag(pieces[next].token) == .jj || context.tag(pieces[next].token) == .nns)
  }

  /// "1. Open the lid", "(2)", "[3]".
  private func isListNumber(_ quantity: Quantity, _ context: FigureContext) -> Bool {
    let pieces = context.pieces
    let start = quantity.number.lowerBound
    let end = quantity.number.upperBound
    guard quantity.isPlainDigits, end == start + 1 else { return false }
    if pieces[start].isFirst, end < pieces.count, [".", ")", ":", "]"].contains(pieces[end].lower),
      pieces[end].glue == .joined
    {
      return true
    }
    if start > 0, end < pieces.count, pieces[start - 1].lower == "[" && pieces[end].lower == "]" {
      return true
    }
    return start > 0 && end < pieces.count && pieces[start - 1].lower == "(" && pieces[end].lower == ")"
      && pieces[start].lower.utf8.count <= 2
  }

  private static let streets: Set<String> = [
    "street", "st", "st.", "avenue", "ave", "ave.", "road", "rd", "rd.", "boulevard", "blvd", "lane", "drive",
    "square", "place", "terrace", "highway", "parkway", "court", "way", "crescent",
  ]

  /// "10 Downing Street", "221B Baker Street".
  private func isAddress(_ quantity: Quantity, _ context: FigureContext) -> Bool {
    let pieces = context.pieces
    guard quantity.isPlainDigits, quantity.modifier == .exact else { return false }
    var next = quantity.number.upperBound
    let limit = min(next + 4, pieces.count)
    while next < limit, pieces[next].isCapitalized {
      if next > quantity.number.upperBound, Self.streets.contains(pieces[next].lower) { return true }
      next += 1
    }
    return false
  }

  /// "6-3": the higher number first, or two numbers that count nothing.
  private func isScore(_ quantity: Quantity, _ context: FigureContext) -> Bool {
    let pieces = context.pieces
    let end = quantity.number.upperBound
    let start = quantity.number.lowerBound
    if end < pieces.count, pieces[end].isNumber, pieces[end].glue == .hyphen,
      quantity.pieces.upperBound <= end
    {
      return true
    }
    if start > 0, pieces[start].glue == .hyphen, pieces[start - 1].isNumber { return true }
    guard quantity.modifier == .between, quantity.isPlainDigits == false, pieces[start].isNumber,
      end < pieces.count, pieces[end].glue == .hyphen, quantity.unit == nil
    else { return false }
    if case .range(let low, let high) = quantity.amount, low >= 200 {
      return quantity.isPlainDigits == false && low < 1000 && high >= 1000
        && pieces[end].lower.utf8.count == 4
    }
    let next = quantity.pieces.upperBound
    return next >= pieces.count
      || !(context.tag(pieces[next].token).isNoun || context.tag(pieces[next].token).isAdjective)
  }

  /// "one another", "no one", "one of the most", "the one who".
  private func isPronoun(_ quantity: Quantity, _ context: FigureContext) -> Bool {
    let pieces = context.pieces
    let start = quantity.number.lowerBound
    guard quantity.isOne, pieces[start].lower == "one", quantity.pieces.upperBound == start + 1 else {
      return false
    }
    let before = context.lower(start - 1)
    if start > 0, start + 1 == pieces.count || pieces[start + 1].isMark,
      words.isStateOfPeople(pieces[start - 1])
    {
      return false
    }
    if [
      "the", "no", "this", "that", "each", "another", "any", "every", "which", "some", "a", "by", "every",
      "such", "new", "old",
    ].contains(before) {
      return true
    }
    if context.isPredeterminer(start - 1) { return true }
    let next = start + 1
    guard next < pieces.count else { return true }
    if pieces[next].lower == "of" {
      for place in next + 1..<min(next + 7, pieces.count) {
        if pieces[place].lower == "most" || pieces[place].lower == "least"
          || context.tag(pieces[place].token) == .jjs
        {
          return true
        }
        if pieces[place].lower == "," { break }
      }
      return false
    }
    if pieces[next].glue != .space { return true }
    let tag = context.tag(pieces[next].token)
    return !(tag.isNoun || tag.isAdjective || tag == .vbn || tag == .vbg) || pieces[next].lower == "another"
      || pieces[next].lower == "day"
        && pieces.count > next + 1 && pieces[next + 1].lower != "of" && before != "for" && before != "in"
        && before != "only"
  }

  /// An ordinal ranks where it counts places: "the second-largest", "ranked fifth", "the 30th anniversary".
  private func isPlainOrdinal(_ quantity: Quantity, _ context: FigureContext) -> Bool {
    let pieces = context.pieces
    let end = quantity.number.upperBound
    let start = quantity.number.lowerBound
    guard start == 0 || pieces[start].glue == .space || !pieces[start - 1].isWord else { return true }
    guard end < pieces.count else { return !isRanked(context, before: start) }
    let next = pieces[end]
    if next.isCapitalized, next.isWord, next.glue == .space { return true }
    if context.tag(next.token) == .jjs || next.lower == "most"
      || next.lower.hasSuffix("est") && next.lower.utf8.count > 4
    {
      return quantity.isOne
    }
    if Self.ranks.contains(next.lower) { return false }
    if isRanked(context, before: start) {
      return !(context.tag(next.token) == .in || next.isMark || next.lower == "overall")
    }
    return !pieces[start].isNumber || !context.tag(next.token).isNoun
  }

  private static let ranks: Set<String> = [
    "place", "rank", "position", "seed", "seeded", "anniversary", "consecutive", "straight", "successive",
    "spot",
    "birthday", "ranked", "placed",
  ]

  private func isRanked(_ context: FigureContext, before start: Int) -> Bool {
    let before = context.lower(start - 1)
    return [
      "ranked", "finished", "placed", "came", "ranks", "finishing", "finish", "seeded", "placing", "ranking",
    ].contains(before)
  }
}

extension FigureContext {
  /// Whether a piece is a word that makes "one" stand for a noun: "good one", "previous one".
  func isPredeterminer(_ index: Int) -> Bool {
    guard index >= 0 else { return false }
    return tag(pieces[index].token).isAdjective && !pieces[index].isFirst && lower(index) != "least"
  }
}
