import Extraction
import Facts

/// What one report says of an event that other reports of it say as well, or that keeps theirs apart.
///
/// Two reports are of one event when they share a `Signature`, their days agree and neither names what excludes the
/// other. A pure function of the article: who else is in the news does not change it.
struct EventTraits: Sendable {
  /// Things that are enough to know an event by, as one value.
  struct Signature: Hashable, Sendable {
    /// The attribute that the reports which have it are listed under.
    let attribute: UInt64
    /// How many days may lie between two reports.
    let reach: UInt64
    /// Whether it is all that the report says of those who take part.
    var isWhole = false
    /// Whether one of two reports that share it must name nobody.
    var needsNameless = false
  }

  /// People and bodies with a name.
  struct Side: Sendable {
    var people: Set<UInt64> = []
    var bodies: Set<UInt64> = []

    var isEmpty: Bool { people.isEmpty && bodies.isEmpty }

    mutating func absorb(_ other: Side) {
      people.formUnion(other.people)
      bodies.formUnion(other.bodies)
    }

    /// Whether both name somebody, and nobody in common; people say more than bodies do.
    func isApart(from other: Side) -> Bool {
      if !people.isEmpty, !other.people.isEmpty { return people.isDisjoint(with: other.people) }
      return !bodies.isEmpty && !other.bodies.isEmpty && bodies.isDisjoint(with: other.bodies)
    }

    /// Whether each names somebody whom the other does not.
    func differs(from other: Side) -> Bool {
      func differ(_ one: Set<UInt64>, _ other: Set<UInt64>) -> Bool {
        !one.isSubset(of: other) && !other.isSubset(of: one)
      }
      return differ(people, other.people) || differ(bodies, other.bodies)
    }
  }

  private let profile: EventProfile
  /// As in `FactOrder.day`: of the event, or else of the article.
  private let day: UInt64
  private let isDated: Bool
  private(set) var signatures: [Signature] = []
  private var actors = Side()
  private var recipients = Side()
  private var towns: Set<UInt64> = []
  private var countries: Set<UInt64> = []
  private var modes: Set<UInt64> = []
  /// The days that are named for it.
  private var days: Set<UInt64> = []
  private let isNameless: Bool

  /// Whether it happens to somebody at most once in a while: the same within days is the same event, with different dates,
  /// and who did it need not be said.
  private var isSingular: Bool { profile.once != nil }
  /// Whether what happens to a person on a day is one event, whoever did it.
  private var befalls: Bool { profile.sidesOnceADay.contains(.recipient) }

  /// Days that reports of one event may lie apart where that is known.
  static let widestReach: UInt64 = 3
  /// Of more participants and numbers the rest make no signature.
  private static let mostNamed = 4
  private static let mostNumbers = 3
  /// From this number on a count tells an event from others in a town, and in a country.
  private static let leastInTown = 3.0
  private static let leastInCountry = 10.0

  /// - Parameters:
  ///   - number: the event's place in the article.
  ///   - key: its key.
  init(_ number: Int, key: FactKey, in reader: StoredArticleReader) {
    let head = reader.eventHead(number)
    let bounds = head.date?.bounds
    profile = head.kind.profile
    day = key.order >> 22
    isDated = bounds != nil
    actors = Self.side(head.actors, in: reader)
    recipients = Self.side(head.recipients, in: reader)
    isNameless = actors.isEmpty && recipients.isEmpty
    if isDated { days = [day] }
    if profile.mode == .apart, let mode = head.mode { modes = [StableHash.hash(mode.utf8)] }
    let places = head.place.map { reader.placeHashes($0) } ?? []
    if places.count > 1 { towns = [places[0]] }
    if let country = places.last { countries = [country] }
    // What lasts several days is told from others by nothing that is looked at here.
    if let bounds, bounds.first != bounds.last { return }
    addWhole(head, in: reader)
    addParts(head.mode, numbers: reader.counts(ofEvent: number))
    if profile.isMutual {
      actors.absorb(recipients)
      recipients = Side()
    }
  }

  private static func side(
    _ participants: [StoredArticleReader.Participant], in reader: StoredArticleReader
  ) -> Side {
    var side = Side()
    for participant in participants {
      switch participant.kind {
      case .person: side.people.insert(ParticipantHash.inEvent(participant, in: reader))
      case .organization: side.bodies.insert(ParticipantHash.inEvent(participant, in: reader))
      case .place, .group: break
      }
    }
    return side
  }

  // MARK: Signatures

  private enum Form: UInt64 {
    case whole = 1, town, person, pair, townNumber, countryNumber, namedNumber, townMode
  }

  private mutating func add(
    _ form: Form, _ values: [UInt64], reach: UInt64 = Self.widestReach, needsNameless: Bool = false
  ) {
    var hasher = StableHash(seed: 31)
    hasher.combine(profile.kind.rawValue)
    hasher.combine(form.rawValue)
    for value in values { hasher.combine(value) }
    let signature = Signature(
      attribute: Attribute.eventSignature.with(hasher.value), reach: reach, isWhole: form == .whole,
      needsNameless: needsNameless)
    if !signatures.contains(signature) { signatures.append(signature) }
  }

