import Facts
import Language

/// Finds ages in all their forms: "Weber, 68,", "a 24-year-old", "aged 81", "six weeks old".
struct AgeReader: Sendable {
  /// An age: the pieces of it, the unit, and where the one whose age it is stands.
  struct Age {
    var pieces: Range<Int>
    var unit: String
    /// Where it is a decade of life: "in his 40s".
    var amount: Figure.Amount?
    var modifier: Figure.Modifier?
  }

  /// The age that a quantity is; nil when it is none.
  func read(_ quantity: Quantity, _ context: FigureContext) -> Age? {
    guard quantity.form == .cardinal else { return nil }
    let start = quantity.pieces.lowerBound
    let end = quantity.pieces.upperBound
    if let unit = quantity.unit {
      guard unit.kind == .duration else { return nil }
      if context.lower(end).is(.old) || context.lower(end).is(.olds) {
        return Age(pieces: start..<end + 1, unit: unit.name)
      }
      if context.lower(end).is(.of), context.lower(end + 1).is(.age) {
        return Age(pieces: start..<end + 2, unit: unit.name)
      }
      return sharesOld(quantity, context) ? Age(pieces: start..<end, unit: unit.name) : nil
    }
    guard isHumanAge(quantity) else { return nil }
    if let bound = bound(quantity, context) { return bound }
    if let decade = decade(quantity, context) { return decade }
    let before = context.lower(start - 1)
    if before.is(.aged) || before.is(.age) || before.is(.ages) {
      return Age(pieces: start - 1..<end, unit: UnitName.year)
    }
    if before.is(.of), context.lower(start - 2).is(.age) || context.lower(start - 2).is(.ages) {
      return behindAge(quantity, context)
    }
    if before.is(.at), context.lower(start - 2).is(.milestone), !isNoun(context, end) {
      return Age(pieces: start..<end, unit: UnitName.year)
    }
    if before.is(.both) || before.is(.each), context.lower(start - 2) == ",", !isNoun(context, end),
      context.pieces[start].isNumber
    {
      return Age(pieces: start..<end, unit: UnitName.year)
    }
    if before.is(.from) || before.is(.between), context.lower(start - 2).is(.age) {
      return Age(pieces: start..<end, unit: UnitName.year)
    }
    if before.is(.at), isAtDeath(quantity, context) { return Age(pieces: start..<end, unit: UnitName.year) }
    if before.is(.of), context.lower(start - 2).is(.agedPerson), !isNoun(context, end) {
      return Age(pieces: start..<end, unit: UnitName.year)
    }
    if context.lower(end).is(.yo) || context.lower(end).is(.yearsOld) {
      return Age(pieces: start..<end + 1, unit: UnitName.year)
    }
    return isApposition(quantity, context) || isPredicate(quantity, context) || isOfSeveral(quantity, context)
      || isRange(quantity, context)
      ? Age(pieces: start..<end, unit: UnitName.year) : nil
  }

  /// "has died at *84*": a bare number of years, nothing that it could count behind it.
  private func isAtDeath(_ quantity: Quantity, _ context: FigureContext) -> Bool {
    let start = quantity.pieces.lowerBound
    let end = quantity.pieces.upperBound
    guard quantity.number == quantity.pieces, case .value(let value) = quantity.amount, value > 15,
      end >= context.pieces.count || context.lower(end).is(.ageStop)
    else { return false }
    for index in stride(from: start - 2, through: max(0, start - 10), by: -1) {
      let token = context.pieces[index].token
      if context.lower(index).is(.died) || context.lower(index).is(.dies) { return true }
      if context.tag(token).isVerb { return false }
    }
    return false
  }

  /// "Were *19*, *22* and 45 years old": one of several ages that share their unit.
  private func sharesOld(_ quantity: Quantity, _ context: FigureContext) -> Bool {
    guard quantity.number.upperBound == quantity.pieces.upperBound else { return false }
    var place = quantity.pieces.upperBound
    let limit = min(place + 12, context.pieces.count)
    while place < limit, context.pieces[place].isNumber || context.lower(place).is(.listJoint) {
      place += 1
    }
    return context.lower(place).is(.ageUnits) && context.lower(place + 1).is(.oldWord)
  }

