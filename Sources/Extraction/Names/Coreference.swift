import Facts
import Language

/// Decides which names are whose: one person, organization or place each, with roles, ages and kinds.
package struct Coreference: Sendable {
  private let lexicon = NameLexicon.shared
  private let gazetteer = NameGazetteer(LanguageResource("names.gazetteer"))
  private let offices: OfficeLexicon

  /// A resolver with the lexicons that travel in the binary.
  package init() { offices = OfficeLexicon(lexicon) }

  /// The entities that the names of an article stand for. Linear in the tokens.
  ///
  /// - Parameter dates: its dates, those too that are part of a name.
  package func entities(
    in grammar: Grammar, dates: [DateExpression] = [], ages: [Age] = []
  ) -> Entities {
    guard !grammar.names.isEmpty else { return Entities() }
    let document = grammar.document
    let clusters = NameClusters(grammar.names, document, lexicon, gazetteer).clusters
    let context = NameContext(grammar, clusters, lexicon, gazetteer)
    let nominals = NominalReferences(context: context)
    let pronouns = PronounReader(context: context).pronouns()
    var roles = RoleFinder(context, lexicon: offices, pronouns: pronouns)
    let titles = nominals.titles(roles)
    for title in titles {
      if let of = title.of { roles.complete(title.cluster, title: title.title, of: of) }
    }
    let places = PlaceReader(context)
    RoleHome(context: context, lexicon: offices, places: places, dates: dates).completed(&roles)
    var entities = Entities()
    let bearers = Dictionary(
      titles.map { ($0.tokens.upperBound - 1, $0.cluster) }, uniquingKeysWith: { first, _ in first })
    let owners = AgeOwners(
      context: context, pronouns: pronouns, titles: bearers, dates: dates)
    let aged = owners.ages(ages)
    let bodies = nominals.bodies() + nominals.aged(aged, among: ages)
    let organizations = OrganizationReader(context: context)
    let kinds = kinds(context, organizations, roles)
    let ids = clusters.map { Folding.slug($0.name) }
    for (index, cluster) in clusters.enumerated() {
      let mentions = cluster.mentions.map { document.span($0) }
      let aliases = cluster.forms.filter { $0 != cluster.name }
      let articles = [document.article.id]
      switch cluster.kind {
      case .person:
        entities.ages[ids[index]] = aged[index]
        entities.people.append(
          Person(
            id: ids[index], name: cluster.name, aliases: aliases, roles: roles.roles(of: index),
            age: aged[index]?.years, articles: articles, mentions: mentions))
      case .organization:
        entities.organizations.append(
          Organization(
            id: ids[index], name: cluster.name, acronym: cluster.acronym,
            aliases: aliases, kind: kinds[index] ?? .other,
            place: organizations.place(of: cluster, kind: kinds[index] ?? .other, ids), articles: articles,
            mentions: mentions))
      case .place:
        entities.places.append(
          Place(
            id: ids[index], name: cluster.name, aliases: aliases, country: places.country(of: index),
            articles: articles, mentions: mentions))
      case .group: break
      }
    }
    entities.references = references(context, ids, pronouns, titles, bodies)
    return entities
  }

  /// The kinds of the organizations: by their names, else by what the article says of them and of the people there.
  private func kinds(
    _ context: NameContext, _ reader: OrganizationReader, _ roles: RoleFinder
  ) -> [Organization.Kind?] {
    var titles: [String: [String]] = [:]
    for findings in roles.found.values {
      for finding in findings {
        if let of = finding.role.of { titles[of, default: []].append(finding.role.title) }
      }
    }
    return context.clusters.indices.map { index in
      guard let kind = context.kinds[index], kind == .other else { return context.kinds[index] }
      let cluster = context.clusters[index]
      return reader.kindSaid(of: cluster, titles: titles[cluster.name] ?? []) ?? kind
    }
  }

  /// Names, pronouns and titles in text order; where two overlap the name stays.
  private func references(
    _ context: NameContext, _ ids: [String], _ pronouns: [Int: Int], _ titles: [NominalReferences.Title],
    _ bodies: [NameContext.Mention]
  ) -> [Entities.Reference] {
    var all = context.mentions.map { reference($0.tokens, $0.cluster, isName: true, context, ids) }
    all += pronouns.map { reference($0.key..<$0.key + 1, $0.value, isName: false, context, ids) }
    all += bodies.map { reference($0.tokens, $0.cluster, isName: false, context, ids) }
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
    context.grammar.word(token) != "'s"
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
