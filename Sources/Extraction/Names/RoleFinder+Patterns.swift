import Facts

extension RoleFinder {
  /// "former leader Nursultan", "Foreign Ministry spokesman Aibek".
  mutating func findTitleBefore(_ person: NameContext.Mention, in sentence: Range<Int>) {
    var end = person.tokens.lowerBound
    while end > sentence.lowerBound, context.lexicon.titles[context.word(end - 1)] == .honorific { end -= 1 }
    guard var title = title(endingAt: end, in: sentence) else { return }
    var last = person.tokens.upperBound
    if title.of == nil, context.word(last) == "of", let place = context.mention(startingAt: last + 1),
      context.kind(of: place) == .place
    {
      title.of = context.name(of: place)
      last = place.tokens.upperBound
    }
    add(title, to: person.cluster, evidence: title.evidence.lowerBound..<last)
  }

  /// "Karim, 56, then head of the agency,".
  mutating func findAppositionBehind(_ person: NameContext.Mention, in sentence: Range<Int>) {
    var token = person.tokens.upperBound
    guard Self.opensApposition(context.word(token)) else { return }
    token += 1
    if context.document.tokens.indices.contains(token),
      context.document.tokens[token].shape.contains(.hasDigit),
      [",", ")"].contains(context.word(token + 1))
    {
      token += 2
    }
    if context.word(token) == "who", ["is", "was"].contains(context.word(token + 1)) { token += 2 }
    guard token < sentence.upperBound, let title = title(from: token, in: sentence) else { return }
    let behind = title.evidence.upperBound
    if let next = context.mention(startingAt: title.tokens.upperBound), context.kind(of: next) == .person {
      return
    }
    guard
      !context.document.tokens.indices.contains(behind) || behind >= sentence.upperBound
        || context.document.tokens[behind].isPunctuation
        || [
          "and", "who", "since", "until", "from", "when", "in", "under", "on", "at", "for", "told", "said",
          "as",
        ]
        .contains(context.word(behind))
    else { return }
    add(title, to: person.cluster, evidence: person.tokens.lowerBound..<behind)
  }

  private static func opensApposition(_ word: String) -> Bool {
    [",", "(", "-", "--", "\u{2013}", "\u{2014}"].contains(word)
  }

  /// "the head of the agency, Karim,".
  mutating func findAppositionBefore(_ person: NameContext.Mention, in sentence: Range<Int>) {
    let comma = person.tokens.lowerBound - 1
    guard comma > sentence.lowerBound, context.word(comma) == "," else { return }
    if let title = title(endingAt: comma, in: sentence), introduces(title.evidence.lowerBound, in: sentence) {
      add(title, to: person.cluster, evidence: title.evidence.lowerBound..<person.tokens.upperBound)
      return
    }
    for start in stride(from: comma - 3, through: max(sentence.lowerBound, comma - 9), by: -1) {
      guard let (end, kind) = context.title(startingAt: start, limit: comma), kind == .office,
        let (name, nameEnd) = owner(from: end, in: sentence), nameEnd == comma,
        var title = title(endingAt: end, in: sentence), introduces(title.evidence.lowerBound, in: sentence)
      else { continue }
      title.of = name
      add(title, to: person.cluster, evidence: title.evidence.lowerBound..<person.tokens.upperBound)
      return
    }
  }

  /// Whether "the" or a possessive stands before the title, so that the name behind the comma explains it.
  private func introduces(_ start: Int, in sentence: Range<Int>) -> Bool {
    if start == sentence.lowerBound { return true }
    let comma = context.word(start) == "the" ? start - 1 : start - 2
    if context.word(comma) == ",", let other = context.mention(endingAt: comma),
      context.kind(of: other) == .person
    {
      return false
    }
    let word = context.word(start - 1)
    return ["the", "its", "their", "his", "her", "our"].contains(word) || context.word(start) == "the"
      || context.mention(startingAt: start) != nil
  }

