/// A word that a rule calls by its name, spelt as in English, or for what cannot be a name in Swift as in `spellings`.
package enum Word: UInt16, CaseIterable, Sendable {
  case a, about, above, according, ad, after, afterwards, against, age, aged, ages, ago, almost, am
  case among, an, and, annoDomini, another, anteMeridiem, anteMeridiemShort, apostrophe, are, around, `as`
  case at, b, be, become, been, before, beginning, behind, being, below, beneath, between
  case beyond, birthday, born, both, but, by, capital, casualties, ce, centuries, century, chronicle
  case clippedAm, clippedAre, clippedHad, clippedHave, close, closing, coming, commonEra, commonwealth
  case compared, constabulary, cost, could, couple, cr, d, daily, day, days, decades, depict
  case development, did, `do`, does, due, each, earlier, elect, end, every, feature, few, final
  case financial, first, fiscal, fold, follow, `for`, from, fy, get, give, got, grand, ground, group
  case h, had, half, has, have, he, hence, her, hers, herself, him, himself, his, hours, i, `if`
  case imagine, `in`, index, injured, injury, `is`, it, journal, just, k, lady, last, later
  case least, length, like, ll, local, longer, lower, m, magazine, magnitude, many, mar, march, may
  case me, mid, midday, middle, midnight, mil, millennium, min, minus, minutes, mm, month, months, more
  case most, my, nearly, negative, neither, newspaper, next, night, `nil`, no, noOne, nobody, noneWord, noon
  case nor, not, nothing, now, number, numbers, oclock, of, off, old, olds, on, once, one, only, opening, or
  case other, others, our, out, outside, over, overall, paper, party, passed, past, per, percent, period
  case person, placed, platform, plus, pm, point, points, police, portray, possessive, postMeridiem
  case postMeridiemShort, previously, prior, pro, promise, provided, q, quarter, ranked, re, read
  case record, revolve, round, s, same, scores, second, seeded, several, she, should, side, since, someWord
  case speak, square, start, state, still, strong, such, t, tell, tens, than, that, the, them
  case these, they, this, those, threaten, thrice, till, time, times, to, today, toll, tomorrow, too, turn
  case turns, twice, under, unless, until, up, us, ve, versus, vote, vow, was, we, week
  case weekend, weeks, well, were, what, when, `where`, whether, which, who, with, within, wounded, x
  case year, years, yesterday, you, your, zero

  /// Words that are no names in Swift.
  private static let spellings: [Word: String] = [
    .annoDomini: "a.d.",
    .anteMeridiem: "a.m.",
    .anteMeridiemShort: "a.m",
    .apostrophe: "'",
    .clippedAm: "'m",
    .clippedAre: "'re",
    .clippedHad: "'d",
    .clippedHave: "'ve",
    .commonEra: "c.e.",
    .noOne: "no-one",
    .noneWord: "none",
    .oclock: "o'clock",
    .possessive: "'s",
    .postMeridiem: "p.m.",
    .postMeridiemShort: "p.m",
    .someWord: "some",
  ]

  private static let texts: [String] = allCases.map { spellings[$0] ?? String(describing: $0) }
  private static let hashes: [UInt64] = texts.map { stableHash($0.utf8) }
  private static let byHash = Dictionary(
    uniqueKeysWithValues: allCases.map { (hashes[Int($0.rawValue)], $0) })

  /// The word in lower case.
  package var text: String { Self.texts[Int(rawValue)] }

  /// The `stableHash` of `text`.
  package var hash: UInt64 { Self.hashes[Int(rawValue)] }

  /// The word with this `stableHash`; nil where no rule calls it by name.
  package init?(hash: UInt64) {
    guard let word = Self.byHash[hash] else { return nil }
    self = word
  }

  /// The word in lower case; nil where there is none, or no rule calls it by name.
  package init?(_ text: String?) {
    guard let text else { return nil }
    self.init(hash: stableHash(text.utf8))
  }
}

// Of each kind of text its own: a generic one is not specialized for those who ask in other modules.

extension String {
  /// Whether the text, in lower case, is the word.
  package func `is`(_ word: Word) -> Bool { self == word.text }

  /// Whether the text, in lower case, is of a class of words.
  package func `is`(_ name: WordClass) -> Bool { name.contains(self) }
}

extension Substring {
  /// Whether the text, in lower case, is the word.
  package func `is`(_ word: Word) -> Bool { self == word.text }

  /// Whether the text, in lower case, is of a class of words.
  package func `is`(_ name: WordClass) -> Bool {
    Vocabulary.shared.contains(name, stableHash(utf8))
  }
}

extension String? {
  /// Whether there is a text and it is the word.
  package func `is`(_ word: Word) -> Bool { self.map { $0 == word.text } ?? false }

  /// Whether there is a text and it is of a class of words.
  package func `is`(_ name: WordClass) -> Bool { self.map { name.contains($0) } ?? false }
}
