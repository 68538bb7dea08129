import Facts

/// What a date expression says, before it is known from when it is said.
indirect enum DateMeaning: Sendable {
  /// A calendar date as far as it is given; a missing year is to be found.
  case point(PartialDate.Point)
  /// A weekday; with "last" or "next", or alone.
  case weekday(Int, shift: Shift?)
  /// A month without its year.
  case month(Int, Shift)
  /// Days from today.
  case day(Int)
  /// A whole unit, so many from the one that holds today: "last week", "this year".
  case unit(DateWords.Unit, Int)
  /// The weekend of this week, or so many from it; without a number the nearest by the tense.
  case weekend(Int?)
  /// A season.
  case season(Int, Shift)
  /// So many units from today, to the precision of the unit: "two years ago".
  case offset(Int, DateWords.Unit)
  /// So many units from another date of the sentence: "three days after the *9 June* vote".
  case from(DateMeaning, Int, DateWords.Unit)
  /// So many units from the date that the text spoke of last: "two days later".
  case contextOffset(Int, DateWords.Unit)
  /// The unit that the text spoke of last, or so many from it: "that year", "the following week".
  case contextUnit(DateWords.Unit, Int)
  /// The last date that the text spoke of, as long as it was: "the same period".
  case contextPeriod
  /// A month of the year that the text spoke of last, or the next or last one from there: "May of that year", "the
  /// following May".
  case contextMonth(Int, Int)
  /// A season of the year that the text spoke of last, or the next or last one from there: "that summer".
  case contextSeason(Int, Int)
  /// A weekday of the week that the text spoke of last, or the next or last one from there: "that Tuesday".
  case contextWeekday(Int, Int)
  /// A day of a month that is not named, with its weekday where that is: "on the 25th", "Tuesday the 5th".
  case dayAlone(Int, weekday: Int?)
  /// A day of a month so many from this; 0 is its last: "the 20th of next month".
  case dayOfMonth(Int, Int)
  /// The last day of a month, of a year or the nearest.
  case lastDay(ofMonth: Int, year: Int?)
  /// The n-th weekday of a month so many from this; -1 the last: "the first Friday of next month".
  case weekdayOfMonth(Int, Int, Int)
  /// A holiday; of a year, or so many from this.
  case holiday(DateWords.Holiday, year: Int?, shift: Int?)
  /// A holiday, or a day of a month, in the year so many from this: "the 3rd of May last year".
  case holidayIn(DateWords.Holiday, Int)
  /// A half of a year so many from this.
  case half(Int, Int)
  /// A part of a month or year: "the third quarter", of the year that is given or the nearest.
  case interval(PartialDate.Point, PartialDate.Point)
  /// The week that holds, starts or ends on a day, or its weekend: "the week of 10 January".
  case week(DateMeaning, WeekSide)
  /// The last such weekday before another date of the sentence, or the first behind it: "the *Monday* before Christmas".
  case weekdayNear(Int, DateMeaning, isAfter: Bool)
  /// The start of this century: "the turn of the century".
  case turnOfCentury
  /// Words for a time that do not say when: "at noon", 31 February.
  case unknown

  /// Which of those that have one name.
  enum Shift: Sendable {
    /// That of this week or year, or so many from it: "January *last year*", "Tuesday *of next week*".
    case ofUnit(Int)
    /// This one, the last or the next: "*last* January".
    case named(Int)
  }

  var isWeekday: Bool {
    if case .weekday = self { return true }
    return false
  }

  /// How a day stands to its week.
  enum WeekSide: Sendable {
    case holds, starts, ends, weekend
  }
}

/// A date expression found among the pieces of a sentence.
struct DateMatch {
  /// The pieces that it takes.
  var pieces: Range<Int>
  /// What it says.
  var meaning: DateMeaning
  /// The clock time: "18:30+06:00".
  var time: String?
  /// "about", "circa".
  var isApproximate = false
  /// A date only where the verb looks ahead: "in two weeks".
  var needsFuture = false

  /// Whether it is a clock time alone.
  var isClock: Bool {
    if case .unknown = meaning { return time != nil }
    return false
  }
}
