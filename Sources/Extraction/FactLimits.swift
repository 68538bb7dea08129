import Facts

/// How many facts of one article are kept, so that no text can ask for an answer out of proportion to itself:
/// each event repeats its sentence, and a megabyte of names without a stop would make a hundred of events.
///
/// An article of news stays far below: ten thousand words have about 600 events and 900 figures.
struct FactLimits: Sendable {
  /// Events whose evidence is the same sentence.
  let perSentence: Int
  /// Facts of one kind, the first in text order.
  let perKind: Int
  /// Mentions of all records of one kind together.
  let mentions: Int

  static let standard = FactLimits(perSentence: 24, perKind: 2_000, mentions: 20_000)

  /// The facts within the limits, with the counts of those left out added to what was left out before. Linear in the
  /// facts.
  func applied(to facts: ArticleFacts) -> ArticleFacts {
    var kept = facts
    limit(&kept.people, "people", &kept.omitted) {
      $0.mentions.count
    } cut: {
      $0.mentions.removeSubrange($1...)
    }
    limit(&kept.organizations, "organizations", &kept.omitted) {
      $0.mentions.count
    } cut: {
      $0.mentions.removeSubrange($1...)
    }
    limit(&kept.places, "places", &kept.omitted) {
      $0.mentions.count
    } cut: {
      $0.mentions.removeSubrange($1...)
    }
    var inSentence: [Int: Int] = [:]
    keep(&kept.events, "events", &kept.omitted) { event in
      inSentence[event.sentence.start, default: 0] += 1
      return inSentence[event.sentence.start, default: 0] <= perSentence
    }
    keep(&kept.figures, "figures", &kept.omitted) { _ in true }
    keep(&kept.quotes, "quotes", &kept.omitted) { _ in true }
    keep(&kept.dates, "dates", &kept.omitted) { _ in true }
    if !kept.omitted.isEmpty { kept.dropLooseTies() }
    return kept
  }

  private func keep<Fact>(
    _ facts: inout [Fact], _ kind: String, _ omitted: inout [String: Int], _ isKept: (Fact) -> Bool
  ) {
    let count = facts.count
    var left = perKind
    // A new array: an old one would keep the room of all.
    facts = facts.filter { fact in
      guard left > 0, isKept(fact) else { return false }
      left -= 1
      return true
    }
    if facts.count < count { omitted[kind, default: 0] += count - facts.count }
  }

  /// Keeps records and their mentions up to the limits; `omitted` counts mentions as well.
  private func limit<Record>(
    _ records: inout [Record], _ kind: String, _ omitted: inout [String: Int], mentions: (Record) -> Int,
    cut: (inout Record, Int) -> Void
  ) {
    var total = 0
    var left = self.mentions
    for index in records.indices {
      let count = mentions(records[index])
      if index >= perKind {
        total += count
      } else if count > left {
        cut(&records[index], max(1, left))
        total += count - max(1, left)
        left = 0
      } else {
        left -= count
      }
    }
    if records.count > perKind { records.removeSubrange(perKind...) }
    if total > 0 { omitted[kind, default: 0] += total }
  }
}