  /// "Nursultan, who ran the country for decades before resigning".
  mutating func findRule(by person: NameContext.Mention, in sentence: Range<Int>) {
    var token = person.tokens.upperBound
    if context.word(token) == "," { token += 1 }
    guard context.word(token) == "who" else { return }
    token += 1
    while ["has", "had", "have", "also", "long"].contains(context.word(token)) { token += 1 }
    guard let (title, isPast) = Self.rulings[context.word(token)] else { return }
    var end = token + 1
    while end < sentence.upperBound, end - token <= 4, context.mention(startingAt: end) == nil,
      !context.document.tokens[end].isPunctuation
    { end += 1 }
    guard var ruled = context.mention(startingAt: end), context.kind(of: ruled) != .person else { return }
    if context.word(ruled.tokens.upperBound) == "'s" {
      guard let owned = context.mention(startingAt: ruled.tokens.upperBound + 1) else { return }
      ruled = owned
    }
    let role = Person.Role(
      title: title, of: context.name(of: ruled), status: isPast ? .former : .current,
      evidence: context.document.span(person.tokens.lowerBound..<ruled.tokens.upperBound))
    add(role, to: person.cluster)
  }

  private static let rulings: [String: (title: String, isPast: Bool)] = [
    "ran": ("leader", true), "ruled": ("leader", true), "led": ("leader", true), "governed": ("leader", true),
    "headed": ("head", true), "chaired": ("chairman", true), "runs": ("leader", false),
    "rules": ("leader", false),
    "leads": ("leader", false), "governs": ("leader", false), "heads": ("head", false),
    "chairs": ("chairman", false),
  ]

  /// "Aida is the mayor of Oskemen", "Karim became prime minister", "Karim resigned as mayor".
  mutating func findCopula(_ person: NameContext.Mention, in sentence: Range<Int>) {
    var token = person.tokens.upperBound
    var status = Person.Role.Status.current
    var isIncoming = false
    var isReady = false
    while token < sentence.upperBound, token - person.tokens.upperBound < 7 {
      let word = context.word(token)
      switch word {
      case "is", "remains", "became", "becomes", "serves", "served": isReady = true
      case "was", "had", "has", "been", "be", "were", "over": break
      case "took", "takes", "taking": isReady = context.word(token + 1) == "over"
      case "will", "would", "to": isIncoming = true
      case "appointed", "elected", "named", "inaugurated", "re-elected", "reelected", "confirmed",
        "nominated":
        isReady = true
        if word == "nominated" { isIncoming = true }
      case "sworn", "in", "as", "who", "also", "now", "still", "already", "down", "later", "officially": break
      case "resigned", "quit", "stepped", "resigns", "retired", "dismissed", "sacked", "fired", "removed",
        "ousted":
        isReady = true
        status = .former
      default:
        guard isReady, let title = title(from: token, in: sentence), token + 5 > title.tokens.lowerBound
        else { return }
        if let next = context.mention(startingAt: title.tokens.upperBound), context.kind(of: next) == .person
        {
          return
        }
        var found = title
        if found.status == .current {
          found.status = status == .former ? .former : isIncoming ? .incoming : .current
        }
        add(found, to: person.cluster, evidence: person.tokens.lowerBound..<title.evidence.upperBound)
        return
      }
      token += 1
    }
  }

  /// "was appointing Alikhan as prime minister", "sacked Karim as mayor".
  mutating func findAppointments(in sentence: Range<Int>) {
    for token in sentence {
      guard let status = Self.appointments[context.word(token)] else { continue }
      let reach = token + 1..<min(token + 12, sentence.upperBound)
      guard let person = context.people(in: reach).first else { continue }
      var end = person.tokens.upperBound
      if context.word(end) == "as" || context.word(end) == "from" || context.word(end) == "to" {
        end += 1
        if context.word(end) == "be" { end += 1 }
        if context.word(end) == "his" || context.word(end) == "her",
          Self.posts.contains(context.word(end + 1))
        {
          end += context.word(end + 2) == "as" ? 3 : 2
        }
      } else if status != .former,
        context.word(end) == "," || context.document.tokens[person.tokens.lowerBound].isCapitalized
      {
        guard context.word(end) != "," else { continue }
      }
      guard var title = title(from: end, in: sentence), title.tokens.lowerBound - end < 5 else { continue }
      let isPlanned = ["will", "to", "would", "may", "could"].contains(context.word(token - 1))
      title.status = isPlanned && status == .current ? .incoming : status
      add(title, to: person.cluster, evidence: token..<title.evidence.upperBound)
    }
  }

