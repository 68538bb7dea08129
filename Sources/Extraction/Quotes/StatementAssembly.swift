import Facts
import Language

/// Gives each quoted stretch its speaker, tells quotes from scare quotes, and turns sayings to claims.
struct StatementAssembly {
  let grammar: Grammar
  let finder: SayingFinder
  let stretches: [QuoteMarks.Stretch]
  let sayings: [Saying]

  private var document: Document { grammar.document }
  private var tokens: [Token] { grammar.tokens }
  private(set) var lastQuote: (stretch: Int, saying: Saying)?
  /// The people of the article by the last word of each of their titles.
  let bearers: [String: [Person]]
  /// The people of the article by their last name.
  let surnames: [String: Person]

  init(grammar: Grammar, finder: SayingFinder, stretches: [QuoteMarks.Stretch], sayings: [Saying]) {
    self.grammar = grammar
    self.finder = finder
    self.stretches = stretches
    self.sayings = sayings
    var bearers: [String: [Person]] = [:]
    for person in grammar.entities.people {
      for title in Set(person.roles.compactMap { $0.title.split(separator: " ").last?.lowercased() }) {
        bearers[title, default: []].append(person)
      }
    }
    self.bearers = bearers
    surnames = Dictionary(
      grammar.entities.people.compactMap { person in Transcript.surname(of: person.name).map { ($0, person) }
      },
      uniquingKeysWith: { first, _ in first })
  }

  mutating func statements() -> Statements {
    var drafts: [(range: Range<Int>, kind: Quote.Kind, saying: Saying?)] = []
    for index in stretches.indices {
      let stretch = stretches[index]
      if let label = stretch.label {
        let saying = Saying(
          verb: label.lowerBound, speaker: label.upperBound - 1, tokens: label, lemma: "say", manner: .say)
        drafts.append((stretch.tokens, .direct, saying))
        continue
      }
      let near = nearSaying(index)
      var saying = near
      if saying == nil, isUtterance(stretch) { saying = carriedSaying(index) }
      guard isQuote(index, near: near, saying) else { continue }
      drafts.append((stretch.tokens, .direct, saying))
      if let saying { lastQuote = (index, saying) }
    }
    drafts += indirect()
    drafts.sort { ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound) }
    var quotes: [Quote] = []
    var claims: [Statements.Claim] = []
    for draft in drafts {
      let speaker = draft.saying.flatMap(speaker)
      let span = document.span(draft.range)
      quotes.append(
        Quote(
          id: "\(document.article.id)-q\(quotes.count + 1)", span: span, kind: draft.kind, speaker: speaker,
          verb: draft.saying?.lemma))
      if draft.kind == .direct, let saying = draft.saying, let attribution = attribution(saying) {
        claims.append(
          Statements.Claim(range: span.start..<span.end, attribution: attribution, isDirect: true))
      }
    }
    claims += reported()
    return Statements(
      quotes: quotes, claims: claims, openSources: openSources(besides: drafts.compactMap(\.saying)))
  }

  /// What sayings claim in the article's own words: clauses, nouns that stand for them, and what stands apart from
  /// them if there is a verb in it.
  private func reported() -> [Statements.Claim] {
    var claims: [Statements.Claim] = []
    for saying in sayings {
      let aside = saying.aside.flatMap { finder.clauses.mainVerb(in: $0) == nil ? nil : $0 }
      let said = [saying.content, aside, saying.object].compactMap { $0 }
      guard !said.isEmpty, let attribution = attribution(saying) else { continue }
      for range in said {
        let place = tokens[range.lowerBound].start..<tokens[range.upperBound - 1].end
        claims.append(Statements.Claim(range: place, attribution: attribution))
      }
    }
    return claims
  }

  /// Those who say something that neither a clause nor a quote shows.
  private func openSources(besides quoted: [Saying]) -> [Int: Attribution] {
    let verbs = Set(quoted.map(\.verb))
    var sources: [Int: Attribution] = [:]
    for saying in sayings where saying.isOpen && !verbs.contains(saying.verb) {
      guard let speaker = saying.speaker else { continue }
      sources[tokens[speaker].start] = attribution(saying)
    }
    return sources
  }

  /// Clauses that are reported as somebody's statement; one inside another is part of that.
  private func indirect() -> [(range: Range<Int>, kind: Quote.Kind, saying: Saying?)] {
    var result: [(range: Range<Int>, kind: Quote.Kind, saying: Saying?)] = []
    for saying in sayings where !saying.manner.isDisjoint(with: .speech) {
      guard let content = saying.content, content.count >= 3, !isQuoted(content) else { continue }
      if let last = result.last, last.range.contains(saying.verb) { continue }
      result.append((content, .indirect, saying))
    }
    return result
  }

  /// Whether most of a range is in quotation marks already.
  private func isQuoted(_ range: Range<Int>) -> Bool {
    let quoted = range.count { finder.stretchOfToken[$0] >= 0 }
    return quoted * 2 > range.count
  }

  private func attribution(_ saying: Saying) -> Attribution? {
    guard let speaker = speaker(saying) else { return nil }
    return Attribution(
      name: speaker.name, id: speaker.id, verb: saying.lemma, span: document.span(saying.tokens))
  }
}
