import Extraction
import Facts

extension Snapshot {
  /// Of so many reports of an event it is looked at what else they tell.
  private static let mostReports = 50
  /// So many related events are given.
  private static let mostRelated = 20

  /// Events of other types that reports of an event tell of with it, those with most reports first: they are of its day,
  /// and share a person with it or, where both are crimes or harm, the town; or the sentence. They stay events of their own.
  public func relatedEvents(to id: String) -> [RelatedEvent] {
    guard let key = index.key(.event, id: id) else { return [] }
    var found: [FactKey: (links: Set<RelatedEvent.Link>, articles: Set<String>)] = [:]
    for report in index.reports(of: key).prefix(Self.mostReports) {
      guard let article = index.articles[report.ownerHash] else { continue }
      article.read { reader in
        let own = Ties(report.index, in: reader)
        guard own.isTold else { return }
        for number in 0..<reader.count(.events) where number != report.index {
          let links = own.links(to: Ties(number, in: reader))
          guard !links.isEmpty else { continue }
          let leader = index.firstReport(ofEventWith: reader.key(ofEvent: number, article: article.hash))
          found[leader, default: ([], [])].links.formUnion(links)
          found[leader, default: ([], [])].articles.insert(article.id)
        }
      }
    }
    let order = found.sorted { left, right in
      (right.value.articles.count, left.key) < (left.value.articles.count, right.key)
    }
    return order.prefix(Self.mostRelated).compactMap { leader, shared in
      guard let event = index.articles[leader.ownerHash]?.event(leader.index) else { return nil }
      return RelatedEvent(
        id: event.id, type: event.kind, label: event.label,
        links: RelatedEvent.Link.allCases.filter(shared.links.contains), articles: shared.articles.sorted())
    }
  }

  /// What ties an event to others of its article.
  private struct Ties {
    let kind: Event.Kind
    /// The first day and the last, where they are known.
    let days: ClosedRange<CalendarDay>?
    let people: Set<UInt64>
    let town: UInt64?
    /// Whether it is a crime or does harm.
    let isGrave: Bool
    let sentence: Span
    /// Whether it is told as something that happened, or is said to have.
    let isTold: Bool

    init(_ number: Int, in reader: StoredArticleReader) {
      let head = reader.eventHead(number)
      kind = head.kind
      days = head.date?.bounds.map { $0.first...max($0.first, $0.last) }
      people = Set(
        (head.actors + head.recipients).filter { $0.kind == .person }.map {
          ParticipantHash.inEvent($0, in: reader)
        })
      let places = head.place.map { reader.placeHashes($0) } ?? []
      town = places.count > 1 ? places[0] : nil
      isGrave = head.kind.profile.isGrave || head.kind.profile.harms
      sentence = reader.event(number).sentence
      isTold = head.status == .actual || head.status == .alleged
    }

    func links(to other: Ties) -> Set<RelatedEvent.Link> {
      guard other.isTold, other.kind != kind else { return [] }
      let areGrave = isGrave && other.isGrave
      var links: Set<RelatedEvent.Link> = []
      var isOneDay: Bool?
      if let days, let otherDays = other.days { isOneDay = days.overlaps(otherDays) }
      if isOneDay == true, !people.isDisjoint(with: other.people) { links.insert(.person) }
      if isOneDay == true, areGrave, let town, town == other.town { links.insert(.town) }
      if isOneDay != false, areGrave, sentence == other.sentence { links.insert(.sentence) }
      return links
    }
  }
}
