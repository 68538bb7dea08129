import Facts
import Language

/// Reads what sort of organization a name stands for, and where it belongs.
struct OrganizationReader {
  let context: NameContext
  private var grammar: Grammar { context.grammar }

  /// The kind, from the whole name, its acronym, its head word or any word of it.
  func kind(of cluster: NameClusters.Cluster) -> Organization.Kind {
    let lexicon = context.lexicon
    for form in [cluster.name] + cluster.forms + (cluster.acronym.map { [$0] } ?? []) {
      let folded = Folding.fold(form)
      if let kind = lexicon.organizations[folded] ?? lexicon.knownOrganizations[folded] { return kind }
    }
    var words = cluster.words
    // "Reuters UK": the name without the country that it works in.
    if words.count > 1, let last = words.last, lexicon.countryNumbers[last] != nil { words.removeLast() }
    if words.count < cluster.words.count, let kind = lexicon.knownOrganizations[words.joined(separator: " ")]
    {
      return kind
    }
    let of = words.firstIndex { $0.is(.bodyJoint) } ?? words.count
    let head = head(words[..<of])
    let isForSomething = of < words.count && words[of].is(.for)
    if let head, head != .other, !(head == .sport && isForSomething) {
      guard head == .government || head == .education || head == .company, let first = words.first,
        of > 1 || of < words.count,
        lexicon.isInternational(first),
        head != .company || words[..<of].contains(where: { $0.is(.development) })
      else { return head }
      return head == .education ? head : .international
    }
    let isCredit = cluster.mentions.allSatisfy {
      grammar.document.sentence(ofToken: $0.lowerBound).kind == .credit
    }
    if isCredit { return .media }
    if let last = cluster.words.last, cluster.words.count > 1, lexicon.isLegalForm(last) { return .company }
    for word in words[..<of].reversed() {
      if let kind = lexicon.organizationKinds[word], kind != .other { return kind }
    }
    if let first = words.first, words.count > 1, head == .other, lexicon.isInternational(first) {
      return .international
    }
    return words.reversed().lazy.compactMap { lexicon.organizationKinds[$0] }.first ?? kindByPart(of: words)
  }

  /// The kind by a known body that the name begins with ("Boeing Commercial Airplanes"), or by its ending ("WSET-TV").
  private func kindByPart(of words: [String]) -> Organization.Kind {
    guard let last = words.last else { return .other }
    for (ending, kind) in [("-tv", Organization.Kind.media), (".com", .company)] where last.hasSuffix(ending)
    { return kind }
    for count in stride(from: words.count - 1, to: 0, by: -1) {
      let part = words.prefix(count).joined(separator: " ")
      switch context.lexicon.knownOrganizations[part] ?? context.lexicon.organizations[part] {
      case .company: return .company
      case .media: return .media
      default: continue
      }
    }
    return .other
  }

  /// The kind by the last word, or the last two together: "fire brigade".
  private func head(_ words: ArraySlice<String>) -> Organization.Kind? {
    guard let last = words.last else { return nil }
    if words.count > 1, let kind = context.lexicon.organizationKinds[words[words.endIndex - 2] + " " + last] {
      return kind
    }
    return context.lexicon.organizationKinds[last]
  }

  /// The kind from what the article says of an organization whose name does not tell: a noun beside it ("the airline Norvega",
  /// "Zorvex, a maker of pumps"), words that only such a body has ("shares of"), and the offices that people hold there.
  /// Linear in the mentions, of which it looks at the first dozen.
  func kindSaid(of cluster: NameClusters.Cluster, titles: [String]) -> Organization.Kind? {
    var votes: [Organization.Kind: Int] = [:]
    for mention in cluster.mentions.prefix(12) {
      if let kind = noun(beside: mention) { votes[kind, default: 0] += 3 }
      if let kind = words(beside: mention) { votes[kind, default: 0] += 2 }
    }
    for title in titles {
      if let last = title.split(separator: " ").last,
        let kind = context.lexicon.organizationTitles[title]
          ?? context.lexicon.organizationTitles[String(last)]
      {
        votes[kind, default: 0] += 2
      }
    }
    return votes.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key
  }

  /// The kind that a common noun says right before the name, in apposition behind it, or behind "is".
  private func noun(beside mention: Range<Int>) -> Organization.Kind? {
    let kinds = context.lexicon.bodyNouns
    let tokens = grammar.tokens
    let before = mention.lowerBound - 1
    if before >= 0, !tokens[before].isCapitalized, let kind = kinds[tokens[before].lower]?.first {
      return kind
    }
    let end = mention.upperBound
    if end < tokens.count, !tokens[end].isCapitalized, let kind = kinds[tokens[end].lower]?.first,
      kind != .government
    {
      return kind
    }
    guard grammar.is(end, .descriptionOpener),
      grammar.is(end + 1, .descriptionDeterminer)
    else { return nil }
    var found: Organization.Kind?
    for token in end + 2..<min(end + 9, tokens.count) {
      if tokens[token].isPunctuation || tokens[token].is(.descriptionEnd) { break }
      found = kinds[tokens[token].lower]?.first ?? found
    }
    return found
  }

  /// The kind that words right before or behind the name tell.
  private func words(beside mention: Range<Int>) -> Organization.Kind? {
    let tokens = grammar.tokens
    var phrase = ""
    var token = mention.lowerBound - 1
    if grammar.is(token, .the) { token -= 1 }
    for _ in 0..<3 where token >= 0 {
      phrase = phrase.isEmpty ? tokens[token].lower : tokens[token].lower + " " + phrase
      if let kind = context.lexicon.organizationContexts.before[phrase] { return kind }
      token -= 1
    }
    phrase = ""
    token = mention.upperBound
    if grammar.word(token) == "'s" { token += 1 }
    for _ in 0..<3 where token < tokens.count {
      phrase += (phrase.isEmpty ? "" : " ") + tokens[token].lower
      if let kind = context.lexicon.organizationContexts.behind[phrase] { return kind }
      token += 1
    }
    return nil
  }

  /// The place whose name or nationality stands in the name, or right before it.
  func place(of cluster: NameClusters.Cluster, kind: Organization.Kind, _ ids: [String]) -> EntityReference? {
    for word in cluster.words {
      if let country = context.lexicon.country(of: word) { return reference(country, ids) }
    }
    guard kind != .international else { return nil }
    for mention in cluster.mentions {
      var token = mention.lowerBound - 1
      if token >= 0, grammar.word(token) == "'s" { token -= 1 }
      guard token >= 0 else { continue }
      if let owner = context.mention(endingAt: token + 1), context.kind(of: owner) == .place {
        return reference(context.name(of: owner), ids, span: owner.tokens)
      }
      if let country = context.lexicon.demonym(grammar.word(token)) {
        return reference(country, ids, span: token..<token + 1)
      }
      if grammar.word(token).hasSuffix("-based"), let city = grammar.word(token).split(separator: "-").first,
        let text = grammar.tokens[token].text.split(separator: "-").first, !city.isEmpty
      {
        return reference(String(text), ids, span: token..<token + 1)
      }
    }
    return nil
  }

  private func reference(_ name: String, _ ids: [String], span: Range<Int>? = nil) -> EntityReference {
    let known = context.place(named: name)
    return EntityReference(
      name: known.map { context.clusters[$0].name } ?? name, kind: .place, id: known.map { ids[$0] },
      span: span.map { grammar.document.span($0) })
  }
}
