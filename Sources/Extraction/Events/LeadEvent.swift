import Facts
import Language

/// Chooses the event that an article leads with, told of in its first sentences and best by its title, and the events
/// that the title tells of.
struct LeadEvent {
  private let grammar: Grammar
  private let headline: Headline?
  /// The beginnings of the title's longer words, in lower case.
  private let title: Set<Substring>
  /// Sentences in which an article says what it is about.
  private static let sentences = 4
  /// Sentences in which an article tells of what its title says.
  private static let sentencesOfHeadline = 8
  /// Letters by which forms of one word are alike.
  private static let stem = 5

  init(_ grammar: Grammar, _ headline: Headline?) {
    self.grammar = grammar
    self.headline = headline
    let words = (grammar.document.article.title ?? "").lowercased().split { !$0.isLetter }
    title = Set(words.lazy.filter { $0.count > 3 }.map { $0.prefix(Self.stem) })
  }

  /// The index of the leading event, of which the title tells before others if it can be; nil where the first sentences
  /// tell of none. Linear in the events.
  func index(in groups: [EventGathering.Group], headlines: [Int: TitleSpan]) -> Int? {
    guard let first = grammar.document.sentences.firstIndex(where: { $0.kind == .prose }) else { return nil }
    let begin = headlines.values.map(\.start).min()
    var best: (index: Int, weight: Double)?
    for (index, group) in groups.enumerated() {
      let place = grammar.document.sentenceIndex(ofToken: group.mentions[0]) - first
      let headline = headlines[index]
      guard place < (headline == nil ? Self.sentences : Self.sentencesOfHeadline) else { continue }
      var weight = weight(of: group, place)
      if let headline { weight += headline.start == begin ? 2.5 : 2 }
      if weight > best?.weight ?? 0 { best = (index, weight) }
    }
    return best?.index
  }

  /// The words of the title that tell of events of the text, by the event's index: each tells of the event of its type
  /// that has most in common with the title, and of none where nothing is. Linear in the events, for each of the
  /// title's.
  func headlines(of groups: [EventGathering.Group]) -> [Int: TitleSpan] {
    guard let headline else { return [:] }
    var spans: [Int: TitleSpan] = [:]
    for guess in headline.reading.guesses {
      let word = headline.document.tokens[guess.trigger].lower[...].prefix(Self.stem)
      var best: (index: Int, common: Int)?
      for (index, group) in groups.enumerated() where group.lead.kind == guess.kind && spans[index] == nil {
        let isSameWord = group.lemmas.contains { word.count > 2 && word.hasPrefix($0.prefix(Self.stem)) }
        let common = (isSameWord ? 2 : 0) + participantsInTitle(group) + (isPlaceInTitle(group) ? 1 : 0)
        if common > best?.common ?? 0 { best = (index, common) }
      }
      if let best { spans[best.index] = headline.document.titleSpan(guess.trigger) }
    }
    return spans
  }

  private func weight(of group: EventGathering.Group, _ place: Int) -> Double {
    var weight = Double(group.lead.confidence) - 0.4 * Double(max(0, place))
    if group.lemmas.contains(where: { title.contains($0.prefix(Self.stem)) }) { weight += 2 }
    weight += 0.5 * Double(participantsInTitle(group))
    weight += 0.2 * Double(min(group.mentions.count, 4))
    switch group.lead.status {
    case .actual: break
    case .planned, .alleged: weight -= 0.2
    case .denied, .hypothetical: weight -= 0.6
    case .historical: weight -= 1
    }
    return weight
  }

  private func participantsInTitle(_ group: EventGathering.Group) -> Int {
    (group.lead.actors + group.lead.recipients).prefix(8).count { isInTitle($0.name) }
  }

  private func isPlaceInTitle(_ group: EventGathering.Group) -> Bool {
    group.lead.place.map { isInTitle($0.name) } ?? false
  }

  private func isInTitle(_ name: String) -> Bool {
    guard let last = name.split(separator: " ").last else { return false }
    return title.contains(last.lowercased()[...].prefix(Self.stem))
  }
}
