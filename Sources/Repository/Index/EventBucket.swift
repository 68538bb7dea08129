import Facts

/// What reports of one event have in common but the day: type, mode and participants.
///
/// Reports in a bucket whose days are close enough are one event. An event that nobody named takes part in
/// is known by its place as well; without one it stays alone.
struct EventBucket: Hashable {
  /// The attribute that the reports are listed under.
  let attribute: UInt64
  /// How many days may lie between two reports.
  let tolerance: Int

  /// Types that happen to somebody at most once in a while: the same within days is the same event, with
  /// different dates, and who did it need not be said.
  private static let singular: Set<Event.Kind> = [.appoint, .dismiss, .resign, .elect, .die]

  init?(_ head: StoredArticleReader.EventHead, in reader: StoredArticleReader) {
    let isSingular = Self.singular.contains(head.kind)
    let actors = head.actors.map { ParticipantHash.inEvent($0, in: reader) }
    let recipients = head.recipients.map { ParticipantHash.inEvent($0, in: reader) }
    let namesSomebody = (head.actors + head.recipients).contains { $0.isPersonOrOrganization }
    guard namesSomebody || head.place != nil, head.date?.bounds != nil || isSingular else { return nil }
    if let bounds = head.date?.bounds, bounds.first != bounds.last { return nil }
    var hasher = StableHash(seed: 31)
    hasher.combine(head.kind.rawValue)
    if isSingular, head.kind == .resign || head.kind == .die, head.recipients.isEmpty {
      guard namesSomebody else { return nil }
      for hash in actors.sorted() { hasher.combine(hash) }
    } else if isSingular, head.recipients.contains(where: \.isPersonOrOrganization) {
      for hash in recipients.sorted() { hasher.combine(hash) }
    } else {
      hasher.combine(head.mode ?? "")
      for hash in actors.sorted() { hasher.combine(hash) }
      hasher.combine(1 as UInt64)
      for hash in recipients.sorted() { hasher.combine(hash) }
      if !namesSomebody, let place = head.place { hasher.combine(ParticipantHash.inEvent(place, in: reader)) }
    }
    attribute = Attribute.eventBucket.with(hasher.value)
    tolerance = isSingular ? 3 : 0
  }
}

extension StoredArticleReader.Participant {
  var isPersonOrOrganization: Bool {
    switch self {
    case .local(let kind, _): kind == .person || kind == .organization
    case .named(let reference): reference.kind == .person || reference.kind == .organization
    }
  }
}
