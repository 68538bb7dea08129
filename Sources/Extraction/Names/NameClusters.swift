import Facts

/// Gathers the names of a document that are the same person, organization or place.
struct NameClusters {
  /// One person, organization or place.
  struct Cluster {
    var kind: EntityReference.Kind
    /// The fullest form.
    var name: String
    /// Every form, folded, in the order of appearance.
    var forms: [String]
    var mentions: [Range<Int>]
  }

  let document: Document
  private(set) var clusters: [Cluster] = []
  private var byForm: [String: Int] = [:]
  private var bySurname: [String: Int] = [:]

  init(document: Document) {
    self.document = document
  }

  /// Adds a name to the cluster that it belongs to, or to a new one.
  mutating func add(_ name: NameMention) {
    let text = NameClusters.spaced(document.span(name.tokens).text)
    let form = Folding.fold(text)
    let key = "\(name.kind) \(form)"
    if let index = byForm[key] ?? shorterForm(name, form) {
      clusters[index].mentions.append(name.tokens)
      if !clusters[index].forms.contains(text) { clusters[index].forms.append(text) }
      if text.utf8.count > clusters[index].name.utf8.count { clusters[index].name = text }
      byForm[key] = index
      return
    }
    clusters.append(Cluster(kind: name.kind, name: text, forms: [text], mentions: [name.tokens]))
    byForm[key] = clusters.count - 1
    if name.kind == .person, name.tokens.count > 1 {
      bySurname[document.tokens[name.tokens.upperBound - 1].lower] = clusters.count - 1
    }
  }

  private func shorterForm(_ name: NameMention, _ form: String) -> Int? {
    guard name.kind == .person, name.tokens.count == 1 else { return nil }
    return bySurname[form]
  }

  /// White space of any kind as single spaces.
  static func spaced(_ text: String) -> String {
    text.unicodeScalars.split { $0.isSpace }.map { String($0) }.joined(separator: " ")
  }

  /// The entities of the clusters.
  func entities() -> Entities {
    var entities = Entities()
    var used: Set<String> = []
    for cluster in clusters {
      let id = Folding.slug(cluster.name)
      guard used.insert("\(cluster.kind) \(id)").inserted else { continue }
      let aliases = cluster.forms.filter { $0 != cluster.name }
      let mentions = cluster.mentions.map { document.span($0) }
      let articles = [document.article.id]
      switch cluster.kind {
      case .person:
        entities.people.append(
          Person(id: id, name: cluster.name, aliases: aliases, articles: articles, mentions: mentions))
      case .organization:
        entities.organizations.append(
          Organization(id: id, name: cluster.name, aliases: aliases, articles: articles, mentions: mentions))
      case .place:
        entities.places.append(
          Place(id: id, name: cluster.name, aliases: aliases, articles: articles, mentions: mentions))
      case .group: break
      }
      for tokens in cluster.mentions {
        entities.references.append(
          Entities.Reference(tokens: tokens, kind: cluster.kind, id: id, name: cluster.name, isName: true))
      }
    }
    entities.references.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    return entities
  }
}
