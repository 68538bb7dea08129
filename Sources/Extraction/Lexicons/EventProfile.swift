package import Facts
package import Language

/// What is peculiar to a type of event, as its head in `events.txt` says it (and explains it, by attribute).
package struct EventProfile: Hashable, Sendable {
  /// Who a verb's subject is.
  package enum Subject: String, CaseIterable, Sendable {
    case actor, recipient
    /// The recipient where nobody else takes part: "Holm became minister", but "the board appointed Holm".
    case recipientIfAlone = "recipient-if-alone"
  }

  /// Which mentions in one article tell of the same act, besides those with the same word.
  package enum Act: String, CaseIterable, Sendable {
    case type, mode, day
  }

  /// To whom it happens at most once in a while.
  package enum Once: String, CaseIterable, Sendable {
    case recipient
    /// The recipient, or else whoever does it: it has one side only.
    case either
  }

  /// A side of an event.
  package enum Side: String, CaseIterable, Sendable {
    case actor, recipient
  }

  /// What the mode tells of two reports.
  package enum Mode: String, CaseIterable, Sendable {
    /// Other modes are other events.
    case apart
    /// With the same mode in the same town they are one event, for some days.
    case town
  }

  package let kind: Event.Kind

  // MARK: In an article

  /// Whether it accuses or buries, so that a wrong name in it costs somebody their name.
  package private(set) var isGrave = false
  /// Whether groups to whom it happens are mostly told of in passing, anywhere in the sentence.
  package private(set) var isToldInPassing = false
  /// Whether it hurts, so that who stands with a word for it may be who is hurt.
  package private(set) var harms = false
  /// Whether it is done by saying it: "we condemn".
  package private(set) var isPerformative = false
  package private(set) var subject = Subject.actor
  /// Whether it befalls the owner of its noun: "his arrest".
  package private(set) var befallsOwner = false
  /// Whether it is for whom the deed in question is for, where nobody else is named: "threatened to break with Norway".
  package private(set) var isForWhomItsDeedIs = false
  /// The prepositions behind which stands what its object is held to have done: "jailed *for*", "accused *of*".
  package private(set) var deedPrepositions: Set<Word> = []
  /// Those of which that is so before a gerund only: "criticised *for* lying".
  package private(set) var gerundDeedPrepositions: Set<Word> = []
  /// Nil where only the same word tells of the same act.
  package private(set) var act: Act?

  // MARK: In a corpus

  /// Nil for what happens to the same people again within days.
  package private(set) var once: Once?
  /// The sides of which what one person does, or undergoes, on a day is one event.
  package private(set) var sidesOnceADay: Set<Side> = []
  /// Whether it befalls a town, so that reports of a day that name nobody are of one event.
  package private(set) var isLocal = false
  package private(set) var mode: Mode?
  /// Whether what happens to the same people in another place is another event.
  package private(set) var isApartByPlace = false
  /// Whether all take part alike, whoever is named first.
  package private(set) var isMutual = false

  /// Nothing is peculiar to it.
  init(_ kind: Event.Kind) { self.kind = kind }

  /// From the attributes behind the type in a head.
  ///
  /// - Throws: a `LanguageError` for an attribute that is none, stands twice, or has values that it cannot have.
  init(_ kind: Event.Kind, _ head: LanguageRow) throws(LanguageError) {
    self.kind = kind
    var seen: Set<Substring> = []
    for text in head.fields[1].split(separator: " ") {
      let attribute = EventAttribute(text, head)
      guard seen.insert(attribute.name).inserted else { throw head.error("\(attribute.name) stands twice") }
      switch attribute.name {
      case "grave": isGrave = try attribute.flag()
      case "in-passing": isToldInPassing = try attribute.flag()
      case "harms": harms = try attribute.flag()
      case "performative": isPerformative = try attribute.flag()
      case "subject": subject = try attribute.value(of: Subject.self)
      case "owner": befallsOwner = try attribute.isValue("recipient")
      case "recipient": isForWhomItsDeedIs = try attribute.isValue("deed")
      case "deed": deedPrepositions = try attribute.words()
      case "gerund-deed": gerundDeedPrepositions = try attribute.words()
      case "act": act = try attribute.value(of: Act.self)
      case "once": once = try attribute.value(of: Once.self)
      case "day": sidesOnceADay = try attribute.values(of: Side.self)
      case "local": isLocal = try attribute.flag()
      case "mode": mode = try attribute.value(of: Mode.self)
      case "place": isApartByPlace = try attribute.isValue("apart")
      case "mutual": isMutual = try attribute.flag()
      default: throw head.error("\(attribute.name) is nothing that can hold of a type of event")
      }
    }
  }
}

extension Event.Kind {
  /// What is peculiar to the type.
  package var profile: EventProfile { EventTable.standard.profiles[self] ?? EventProfile(self) }
}
