import Facts

/// Gives each quoted stretch its speaker, tells quotes from scare quotes, and turns sayings to claims.
struct StatementAssembly {
  let grammar: Grammar
  let finder: SayingFinder
  let stretches: [QuoteMarks.Stretch]
  let sayings: [Saying]

  private var document: Document { grammar.document }
  private var tokens: [Token] { grammar.document.tokens }
  private(set) var lastQuote: (stretch: Int, saying: Saying)?

  init(grammar: Grammar, finder: SayingFinder, stretches: [QuoteMarks.Stretch], sayings: [Saying]) {
    self.grammar = grammar
    self.finder = finder
    self.stretches = stretches
    self.sayings = sayings
  }

  mutating func statements() -> Statements {
    var drafts: [(range: Range<Int>, kind: Quote.Kind, saying: Saying?)] = []
    for index in stretches.indices {
      let stretch = stretches[index]
      let near = nearSaying(index)
      var saying = near
      if saying == nil, isUtterance(stretch) { saying = carriedSaying(index) }
      guard isQuote(stretch, near: near, saying) else { continue }
      drafts.append((stretch.tokens, .direct, saying))
      if let saying { lastQuote = (index, saying) }
    }
    let direct = drafts
    for saying in sayings where saying.manner.contains(.say) {
      guard let content = saying.content, content.count >= 3, !isQuoted(content, direct.map(\.range)) else {
        continue
      }
      drafts.append((content, .indirect, saying))
    }
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
        claims.append(Statements.Claim(range: span.start..<span.end, attribution: attribution))
      }
    }
    for saying in sayings {
      guard let content = saying.content, let attribution = attribution(saying) else { continue }
      let range = tokens[content.lowerBound].start..<tokens[content.upperBound - 1].end
      claims.append(Statements.Claim(range: range, attribution: attribution))
    }
    return Statements(quotes: quotes, claims: claims)
  }

  /// Whether most of a range is in direct quotes already.
  private func isQuoted(_ range: Range<Int>, _ direct: [Range<Int>]) -> Bool {
    let quoted = range.count { finder.stretchOfToken[$0] >= 0 }
    return quoted * 2 > range.count
  }

  private func speaker(_ saying: Saying) -> EntityReference? {
    guard let token = saying.speaker else { return nil }
    return grammar.reference(token) { _ in true } ?? grammar.earlierSubject(for: token)
  }

  private func attribution(_ saying: Saying) -> Attribution? {
    guard let speaker = speaker(saying) else { return nil }
    return Attribution(
      name: speaker.name, id: speaker.id, verb: saying.lemma, span: document.span(saying.tokens))
  }
}
