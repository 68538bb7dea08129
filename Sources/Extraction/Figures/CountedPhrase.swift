import Facts

/// What a quantity counts: the noun behind it, or the phrase that the sentence's grammar makes it
/// a number of.
struct CountedPhrase {
  /// The counted noun in the singular; nil when the number stands alone.
  var unit: String?
  /// "people detained".
  var text: String?
  /// The last piece of the noun that stands behind the number, exclusive.
  var end: Int?
}

/// Finds what quantities count.
struct CountedPhraseFinder: Sendable {
  let words: FigureWords
  let lemmatizer = Lemmatizer()

  /// What a quantity without unit counts.
  func counted(_ quantity: Quantity, _ context: FigureContext) -> CountedPhrase {
    let pieces = context.pieces
    var next = quantity.pieces.upperBound
    if next < pieces.count, pieces[next].lower == "of" {
      next += 1
      while next < pieces.count,
        ["the", "its", "his", "her", "their", "these", "those", "our", "this", "that"].contains(
          pieces[next].lower)
      { next += 1 }
      if next < pieces.count, context.syntax.tags[pieces[next].token] == .prp {
        next = quantity.pieces.upperBound
      }
    }
    if let (start, end) = nounPhrase(context, at: next, isOne: quantity.isOne) {
      let head = pieces[end - 1]
      var phrase = CountedPhrase(unit: singular(head, context), text: context.text(start..<end), end: end)
      phrase.text = phrase.text.map { $0 + tail(context, head: head.token, end: end) }
      return phrase
    }
    return bare(quantity, context)
  }

  /// The noun phrase that starts at a piece: adjectives and nouns, up to the last noun.
  func nounPhrase(_ context: FigureContext, at start: Int, isOne: Bool = false) -> (start: Int, end: Int)? {
    let pieces = context.pieces
    var index = start
    var end: Int?
    var seenPlural = false
    while index < min(start + 8, pieces.count) {
      let piece = pieces[index]
      guard piece.isWord, !context.isDate(piece.token) else {
        if piece.lower == ",", end == nil, index > start, index + 1 < pieces.count,
          context.tag(pieces[index + 1].token).isAdjective
        {
          index += 1; continue
        }
        break
      }
      let tag = context.tag(piece.token)
      if words.isFunctionWord(piece),
        !(end == nil && piece.lower == "other" || piece.lower == "more" && end == nil && index == start)
      {
        if piece.lower == "and" || piece.lower == "or", end == nil, index > start, index + 1 < pieces.count,
          context.tag(pieces[index + 1].token).isAdjective
        {
          index += 1; continue
        }
        break
      }
      if tag.isNoun || piece.lower == "others" {
        if seenPlural, tag.isProperNoun { break }
        if seenPlural, !(tag == .nns || tag == .nn) { break }
        end = index + 1
        if tag == .nns || tag == .nnps || Plural.isPlural(piece.lower) { seenPlural = true }
      } else if tag.isAdjective || tag == .cd && index > start || tag == .vbn || tag == .vbg
        || tag == .vbd && piece.glue == .hyphen || tag == .rb && end == nil || piece.glue == .hyphen
        || piece.lower == "more"
      {
        if end != nil, tag == .vbn || tag == .vbg || seenPlural { break }
        if tag == .vbn || tag == .vbg, index == start, !hasNoun(context, after: index) { return nil }
      } else {
        break
      }
      index += 1
    }
    guard let end else { return nil }
    return (start, end)
  }

  private func hasNoun(_ context: FigureContext, after index: Int) -> Bool {
    guard index + 1 < context.pieces.count, !context.isDate(context.pieces[index + 1].token) else {
      return false
    }
    let tag = context.tag(context.pieces[index + 1].token)
    return tag.isNoun && !tag.isProperNoun || tag.isAdjective
  }

  /// The noun in the singular, a proper one with its capital.
  func singular(_ piece: Piece, _ context: FigureContext) -> String {
    let plural = Plural.singular(piece.lower)
    if piece.isCapitalized, context.tag(piece.token).isProperNoun, !piece.isFirst {
      return plural.prefix(1).uppercased() + plural.dropFirst()
    }
    return plural
  }

  // MARK: What happened to the counted

