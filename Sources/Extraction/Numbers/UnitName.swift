/// The units that rules give or ask for by name; all others are rows of `units.txt` or nouns of the text.
enum UnitName {
  static let degree = "degree"
  static let magnitude = "magnitude"
  static let other = "other"
  static let person = "person"
  static let place = "place"
  static let point = "point"
  static let quake = "quake"
  static let time = "time"
  static let vote = "vote"
  static let year = "year"
}
