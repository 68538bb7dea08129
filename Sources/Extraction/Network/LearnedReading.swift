package import Facts

/// What the network reads in a document.
package struct LearnedReading: Sendable {
  /// A part that somebody or something plays in an event.
  package enum Role: UInt8, Sendable, CaseIterable {
    case none, actor, recipient, place, claimant, date
  }

  /// A word that tells of an event.
  package struct Guess: Sendable {
    /// A token of the document.
    package var trigger: Int
    package var kind: Event.Kind
    /// The chance that there is an event at all, and that it is of this kind.
    package var confidence: Float
    /// The tokens of the trigger's sentence, or of its piece of a very long one.
    package var tokens: Range<Int>
    /// The likeliest role of each of `tokens`.
    package var roles: [Role]
    /// Whether it happened.
    package var status: Event.Status

    /// The runs of tokens that play a role, in text order: neighbours that the network takes for the same part.
    package func runs(_ role: Role) -> [Range<Int>] {
      var found: [Range<Int>] = []
      for (place, played) in roles.enumerated() where played == role {
        let token = tokens.lowerBound + place
        if let last = found.last, last.upperBound == token {
          found[found.count - 1] = last.lowerBound..<token + 1
        } else {
          found.append(token..<token + 1)
        }
      }
      return found
    }
  }

  /// The names of people, organizations and places; they do not overlap.
  package var names: [NameMention] = []
  /// The events in the order of their triggers.
  package var guesses: [Guess] = []
  /// Words that tell of an event as well and were not looked at: there were too many in a sentence or in all.
  package var omittedGuesses = 0
}