  /// " detained", " of the security forces": what follows the noun and belongs to it, with the
  /// participle of the verb that it is the object or passive subject of.
  private func tail(_ context: FigureContext, head: Int, end: Int) -> String {
    let syntax = context.syntax
    var text = ""
    for child in syntax.children(of: head) where child > head {
      if context.document.tokens[child].lower == "of", context.pieces.indices.contains(end),
        context.pieces[end].token == child,
        let (start, stop) = nounPhrase(context, at: skipDeterminer(context, end + 1))
      {
        text += " of " + context.text(start..<stop)
      } else if syntax.relations[child] == .acl, context.tag(child) == .vbn {
        return text + " " + context.document.tokens[child].text
      }
    }
    if let verb = participle(context, of: head) { text += " " + verb }
    return text
  }

  private func skipDeterminer(_ context: FigureContext, _ index: Int) -> Int {
    guard let tag = context.tag(ofPiece: index), tag == .dt || tag == .prps else { return index }
    return index + 1
  }

  /// The participle of the verb that a noun is the passive subject or the object of.
  private func participle(_ context: FigureContext, of token: Int) -> String? {
    let syntax = context.syntax
    var noun = token
    if syntax.relations[noun] == .conj, let head = syntax.head(of: noun), context.tag(head).isNoun {
      noun = head
    }
    guard let verb = syntax.head(of: noun), context.tag(verb).isVerb else { return nil }
    switch syntax.relations[noun] {
    case .nsubjpass: return context.document.tokens[verb].lower
    case .nsubj:
      let word = context.document.tokens[verb].lower
      return words.isStateOfPeople(word) && (context.tag(verb) == .vbn || context.tag(verb) == .vbd)
        ? word : nil
    case .dobj:
      let word = context.document.tokens[verb].lower
      if context.tag(verb) == .vbd || context.tag(verb) == .vbn {
        return word == "had" || word == "was" ? nil : word
      }
      let lemma = lemmatizer.lemma(of: context.document.tokens[verb], context.tag(verb))
      let past = lemma.hasSuffix("e") ? lemma + "d" : lemma + "ed"
      return words.isStateOfPeople(past) ? past : nil
    default: return nil
    }
  }

  // MARK: Numbers without a noun

  /// What a number that stands alone counts: people, where what is said can be said of them only;
  /// else what the sentence gives a number of.
  private func bare(_ quantity: Quantity, _ context: FigureContext) -> CountedPhrase {
    let pieces = context.pieces
    let number = pieces[quantity.number.upperBound - 1].token
    var next = quantity.pieces.upperBound
    while next < pieces.count,
      [
        "have", "has", "had", "been", "were", "was", "are", "is", "being", "reported", "feared", "reportedly",
        "believed", "more", "others", "seriously", "confirmed", "left", "also", "still",
      ].contains(pieces[next].lower)
    { next += 1 }
    if next < pieces.count, words.isStateOfPeople(pieces[next]),
      next == quantity.pieces.upperBound || pieces[next].isWord
    {
      return CountedPhrase(
        unit: "person", text: "people " + pieces[next].lower,
        end: next == quantity.pieces.upperBound ? next + 1 : nil)
    }
    if let verb = verbBefore(quantity, context), words.isStateOfPeople(verb) {
      return CountedPhrase(unit: "person", text: "people " + verb)
    }
    if let population = population(quantity, context) { return population }
    guard let (head, phrase) = governing(number, context) else { return CountedPhrase() }
    _ = head
    return phrase
  }

  private func verbBefore(_ quantity: Quantity, _ context: FigureContext) -> String? {
    let start = quantity.pieces.lowerBound
    guard start > 0 else { return nil }
    let piece = context.pieces[start - 1]
    guard context.tag(piece.token).isVerb else { return nil }
    if context.tag(piece.token) == .vbg {
      let lemma = lemmatizer.lemma(of: context.document.tokens[piece.token], .vbg)
      return lemma.hasSuffix("e") ? lemma + "d" : lemma + "ed"
    }
    return piece.lower
  }

  private static let peopled: Set<String> = [
    "nation", "country", "city", "town", "village", "state", "region", "island", "republic", "territory",
    "province", "population", "district", "community", "capital", "metropolis", "kingdom",
  ]

  /// "nation of 19 million".
  private func population(_ quantity: Quantity, _ context: FigureContext) -> CountedPhrase? {
    let start = quantity.pieces.lowerBound
    guard start > 1, context.lower(start - 1) == "of", Self.peopled.contains(context.lower(start - 2)) else {
      return nil
    }
    return CountedPhrase(unit: "person", text: "population")
  }

  private static let totals: Set<String> = [
    "number", "count", "total", "tally", "estimate", "figure", "numbers",
  ]

