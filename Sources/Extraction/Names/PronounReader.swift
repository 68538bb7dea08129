import Facts
import Language

/// Finds whom "he", "her" and "herself" mean: a person whom the text names near by, and nobody where it leaves that open,
/// since what a pronoun does is said of somebody by name.
struct PronounReader {
  let context: NameContext
  private var grammar: Grammar { context.grammar }

  /// Somebody whom a pronoun may mean: a person by name, or one whom a noun speaks of.
  private struct Candidate {
    var token: Int
    /// The cluster of who is named; nil for a noun.
    var cluster: Int?
    var gender: NameClusters.Gender?
    var isSubject: Bool
    /// The quotation that it stands in.
    var quote: Int?
  }

  /// The cluster of the person that each pronoun refers to, by token. Linear in the tokens, and in the pronouns times the
  /// people of their sentence.
  func pronouns() -> [Int: Int] {
    var result: [Int: Int] = [:]
    var previous: [Candidate] = []
    for sentence in grammar.document.sentences where sentence.kind == .prose {
      var people = named(in: sentence.tokens)
      let pronouns = sentence.tokens.prefix(Self.most).filter {
        Self.gender(ofPronoun: grammar.word($0)) != nil
      }
      // Nouns matter to the pronouns here, and to those of the next sentence where no name is a subject.
      if !pronouns.isEmpty || !people.isEmpty && people.allSatisfy({ !$0.isSubject }) {
        people = (people + unnamed(in: sentence.tokens)).sorted { $0.token < $1.token }
      }
      for token in pronouns {
        if let person = person(for: token, people, previous, result) { result[token] = person }
      }
      if people.contains(where: { $0.cluster != nil }) {
        previous = people
      } else if let pronoun = pronouns.first(where: { result[$0] != nil }), let person = result[pronoun] {
        previous = [
          Candidate(
            token: pronoun, cluster: person, gender: context.clusters[person].gender, isSubject: true,
            quote: quote(at: pronoun))
        ]
      }
    }
    return result
  }

  /// Tokens of a sentence whose pronouns are read.
  private static let most = 400

  private func person(
    for token: Int, _ people: [Candidate], _ previous: [Candidate], _ known: [Int: Int]
  ) -> Int? {
    guard let gender = Self.gender(ofPronoun: grammar.word(token)) else { return nil }
    if grammar.word(token).ends(.reflexive) {
      return subject(over: token).flatMap { person(at: $0, gender, known) }
    }
    let own = quote(at: token)
    func fits(_ candidate: Candidate) -> Bool {
      candidate.quote == own && (candidate.gender == nil || candidate.gender == gender)
    }
    let isOwner = grammar.tag(token) == .prps
    if isOwner, let subject = subject(over: token) {
      if let person = person(at: subject, gender, known) {
        return quote(at: subject) == own ? person : nil
      }
      if isForOnePerson(grammar.word(subject)) || isNational(subject) { return nil }
    }
    let before = people.filter { $0.token < token && fits($0) }
    let names = before.filter { $0.cluster != nil }
    if let candidate = isOwner ? names.last : names.first {
      // Which of several people owns it only the subject could say.
      if isOwner, names.contains(where: { $0.cluster != candidate.cluster }) { return nil }
      return isHidden(candidate, by: before, from: token) ? nil : candidate.cluster
    }
    // What somebody says of "him" goes back to what was said before.
    guard before.isEmpty, own == nil else { return nil }
    let earlier = previous.filter(fits)
    let named = earlier.filter { $0.cluster != nil }
    guard let candidate = named.first else { return nil }
    let isOnly = named.allSatisfy { $0.cluster == candidate.cluster }
    // "Kari Moe and Eva Holm met": either.
    guard
      !named.contains(where: {
        grammar.relation($0.token) == .conj && grammar.head($0.token) == candidate.token
      })
    else { return nil }
    guard isOnly || candidate.isSubject && (candidate.gender != nil || !named.contains { $0.gender != nil })
    else { return nil }
    // "A spokesman for Eva Holm said": it goes on with the spokesman.
    let isSpokenFor = earlier.contains { speaker in
      speaker.cluster == nil && speaker.isSubject && grammar.subtree(speaker.token).contains(candidate.token)
    }
    return isSpokenFor ? nil : candidate.cluster
  }

  /// Whether somebody whom a noun speaks of stands nearer: as a subject, where the name is none, or in the clause of the
  /// pronoun, where the name is outside.
  private func isHidden(_ candidate: Candidate, by people: [Candidate], from token: Int) -> Bool {
    if !candidate.isSubject, people.contains(where: { $0.cluster == nil && $0.isSubject }) { return true }
    let nearer = people.filter { $0.cluster == nil && $0.token > candidate.token }
    guard !nearer.isEmpty else { return false }
    if nearer.contains(where: { $0.isSubject }) || !candidate.isSubject { return true }
    guard let clause = clause(of: token) else { return false }
    let words = grammar.subtree(clause)
    return !words.contains(candidate.token) && nearer.contains { words.contains($0.token) }
  }

