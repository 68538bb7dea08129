import Facts

/// Chooses the event that an article leads with: told of in its first sentences, and best by the words of its title.
struct LeadEvent {
  private let grammar: Grammar
  /// The beginnings of the title's longer words, in lower case.
  private let title: Set<Substring>
  /// Sentences in which an article says what it is about.
  private static let sentences = 4
  /// Letters by which forms of one word are alike.
  private static let stem = 5

  init(_ grammar: Grammar) {
    self.grammar = grammar
    let words = (grammar.document.article.title ?? "").lowercased().split { !$0.isLetter }
    title = Set(words.lazy.filter { $0.count > 3 }.map { $0.prefix(Self.stem) })
  }

  /// The index of the leading event; nil where the first sentences tell of none. Linear in the events.
  func index(in groups: [EventGathering.Group]) -> Int? {
    guard let first = grammar.document.sentences.firstIndex(where: { $0.kind == .prose }) else { return nil }
    var best: (index: Int, weight: Double)?
    for (index, group) in groups.enumerated() {
      let place = grammar.document.sentenceIndex(ofToken: group.mentions[0]) - first
      guard place < Self.sentences else { continue }
      let weight = weight(of: group, place)
      if weight > best?.weight ?? 0 { best = (index, weight) }
    }
    return best?.index
  }

  private func weight(of group: EventGathering.Group, _ place: Int) -> Double {
    var weight = Double(group.lead.confidence) - 0.4 * Double(max(0, place))
    if group.lemmas.contains(where: { title.contains($0.prefix(Self.stem)) }) { weight += 2 }
    let named = group.lead.actors + group.lead.recipients
    weight += 0.5 * Double(named.prefix(8).count { isInTitle($0.name) })
    weight += 0.2 * Double(min(group.mentions.count, 4))
    switch group.lead.status {
    case .actual: break
    case .planned, .alleged: weight -= 0.2
    case .denied, .hypothetical: weight -= 0.6
    case .historical: weight -= 1
    }
    return weight
  }

  private func isInTitle(_ name: String) -> Bool {
    guard let last = name.split(separator: " ").last else { return false }
    return title.contains(last.lowercased()[...].prefix(Self.stem))
  }
}
