import Facts

/// Decides which names are whose: one person, organization or place each, with roles, ages and kinds.
package struct Coreference: Sendable {
  private let lexicon = NameLexicon()
  private let gazetteer = NameGazetteer(LanguageResource("names.gazetteer"))
  private let modifiers = LanguageResource("title-modifiers.txt").set

  /// A resolver with the lexicons that travel in the binary.
  package init() {}

  /// The entities that the names of a document stand for.
  package func entities(of names: [NameMention], in document: Document) -> Entities {
    guard !names.isEmpty else { return Entities() }
    let clusters = NameClusters(names, document, lexicon, gazetteer).clusters
    let context = NameContext(document, clusters, lexicon, gazetteer)
    let nominals = NominalReferences(context: context)
    let pronouns = nominals.pronouns()
    var roles = RoleFinder(context, pronouns: pronouns, modifiers: modifiers)
    let titles = nominals.titles(roles)
    for title in titles {
      if let of = title.of { roles.complete(title.cluster, title: title.title, of: of) }
    }
    var entities = Entities()
    let ages = ages(context, pronouns)
    let organizations = OrganizationReader(context: context)
    let ids = clusters.map { Folding.slug($0.name) }
    for (index, cluster) in clusters.enumerated() {
      let mentions = cluster.mentions.map { document.span($0) }
      let aliases = cluster.forms.filter { $0 != cluster.name }
      let articles = [document.article.id]
      switch cluster.kind {
      case .person:
        entities.people.append(
          Person(
            id: ids[index], name: cluster.name, aliases: aliases, roles: roles.roles[index] ?? [],
            age: ages[index], articles: articles, mentions: mentions))
      case .organization:
        entities.organizations.append(
          Organization(
            id: ids[index], name: cluster.name, acronym: cluster.acronym,
            aliases: aliases, kind: organizations.kind(of: cluster),
            place: organizations.place(of: cluster, ids), articles: articles, mentions: mentions))
      case .place:
        entities.places.append(
          Place(
            id: ids[index], name: cluster.name, aliases: aliases, country: country(of: cluster),
            articles: articles, mentions: mentions))
      case .group: break
      }
    }
    entities.references = references(context, ids, pronouns, titles)
    return entities
  }

  private func ages(_ context: NameContext, _ pronouns: [Int: Int]) -> [Int: Int] {
    let finder = AgeFinder(context: context)
    var ages: [Int: Int] = [:]
    for sentence in context.document.sentences where sentence.kind != .furniture && sentence.kind != .credit {
      for person in context.people(in: sentence.tokens) where ages[person.cluster] == nil {
        ages[person.cluster] = finder.age(of: person, in: sentence.tokens)
      }
    }
    for (token, cluster) in pronouns.sorted(by: { $0.key < $1.key }) where ages[cluster] == nil {
      let sentence = context.document.sentences[context.document.sentenceIndex(ofToken: token)].tokens
      let mention = NameContext.Mention(tokens: token..<token + 1, cluster: cluster)
      ages[cluster] = finder.age(of: mention, in: sentence)
    }
    return ages
  }

  /// The country that a place is or lies in.
  private func country(of place: NameClusters.Cluster) -> String? {
    if let country = place.country { return lexicon.countries[country - 1] }
    if let country = lexicon.capitals[place.words.joined(separator: " ")] {
      return lexicon.countries[country - 1]
    }
    var hash: UInt64?
    for word in place.words {
      let next = stableHash(word.utf8)
      hash = hash.map { NameGazetteer.extend($0, with: next) } ?? next
    }
    let number = hash.map { gazetteer.entry($0).country } ?? 0
    return number > 0 && number <= lexicon.countries.count ? lexicon.countries[number - 1] : nil
  }

  /// Names, pronouns and titles in text order; where two overlap the name stays.
  private func references(
    _ context: NameContext, _ ids: [String], _ pronouns: [Int: Int], _ titles: [NominalReferences.Title]
  ) -> [Entities.Reference] {
    var all = context.mentions.map { reference($0.tokens, $0.cluster, isName: true, context, ids) }
    all += pronouns.map { reference($0.key..<$0.key + 1, $0.value, isName: false, context, ids) }
    for title in titles {
      let start =
        title.tokens.first { context.mention(startingAt: $0) == nil && isFree($0, context) }
        ?? title.tokens.lowerBound
      all.append(reference(start..<title.tokens.upperBound, title.cluster, isName: false, context, ids))
    }
    all.sort { ($0.tokens.lowerBound, $0.isName ? 0 : 1) < ($1.tokens.lowerBound, $1.isName ? 0 : 1) }
    var result: [Entities.Reference] = []
    for reference in all where reference.tokens.lowerBound >= result.last?.tokens.upperBound ?? 0 {
      result.append(reference)
    }
    return result
  }

  private func isFree(_ token: Int, _ context: NameContext) -> Bool {
    context.word(token) != "'s"
      && context.mentions(in: max(0, token - 12)..<token + 1).allSatisfy { !$0.tokens.contains(token) }
  }

  private func reference(
    _ tokens: Range<Int>, _ cluster: Int, isName: Bool, _ context: NameContext, _ ids: [String]
  ) -> Entities.Reference {
    Entities.Reference(
      tokens: tokens, kind: context.clusters[cluster].kind, id: ids[cluster],
      name: context.clusters[cluster].name,
      isName: isName)
  }
}