  private static let appointments: [String: Person.Role.Status] = [
    "appointing": .incoming, "naming": .incoming, "nominating": .incoming, "nominated": .incoming,
    "nominate": .incoming, "appoint": .incoming, "appointed": .current, "named": .current,
    "elected": .current,
    "picked": .incoming, "chose": .incoming, "proposed": .incoming, "installed": .current,
    "promoted": .current,
    "re-elected": .current, "confirmed": .current, "sacked": .former, "fired": .former, "dismissed": .former,
    "removed": .former, "ousted": .former, "sacking": .former, "firing": .former, "dismissing": .former,
  ]

  private static let posts: Set<String> = ["post", "position", "role", "job", "office", "seat"]

  /// "leaving the post of head of the council", "keeping the chair of the board".
  mutating func findPosts(in sentence: Range<Int>) {
    for token in sentence where Self.posts.contains(context.word(token)) {
      guard ["as", "of"].contains(context.word(token + 1)), let title = title(from: token + 2, in: sentence)
      else { continue }
      var found = title
      var start = token
      var isParticiple = false
      for index in stride(from: token - 1, through: max(sentence.lowerBound, token - 8), by: -1) {
        guard let status = Self.holdings[context.word(index)] else { continue }
        found.status = status
        start = index
        isParticiple =
          context.word(index).hasSuffix("ing")
          && !["was", "is", "were", "be"].contains(context.word(index - 1))
        break
      }
      guard let subject = subject(before: token, ofParticiple: isParticiple, in: sentence) else { continue }
      if let successor = successor(behind: title.evidence.upperBound, in: sentence) {
        found.status = .former
        add(title, to: successor.cluster, evidence: title.evidence.lowerBound..<successor.tokens.upperBound)
      }
      add(found, to: subject, evidence: start..<title.evidence.upperBound)
    }
  }

  /// Who took the post over: "- which Ms Lee took over last week".
  private func successor(behind end: Int, in sentence: Range<Int>) -> NameContext.Mention? {
    guard context.document.tokens.indices.contains(end), context.document.tokens[end].isPunctuation,
      ["which", "that"].contains(context.word(end + 1)),
      let person = context.people(in: end + 2..<min(end + 5, max(end + 2, sentence.upperBound))).first,
      ["took", "assumed", "inherited", "has"].contains(context.word(person.tokens.upperBound))
    else { return nil }
    return person
  }

  private static let holdings: [String: Person.Role.Status] = [
    "leaving": .former, "left": .former, "leave": .former, "quit": .former, "quitting": .former,
    "resigned": .former,
    "resigning": .former, "resign": .former, "lost": .former, "losing": .former, "relinquished": .former,
    "dismissed": .former, "removed": .former, "stripped": .former, "abandoned": .former, "vacated": .former,
    "keeping": .current, "kept": .current, "keep": .current, "holds": .current, "holding": .current,
    "retained": .current, "retaining": .current, "took": .current, "taking": .current, "assumed": .current,
    "offered": .incoming, "held": .former,
  ]

  /// The person that a clause before a token speaks of: the one named last (for a participle, first),
  /// or else the one meant by the last pronoun.
  private func subject(before token: Int, ofParticiple isParticiple: Bool, in sentence: Range<Int>) -> Int? {
    let clause = max(sentence.lowerBound, token - 200)..<token
    let people = context.people(in: clause)
    return (isParticiple ? people.first : people.last)?.cluster
      ?? clause.last { pronouns[$0] != nil }.flatMap { pronouns[$0] }
  }
}
