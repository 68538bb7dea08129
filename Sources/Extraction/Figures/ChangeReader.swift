import Facts

/// Tells which way a number went: by the verb or noun before it ("rose by 5 percent", "cut to 3"), or the
/// one behind ("a 5 percent drop").
struct ChangeReader: Sendable {
  let words: FigureWords

  private static let links: Set<String> = [
    "by", "to", "of", "about", "another", "a", "an", "the", "some", "around", "just", "more", "than",
  ]

  /// Which way; nil where the words say nothing of it.
  func change(_ quantity: Quantity, _ kind: Figure.Kind, _ context: FigureContext) -> Figure.Change? {
    let isPoint = context.lower(quantity.pieces.upperBound - 1).hasPrefix("point")
    let isShare = kind == .percent || kind == .money || kind == .ratio || isPoint
    if let change = before(quantity, context, isShare: isShare) { return change }
    if kind == .percent || isPoint, let change = gain(quantity, context) { return change }
    if let change = comparison(quantity, context) { return change }
    return isShare ? behind(quantity, context) : nil
  }

  private func before(_ quantity: Quantity, _ context: FigureContext, isShare: Bool) -> Figure.Change? {
    let pieces = context.pieces
    var index = quantity.pieces.lowerBound - 1
    var isLinked = false
    let floor = max(0, index - 4)
    while index >= floor {
      let piece = pieces[index]
      if let change = words.change(piece) {
        let isAdverb = piece.lower == "up" || piece.lower == "down"
        return isAdverb || isLinked || isShare && !Self.takesObject(piece.lower) ? change : nil
      }
      if piece.lower == "by" || piece.lower == "to" { isLinked = true }
      if !isShare, piece.lower == "a" || piece.lower == "an" { return nil }
      guard Self.links.contains(piece.lower) || piece.lower.hasSuffix("ly") || context.isDate(piece.token)
      else {
        return nil
      }
      index -= 1
    }
    return nil
  }

  /// "Gained 0.3 percent", "lost 12 points": of other things the verbs say no change.
  private func gain(_ quantity: Quantity, _ context: FigureContext) -> Figure.Change? {
    switch context.lower(quantity.pieces.lowerBound - 1) {
    case "gained", "gain", "gains", "gaining", "added", "adding": .up
    case "lost", "lose", "loses", "losing", "shed": .down
    default: nil
    }
  }

  /// "2,000 *more than* on Monday".
  private func comparison(_ quantity: Quantity, _ context: FigureContext) -> Figure.Change? {
    let end = quantity.pieces.upperBound
    guard context.lower(end + 1) == "than" else { return nil }
    switch context.lower(end) {
    case "more", "higher": return .up
    case "fewer", "less", "lower": return .down
    default: return nil
    }
  }

  /// "Raised $5 million" collects it; "plunged half of the country into darkness" divides it.
  private static func takesObject(_ verb: String) -> Bool {
    verb.hasPrefix("rais") || verb.hasPrefix("plung") || verb.hasPrefix("boost")
  }

  private func behind(_ quantity: Quantity, _ context: FigureContext) -> Figure.Change? {
    let pieces = context.pieces
    let end = quantity.pieces.upperBound
    for place in end..<min(end + 2, pieces.count) {
      if let change = words.change(pieces[place]), pieces[place].glue == .space,
        context.tag(pieces[place].token) != .vbd
      {
        return change
      }
      if words.isFunctionWord(pieces[place]) || pieces[place].isMark { return nil }
    }
    return nil
  }
}
