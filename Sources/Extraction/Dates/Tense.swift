/// Tells from the verbs near an expression whether it lies ahead.
enum Tense {
  private static let future: Set<String> = [
    "will", "'ll", "wo", "shall", "due", "expected", "scheduled", "slated", "upcoming", "plans", "planned",
    "planning", "going", "tomorrow", "hopes", "intends", "aims", "vowed", "promised", "pledged", "would",
    "should",
    "must", "may", "might", "next", "set", "deadline", "until", "by",
  ]
  private static let past: Set<String> = [
    "was", "were", "had", "did", "said", "told", "took", "came", "went", "made", "met", "began", "left",
    "held",
    "killed", "found", "gave", "won", "lost", "saw", "spoke", "fell", "rose", "broke", "died", "shot", "hit",
    "became", "led", "sent", "put", "ran", "brought", "wrote", "fired", "since", "signed", "struck", "fled",
    "flew", "grew", "kept", "knew", "paid", "sold", "bought", "stood", "thought", "fought", "caught",
    "taught",
    "sought", "drew", "threw", "ended", "been", "last", "swept", "beat", "led", "drove", "sank", "burst",
    "set",
  ]

  /// The tense at a piece: of the nearest verb before it, else of the first one behind it; past when
  /// there is none, as most news is. Looks at most 14 pieces to each side.
  static func tense(_ pieces: [Piece], at index: Int) -> DateResolver.Tense {
    var place = index - 1
    while place >= max(0, index - 14) {
      if let tense = tense(pieces, verbAt: place, index: index) { return tense }
      if pieces[place].lower == ";" { break }
      place -= 1
    }
    place = index + 1
    while place < min(pieces.count, index + 10) {
      let lower = pieces[place].lower
      if lower == "," || lower == ";" { break }
      if lower == "will" || lower == "'ll" || lower == "shall" { return .future }
      if (lower == "is" || lower == "are"), place + 1 < pieces.count,
        ["due", "expected", "scheduled", "set", "to"].contains(pieces[place + 1].lower)
      {
        return .future
      }
      if past.contains(lower) || lower.hasSuffix("ed") { return .past }
      place += 1
    }
    return .past
  }

  private static func tense(_ pieces: [Piece], verbAt place: Int, index: Int) -> DateResolver.Tense? {
    let lower = pieces[place].lower
    let before = place > 0 ? pieces[place - 1].lower : ""
    if lower == "by" || lower == "until" { return place == index - 1 ? .future : nil }
    if lower == "next" || lower == "last" || lower == "may" && pieces[place].isCapitalized { return nil }
    let isParticiple = past.contains(lower) || (lower.hasSuffix("ed") && lower.utf8.count > 3)
    if isParticiple {
      if before == "be" || before == "to" { return future(before: place, pieces) }
      if ["will", "would", "to"].contains(before) { return .future }
      if future.contains(lower), ["is", "are", "'s", "'re", "be"].contains(before) { return .future }
      if lower == "set" { return ["is", "are"].contains(before) ? .future : .past }
      if ["expected", "scheduled", "slated", "planned", "due"].contains(lower) {
        return before == "was" || before == "were" || before == "had" ? .past : .future
      }
      return .past
    }
    guard future.contains(lower) else { return nil }
    return .future
  }

  private static func future(before place: Int, _ pieces: [Piece]) -> DateResolver.Tense {
    for index in max(0, place - 4)..<place
    where future.contains(pieces[index].lower) || pieces[index].lower == "to" {
      let verb = index > 0 ? pieces[index - 1].lower : ""
      return pieces[index].lower == "to" && ["was", "were", "had"].contains(verb) ? .past : .future
    }
    return .past
  }
}
