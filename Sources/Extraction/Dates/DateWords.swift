import Language

/// The words that dates are made of.
struct DateWords: Sendable {
  /// Units of the calendar.
  enum Unit: String, Sendable {
    case second, minute, hour, day, week, fortnight, month, quarter, year, decade, century
  }

  /// A holiday's rule.
  enum Holiday: Sendable {
    /// Every year on the same day.
    case fixed(month: Int, day: Int)
    /// On the n-th such weekday of the month, or the last.
    case floating(month: Int, weekday: Int, number: Int)
    /// So many days after Easter Sunday.
    case easter(offset: Int)
    /// By a calendar that is not computed here.
    case lunar
  }

  /// What a word is in a date.
  enum Word: Sendable {
    case month(Int), shortMonth(Int), weekday(Int), shortWeekday(Int), unit(Unit), weekend
    /// Morning, noon, night.
    case part
    /// Yesterday, today: days from today.
    case day(Int)
    /// Last, this, next.
    case shift(Int)
    /// An EDTF season.
    case season(Int)
    /// Early, late, mid.
    case edge
    /// The nineties: the first year.
    case decade(Int)
    case holiday(Holiday)
    /// Minutes east of Greenwich.
    case zone(Int)
  }

  private var words: [UInt64: Word] = [:]
  /// Holidays, of one word or more.
  private(set) var holidays = PhraseTable<Holiday>()
  /// Words before what comes again and again: "every".
  private var repeaters: Set<UInt64> = []
  /// Verbs whose object is what they put on the calendar: "announce".
  private var arrangers: Set<UInt64> = []
  /// What years have, in the plural, so that four digits before it are a year: "2019 results".
  private var yearly: Set<UInt64> = []
  /// Beside a day they make a name of it: "*Bloody* Sunday", "the 26 July *Movement*".
  private var eponyms: Set<UInt64> = []
  /// What is known by its day alone: "the 7 July *bombings*".
  private var calamities: Set<UInt64> = []
  /// Verbs that leave their object for a later day: "postpone".
  private var deferrers: Set<UInt64> = []
  /// What so many are: "a crowd of 1999 people".
  private var gatherings: Set<UInt64> = []

  init() {
    for row in LanguageResource("date-words.txt").rows where row.count == 3 {
      if row[1] == "repeats" { repeaters.insert(stableHash(row[0].utf8)) }
      if row[1] == "arranges" { arrangers.insert(stableHash(row[0].utf8)) }
      if row[1] == "defers" { deferrers.insert(stableHash(row[0].utf8)) }
      if row[1] == "yearly" { yearly.insert(stableHash(row[0].utf8)) }
      if row[1] == "calamity" { calamities.insert(stableHash(row[0].utf8)) }
      if row[1] == "eponym" { eponyms.insert(stableHash(row[0].utf8)) }
      if row[1] == "gathers" { gatherings.insert(stableHash(row[0].utf8)) }
      guard let word = Self.word(String(row[1]), String(row[2])) else { continue }
      if case .holiday(let holiday) = word {
        holidays.add(Self.spaced(row[0]), holiday)
      } else {
        words[stableHash(row[0].utf8)] = word
      }
    }
  }

  /// The stable hashes of the words, and of the first words of holidays.
  var hashes: [UInt64] { Array(words.keys) + holidays.firstWords }

  /// What a single word means.
  subscript(hash: UInt64) -> Word? { words[hash] }

  /// Whether what stands behind the word comes again and again.
  func repeats(_ hash: UInt64) -> Bool { repeaters.contains(hash) }

  /// Whether the verb with this lemma puts its object on the calendar.
  func arranges(_ lemma: String) -> Bool { arrangers.contains(stableHash(lemma.utf8)) }

  /// Whether the verb with this lemma leaves its object for a later day.
  func defers(_ lemma: String) -> Bool { deferrers.contains(stableHash(lemma.utf8)) }

  /// Whether the word makes a name of the day that it stands beside.
  func isEponym(_ hash: UInt64) -> Bool { eponyms.contains(hash) }

  /// Whether the word is for what may be known by its day alone.
  func isCalamity(_ hash: UInt64) -> Bool { calamities.contains(hash) }

  /// Whether years have what the word in lower case says.
  func isYearly(_ word: String) -> Bool { yearly.contains(stableHash(word.utf8)) }

  /// Whether the word in lower case is a number of people or things together.
  func gathers(_ word: String) -> Bool { gatherings.contains(stableHash(word.utf8)) }

  /// A phrase with its clitics apart, as tokens are.
  private static func spaced(_ phrase: Substring) -> String {
    var result = ""
    for (index, character) in phrase.enumerated() {
      if character == "'", index > 0, !result.hasSuffix(" ") { result += " " }
      result.append(character == "-" ? " " : character)
    }
    return result
  }

  private static func word(_ kind: String, _ value: String) -> Word? {
    let numbers = value.split { $0 == " " || $0 == ":" }.compactMap { Int($0) }
    switch kind {
    case "unit": return Unit(rawValue: value).map { .unit($0) }
    case "holiday":
      let fields = value.split(separator: "-").compactMap { Int($0) }
      return fields.count == 2 ? .holiday(.fixed(month: fields[0], day: fields[1])) : nil
    case "floating":
      guard numbers.count == 3 else { return nil }
      return .holiday(.floating(month: numbers[0], weekday: numbers[1], number: numbers[2]))
    case "lunar": return .holiday(.lunar)
    case "part": return .part
    case "edge": return .edge
    case "weekend": return .weekend
    default: break
    }
    guard let number = numbers.first else { return nil }
    switch kind {
    case "month": return .month(number)
    case "shortMonth": return .shortMonth(number)
    case "weekday": return .weekday(number)
    case "shortWeekday": return .shortWeekday(number)
    case "day": return .day(number)
    case "shift": return .shift(number)
    case "season": return .season(number)
    case "decade": return .decade(number)
    case "easter": return .holiday(.easter(offset: number))
    case "zone": return .zone(number)
    default: return nil
    }
  }
}
