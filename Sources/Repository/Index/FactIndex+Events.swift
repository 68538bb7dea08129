import Facts

extension FactIndex {
  /// A report of an event, and what other reports of it can share.
  typealias Report = (key: FactKey, signatures: [EventTraits.Signature])

  /// The reports of an event that is listed under this key, the earliest first.
  func reports(ofListed key: FactKey) -> [FactKey] {
    guard postings.contains(Posting(attribute: Attribute.eventMerged.hash, key: key)) else { return [key] }
    return list(Attribute.eventReports.with(key)).keys
  }

  /// The reports of the event that a report is of, the earliest first.
  func reports(of key: FactKey) -> [FactKey] {
    reports(ofListed: firstReport(ofEventWith: key))
  }

  /// The report that the event of a report is listed under.
  func firstReport(ofEventWith key: FactKey) -> FactKey {
    let attribute = Attribute.eventFirst.with(key)
    guard let posting = postings.first(from: Posting(attribute: attribute, key: .smallest)),
      posting.attribute == attribute
    else { return key }
    return posting.key
  }

  /// The facts with an attribute that are joined to a day by gaps of at most so many days.
  func run(_ attribute: UInt64, _ tolerance: UInt64, around key: FactKey) -> [FactKey] {
    let start = Posting(attribute: attribute, key: key)
    var run: [FactKey] = []
    var day = key.order >> 22
    postings.descend(before: start) { posting, _ in
      guard posting.attribute == attribute, day - posting.key.order >> 22 <= tolerance else {
        return false
      }
      run.append(posting.key)
      day = posting.key.order >> 22
      return true
    }
    run.reverse()
    day = key.order >> 22
    postings.ascend(from: start) { posting, _ in
      guard posting.attribute == attribute, posting.key.order >> 22 - day <= tolerance else {
        return false
      }
      run.append(posting.key)
      day = posting.key.order >> 22
      return true
    }
    return run
  }

  /// The events that these reports are of, or whose reports they join or part, each with its reports in order.
  func events(around reports: [Report]) -> [[FactKey]] {
    let near = Parallel.map(reports) { report in
      (holds(report.key) ? [report.key] : []) + self.near(report.key, report.signatures).map(\.key)
    }
    return EventGrouping(self).events(with: near.flatMap { $0 })
  }

  /// What events are indexed by.
  func postings(ofEvents events: [[FactKey]]) -> [Posting] {
    Parallel.map(events) { postings(ofEvent: $0) }.flatMap { $0 }
  }

  /// A report is compared with so many before it and so many behind it that share a signature.
  private static let mostCompared = 6

  /// The reports next to a key that share a signature, which need not be in the index itself; one that shares several as
  /// often.
  ///
  /// What comes or goes at the key changes nothing between other reports than these.
  func near(
    _ key: FactKey, _ signatures: [EventTraits.Signature]
  ) -> [(key: FactKey, signature: EventTraits.Signature)] {
    let day = key.order >> 22
    var near: [(key: FactKey, signature: EventTraits.Signature)] = []
    for signature in signatures {
      let start = Posting(attribute: signature.attribute, key: key)
      var count = 0
      postings.descend(before: start) { posting, _ in
        guard posting.attribute == signature.attribute, day - posting.key.order >> 22 <= signature.reach
        else {
          return false
        }
        near.append((posting.key, signature))
        count += 1
        return count < Self.mostCompared
      }
      count = 0
      postings.ascend(from: start) { posting, _ in
        guard posting.attribute == signature.attribute, posting.key.order >> 22 - day <= signature.reach
        else {
          return false
        }
        if posting.key == key { return true }
        near.append((posting.key, signature))
        count += 1
        return count < Self.mostCompared
      }
    }
    return near
  }

  /// Whether an article, as it is now, has an event with this key: of one that was replaced the old events are gone, or
  /// have another day.
  private func holds(_ key: FactKey) -> Bool {
    articles[key.ownerHash]?.read { reader in
      key.index < reader.count(.events) && reader.key(ofEvent: key.index, article: key.ownerHash) == key
    } ?? false
  }

  /// What a report says of its event.
  func traits(_ key: FactKey) -> EventTraits? {
    articles[key.ownerHash]?.read { EventTraits(key.index, key: key, in: $0) }
  }

  /// An event is indexed once, under its first report, with what all of its reports say.
  private func postings(ofEvent reports: [FactKey]) -> [Posting] {
    guard let key = reports.first else { return [] }
    var postings = Set<Posting>()
    var mentions = 0
    func add(_ attribute: UInt64) { postings.insert(Posting(attribute: attribute, key: key)) }
    for report in reports {
      articles[report.ownerHash]?.read { reader in
        let head = reader.eventHead(report.index)
        mentions += head.mentionCount
        add(Attribute.eventKind.with(head.kind.rawValue))
        add(Attribute.eventStatus.with(head.status.rawValue))
        if let source = reader.heading().source { add(Attribute.eventSource.with(Folding.fold(source))) }
        if reader.isClaimed(event: report.index) { add(Attribute.eventClaimed.hash) }
        for actor in head.actors { add(Attribute.eventActor.with(ParticipantHash.of(actor, in: reader))) }
        for recipient in head.recipients {
          add(Attribute.eventRecipient.with(ParticipantHash.of(recipient, in: reader)))
        }
        if let place = head.place {
          for hash in reader.placeHashes(place) { add(Attribute.eventPlace.with(hash)) }
        }
      }
    }
    add(Attribute.events.hash)
    if reports.count > 1 {
      add(Attribute.eventMerged.hash)
      let all = Attribute.eventReports.with(key)
      for report in reports { postings.insert(Posting(attribute: all, key: report)) }
      for report in reports.dropFirst() { add(Attribute.eventFirst.with(report)) }
    }
    postings.insert(
      Posting(attribute: Attribute.eventMentions.hash, key: key.with(order: UInt64(mentions))))
    return Array(postings)
  }
}
