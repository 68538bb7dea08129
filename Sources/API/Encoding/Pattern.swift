/// Regular expressions (ECMA-262) for what is taken, as exact as the readers are.
enum Pattern {
  private static let year = "(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})"
  private static let leapYear =
    "([0-9]{2}(0[48]|[2468][048]|[13579][26])|(0[48]|[2468][048]|[13579][26])00)"
  private static let month = "(0[1-9]|1[0-2])"
  private static let monthAndDay =
    "((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)"
  private static let day = "(\(year)-\(monthAndDay)|\(leapYear)-02-29)"

  /// A day, a month or a year.
  static let date = "^(\(year)|\(year)-\(month)|\(day))$"

  /// A day, or a time with its zone.
  static let time =
    "^\(day)(T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9]))?$"

  /// The same, or nothing, which says no more than an absent member.
  static let timeOrNothing = "^$|\(time)"

  /// The value of a parameter: anything but nothing, and no U+0000.
  static let parameter = "^[^\\u0000]+$"

  /// One of the texts of a parameter that takes several.
  static let listedText = "^[^\\u0000,\" ]([^\\u0000,\"]*[^\\u0000,\" ])?$"

  /// A text in which there is something to read.
  static let words = "\\S"

  /// The same in plain text, in which U+0000 is a sign that it is none.
  static let plainText = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$"

  /// A title in the first line, and a text behind it.
  static let titledText =
    "^[^\\s:\\u0000][^\\n:\\u0000]*\\n[^\\u0000]*[^\\s\\u0000][^\\u0000]*$"

  /// An id that can stand in a path and be the name of a file.
  static let articleID = "^[A-Za-z0-9][A-Za-z0-9._~-]*$"
}
