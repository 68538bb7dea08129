import Facts
import Language

/// Gathers the mentions of an article into events: the same thing told twice is one event.
struct EventGathering {
  /// One event with its mentions; the first of `drafts` is the one that says most.
  struct Group {
    var lead: EventDraft
    var mentions: [Int]
    /// The lemmas of the mentions.
    var lemmas: Set<String>
    /// The dates that the mentions give.
    var date: Int?
  }

  private let dates: [DateExpression]
  private(set) var groups: [Group] = []
  /// The latest groups of each kind, where a new mention looks for its event.
  private var recent: [Event.Kind: [Int]] = [:]

  init(_ drafts: [EventDraft], dates: [DateExpression]) {
    self.dates = dates
    var last: (draft: EventDraft, group: Int)?
    for draft in drafts {
      // "Signed an agreement": the noun says what it is; the verb before it is the same event.
      if let before = last, !before.draft.isNoun, draft.isNoun, before.draft.kind == draft.kind,
        before.draft.sentence == draft.sentence, draft.frame == before.draft.trigger
      {
        unite(draft, into: before.group)
        last = (draft, before.group)
      } else {
        last = (draft, add(draft))
      }
    }
  }

  /// Puts a mention into the group of its event, a new one where it is told for the first time; the group's index.
  private mutating func add(_ draft: EventDraft) -> Int {
    let candidates = recent[draft.kind, default: []]
    for index in candidates.reversed() where isSame(groups[index], draft) {
      unite(draft, into: index)
      return index
    }
    groups.append(Group(lead: draft, mentions: [draft.trigger], lemmas: [draft.lemma], date: draft.date))
    recent[draft.kind, default: []].append(groups.count - 1)
    if candidates.count >= 48 { recent[draft.kind]?.removeFirst() }
    return groups.count - 1
  }

  private mutating func unite(_ draft: EventDraft, into index: Int) {
    let old = groups[index].lead
    let isBetter = Self.weight(draft) > Self.weight(old)
    var lead = isBetter ? draft : old
    let other = isBetter ? old : draft
    if lead.actors.isEmpty { lead.actors = other.actors }
    if lead.recipients.isEmpty { lead.recipients = other.recipients }
    if lead.place == nil { lead.place = other.place }
    if lead.date == nil { lead.date = other.date }
    if lead.mode == nil { lead.mode = other.mode }
    if other.isOwnWord, other.attribution == nil, !other.isBare || lead.isBare { lead.attribution = nil }
    lead.isBare = lead.isBare && other.isBare
    groups[index].lead = lead
    groups[index].mentions.append(draft.trigger)
    groups[index].lemmas.insert(draft.lemma)
  }

  /// How much a mention says.
  private static func weight(_ draft: EventDraft) -> Int {
    var weight = draft.isBare ? -3 : 0
    weight -= draft.attribution == nil ? 0 : 5
    weight += draft.actors.isEmpty ? 0 : draft.actors.contains { $0.id != nil } ? 3 : 2
    weight += draft.recipients.isEmpty ? 0 : 2
    weight += draft.date == nil ? 0 : 2
    weight += draft.place == nil ? 0 : 1
    return weight + (draft.isNoun ? 0 : 1)
  }

  private func isSame(_ group: Group, _ draft: EventDraft) -> Bool {
    let lead = group.lead
    guard lead.mode == nil || draft.mode == nil || lead.mode == draft.mode else { return false }
    guard group.lemmas.contains(draft.lemma) || isSameAct(lead, draft) else { return false }
    let isVague = draft.refersBack
    if !isVague, !isSameStatus(lead, draft) { return false }
    guard isVague || sharesSomething(group, draft) else { return false }
    if let old = lead.count, let new = draft.count {
      if old != new { return false }
    } else if lead.count != nil || draft.count != nil, !isVague,
      lead.recipients.isEmpty || draft.recipients.isEmpty
    {
      return false
    }
    let isLoose = lead.kind.profile.act == .type
    guard isCompatible(lead.recipients, draft.recipients, isLoose),
      isCompatible(lead.actors, draft.actors, isLoose)
    else { return false }
    if let old = lead.place, let new = draft.place, old.id != new.id || old.name != new.name { return false }
    if let old = lead.date, let new = draft.date, old != new, !mayBeOne(dates[old].date, dates[new].date) {
      return false
    }
    if lead.sentence == draft.sentence, !lead.isNoun, !draft.isNoun { return false }
    return true
  }

  /// Whether two mentions have a participant in common, or a number, or place and date where they have both.
  private func sharesSomething(_ group: Group, _ draft: EventDraft) -> Bool {
    let lead = group.lead
    let mine = draft.actors + draft.recipients
    if mine.contains(where: { one in (lead.actors + lead.recipients).contains { isSame(one, $0) } }) {
      return true
    }
    if let old = lead.count, old == draft.count { return true }
    guard mine.isEmpty || lead.actors.isEmpty && lead.recipients.isEmpty else { return false }
    if let old = lead.date, let new = draft.date, dates[old].date != nil, dates[old].date == dates[new].date {
      return true
    }
    return lead.place != nil && lead.place?.id == draft.place?.id
  }

  private func isSame(_ left: EntityReference, _ right: EntityReference) -> Bool {
    if let id = left.id { return id == right.id }
    return right.id == nil && Self.head(left.name) == Self.head(right.name)
  }

  private func isSameStatus(_ left: EventDraft, _ right: EventDraft) -> Bool {
    if left.status == right.status { return true }
    if left.status == .hypothetical || right.status == .hypothetical { return false }
    return left.isNoun || right.isNoun
  }

  /// Whether two words mean the same act: the same lemma or stem, or what makes it one by its type.
  private func isSameAct(_ left: EventDraft, _ right: EventDraft) -> Bool {
    if left.lemma == right.lemma { return true }
    switch left.kind.profile.act {
    case .type: return true
    case .mode: if left.mode != nil, left.mode == right.mode { return true }
    case .day:
      if let old = left.date, let new = right.date, dates[old].date == dates[new].date { return true }
    case nil: break
    }
    let stem = left.lemma.utf8.prefix(5)
    return stem.count >= 4 && right.lemma.utf8.starts(with: stem)
  }

  /// Two lists that share somebody, or of which one is empty.
  private func isCompatible(_ left: [EntityReference], _ right: [EntityReference], _ isLoose: Bool) -> Bool {
    if left.isEmpty || right.isEmpty { return true }
    return left.contains { one in
      right.contains { other in
        if isLoose, one.kind != .person, other.kind != .person, one.kind == .group || other.kind == .group {
          return true
        }
        if let id = one.id { return id == other.id }
        return other.id == nil && Self.head(one.name) == Self.head(other.name)
      }
    }
  }

  private static func head(_ name: String) -> Substring? {
    name.split(separator: " ").last
  }

  private func mayBeOne(_ left: PartialDate?, _ right: PartialDate?) -> Bool {
    guard let left, let right else { return true }
    if left == right { return true }
    guard let one = left.bounds, let other = right.bounds else { return false }
    return one.first <= other.last && other.first <= one.last
  }
}
