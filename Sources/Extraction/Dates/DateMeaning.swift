import Facts

/// What a date expression says, before it is known from when it is said.
enum DateMeaning: Sendable {
  /// A calendar date as far as it is given; a missing year is to be found.
  case point(PartialDate.Point)
  /// A weekday; with "last" or "next", or alone.
  case weekday(Int, shift: Int?)
  /// Days from today.
  case day(Int)
  /// A whole unit, so many from the one that holds today: "last week", "this year".
  case unit(DateWords.Unit, Int)
  /// The weekend of this week, or so many from it; without a number the nearest by the tense.
  case weekend(Int?)
  /// A season of this year, or so many from it.
  case season(Int, Int)
  /// So many units from today, to the precision of the unit: "two years ago".
  case offset(Int, DateWords.Unit)
  /// So many units from the date that the text spoke of last: "two days later".
  case contextOffset(Int, DateWords.Unit)
  /// The unit that the text spoke of last: "that year".
  case contextUnit(DateWords.Unit)
  /// A month of the year that the text spoke of last: "May of that year".
  case contextMonth(Int)
  /// A day of the month that the text speaks of: "Tuesday the 5th".
  case contextDay(Int)
  /// A day of a month so many from this: "the 20th of next month".
  case dayOfMonth(Int, Int)
  /// The n-th weekday of a month so many from this: "the first Friday of next month".
  case weekdayOfMonth(Int, Int, Int)
  /// A holiday; of a year, or so many from this.
  case holiday(DateWords.Holiday, year: Int?, shift: Int?)
  /// A part of a month or year: "the third quarter", of the year that is given or the nearest.
  case interval(PartialDate.Point, PartialDate.Point)
  /// Words for a time that do not say when: "at noon", 31 February.
  case unknown
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
}
