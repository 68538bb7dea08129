import Facts

extension FactIndex {
  /// A report of an event, and what it shares with other reports of it.
  typealias Report = (key: FactKey, bucket: EventBucket?)

  /// The reports of an event that is listed under this key, the earliest first.
  func reports(ofListed key: FactKey) -> [FactKey] {
    postings.contains(Posting(attribute: Attribute.eventMerged.hash, key: key)) ? reports(of: key) : [key]
  }

  /// The reports of the event that a report is of, the earliest first.
  func reports(of key: FactKey) -> [FactKey] {
    let bucket = articles[key.article]?.read { EventBucket($0.eventHead(key.index), in: $0) }
    return reports(of: (key, bucket ?? nil))
  }

  private func reports(of report: Report) -> [FactKey] {
    guard let bucket = report.bucket else { return [report.key] }
    return run(bucket.attribute, UInt64(bucket.tolerance), around: report.key)
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

  /// The postings of the events that these reports are of, or whose reports they join or part.
  func postings(ofEventsWith reports: [Report]) -> [Posting] {
    var leaders: [FactKey: EventBucket?] = [:]
    for (number, first) in Parallel.map(Array(reports.indices), { firstReports(near: reports[$0]) })
      .enumerated()
    {
      for key in first { leaders[key] = reports[number].bucket }
    }
    let events = leaders.map { (key: $0.key, bucket: $0.value) }
    return Parallel.map(events) { postings(ofEvent: self.reports(of: $0)) }.flatMap { $0 }
  }

  /// The first report of every event that a report is of or next to.
  private func firstReports(near report: Report) -> [FactKey] {
    guard let bucket = report.bucket else {
      return stands(alone: report.key) ? [report.key] : []
    }
    var first: [FactKey] = []
    var last: UInt64?
    for key in run(bucket.attribute, UInt64(bucket.tolerance), around: report.key) {
      let day = key.order >> 22
      if last.map({ day - $0 > UInt64(bucket.tolerance) }) ?? true { first.append(key) }
      last = day
    }
    return first
  }

  /// Whether an article, as it is now, has an event with this key that no other report can join: of one that was
  /// replaced the old events are gone, or have another day.
  private func stands(alone key: FactKey) -> Bool {
    articles[key.article]?.read { reader in
      key.index < reader.count(.events) && reader.key(ofEvent: key.index, article: key.article) == key
        && EventBucket(reader.eventHead(key.index), in: reader) == nil
    } ?? false
  }

  /// An event is indexed once, under its first report, with what all of its reports say.
  private func postings(ofEvent reports: [FactKey]) -> [Posting] {
    guard let key = reports.first else { return [] }
    var postings = Set<Posting>()
    var mentions = 0
    func add(_ attribute: UInt64) { postings.insert(Posting(attribute: attribute, key: key)) }
    for report in reports {
      articles[report.article]?.read { reader in
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
    if reports.count > 1 { add(Attribute.eventMerged.hash) }
    postings.insert(
      Posting(attribute: Attribute.eventMentions.hash, key: key.with(order: UInt64(mentions))))
    return Array(postings)
  }
}