  /// The verb of the innermost subordinate clause around a word; nil in a main clause.
  private func clause(of token: Int) -> Int? {
    var word = token
    for _ in 0..<16 {
      switch grammar.relation(word) {
      case .ccomp, .advcl, .relcl, .acl, .parataxis: return word
      default: break
      }
      guard let head = grammar.head(word) else { return nil }
      word = head
    }
    return nil
  }

  /// The subject of the verb that a word hangs on, not one that the word belongs to: of "On her site, Keller notes" and
  /// "A man was hurt when his car rolled" it is Keller, and the man.
  private func subject(over token: Int) -> Int? {
    var word = token
    var isInClause = false
    for _ in 0..<16 {
      guard let head = grammar.head(word) else { return nil }
      if grammar.tag(head).isVerb || grammar.tag(head).isAdjective, let subject = grammar.subject(head),
        subject != token
      {
        if !grammar.subtree(subject).contains(token) {
          return isInClause && subject > token ? nil : subject
        }
        isInClause = true
      }
      word = head
    }
    return nil
  }

  /// The person whom a word names, or means by a pronoun that has been read.
  private func person(at token: Int, _ gender: NameClusters.Gender, _ known: [Int: Int]) -> Int? {
    let cluster =
      context.mention(covering: token).flatMap { context.kind(of: $0) == .person ? $0.cluster : nil }
      ?? (grammar.tag(token) == .prp ? known[token] : nil)
    guard let cluster, context.clusters[cluster].gender?.opposite != gender else { return nil }
    return cluster
  }

  // MARK: Candidates

  private func named(in sentence: Range<Int>) -> [Candidate] {
    context.people(in: sentence).map { mention in
      Candidate(
        token: mention.tokens.upperBound - 1, cluster: mention.cluster,
        gender: context.clusters[mention.cluster].gender,
        isSubject: mention.tokens.contains { grammar.isSubject($0) || isNameOfSubject($0) },
        quote: quote(at: mention.tokens.lowerBound))
    }
  }

  /// Nouns for one person who is not named: not "minister" of "minister Eva Holm" or "she is a minister", nor an office
  /// that somebody named may hold.
  private func unnamed(in sentence: Range<Int>) -> [Candidate] {
    sentence.prefix(Self.most).compactMap { token in
      let isNational = isNational(token)
      guard isNational || grammar.tag(token) == .nn && isForOnePerson(grammar.word(token)),
        isNational || context.mention(covering: token) == nil,
        context.mention(startingAt: token + 1) == nil,
        !(grammar.is(token - 1, .the) && AgentNouns.titles.contains(grammar.word(token))),
        !isNamed(token)
      else { return nil }
      switch grammar.relation(token) {
      case .compound, .appos, .attr, .poss, .amod: return nil
      default: break
      }
      return Candidate(
        token: token, cluster: nil, gender: SexWords.shared.sex(ofNoun: grammar.word(token)),
        isSubject: grammar.isSubject(token), quote: quote(at: token))
    }
  }

  /// Whether a word is a person of some country: "another *Syrian* was killed".
  private func isNational(_ token: Int) -> Bool {
    guard context.lexicon.demonyms[grammar.word(token)] != nil else { return false }
    switch grammar.relation(token) {
    case .nsubj, .nsubjpass, .dobj, .pobj: return true
    default: return false
    }
  }

  /// Whether a name behind a noun says who it is: "his lawyer, *Eva Holm*, said".
  private func isNamed(_ noun: Int) -> Bool {
    grammar.children(noun).contains {
      grammar.relation($0) == .appos && context.mention(covering: $0).map(context.kind) == .person
    }
  }

  private func isNameOfSubject(_ token: Int) -> Bool {
    grammar.relation(token) == .appos && grammar.head(token).map(grammar.isSubject) == true
  }

  /// The index of the quotation that a token stands in. Logarithmic.
  private func quote(at token: Int) -> Int? {
    let quotes = grammar.quotes
    let index = quotes.partitioningIndex { $0.tokens.upperBound > token }
    return index < quotes.count && quotes[index].tokens.contains(token) ? index : nil
  }

  // MARK: Words

  private static func gender(ofPronoun word: String) -> NameClusters.Gender? {
    switch Word(word) {
    case .he, .him, .his, .himself: .male
    case .she, .her, .hers, .herself: .female
    default: nil
    }
  }

  private func isForOnePerson(_ word: String) -> Bool {
    (AgentNouns.withTitles.contains(word) || SexWords.shared.sex(ofNoun: word) != nil)
      && !word.is(.collectiveNoun) && context.lexicon.bodyNouns[word] == nil
  }
}