  /// The noun phrase that a number belongs to by the sentence's grammar: what it stands behind "of"
  /// of, else the subject or object of its verb.
  func governing(_ token: Int, _ context: FigureContext) -> (head: Int, phrase: CountedPhrase)? {
    let syntax = context.syntax
    var current = token
    for _ in 0..<6 {
      guard let head = syntax.head(of: current) else { return nil }
      let tag = context.tag(head)
      if tag.isVerb {
        let subject = syntax.child(of: head, .nsubjpass) ?? syntax.child(of: head, .nsubj)
        let object = syntax.child(of: head, .dobj)
        for candidate in [object, subject] {
          guard let candidate, candidate != current, !isInside(token, candidate, syntax),
            context.tag(candidate).isNoun
          else { continue }
          return (candidate, phrase(headedBy: candidate, context))
        }
        if context.tag(head) == .vb || syntax.relations[head] == .xcomp || syntax.relations[head] == .conj
          || syntax.relations[head] == .advcl
        {
          current = head
          continue
        }
        return nil
      }
      if tag.isNoun, head < token, syntax.relations[current] == .prep || syntax.relations[current] == .appos {
        return (head, phrase(headedBy: head, context))
      }
      current = head
    }
    return nil
  }

  private func isInside(_ token: Int, _ ancestor: Int, _ syntax: Syntax) -> Bool {
    var current = token
    for _ in 0..<8 {
      if current == ancestor { return true }
      guard let head = syntax.head(of: current) else { return false }
      current = head
    }
    return false
  }

  /// The phrase around a head noun; of "number of detainees" the detainees.
  func phrase(headedBy head: Int, _ context: FigureContext) -> CountedPhrase {
    let tokens = context.document.tokens
    var start = head
    while start > context.sentence.lowerBound, head - start < 5 {
      let tag = context.tag(start - 1)
      guard tag.isNoun || tag.isAdjective || tag == .vbn, !context.isDate(start - 1), tokens[start - 1].isWord
      else { break }
      start -= 1
    }
    if head + 2 < context.sentence.upperBound, tokens[head + 1].lower == "of",
      let piece = context.piece(of: head + 2)
    {
      let first = skipDeterminer(context, piece)
      if let (from, to) = nounPhrase(context, at: first) {
        let text = context.text(from..<to)
        let last = context.pieces[to - 1]
        if Self.totals.contains(tokens[head].lower) {
          return CountedPhrase(
            unit: singular(last, context), text: text + tail(context, head: last.token, end: to))
        }
        return CountedPhrase(unit: nil, text: context.document.span(start..<head + 1).text + " of " + text)
      }
    }
    return CountedPhrase(unit: nil, text: context.document.span(start..<head + 1).text)
  }

  // MARK: Measures

  /// What a measured quantity, a share or an age is of.
  func measured(_ quantity: Quantity, _ context: FigureContext) -> String? {
    let pieces = context.pieces
    let end = quantity.pieces.upperBound
    if end < pieces.count {
      if pieces[end].lower == "of",
        let (start, stop) = nounPhrase(context, at: skipDeterminer(context, end + 1))
      {
        return context.text(start..<stop)
      }
      if quantity.form == .fraction, let (start, stop) = nounPhrase(context, at: skipDeterminer(context, end))
      {
        return context.text(start..<stop)
      }
      var next = end
      if pieces[next].lower == "'s" || pieces[next].lower == "'" { next += 1 }
      if quantity.form != .fraction, pieces[end].glue == .space || next > end,
        let (start, stop) = nounPhrase(context, at: next),
        quantity.unit?.kind != .percent || context.tag(pieces[start].token).isNoun
      {
        var text = context.text(start..<stop)
        if context.lower(stop) == "of",
          let (from, to) = nounPhrase(context, at: skipDeterminer(context, stop + 1))
        {
          text += " of " + context.text(from..<to)
        }
        return text
      }
    }
    let token = pieces[quantity.number.upperBound - 1].token
    return governing(token, context)?.phrase.text
  }
}

extension FigureContext {
  /// The words of a piece range.
  func text(_ range: Range<Int>) -> String {
    document.text(pieces[range.lowerBound].start..<pieces[range.upperBound - 1].end)
  }

  /// The first piece of a token.
  func piece(of token: Int) -> Int? {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].token < token { low = middle + 1 } else { high = middle }
    }
    return low < pieces.count && pieces[low].token == token ? low : nil
  }
}
