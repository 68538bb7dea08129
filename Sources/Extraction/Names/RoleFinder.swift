import Facts

/// Finds the offices and positions that a document says people hold, held or are about to hold.
///
/// Four ways of saying it: a title before the name ("Russian President Vladimir Putin"), an apposition
/// behind or before it ("Karim, then head of the agency,"), a verb of appointing, dismissing or ruling
/// ("appointed Aida as mayor"), and a post that a clause speaks of ("leaving his post as head of ...").
struct RoleFinder {
  let context: NameContext
  /// The person that each pronoun refers to, by its token.
  let pronouns: [Int: Int]
  let modifiers: Set<String>
  /// Roles by cluster, in text order.
  private(set) var roles: [Int: [Person.Role]] = [:]

  init(_ context: NameContext, pronouns: [Int: Int], modifiers: Set<String>) {
    self.context = context
    self.pronouns = pronouns
    self.modifiers = modifiers
    for sentence in context.document.sentences where sentence.kind != .furniture && sentence.kind != .credit {
      let people = context.people(in: sentence.tokens)
      for person in people {
        findTitleBefore(person, in: sentence.tokens)
        findAppositionBehind(person, in: sentence.tokens)
        findAppositionBefore(person, in: sentence.tokens)
        findRule(by: person, in: sentence.tokens)
        findCopula(person, in: sentence.tokens)
      }
      if !people.isEmpty || sentence.tokens.contains(where: { pronouns[$0] != nil }) {
        findAppointments(in: sentence.tokens)
        findPosts(in: sentence.tokens)
      }
    }
  }

  /// A title in the text.
  struct Title {
    var tokens: Range<Int>
    var of: String?
    var status: Person.Role.Status
    /// The tokens that say all this.
    var evidence: Range<Int>
  }

  /// Adds a role; one that only repeats what is known adds what it is of.
  mutating func add(_ title: Title, to cluster: Int, evidence: Range<Int>) {
    var name = ""
    for token in title.tokens { name += (name.isEmpty ? "" : " ") + context.plainTitleWord(token) }
    add(
      Person.Role(title: name, of: title.of, status: title.status, evidence: context.document.span(evidence)),
      to: cluster)
  }

  /// Adds a role to a person.
  mutating func add(_ role: Person.Role, to cluster: Int) {
    var known = roles[cluster] ?? []
    if let index = known.firstIndex(where: {
      $0.title == role.title && $0.status == role.status
        && ($0.of == nil || role.of == nil || $0.of == role.of)
    }) {
      if known[index].of == nil, role.of != nil { known[index] = role }
    } else if let index = known.firstIndex(where: {
      $0.title.hasSuffix(" " + role.title) || role.title.hasSuffix(" " + $0.title)
    }),
      known[index].status == role.status, known[index].of == nil || role.of == nil
    {
      if role.title.utf8.count > known[index].title.utf8.count { known[index] = role }
    } else {
      known.append(role)
    }
    roles[cluster] = known
  }

  /// Gives what it is of to the roles that lack it: "the Kazakh president" elsewhere in the article.
  mutating func complete(_ cluster: Int, title: String, of: String) {
    guard var known = roles[cluster] else { return }
    for index in known.indices where known[index].title == title && known[index].of == nil {
      known[index].of = of
    }
    roles[cluster] = known
  }

  /// The title that ends right before `end`, with everything before it that belongs to it.
  func title(endingAt end: Int, in sentence: Range<Int>) -> Title? {
    guard case (var start, let kind)? = context.title(endingAt: end, limit: sentence.lowerBound),
      kind == .office || kind == .role,
      context.document.tokens[start].isCapitalized || end - start > 1
        || !Self.ranks.contains(context.word(start))
    else { return nil }
    while start > sentence.lowerBound, modifiers.contains(context.word(start - 1)),
      status(of: context.word(start - 1)) == nil
    { start -= 1 }
    var title = Title(tokens: start..<end, of: nil, status: .current, evidence: start..<end)
    for token in start..<end { title.status = status(of: context.word(token)) ?? title.status }
    readBefore(&title, in: sentence)
    return title
  }

  /// Reads leftwards from a title: "Kazakhstan's former", "Russian", "U.S.", "former KNB".
  private func readBefore(_ title: inout Title, in sentence: Range<Int>) {
    var token = title.tokens.lowerBound - 1
    var steps = 0
    while token >= sentence.lowerBound, steps < 4 {
      let word = context.word(token)
      if let status = status(of: word) {
        title.status = status
        title.evidence = token..<title.evidence.upperBound
      } else if let country = context.lexicon.demonym(twoWords(endingAt: token))
        ?? context.lexicon.demonym(word)
      {
        own(&title, country, from: token, in: sentence)
        return
      } else if let owner = context.mention(endingAt: word == "'s" || word == "'" ? token : token + 1) {
        guard context.kind(of: owner) != .person else { return }
        own(&title, context.name(of: owner), from: owner.tokens.lowerBound, in: sentence)
        return
      } else if Self.stops.contains(word) || !context.document.tokens[token].isWord
        || context.document.tokens[token].isCapitalized
      {
        return
      }
      token -= 1
      steps += 1
    }
  }

