extension ArticleFacts {
  /// Leaves out the events whose confidence is less than this, between 0 and 1, and the figures' ties to them. An event
  /// without a confidence stays.
  public mutating func keepEvents(ofConfidence least: Double) {
    let count = events.count
    events.removeAll { $0.confidence.map { $0 < least } ?? false }
    if events.count < count { dropLooseTies() }
  }

  /// Takes the ids of events that are not there out of the figures, and the other way round. Linear in both.
  public mutating func dropLooseTies() {
    let known = Set(events.map(\.id))
    for index in figures.indices {
      if let event = figures[index].event, !known.contains(event) { figures[index].event = nil }
    }
    let counted = Set(figures.map(\.id))
    for index in events.indices { events[index].figures.removeAll { !counted.contains($0) } }
  }
}
