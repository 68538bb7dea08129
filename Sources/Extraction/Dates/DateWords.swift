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

  init() {
    for row in LanguageResource("date-words.txt").table(3) {
      guard let word = Self.word(String(row[1]), String(row[2])) else {
        row.fail("\(row[1]) \(row[2]) is no word of dates")
      }
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
