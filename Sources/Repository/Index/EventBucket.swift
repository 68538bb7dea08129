import Facts

/// What reports of one event have in common but the day: type and named participants, or type and town.
///
/// Reports in a bucket whose days are close enough are one event. An event that nobody named takes part in
/// is known by its place; without one it stays alone.
struct EventBucket: Hashable {
  /// The attribute that the reports are listed under.
  let attribute: UInt64
  /// How many days may lie between two reports.
  let tolerance: Int

  /// Types that happen to somebody at most once in a while: the same within days is the same event, with
  /// different dates, and who did it need not be said.
  private static let singular: Set<Event.Kind> = [.appoint, .dismiss, .resign, .elect, .die]
  /// Types that befall a town: all that reports of a day say of one is one event, whomever they name besides.
  private static let local: Set<Event.Kind> = [.disaster, .assault, .protest, .injure]
  /// Types that happen to the same people in several places within days: "primaries".
  private static let placed: Set<Event.Kind> = [.elect, .disaster, .win]

  init?(_ head: StoredArticleReader.EventHead, in reader: StoredArticleReader) {
    if let bounds = head.date?.bounds, bounds.first != bounds.last { return nil }
    let isSingular = Self.singular.contains(head.kind)
    let isDated = head.date?.bounds != nil
    func hashes(_ participants: [StoredArticleReader.Participant], named: Bool) -> [UInt64] {
      Set(
        participants.filter { $0.isPersonOrOrganization || !named }
          .map { ParticipantHash.inEvent($0, in: reader) }
      ).sorted()
    }
    let actors = hashes(head.actors, named: true)
    let recipients = hashes(head.recipients, named: true)
    let namesSomebody = !actors.isEmpty || !recipients.isEmpty
    let place = head.place.map { ParticipantHash.inEvent($0, in: reader) }
    let isTown = head.place.map { reader.placeHashes($0).count > 1 } ?? false
    var hasher = StableHash(seed: 31)
    hasher.combine(head.kind.rawValue)
    if Self.local.contains(head.kind), isTown, let place, !namesSomebody {
      hasher.combine(place)
    } else {
      guard namesSomebody || place != nil, isDated || isSingular else { return nil }
      if isSingular, head.kind == .resign || head.kind == .die, head.recipients.isEmpty {
        guard namesSomebody else { return nil }
        for hash in actors { hasher.combine(hash) }
      } else if isSingular, !recipients.isEmpty {
        for hash in recipients { hasher.combine(hash) }
      } else if namesSomebody {
        for hash in actors { hasher.combine(hash) }
        hasher.combine(1 as UInt64)
        // Groups beside somebody with a name tell nothing; where they are all that something is done to, they do.
        for hash in recipients.isEmpty ? hashes(head.recipients, named: false) : recipients {
          hasher.combine(hash)
        }
      } else {
        hasher.combine(head.mode ?? "")
        for hash in hashes(head.actors, named: false) { hasher.combine(hash) }
        hasher.combine(1 as UInt64)
        for hash in hashes(head.recipients, named: false) { hasher.combine(hash) }
        if let place { hasher.combine(place) }
      }
      if Self.placed.contains(head.kind), namesSomebody, let place { hasher.combine(place) }
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