  /// "The *under-21* team", "the *over-65s*": an age that is a bound.
  private func bound(_ quantity: Quantity, _ context: FigureContext) -> Age? {
    let start = quantity.pieces.lowerBound
    let number = quantity.number.lowerBound
    let end = quantity.number.upperBound
    guard start == number - 1, context.lower(start).is(.overOrUnder),
      context.pieces[number].glue == .hyphen, end == number + 1, quantity.pieces.upperBound == end
    else { return nil }
    guard context.lower(end).is(.s), context.pieces[end].glue == .joined else {
      return context.pieces.indices.contains(end) && context.pieces[end].glue != .space
        && !context.pieces[end].isMark ? nil : Age(pieces: start..<end, unit: UnitName.year)
    }
    return Age(pieces: start..<end + 1, unit: UnitName.year)
  }

  /// "over *the age of 18*", "between the ages of *17 and 29*".
  private func behindAge(_ quantity: Quantity, _ context: FigureContext) -> Age {
    let start = quantity.pieces.lowerBound
    let outer = context.lower(start - 3).is(.the) ? start - 4 : start - 3
    let word = context.lower(outer)
    guard
      let modifier: Figure.Modifier =
        word.is(.overWord) ? .over : word.is(.underWord) ? .atMost : word.is(.aboutWord) ? .about : nil
    else {
      return Age(pieces: start..<quantity.pieces.upperBound, unit: UnitName.year)
    }
    return Age(pieces: outer..<quantity.pieces.upperBound, unit: UnitName.year, modifier: modifier)
  }

  /// Whether a number goes on with a list of ages: "aged nine, *ten* and *49*".
  func isListed(_ quantity: Quantity, _ context: FigureContext, behind end: Int) -> Bool {
    let start = quantity.pieces.lowerBound
    guard quantity.unit == nil, quantity.form == .cardinal, isHumanAge(quantity), start > end,
      start - end <= 2,
      (end..<start).allSatisfy({ context.lower($0).is(.listJoint) })
    else { return false }
    let next = quantity.pieces.upperBound
    guard context.pieces.indices.contains(next), context.tag(ofPiece: next)?.isNoun == true else {
      return true
    }
    return !Plural.isPlural(context.lower(next))
  }

  static let decades: [String: Double] = [
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80,
    "nineties": 90,
  ]

  /// "in his *forties*", "in her mid-*thirties*".
  func decade(_ context: FigureContext, at index: Int) -> Age? {
    guard let low = Self.decades[context.lower(index)] else { return nil }
    let before = index - 1
    guard
      context.lower(before).is(.possessivePronoun)
        || context.lower(before - 1).is(.possessivePronoun),
      !context.isDate(context.pieces[index].token)
    else { return nil }
    return Age(
      pieces: index..<index + 1, unit: UnitName.year, amount: .range(min: low, max: low + 9))
  }

  /// "She was *84*.", "Weber turns *70* on Monday.", "The singer Ana Weber was *66*."
  private func isPredicate(_ quantity: Quantity, _ context: FigureContext) -> Bool {
    let start = quantity.pieces.lowerBound
    let end = quantity.pieces.upperBound
    guard start > 1, context.pieces[start].isNumber, end == start + 1,
      end >= context.pieces.count || context.lower(end).is(.ageEnd)
    else { return false }
    let verb = context.lower(start - 1)
    let subject = context.pieces[start - 2]
    guard verb.is(.agePredicate) else { return false }
    if subject.is(.ageSubject) { return true }
    if verb.is(.turnVerb), context.tag(subject.token).isNoun || context.tag(subject.token).isAdjective,
      subject.isCapitalized || pieces(of: quantity, areTwoDigits: context)
    {
      return true
    }
    guard pieces(of: quantity, areTwoDigits: context),
      let noun = context.child(of: context.pieces[start - 1].token, .nsubj)
    else { return false }
    let word = context.document.tokens[noun].lower
    return context.isPerson(noun) || word.is(.agedPerson) || AgentNouns.withTitles.contains(word)
  }

  private func pieces(of quantity: Quantity, areTwoDigits context: FigureContext) -> Bool {
    context.pieces[quantity.number.lowerBound].lower.utf8.count == 2
      || context.pieces[quantity.number.lowerBound].lower.hasPrefix("10")
  }

  /// "in his 40s", "in her late 20s".
  private func decade(_ quantity: Quantity, _ context: FigureContext) -> Age? {
    let end = quantity.number.upperBound
    guard case .value(let value) = quantity.amount, value.truncatingRemainder(dividingBy: 10) == 0,
      end < context.pieces.count,
      context.lower(end).is(.s) || context.lower(end) == "'s", context.pieces[end].glue == .joined
    else { return nil }
    let before = quantity.number.lowerBound - 1
    guard
      context.lower(before).is(.possessivePronoun) || context.lower(before - 1).is(.possessivePronoun)
    else {
      return nil
    }
    return Age(
      pieces: quantity.number.lowerBound..<end + 1, unit: UnitName.year,
      amount: .range(min: value, max: value + 9))
  }

