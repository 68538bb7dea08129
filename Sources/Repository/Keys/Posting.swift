/// One entry of the index: a fact or record that has an attribute.
///
/// All posting lists are stretches of one ordered set, so that a list costs nothing but its entries.
struct Posting: Hashable, Comparable, Sendable {
  /// The hash of an `Attribute`.
  let attribute: UInt64
  let key: FactKey

  @inline(__always)
  static func < (left: Posting, right: Posting) -> Bool {
    left.attribute != right.attribute ? left.attribute < right.attribute : left.key < right.key
  }
}

/// What facts are indexed under.
enum Attribute: UInt64 {
  // Articles, in order of seconds; by id they have an index of their own.
  case articles = 1, articleSource, articleLanguage
  // The key of a fact by its id.
  case eventID, figureID, quoteID
  // Events, in order of days.
  case events, eventMentions, eventKind, eventStatus, eventActor, eventRecipient, eventPlace, eventSignature,
    eventMerged
  // Figures, in order of days; and all, or those with a range, by value.
  case figures, figureValue, figureRange, figureKind, figureUnit, figureWord, figureCounted, figurePlace,
    figureSeries
  // Quotes, in order of days.
  case quotes, quoteKind, quoteSpeaker
  // Records, in order of mentions.
  case people, organizations, places, recordSlug, recordRole, recordOrganization, recordKind, recordPlace,
    recordWord
  // Articles that have a name, by the region they give it, in order of seconds; the names that are resolved
  // together, and the records they make.
  case nameLocals, blockNames, blockRecords
  // Series, in order of their length.
  case series
  // Facts by the publisher of their article, and those that somebody is named for.
  case articleSketch
  case eventSource, figureSource, quoteSource, eventClaimed, figureClaimed
  // The reports of an event by its first one, and the first by another.
  case eventReports, eventFirst
  // Figures that another source does not agree with.
  case figureContradicted

  /// The hash of the attribute without a value.
  var hash: UInt64 { with(0 as UInt64) }

  /// The hash of the attribute with a value that is a hash itself.
  func with(_ value: UInt64) -> UInt64 {
    var hasher = StableHash(seed: rawValue)
    hasher.combine(value)
    return hasher.value
  }

  /// The hash of the attribute with two values.
  func with(_ value: UInt64, _ other: UInt64) -> UInt64 {
    var hasher = StableHash(seed: rawValue)
    hasher.combine(value)
    hasher.combine(other)
    return hasher.value
  }

  /// The hash of the attribute with a fact as value.
  func with(_ key: FactKey) -> UInt64 { with(key.high, key.low) }

  /// The hash of the attribute with a text as value.
  func with(_ value: String) -> UInt64 {
    var hasher = StableHash(seed: rawValue)
    hasher.combine(value)
    return hasher.value
  }
}