  /// All who take part, and where that tells events apart the place.
  private mutating func addWhole(_ head: StoredArticleReader.EventHead, in reader: StoredArticleReader) {
    let place = head.place.map { ParticipantHash.inEvent($0, in: reader) }
    guard isDated || isSingular, !isNameless || place != nil else { return }
    func all(_ participants: [StoredArticleReader.Participant]) -> [UInt64] {
      Set(participants.map { ParticipantHash.inEvent($0, in: reader) }).sorted()
    }
    let actors = self.actors.people.union(self.actors.bodies).sorted()
    let recipients = self.recipients.people.union(self.recipients.bodies).sorted()
    var values: [UInt64] = []
    if profile.once == .either, head.recipients.isEmpty {
      guard !isNameless else { return }
      values = actors
    } else if isSingular, !recipients.isEmpty {
      values = recipients
    } else if !isNameless {
      // Groups beside somebody with a name tell nothing; where they are all that something is done to, they do.
      values = actors + [1] + (recipients.isEmpty ? all(head.recipients) : recipients)
    } else {
      values = [StableHash.hash((head.mode ?? "").utf8)] + all(head.actors) + [1] + all(head.recipients)
      if let place { values.append(place) }
    }
    if profile.isApartByPlace, !isNameless, let place { values.append(place) }
    add(.whole, values, reach: isSingular ? Self.widestReach : 0)
  }

  /// What is enough where the rest is not said: one to whom it happens but once, or two things of which each alone is
  /// common.
  private mutating func addParts(_ mode: String?, numbers: [Double]) {
    let isHappening = profile.isLocal || befalls
    if profile.isLocal, let town = towns.first {
      add(.town, [town], reach: 0, needsNameless: true)
      if profile.mode == .town, let mode { add(.townMode, [town, StableHash.hash(mode.utf8)]) }
    }
    guard isDated || isSingular || isHappening else { return }
    var once: Set<UInt64> = []
    if isSingular || befalls { once.formUnion(recipients.people) }
    if profile.once == .either || profile.sidesOnceADay.contains(.actor) { once.formUnion(actors.people) }
    for person in once.sorted().prefix(Self.mostNamed) { add(.person, [person]) }
    if isSingular { return }
    let named = actors.people.union(actors.bodies).union(recipients.people).union(recipients.bodies).sorted()
      .prefix(Self.mostNamed)
    for (position, one) in named.enumerated() {
      for other in named.dropFirst(position + 1) { add(.pair, [one, other]) }
    }
    let numbers = Set(numbers.filter { $0 >= Self.leastInTown }).sorted(by: >).prefix(Self.mostNumbers)
    for number in numbers {
      if let town = towns.first { add(.townNumber, [town, number.bitPattern]) }
      guard number >= Self.leastInCountry else { continue }
      if let country = countries.first { add(.countryNumber, [country, number.bitPattern]) }
      for one in named { add(.namedNumber, [one, number.bitPattern]) }
    }
  }

  // MARK: Two reports

  /// Whether two reports that share a signature can be of one event by their days, and by who is named.
  func agrees(with other: EventTraits, by signature: Signature) -> Bool {
    if signature.needsNameless, !isNameless, !other.isNameless { return false }
    let gap = day < other.day ? other.day - day : day - other.day
    guard gap <= signature.reach, !excludes(other) else { return false }
    if gap == 0 || isSingular { return true }
    // News without a day is of the days before it.
    return isDated != other.isDated && isDated == (day < other.day)
  }

  /// Whether what is said of two reports, or of two groups of them, cannot be true of one event.
  func excludes(_ other: EventTraits) -> Bool {
    if profile.isLocal || profile.isApartByPlace {
      if !towns.isEmpty, !other.towns.isEmpty {
        if towns.isDisjoint(with: other.towns) { return true }
      } else if !countries.isEmpty, !other.countries.isEmpty, countries.isDisjoint(with: other.countries) {
        return true
      }
    }
    if profile.isMutual { return isLater(than: other) || actors.differs(from: other.actors) }
    if recipients.isApart(from: other.recipients) { return true }
    if !modes.isEmpty, !other.modes.isEmpty, modes.isDisjoint(with: other.modes) { return true }
    if isSingular { return false }
    if isLater(than: other) { return true }
    let sharesVictim = !recipients.people.isDisjoint(with: other.recipients.people)
    return actors.isApart(from: other.actors) && !(sharesVictim && befalls)
  }

  /// Whether both name days, and none in common.
  private func isLater(than other: EventTraits) -> Bool {
    !days.isEmpty && !other.days.isEmpty && days.isDisjoint(with: other.days)
  }

  /// Takes in what another report of the event says.
  mutating func absorb(_ other: EventTraits) {
    actors.absorb(other.actors)
    recipients.absorb(other.recipients)
    towns.formUnion(other.towns)
    countries.formUnion(other.countries)
    modes.formUnion(other.modes)
    days.formUnion(other.days)
  }
}

extension StoredArticleReader.Participant {
  var kind: EntityReference.Kind {
    switch self {
    case .local(let kind, _): kind
    case .named(let reference): reference.kind
    }
  }
}
