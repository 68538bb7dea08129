import Facts
import Language
import Testing

@testable import Extraction

@Suite struct EventTableTests {
  /// The table that travels in the binary, and rows behind it.
  static func table(_ rows: String) throws -> EventTable {
    try EventTable(LanguageResource("events.txt").table + LanguageRow.rows(rows, of: "more.txt"))
  }

  @Test(arguments: [
    ("= OUTBURST", "1: OUTBURST is no type of event"),
    ("=WIN", "1: a head is \"= TYPE\" or \"= TYPE mode\", and behind a tab what holds of the type"),
    ("= WIN match\tlocal", "1: what holds of a type stands in a head without a mode"),
    ("= NONE\tlocal", "1: what holds of a type stands in a head without a mode"),
    ("= CLOSE\tdire", "1: dire is nothing that can hold of a type of event"),
    ("= CLOSE\tact", "1: act is one of type, mode, day"),
    ("= CLOSE\tact=week", "1: act is one of type, mode, day"),
    ("= CLOSE\tact=type,mode", "1: act is one of type, mode, day"),
    ("= CLOSE\tday=actor,owner", "1: day is some of actor, recipient"),
    ("= CLOSE\tlocal=town", "1: local has no value"),
    ("= CLOSE\towner=actor", "1: owner can only be recipient"),
    ("= CLOSE\tlocal local", "1: local stands twice"),
    ("= CLOSE\tact=type act=mode", "1: act stands twice"),
    ("= CLOSE\tdeed=for,for", "1: for stands twice in deed, or is no word that rules call by name"),
    ("= CLOSE\tdeed=hitherto", "1: hitherto stands twice in deed, or is no word that rules call by name"),
    ("= CLOSE\tdeed", "1: deed is a list of prepositions"),
    ("= CLOSE\tlocal\n\n# Again.\n= CLOSE\tgrave", "4: what holds of CLOSE stands in line 1 already"),
    ("class\tfruit\tpear pear", "1: a lemma stands twice in fruit"),
    ("class\tfruit\tpear\nclass\tfruit\tplum", "2: the class fruit stands twice"),
    ("class\tfruit", "1: a class is \"class\", its name and its lemmas, parted by tabs"),
  ])
  func badHeadsSayWhereTheyStand(_ rows: String, _ message: String) {
    let error = #expect(throws: LanguageError.self) { try Self.table(rows) }
    #expect(error?.description == "more.txt:\(message)")
  }

  @Test func aTypeWithoutASectionIsRefused() {
    let rows = LanguageResource("events.txt").table.filter { !$0.fields[0].hasPrefix("= LAUNCH") }
    let error = #expect(throws: LanguageError.self) { try EventTable(rows) }
    #expect(error?.file == "events.txt")
    #expect(error?.message.contains("\"= LAUNCH\"") == true)
  }

  @Test func aRowWithoutAHeadIsRefused() {
    let error = #expect(throws: LanguageError.self) {
      try EventTable(LanguageRow.rows("\nverb\twarble", of: "more.txt"))
    }
    #expect(error?.description == "more.txt:2: a row stands under a head, \"= TYPE\"")
  }

  @Test func headsOfOneTypeAreOne() throws {
    let table = try Self.table("= CLOSE\n= CLOSE\tlocal\n= CLOSE\n= CLOSE rehearsal\nmode\trehearse")
    #expect(table.profiles[.close]?.isLocal == true)
    #expect(table.profiles.count == Event.Kind.allCases.count)
    #expect(table.sections.last?.mode == "rehearsal")
    #expect(table.sections.last?.rows.map(\.fields) == [["mode", "rehearse"]])
  }
}

@Suite struct EventProfileTests {
  /// An attribute as it is written, and what it says of a type.
  struct Attribute: Sendable, CustomTestStringConvertible {
    let text: String
    let holds: @Sendable (EventProfile) -> Bool

    init(_ text: String, _ holds: @escaping @Sendable (EventProfile) -> Bool) {
      self.text = text
      self.holds = holds
    }

    var testDescription: String { text }
  }

  private static let attributes = [
    Attribute("grave") { $0.isGrave },
    Attribute("in-passing") { $0.isToldInPassing },
    Attribute("harms") { $0.harms },
    Attribute("performative") { $0.isPerformative },
    Attribute("subject=recipient") { $0.subject == .recipient },
    Attribute("subject=recipient-if-alone") { $0.subject == .recipientIfAlone },
    Attribute("owner=recipient") { $0.befallsOwner },
    Attribute("recipient=deed") { $0.isForWhomItsDeedIs },
    Attribute("deed=of,for") { $0.deedPrepositions == [.of, .for] },
    Attribute("gerund-deed=over") { $0.gerundDeedPrepositions == [.over] },
    Attribute("act=type") { $0.act == .type },
    Attribute("act=mode") { $0.act == .mode },
    Attribute("act=day") { $0.act == .day },
    Attribute("once=recipient") { $0.once == .recipient },
    Attribute("once=either") { $0.once == .either },
    Attribute("day=actor") { $0.sidesOnceADay == [.actor] },
    Attribute("day=recipient,actor") { $0.sidesOnceADay == [.actor, .recipient] },
    Attribute("local") { $0.isLocal },
    Attribute("mode=apart") { $0.mode == .apart },
    Attribute("mode=town") { $0.mode == .town },
    Attribute("place=apart") { $0.isApartByPlace },
    Attribute("mutual") { $0.isMutual },
  ]

