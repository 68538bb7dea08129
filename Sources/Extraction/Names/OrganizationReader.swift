import Facts

/// Reads what sort of organization a name stands for, and where it belongs.
struct OrganizationReader {
  let context: NameContext

  /// The kind, from the whole name, its acronym, its head word or any word of it.
  func kind(of cluster: NameClusters.Cluster) -> Organization.Kind {
    let kinds = context.lexicon.organizationKinds
    for form in [cluster.name] + cluster.forms + (cluster.acronym.map { [$0] } ?? []) {
      if let kind = context.lexicon.organizations[Folding.fold(form)] { return kind }
    }
    let words = cluster.words
    let of = words.firstIndex { ["of", "for", "on", "in", "to"].contains($0) } ?? words.count
    let head = words[..<of].last.flatMap { kinds[$0] }
    if let head { return head }
    let isCredit = cluster.mentions.allSatisfy {
      context.document.sentences[context.document.sentenceIndex(ofToken: $0.lowerBound)].kind == .credit
    }
    if isCredit { return .media }
    for word in words[..<of].reversed() {
      if let kind = kinds[word], kind != .other { return kind }
    }
    if let last = words.last, words.count > 1, context.lexicon.isLegalForm(last) { return .company }
    return words.reversed().lazy.compactMap { kinds[$0] }.first ?? .other
  }

  /// The place whose name or nationality stands in the name, or right before it.
  func place(of cluster: NameClusters.Cluster, _ ids: [String]) -> EntityReference? {
    for word in cluster.words {
      if let country = context.lexicon.country(of: word) { return reference(country, ids) }
    }
    guard kind(of: cluster) != .international else { return nil }
    for mention in cluster.mentions {
      var token = mention.lowerBound - 1
      if token >= 0, context.word(token) == "'s" { token -= 1 }
      guard token >= 0 else { continue }
      if let owner = context.mention(endingAt: token + 1), context.kind(of: owner) == .place {
        return reference(context.name(of: owner), ids, span: owner.tokens)
      }
      if let country = context.lexicon.demonym(context.word(token)) {
        return reference(country, ids, span: token..<token + 1)
      }
      if context.word(token).hasSuffix("-based"), let city = context.word(token).split(separator: "-").first,
        let text = context.document.tokens[token].text.split(separator: "-").first, !city.isEmpty
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
      span: span.map { context.document.span($0) })
  }
}
