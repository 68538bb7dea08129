import Facts

/// What is right of the facts of annotated articles.
///
/// Records count by their name. Events, figures and dates are matched with those annotated where their words overlap; what
/// is asked of a match besides (a status, a unit) is a share of the matches.
struct FactsQuality {
  private var people = Share()
  private var organizations = Share()
  private var places = Share()
  private var roles = Share()
  private var events = Share()
  private var statuses = Share()
  private var actors = Share()
  private var recipients = Share()
  private var figures = Share()
  private var units = Share()
  private var modifiers = Share()
  private var dates = Share()

  /// The figures by the name under which a floor is set.
  var shares: [(name: String, share: Share)] {
    [
      ("people, F1", people), ("organizations, F1", organizations), ("places, F1", places),
      ("roles found", roles), ("events of the right type, F1", events), ("their status", statuses),
      ("their actors", actors), ("their recipients", recipients), ("figures by value, F1", figures),
      ("their unit", units), ("their modifier", modifiers), ("dates by value, F1", dates),
    ]
  }

  /// Counts the facts of an article; what is wrong, a line each.
  mutating func add(_ facts: ArticleFacts, _ gold: AnnotatedArticle) -> [String] {
    var wrong: [String] = []
    wrong += addNames("person", facts.people.map(\.name), gold.people, to: \.people)
    wrong += addNames(
      "organization", facts.organizations.map(\.name), gold.organizations, to: \.organizations)
    wrong += addNames("place", facts.places.map(\.name), gold.places, to: \.places)
    wrong += addRoles(facts, gold)
    wrong += addEvents(facts, gold)
    wrong += addFigures(facts, gold)
    wrong += addDates(facts, gold)
    return wrong.map { "\(gold.id): \($0)" }
  }

  private mutating func addNames(
    _ kind: String, _ found: [String], _ expected: [String], to share: WritableKeyPath<FactsQuality, Share>
  ) -> [String] {
    let found = Set(found)
    let expected = Set(expected)
    self[keyPath: share].add(
      right: found.intersection(expected).count, expected: expected.count, found: found.count)
    return expected.subtracting(found).sorted().map { "\(kind) missed: \($0)" }
      + found.subtracting(expected).sorted().map { "no such \(kind): \($0)" }
  }

  private mutating func addRoles(_ facts: ArticleFacts, _ gold: AnnotatedArticle) -> [String] {
    var wrong: [String] = []
    for role in gold.roles {
      let found = facts.people.first { $0.name == role.name }?.roles.map(\.title) ?? []
      let isRight = found.contains { Self.lastWord($0) == Self.lastWord(role.title) }
      roles.add(isRight)
      if !isRight { wrong.append("role missed: \(role.name), \(role.title); found \(found)") }
    }
    return wrong
  }

  private mutating func addEvents(_ facts: ArticleFacts, _ gold: AnnotatedArticle) -> [String] {
    var wrong: [String] = []
    var rest = facts.events
    let expected = gold.events.count
    var right = 0
    for event in gold.events {
      let place = gold.range(of: event.trigger) ?? 0..<0
      guard
        let index = rest.firstIndex(where: { found in
          found.kind == event.type && ([found.trigger] + found.mentions).contains { Self.overlap($0, place) }
        })
      else {
        wrong.append("event missed: \(event.type.rawValue) \(event.trigger)")
        continue
      }
      let found = rest.remove(at: index)
      right += 1
      statuses.add(found.status == event.status)
      if found.status != event.status {
        wrong.append("status of \(event.trigger): \(found.status), not \(event.status)")
      }
      wrong += add(found.actors, event.actors, to: \.actors, "actors of \(event.trigger)")
      wrong += add(found.recipients, event.recipients, to: \.recipients, "recipients of \(event.trigger)")
    }
    events.add(right: right, expected: expected, found: facts.events.count)
    return wrong + rest.map { "no such event: \($0.kind.rawValue) \($0.trigger.text)" }
  }

  /// Participants are right where each that is annotated shares its last word with one that was found.
  private mutating func add(
    _ found: [EntityReference], _ expected: [String], to share: WritableKeyPath<FactsQuality, Share>,
    _ what: String
  ) -> [String] {
    guard !expected.isEmpty else { return [] }
    let words = Set(found.map { Self.lastWord($0.name) })
    let isRight = expected.allSatisfy { words.contains(Self.lastWord($0)) }
    self[keyPath: share].add(isRight)
    return isRight ? [] : ["\(what): \(found.map(\.name)), not \(expected)"]
  }

  private mutating func addFigures(_ facts: ArticleFacts, _ gold: AnnotatedArticle) -> [String] {
    var wrong: [String] = []
    var rest = facts.figures
    var right = 0
    for figure in gold.figures {
      let place = gold.range(of: figure.text) ?? 0..<0
      guard
        let index = rest.firstIndex(where: { Self.overlap($0.span, place) && $0.amount == figure.amount })
      else {
        wrong.append("figure missed: \(figure.text)")
        continue
      }
      let found = rest.remove(at: index)
      right += 1
      units.add((found.unit ?? "") == figure.unit)
      if (found.unit ?? "") != figure.unit {
        wrong.append("unit of \(figure.text): \(found.unit ?? "none"), not \(figure.unit)")
      }
      modifiers.add(found.modifier == figure.modifier)
      if found.modifier != figure.modifier { wrong.append("modifier of \(figure.text): \(found.modifier)") }
    }
    figures.add(right: right, expected: gold.figures.count, found: facts.figures.count)
    return wrong + rest.map { "no such figure: \($0.text)" }
  }

  private mutating func addDates(_ facts: ArticleFacts, _ gold: AnnotatedArticle) -> [String] {
    var wrong: [String] = []
    var rest = facts.dates
    var right = 0
    for date in gold.dates {
      let place = gold.range(of: date.text) ?? 0..<0
      guard
        let index = rest.firstIndex(where: {
          Self.overlap($0.span, place) && $0.date?.description == date.edtf
        })
      else {
        wrong.append("date missed: \(date.text), \(date.edtf)")
        continue
      }
      rest.remove(at: index)
      right += 1
    }
    dates.add(right: right, expected: gold.dates.count, found: facts.dates.count)
    return wrong + rest.map { "no such date: \($0.span.text), \($0.date?.description ?? "none")" }
  }

  private static func overlap(_ span: Span, _ range: Range<Int>) -> Bool {
    span.start < range.upperBound && range.lowerBound < span.end
  }

  private static func lastWord(_ text: String) -> String {
    Folding.fold(text).split(separator: " ").last.map(String.init) ?? ""
  }
}