  /// Sets what a title is of, from the words that begin at `start`, and reads the word before them.
  private func own(_ title: inout Title, _ name: String, from start: Int, in sentence: Range<Int>) {
    title.of = name
    title.evidence = start..<title.evidence.upperBound
    guard start > sentence.lowerBound, let status = status(of: context.word(start - 1)) else { return }
    title.status = status
    title.evidence = start - 1..<title.evidence.upperBound
  }

  private func twoWords(endingAt token: Int) -> String {
    context.word(token - 1) + " " + context.word(token)
  }

  /// What a word says of when the office is held.
  func status(of word: String) -> Person.Role.Status? {
    if word.hasPrefix("ex-") { return .former }
    if word.hasSuffix("-elect") || word.hasSuffix("-designate") { return .incoming }
    return Self.statuses[word]
  }

  private static let statuses: [String: Person.Role.Status] = [
    "former": .former, "ex": .former, "then": .former, "late": .former, "ousted": .former, "deposed": .former,
    "sacked": .former, "dismissed": .former, "onetime": .former, "one-time": .former, "previously": .former,
    "once": .former, "formerly": .former, "toppled": .former, "incoming": .incoming, "designate": .incoming,
    "elect": .incoming, "future": .incoming, "current": .current, "currently": .current,
  ]

  /// Ranks that are other words when they are not capitalized.
  private static let ranks: Set<String> = ["major", "general", "private", "count"]

  static let stops: Set<String> = [
    "the", "a", "an", "of", "by", "to", "in", "on", "at", "for", "from", "with", "and", "or", "but", "that",
    "as",
    "said", "says", "told", "was", "is", "were", "are", "be", "been", "had", "has", "have", "who", "which",
    "his",
    "her", "its", "their", "this", "when", "while", "after", "before", "since", "under", "against", "not",
    "it",
    "he", "she", "they", "where", "over", "into", "about", "than", "between", "during",
  ]

  /// The title that begins at or soon behind `start`, with what stands before it ("then", "a former
  /// Kazakh") and what it is of.
  func title(from start: Int, in sentence: Range<Int>) -> Title? {
    var of: String?
    var found = Person.Role.Status.current
    var token = start
    while token < sentence.upperBound, token - start < 8 {
      if let (end, kind) = context.title(startingAt: token, limit: sentence.upperBound),
        kind == .office || kind == .role
      {
        var first = token
        while first > start, modifiers.contains(context.word(first - 1)),
          status(of: context.word(first - 1)) == nil
        {
          first -= 1
        }
        for index in token..<end { found = status(of: context.word(index)) ?? found }
        var title = Title(tokens: first..<end, of: of, status: found, evidence: start..<end)
        if let (name, nameEnd) = owner(from: end, in: sentence) {
          title.of = name
          title.evidence = start..<nameEnd
        }
        return title
      }
      let word = context.word(token)
      if let status = status(of: word) {
        found = status
      } else if let name = context.mention(startingAt: token) {
        guard context.kind(of: name) != .person else { return nil }
        of = context.name(of: name)
        token = name.tokens.upperBound
        if context.word(token) == "'s" { token += 1 }
        continue
      } else if let country = context.lexicon.demonym(word) {
        of = country
      } else if !Self.determiners.contains(word),
        Self.stops.contains(word) || !context.document.tokens[token].isWord
      {
        return nil
      }
      token += 1
    }
    return nil
  }

  private static let determiners: Set<String> = ["the", "a", "an", "his", "her", "its", "their", "'s"]

  /// What a title is of: the name, or else the common noun, behind "of", "at", "for", "in".
  func owner(from start: Int, in sentence: Range<Int>) -> (name: String, end: Int)? {
    guard ["of", "at", "for", "in", "to"].contains(context.word(start)) else { return nil }
    var token = start + 1
    while token < sentence.upperBound, token - start <= 6 {
      if let name = context.mention(startingAt: token) {
        guard context.kind(of: name) != .person else { return nil }
        return (context.name(of: name), name.tokens.upperBound)
      }
      let word = context.word(token)
      guard context.document.tokens[token].isWord, word == "the" || !Self.stops.contains(word) else { break }
      token += 1
    }
    guard context.word(start) == "of" else { return nil }
    let first = context.word(start + 1) == "the" ? start + 2 : start + 1
    let words = first..<max(first, token)
    guard !words.isEmpty, words.count <= 3, words.allSatisfy({ !context.document.tokens[$0].isCapitalized })
    else { return nil }
    let text = words.map { context.word($0) }.joined(separator: " ")
    let named = context.organization(named: text).map { context.clusters[$0] }
    return (named?.name ?? text, token)
  }
}
