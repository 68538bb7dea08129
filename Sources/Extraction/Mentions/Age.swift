package import Facts

/// An age that the text gives, and whose it is.
package struct Age: Sendable {
  /// What a row of `age-patterns.txt` says of the ages that it finds.
  package enum Meaning: String, Sendable {
    /// How old somebody is now, or was at death.
    case now
    /// The same, unless a year stands near: then it was so in that year.
    case undated
    /// How old somebody was when something happened that the article tells of: now, if it says nothing newer.
    case then
    /// How old somebody or something was or will be at some time.
    case once
    /// A bound or range of ages, of those who are named.
    case limit
    /// The same, of whoever is so old.
    case group
    /// A bound that the words before "the age of" make.
    case over, under, about
    /// A birthday: how old somebody is, and no figure.
    case birthday

    /// How the age bounds those of others.
    var modifier: Figure.Modifier? {
      switch self {
      case .over: .over
      case .under: .atMost
      case .about: .about
      default: nil
      }
    }
  }

  /// The name of the row that found it; nil where a day of birth makes it.
  package var row: String?
  package var meaning: Meaning
  /// The words of it.
  package var tokens: Range<Int>
  package var amount: Figure.Amount
  /// What it is counted in: "year".
  package var unit: String
  /// Where it is one number of years, and people can be so old.
  package var years: Int?
  /// The last word of the name, noun or pronoun of the one whose age it is.
  package var owner: Int?
}
