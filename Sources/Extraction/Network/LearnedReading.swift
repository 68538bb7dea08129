package import Facts

/// What the network reads in a document.
package struct LearnedReading: Sendable {
  /// A part that somebody or something plays in an event.
  package enum Role: Int, Sendable, CaseIterable {
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
    /// The likeliest role of each of `tokens`, and how likely it is.
    package var roles: [(role: Role, chance: Float)]
    /// Whether it happened, and how likely that reading is.
    package var status: Event.Status
    package var statusChance: Float

    /// The runs of tokens that play a role, in text order: neighbours that the network takes for the same part.
    package func runs(_ role: Role) -> [Range<Int>] {
      var found: [Range<Int>] = []
      for (place, guess) in roles.enumerated() where guess.role == role {
        let token = tokens.lowerBound + place
        if let last = found.last, last.upperBound == token {
          found[found.count - 1] = last.lowerBound..<token + 1
        } else {
          found.append(token..<token + 1)
        }
      }
      return found
    }

    /// The mean chance of a role over a range of tokens.
    package func chance(of role: Role, in range: Range<Int>) -> Float {
      var total: Float = 0
      for token in range where tokens.contains(token) && roles[token - tokens.lowerBound].role == role {
        total += roles[token - tokens.lowerBound].chance
      }
      return total / Float(max(1, range.count))
    }
  }

  /// The names of people, organizations and places; they do not overlap.
  package var names: [NameMention]
  /// Names of other kinds: nationalities and adherents, events, laws, works, products.
  package var otherNames: [Range<Int>]
  /// The events in the order of their triggers.
  package var guesses: [Guess]
}
