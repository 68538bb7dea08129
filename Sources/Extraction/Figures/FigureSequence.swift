import Facts

/// Gives a figure what the one before it in its sentence says for both: "103 people were killed in one
/// city, *21* in another", "400 cars, *346* of which", "rose 8 percent to *$420*".
enum FigureSequence {
  private static let openers: Set<String> = [",", "and", ":", "or", "including"]
  private static let followers: Set<String> = [
    "in", "at", "of", "from", "on", "among", "across", "near", ".", ",", "are", "were", "and", "or",
  ]
  private static let joints: Set<String> = [",", "or", "to", "from", "("]

  /// Links a figure to the one before it, whose words end at piece `end`.
  static func link(
    _ figure: inout Figure, _ quantity: Quantity, to previous: Figure, endingAt end: Int,
    _ context: FigureContext, _ words: FigureWords
  ) {
    let start = quantity.pieces.lowerBound
    if figure.change == nil, end == start - 1, context.lower(end) == "to" { figure.change = previous.change }
    switch previous.kind {
    case .age, .duration, .rank, .ratio: return
    default: break
    }
    if let counted = sameCounted(figure, quantity, previous, context, words) {
      figure.unit = previous.unit
      figure.counted = counted
    } else if figure.kind == .count, figure.unit == nil, goesOn(quantity, context) {
      figure.unit = previous.unit
      figure.counted = previous.counted
      figure.kind = previous.kind
    } else if figure.kind != .count || figure.unit == nil, previous.counted != nil,
      (start - 2..<start).contains(end),
      (end..<start).allSatisfy({ joints.contains(context.lower($0)) })
    {
      figure.counted = previous.counted
    }
  }

  /// "26 gunmen were killed and *18 wounded*": gunmen again, of whom something else is said.
  private static func sameCounted(
    _ figure: Figure, _ quantity: Quantity, _ previous: Figure, _ context: FigureContext,
    _ words: FigureWords
  ) -> String? {
    guard figure.kind == .count, figure.unit == "person", previous.unit != "person", previous.kind == .count,
      let state = figure.counted?.split(separator: " "), state.count == 2, state[0] == "people",
      context.lower(quantity.number.upperBound) == state[1],
      [",", "and"].contains(context.lower(quantity.pieces.lowerBound - 1)),
      let before = previous.counted?.split(separator: " "), before.count > 1,
      let last = before.last, words.isStateOfPeople(String(last))
    else { return nil }
    return (before.dropLast() + [state[1]]).joined(separator: " ")
  }

  /// Whether a bare number goes on with what the number before it counts.
  private static func goesOn(_ quantity: Quantity, _ context: FigureContext) -> Bool {
    let start = quantity.pieces.lowerBound
    let before = context.lower(start - 1)
    if openers.contains(before) {
      return quantity.pieces.upperBound >= context.pieces.count
        || followers.contains(context.lower(quantity.pieces.upperBound))
    }
    let isComparison = context.lower(start - 2) == "compared" && (before == "with" || before == "to")
    return isComparison || before == "from" && ["up", "down"].contains(context.lower(start - 2))
  }
}
