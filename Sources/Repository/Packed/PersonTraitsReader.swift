import Extraction
import Facts
import Language

/// Reads the traits of an article's people from the words around their names.
struct PersonTraitsReader {
  /// Of so many mentions of a person the words around are read.
  private static let mostMentions = 64
  /// So many bytes on either side of a mention.
  private static let window = 160

  private let text: TextIndex
  /// Where the names of people begin, in order.
  private let starts: [Int]

  init(_ people: [Person], in text: TextIndex) {
    self.text = text
    starts = people.lazy.flatMap(\.mentions).map(\.start).sorted()
  }

  func traits(of person: Person) -> PersonTraits {
    var votes = Votes()
    let words = Folding.slug(person.name).split(separator: "-")
    var traits = PersonTraits(isBare: words.count == 1)
    if words.count > 1, let sex = Self.sex(ofGivenName: person.name) { votes.add(sex, 3) }
    for role in person.roles {
      if let sex = SexWords.shared.sex(ofTitle: role.title) { votes.add(sex, 2) }
    }
    var isKin = false
    for mention in person.mentions.prefix(Self.mostMentions) {
      guard let (before, behind) = surroundings(mention) else { continue }
      read(before: before, &votes, &traits, &isKin)
      read(behind: behind, &votes, &isKin)
      if let sex = pronoun(behind: behind, mention) { votes.add(sex, 1) }
    }
    traits.sex = votes.winner
    traits.isRelative =
      isKin && !person.roles.contains { SexWords.shared.kin[Folding.fold($0.title)] == nil }
    return traits
  }

  private struct Votes {
    private var counts: [Sex: Int] = [:]

    mutating func add(_ sex: Sex, _ weight: Int) { counts[sex, default: 0] += weight }

    /// The sex that most speaks for, twice as much as for the other.
    var winner: Sex? {
      let (men, women) = (counts[.male] ?? 0, counts[.female] ?? 0)
      if men >= 2 * max(1, women) || men > 0 && women == 0 { return .male }
      if women >= 2 * max(1, men) || women > 0 && men == 0 { return .female }
      return nil
    }
  }

  /// The words on either side of a mention in the text; nil for one in the title.
  private func surroundings(_ mention: Span) -> (before: String, behind: String)? {
    guard let range = text.utf8Range(mention.start, mention.end), text.matches(mention.text, at: range) else {
      return nil
    }
    return text.surroundings(mention.start, mention.end, limit: Self.window)
  }

  /// "Mrs *Vik*", "his wife, *Ivana Vik*", "Prince *Karl*".
  private func read(
    before: String, _ votes: inout Votes, _ traits: inout PersonTraits, _ isKin: inout Bool
  ) {
    let words = Self.lastWords(of: before, 2)
    guard let last = words.last else { return }
    let lexicon = SexWords.shared
    if before.hasSuffix(" "), let title = lexicon.honorifics[last] {
      votes.add(title.sex, 4)
      if title.isOfBirth, traits.isBare { traits.isTitledGivenName = true }
    }
    let phrase = words.joined(separator: " ")
    if let sex = lexicon.kin[phrase] ?? lexicon.kin[last] {
      votes.add(sex, 3)
      isKin = true
    }
  }

  /// "*Ivana Vik*, his youngest daughter".
  private func read(behind: String, _ votes: inout Votes, _ isKin: inout Bool) {
    guard behind.hasPrefix(", ") else { return }
    let clause = behind.dropFirst(2).prefix { !",.;:!?\n".contains($0) }
    let words = clause.split(separator: " ").prefix(4).map { Folding.fold($0) }
    guard let first = words.first, ["his", "her", "their"].contains(first) || first.hasSuffix("'s") else {
      return
    }
    for word in words.dropFirst() {
      guard let sex = SexWords.shared.kin[word] else { continue }
      votes.add(sex, 3)
      isKin = true
      return
    }
  }

  /// The sex of a pronoun that begins the sentence after one that names nobody else.
  private func pronoun(behind: String, _ mention: Span) -> Sex? {
    guard let end = behind.firstRange(of: ". ") else { return nil }
    let rest = behind[..<end.lowerBound]
    let length = rest.unicodeScalars.count
    let next = starts.partitioningIndex { $0 >= mention.end }
    if next < starts.count, starts[next] < mention.end + length { return nil }
    let own = starts.partitioningIndex { $0 >= mention.start }
    if own > 0, starts[own - 1] > mention.start - Self.window / 2 { return nil }
    switch behind[end.upperBound...].prefix(while: { $0 != " " }) {
    case "He", "His": return .male
    case "She", "Her": return .female
    default: return nil
    }
  }

  private static func lastWords(of text: String, _ count: Int) -> [String] {
    text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "\n" || $0 == "\u{A0}" }).suffix(count)
      .map { word in
        let folded = Folding.fold(word)
        return folded.hasSuffix(".") ? String(folded.dropLast()) : folded
      }
  }

  private static let gazetteer = NameGazetteer(LanguageResource("names.gazetteer"))

  /// The sex of most who have the first word of a full name for a given name.
  static func sex(ofGivenName name: String) -> Sex? {
    guard let first = name.split(separator: " ").first else { return nil }
    let known = gazetteer.entry(stableHash(first.lowercased().utf8))
    switch (known.contains(.male), known.contains(.female)) {
    case (true, false): return .male
    case (false, true): return .female
    default: return nil
    }
  }
}
