import Facts
import Language

/// What a quantity is per, and how exact it is.
extension QuantityReader {
  /// "a day", "per hour", "an ounce", "/km" behind a unit; also where a bracket stands between, which the rate
  /// holds for as well: "$6 (US$4.46) per share".
  func addRate(_ pieces: [Piece], to quantity: inout Quantity) {
    guard let unit = quantity.unit, !unit.name.isEmpty else { return }
    let start = quantity.pieces.upperBound
    var found = per(pieces, at: start, isPrice: unit.kind == .money)
    if found == nil, start + 3 < pieces.count, pieces[start].is(.of) {
      for place in start + 2..<min(start + 5, pieces.count) where pieces[place].is(.functionWord) {
        found = per(pieces, at: place)
        break
      }
    }
    if let (per, end) = found {
      quantity.pieces = quantity.pieces.lowerBound..<end
      quantity.unit = Self.rate(unit, per)
    } else if let place = behindBracket(pieces, quantity), let (per, _) = self.per(pieces, at: place) {
      quantity.unit = Self.rate(unit, per)
    }
  }

  /// Where the text goes on behind the bracket that a quantity stands in or before.
  private func behindBracket(_ pieces: [Piece], _ quantity: Quantity) -> Int? {
    let start = quantity.pieces.upperBound
    guard start < pieces.count else { return nil }
    if pieces[start].lower == ")", quantity.pieces.lowerBound > 0,
      pieces[quantity.pieces.lowerBound - 1].lower == "("
    {
      return start + 1
    }
    guard pieces[start].lower == "(" else { return nil }
    let close = pieces[start..<min(start + 10, pieces.count)].firstIndex { $0.lower == ")" }
    return close.map { $0 + 1 }
  }

  static func rate(_ unit: MeasureUnits.Unit, _ per: MeasureUnits.Unit) -> MeasureUnits.Unit {
    MeasureUnits.Unit(name: unit.name + " per " + per.name, kind: rateKind(unit, per))
  }

  private static func rateKind(_ unit: MeasureUnits.Unit, _ per: MeasureUnits.Unit) -> Figure.Kind {
    switch unit.kind {
    case .money, .percent: unit.kind
    case .distance where per.kind == .duration: .speed
    case .volume where per.kind == .duration: .flow
    default: .rate
    }
  }

  /// What a rate is per: a unit, behind "per" any noun, also so many of it ("per 100,000 people").
  ///
  /// - Parameter isPrice: whether money stands before, which is paid for any one thing: "5 euros *a bowl*".
  func per(_ pieces: [Piece], at index: Int, isPrice: Bool = false) -> (unit: MeasureUnits.Unit, end: Int)? {
    guard index + 1 < pieces.count else { return nil }
    let lower = pieces[index].lower
    let next = pieces[index + 1]
    guard
      lower.is(.a) || lower.is(.an) || lower.is(.per) || lower.is(.each) || lower.is(.every) || lower == "/"
    else {
      return nil
    }
    let symbol = lower == "/" ? units.symbol(pieces, at: index + 1) : nil
    if let found = symbol ?? units.name(pieces, at: index + 1), found.unit.kind != .percent,
      found.unit.kind != .money
    {
      guard symbol != nil || !Plural.isPlural(pieces[found.end - 1].lower),
        found.end == pieces.count
          || !pieces[found.end].is(.momentWord)
      else { return nil }
      return (found.unit, found.end)
    }
    if lower.is(.per), next.isNumber, let numeral = numerals.read(pieces, at: index + 1),
      numeral.form == .cardinal, numeral.pieces.upperBound < pieces.count,
      case let noun = pieces[numeral.pieces.upperBound], noun.isWord, !noun.is(.functionWord)
    {
      let count = pieces[numeral.pieces].map(\.lower).joined(separator: " ")
      return (
        MeasureUnits.Unit(name: count + " " + noun.lower, kind: .count), numeral.pieces.upperBound + 1
      )
    }
    // "For 200 dollars a witness *said* nothing."
    let speaks = index + 2 < pieces.count && pieces[index + 2].is(.speechVerb)
    if next.is(.unitOfPrice) && !speaks || (lower.is(.per) && next.isWord && !next.is(.functionWord))
      || isPrice && isPaidFor(pieces, at: index + 1)
    {
      return (MeasureUnits.Unit(name: next.lower, kind: .count), index + 2)
    }
    return nil
  }

  /// Whether a noun behind "a" and money is what each costs so much: nothing behind goes on with it.
  private func isPaidFor(_ pieces: [Piece], at index: Int) -> Bool {
    let noun = pieces[index]
    guard noun.tag == .nn, noun.isWord, noun.glue == .space, !noun.isCapitalized, !noun.is(.functionWord),
      !noun.is(.vagueAmount)
    else { return false }
    guard index + 1 < pieces.count else { return true }
    let next = pieces[index + 1]
    return next.isMark
      ? next.glue == .joined && next.is(.phraseEndMark)
      : next.tag == .in && !next.is(.of) || next.tag == .cc || next.tag == .to
  }

  /// The words before and behind a quantity that say how exact it is.
  func addModifier(_ pieces: [Piece], to quantity: inout Quantity) {
    var start = quantity.pieces.lowerBound
    if start > 0,
      pieces[start - 1].is(.an) || pieces[start - 1].is(.a),
      let found = words.before.match(pieces, endingAt: start - 1), found.count > 1
    {
      start -= 1
    }
    if let (modifier, count) = words.before.match(pieces, endingAt: start),
      fits(pieces, start - count, quantity)
    {
      if modifier != .exact || quantity.modifier != .between { quantity.modifier = modifier }
      quantity.pieces = start - count..<quantity.pieces.upperBound
      if let (outer, count) = words.before.match(pieces, endingAt: quantity.pieces.lowerBound),
        outer != .exact, modifier == .about || modifier == .exact
      {
        quantity.modifier = outer
        quantity.pieces = quantity.pieces.lowerBound - count..<quantity.pieces.upperBound
      }
    } else if start > 0, pieces[start - 1].is(.between), quantity.modifier == .between {
      quantity.pieces = start - 1..<quantity.pieces.upperBound
    }
    if let (modifier, count) = words.after.match(pieces, at: quantity.pieces.upperBound),
      pieces[quantity.pieces.upperBound].lower != "+" || pieces[quantity.pieces.upperBound].glue == .joined
    {
      quantity.modifier = modifier
      quantity.pieces = quantity.pieces.lowerBound..<quantity.pieces.upperBound + count
    }
  }

  /// "over" and the like before a length of time may be a preposition: "$1 trillion over 10 years".
  private func fits(_ pieces: [Piece], _ index: Int, _ quantity: Quantity) -> Bool {
    let lower = pieces[index].lower
    // "Went up to 12 euros": up, and to that level.
    if lower.is(.up), index > 0,
      words.isChange(pieces[index - 1]) || pieces[index - 1].is(.goingVerb)
    {
      return false
    }
    guard index == quantity.pieces.lowerBound - 1 else { return true }
    if lower.is(.over), quantity.unit?.kind == .duration {
      if quantity.pieces.upperBound < pieces.count,
        pieces[quantity.pieces.upperBound].is(.agoWord)
      {
        return true
      }
      return index == 0
        || pieces[index - 1].is(.durationOpener)
    }
    if lower.is(.under) || lower.is(.below) || lower.is(.above) || lower.is(.within) || lower.is(.around)
      || lower.is(.about)
    {
      return quantity.form != .ordinal
    }
    return true
  }
}