  @Test(arguments: attributes) func anAttributeSaysOneThing(_ attribute: Attribute) throws {
    let plain = try #require(EventTableTests.table("").profiles[.close])
    let profile = try #require(EventTableTests.table("= CLOSE\t\(attribute.text)").profiles[.close])
    #expect(!attribute.holds(plain) && attribute.holds(profile))
    #expect(Self.attributes.count { $0.holds(profile) } == 1)
  }

  @Test func whatAccusesOrBuriesIsGrave() {
    for kind in [Event.Kind.assault, .crime, .trial, .coerce, .die, .injure, .resign, .dismiss] {
      #expect(kind.profile.isGrave, "\(kind)")
    }
    for kind in [Event.Kind.win, .consult, .appoint, .economy] { #expect(!kind.profile.isGrave, "\(kind)") }
  }

  @Test func whatHappensOnceIsNotWhatHappensOnADay() {
    for kind in Event.Kind.allCases where kind.profile.once != nil {
      #expect(kind.profile.sidesOnceADay.isEmpty, "\(kind): days apart is one already")
    }
  }
}

@Suite struct EventLexiconTests {
  @Test(arguments: [
    ("adverb\tbadly", "2: adverb is none of mode, verb, noun, adjective, !verb, !noun, !adjective"),
    ("verb", "2: lemmas stand behind the first tab"),
    ("verb\twarble warble", "2: warble stands twice"),
    ("verb\t@birds", "2: unknown class @birds"),
    ("verb\twarble\tz=x", "2: unknown condition z=x"),
    ("verb\twarble\to", "2: unknown condition o"),
    ("verb\twarble\t!o=song", "2: unknown condition !o=song"),
    ("verb\twarble\tp:", "2: unknown condition p:"),
    ("verb\twarble\to=@birds", "2: unknown class or no word in o=@birds"),
    ("verb\twarble\to=song,,tune", "2: unknown class or no word in o=song,,tune"),
    ("verb\twarble\to=song\tc", "2: behind the conditions stands nothing"),
    ("!verb\twarble\to=song", "2: an order has no conditions"),
    ("!verb\twarble\n= NONE\n!verb\twarble", "4: warble has another order already"),
    ("mode\twarble", "2: lemmas of a mode stand under a head that has one"),
    ("= WIN match\nmode\toutclass\n= WIN race\nmode\toutclass", "5: outclass has the mode match already"),
    ("= NONE\nverb\twarble", "3: under NONE stand orders only"),
  ])
  func badRowsSayWhereTheyStand(_ rows: String, _ message: String) {
    let error = #expect(throws: LanguageError.self) {
      try EventLexicon(EventTableTests.table("= CLOSE\n" + rows))
    }
    #expect(error?.description == "more.txt:\(message)")
  }

  @Test func rowsWithoutConditionsComeLast() throws {
    let lexicon = try EventLexicon(
      EventTableTests.table("= WIN match\nverb\twarble\n= CLOSE\nverb\twarble\to=@people p:on=song x"))
    #expect(
      lexicon.rules(for: "warble", .vbd) == [
        EventRule(kind: .close, mode: nil, isConditional: true),
        EventRule(kind: .win, mode: "match", isConditional: false),
      ])
    #expect(lexicon.rules(for: "warble", .nn) == nil && lexicon.rules(for: "warble", .rb) == nil)
  }

  @Test(
    arguments: [
      ("a row of modes", Event.Kind.trial, "indictment", PartOfSpeech.nn, "charge"),
      ("the mode of a rule", .retreat, "pullback", .nn, "withdraw"),
      ("a row of modes outdoes a rule", .protest, "strike", .nn, "strike"),
      ("another type's word", .trial, "pullback", .nn, nil),
      ("a rule with conditions says none", .coerce, "expel", .vbd, "deport"),
      ("a type without modes", .agree, "agree", .vbd, nil),
    ] as [(String, Event.Kind, String, PartOfSpeech, String?)])
  func modes(_ name: String, _ kind: Event.Kind, _ lemma: String, _ tag: PartOfSpeech, _ mode: String?) {
    #expect(EventLexicon().mode(kind, lemma, tag) == mode)
  }
}