  private func isPeople(_ piece: Piece) -> Bool {
    if piece.is(.anybodyWord) { return true }
    guard Plural.isPlural(piece.lower), !piece.isCapitalized || piece.isFirst else { return false }
    let word = Plural.singular(piece.lower)
    return word.is(.person) || word.is(.adult) || word.is(.agedPerson)
      || AgentNouns.withTitles.contains(word)
  }

  /// "His sisters, *7* and 9, sang."
  private func isOfSeveral(_ quantity: Quantity, _ context: FigureContext) -> Bool {
    let start = quantity.pieces.lowerBound
    let end = quantity.pieces.upperBound
    guard start > 1, context.pieces[start].isNumber, end == start + 1, context.lower(start - 1) == ",",
      isPeople(context.pieces[start - 2]), context.lower(end).is(.commaOrAnd),
      end + 1 < context.pieces.count, context.pieces[end + 1].isNumber
    else { return false }
    return context.lower(end + 2).is(.ageListEnd)
  }

  /// "Singers between *18 and 25* may enter", "people *over 65*".
  private func isRange(_ quantity: Quantity, _ context: FigureContext) -> Bool {
    let next = quantity.pieces.upperBound
    if context.lower(quantity.pieces.lowerBound).is(.limitWord),
      case .value(let value) = quantity.amount, value <= 100, quantity.pieces.lowerBound > 0,
      quantity.number.upperBound == next, isPeople(context.pieces[quantity.pieces.lowerBound - 1]),
      !context.pieces.indices.contains(next) || !Plural.isPlural(context.lower(next))
    {
      return true
    }
    guard quantity.modifier == .between, case .range(_, let high) = quantity.amount, high <= 100 else {
      return false
    }
    let start = quantity.pieces.lowerBound
    let opener = context.lower(start).is(.between) ? start : start - 1
    guard opener > 0, context.lower(opener).is(.rangeOpener),
      isPeople(context.pieces[opener - 1])
    else {
      return false
    }
    let end = quantity.pieces.upperBound
    return !isNoun(context, end) && !context.lower(end).is(.of)
  }

  private func isHumanAge(_ quantity: Quantity) -> Bool {
    switch quantity.amount {
    case .value(let value): value > 0 && value < 125 && value == value.rounded()
    case .range(let low, let high): low > 0 && high < 125
    }
  }

  private func isNoun(_ context: FigureContext, _ index: Int) -> Bool {
    context.tag(ofPiece: index).map { $0.isNoun || $0.isAdjective } ?? false
  }

  /// "Name, 68," and "Name (68)".
  private func isApposition(_ quantity: Quantity, _ context: FigureContext) -> Bool {
    let pieces = context.pieces
    var start = quantity.pieces.lowerBound
    let end = quantity.pieces.upperBound
    guard start == quantity.number.lowerBound, start > 1 else { return false }
    // "now 56": said of people alone.
    if context.lower(start - 1).is(.now), start > 2, context.lower(start - 2) == "," { start -= 1 }
    let isWritten = !pieces[quantity.pieces.lowerBound].isNumber
    guard isWritten || end == quantity.pieces.lowerBound + 1 else { return false }
    let opener = pieces[start - 1].lower
    let name = pieces[start - 2]
    if isWritten {
      // In words only of people by name, and of children and kin.
      guard opener == "," else { return false }
      if context.isPerson(name.token) { return [",", ".", ")"].contains(context.lower(end)) }
      return context.lower(end) == "," && name.is(.agedPerson)
    }
    let isNamed =
      name.isCapitalized && name.isWord && context.tag(name.token).isNoun && !context.isDate(name.token)
    if opener == "(", isNamed || name.isWord {
      return context.lower(end) == ")" && isNamed && pieces[start].lower.utf8.count == 2
    }
    guard opener == ",",
      end >= pieces.count
        || context.lower(end).is(.appositionEnd)
    else { return false }
    if name.is(.himself) || name.is(.herself) { return true }
    if isNamed {
      return end >= pieces.count || !context.lower(end).is(.and) || pieces[start].lower.utf8.count == 2
    }
    return Plural.singular(name.lower).is(.agedPerson) || AgentNouns.withTitles.contains(name.lower)
  }
}
