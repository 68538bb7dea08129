import Facts
import Language

/// `events.txt`: what is peculiar to each type of event, and sections of rows under heads with a type and a mode.
struct EventTable: Sendable {
  /// A head and the rows under it.
  struct Section: Sendable {
    /// Nil for words that tell of no event.
    let kind: Event.Kind?
    let mode: String?
    fileprivate(set) var rows: [LanguageRow] = []
  }

  /// The table that travels in the binary, which is read once; a bad row ends the program and says where it stands.
  static let standard: EventTable = {
    do {
      return try EventTable(LanguageResource("events.txt").table)
    } catch {
      fatalError("\(error)")
    }
  }()

  private(set) var sections: [Section] = []
  /// A profile for every type.
  private(set) var profiles: [Event.Kind: EventProfile] = [:]
  /// Lemmas that rows call by one name.
  private(set) var classes: [Substring: Set<String>] = [:]

  /// - Throws: a `LanguageError` for a head without a known type, attributes that are none, contradict each other or
  ///   belong to a mode, a type without a head, a class that stands twice, and a row under no head.
  init(_ rows: [LanguageRow]) throws(LanguageError) {
    var attributes: [Event.Kind: LanguageRow] = [:]
    for row in rows {
      if row.fields[0].hasPrefix("=") {
        try addHead(row, &attributes)
      } else if row.fields[0] == "class" {
        try addClass(row)
      } else if sections.isEmpty {
        throw row.error("a row stands under a head, \"= TYPE\"")
      } else {
        sections[sections.count - 1].rows.append(row)
      }
    }
    for kind in Event.Kind.allCases where profiles[kind] == nil {
      throw LanguageError(
        file: rows.first?.file ?? "", line: rows.last?.line ?? 0,
        message:
          "no section \"= \(kind.rawValue)\": every type of event has one, if only to say that nothing is peculiar to it"
      )
    }
  }

  private mutating func addHead(
    _ row: LanguageRow, _ attributes: inout [Event.Kind: LanguageRow]
  ) throws(LanguageError) {
    let words = row.fields[0].split(separator: " ")
    guard words.count == 2 || words.count == 3, words[0] == "=", row.fields.count <= 2 else {
      throw row.error("a head is \"= TYPE\" or \"= TYPE mode\", and behind a tab what holds of the type")
    }
    let kind = Event.Kind(rawValue: String(words[1]))
    guard kind != nil || words[1] == "NONE" else { throw row.error("\(words[1]) is no type of event") }
    let mode = words.count > 2 ? String(words[2]) : nil
    sections.append(Section(kind: kind, mode: mode))
    guard let kind, mode == nil else {
      if row.fields.count > 1 { throw row.error("what holds of a type stands in a head without a mode") }
      return
    }
    guard row.fields.count > 1 else {
      if profiles[kind] == nil { profiles[kind] = EventProfile(kind) }
      return
    }
    if let old = attributes.updateValue(row, forKey: kind) {
      throw row.error("what holds of \(kind.rawValue) stands in line \(old.line) already")
    }
    profiles[kind] = try EventProfile(kind, row)
  }

  private mutating func addClass(_ row: LanguageRow) throws(LanguageError) {
    guard row.fields.count == 3 else {
      throw row.error("a class is \"class\", its name and its lemmas, parted by tabs")
    }
    let lemmas = row.fields[2].split(separator: " ").map(String.init)
    guard classes.updateValue(Set(lemmas), forKey: row.fields[1]) == nil else {
      throw row.error("the class \(row.fields[1]) stands twice")
    }
    if classes[row.fields[1]]?.count != lemmas.count {
      throw row.error("a lemma stands twice in \(row.fields[1])")
    }
  }
}
