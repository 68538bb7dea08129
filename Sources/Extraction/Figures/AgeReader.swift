import Facts

/// Finds ages in all their forms: "Weber, 68,", "a 24-year-old", "aged 81", "six weeks old".
struct AgeReader: Sendable {
  /// An age: the pieces of it, the unit, and where the one whose age it is stands.
  struct Age {
    var pieces: Range<Int>
    var unit: String
    /// Where it is a decade of life: "in his 40s".
    var amount: Figure.Amount?
  }

  private static let people: Set<String> = [
    "boy", "girl", "man", "woman", "child", "son", "daughter", "brother", "sister", "baby", "infant",
    "teenager",
    "youth", "mother", "father", "person", "student", "widow", "veteran", "toddler",
  ]

  /// The age that a quantity is; nil when it is none.
  func read(_ quantity: Quantity, _ context: FigureContext) -> Age? {
    guard quantity.form == .cardinal else { return nil }
    let start = quantity.pieces.lowerBound
    let end = quantity.pieces.upperBound
    if let unit = quantity.unit {
      guard unit.kind == .duration else { return nil }
      if context.lower(end) == "old" || context.lower(end) == "olds" {
        return Age(pieces: start..<end + 1, unit: unit.name)
      }
      if context.lower(end) == "of", context.lower(end + 1) == "age" {
        return Age(pieces: start..<end + 2, unit: unit.name)
      }
      return nil
    }
    guard isHumanAge(quantity) else { return nil }
    if let decade = decade(quantity, context) { return decade }
    let before = context.lower(start - 1)
    if before == "aged" || before == "age" || before == "ages" {
      return Age(pieces: start - 1..<end, unit: "year")
    }
    if before == "of", context.lower(start - 2) == "age" || context.lower(start - 2) == "ages" {
      return Age(pieces: start..<end, unit: "year")
    }
    if before == "of", Self.people.contains(context.lower(start - 2)), !isNoun(context, end) {
      return Age(pieces: start..<end, unit: "year")
    }
    if context.lower(end) == "yo" || context.lower(end) == "y.o." {
      return Age(pieces: start..<end + 1, unit: "year")
    }
    return isApposition(quantity, context) || isPredicate(quantity, context)
      ? Age(pieces: start..<end, unit: "year") : nil
  }

  /// "She was *84*.", "Weber turns *70* on Monday."
  private func isPredicate(_ quantity: Quantity, _ context: FigureContext) -> Bool {
    let start = quantity.pieces.lowerBound
    let end = quantity.pieces.upperBound
    guard start > 1, context.pieces[start].isNumber, end == start + 1,
      end >= context.pieces.count || Self.ends.contains(context.lower(end))
    else { return false }
    let verb = context.lower(start - 1)
    let subject = context.pieces[start - 2]
    let isPerson =
      subject.lower == "he" || subject.lower == "she" || subject.lower == "who"
      || verb.hasPrefix("turn") && subject.isCapitalized && context.tag(subject.token).isProperNoun
    return isPerson && ["is", "was", "turned", "turns", "be"].contains(verb)
  }

  private static let ends: Set<String> = [".", ",", ";", ")", "and", "when", "on", "at", "in"]

  private static let possessives: Set<String> = ["his", "her", "their", "my", "your", "our"]

  /// "in his 40s", "in her late 20s".
  private func decade(_ quantity: Quantity, _ context: FigureContext) -> Age? {
    let end = quantity.number.upperBound
    guard case .value(let value) = quantity.amount, value.truncatingRemainder(dividingBy: 10) == 0,
      end < context.pieces.count,
      context.lower(end) == "s" || context.lower(end) == "'s", context.pieces[end].glue == .joined
    else { return nil }
    let before = quantity.number.lowerBound - 1
    guard
      Self.possessives.contains(context.lower(before)) || Self.possessives.contains(context.lower(before - 1))
    else {
      return nil
    }
    return Age(
      pieces: quantity.number.lowerBound..<end + 1, unit: "year", amount: .range(min: value, max: value + 9))
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
    let start = quantity.pieces.lowerBound
    let end = quantity.pieces.upperBound
    guard start == quantity.number.lowerBound, start > 1, pieces[start].isNumber, end == start + 1 else {
      return false
    }
    let opener = pieces[start - 1].lower
    let name = pieces[start - 2]
    let isNamed =
      name.isCapitalized && name.isWord && context.tag(name.token).isNoun && !context.isDate(name.token)
    if opener == "(", isNamed || name.isWord {
      return context.lower(end) == ")" && isNamed && pieces[start].lower.utf8.count == 2
    }
    guard opener == ",",
      end >= pieces.count
        || [",", ".", ";", ")", "\u{2013}", "-", "--", "who", "and"].contains(context.lower(end))
    else { return false }
    if name.lower == "himself" || name.lower == "herself" { return true }
    if isNamed {
      return end >= pieces.count || context.lower(end) != "and" || pieces[start].lower.utf8.count == 2
    }
    return Self.people.contains(name.lower) || name.lower == "president" || name.lower == "leader"
  }
}
