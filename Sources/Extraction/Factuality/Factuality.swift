package import Language

package import Facts

/// What the grammar around a trigger says of whether the event happened.
///
/// One walk from the trigger to the root of its sentence, at most twelve words long: the modals, negations and
/// conjunctions of each clause, and the words of one table (`factuality.txt`) that govern the event, from the
/// inside to the outside. "He denied that he planned to attack": planned, then denied. Where nothing is said,
/// the status that was learned stands. The cost is linear in the words that hang on the walk.
///
///     let status = factuality.reading(of: trigger, in: grammar).status(learned: .actual)
package struct Factuality: Sendable {
  /// What is said of an event.
  package enum Verdict: Hashable, Sendable {
    /// Nothing: the learned status stands.
    case open
    /// It has this status.
    case forced(Event.Status)
    /// It did not simply happen: a learned status that says so is replaced by this one, its likeliest.
    case notActual(Event.Status)
    /// It is what a clause of fact aims at by happening ("marched to protest"): no plan, no wish.
    case asserted
    /// It is no event: it belongs to a tale or a figure of speech.
    case dropped
  }

  /// A verdict and the words that it rests on.
  package struct Reading: Hashable, Sendable {
    package var verdict: Verdict
    /// The tokens that say so, from the trigger outwards.
    package var evidence: [Int]

    /// The status of an event whose learned status is this; nil where there is no event.
    package func status(learned: Event.Status) -> Event.Status? {
      switch verdict {
      case .open: learned
      case .forced(let status): status
      case .notActual(let likeliest): learned == .actual || learned == .historical ? likeliest : learned
      case .asserted: learned == .planned || learned == .hypothetical ? .actual : learned
      case .dropped: nil
      }
    }
  }

  let table: FactualityTable

  /// With the table that travels in the binary.
  package init(_ lemmatizer: Lemmatizer) {
    table = FactualityTable(rows: LanguageResource("factuality.txt").rows, lemmatizer)
  }

  /// What is said of the event that a token names.
  func reading(of trigger: Int, in grammar: Grammar) -> Reading {
    var walk = FactualityWalk(table: table, grammar: grammar, trigger: trigger)
    return walk.reading()
  }

  /// Whether a verb does no more than the noun it governs says: "carry out", "suffer" an attack; an attack "took place".
  func isLight(_ verb: Int, in grammar: Grammar) -> Bool {
    let lemma = grammar.lemma(verb)
    let ways: [FactualityTable.Way] = [.object, .subject]
    let particle = grammar.child(verb, .prt, .dobj).map { "\(lemma)+\(grammar.tokens[$0].lower)" }
    return (particle.flatMap { table.rule($0, .verb, ways) } ?? table.rule(lemma, .verb, ways))?.effect
      == .shares
  }

  /// Whether a noun says no more than that somebody is said to have done something: "suspicion", "charges" of it.
  func isAccusation(_ noun: Int, in grammar: Grammar) -> Bool {
    table.rule(grammar.lemma(noun), .noun, [.preposition(.of)])?.effect == .stands(.alleged)
  }

  /// Whether a verb holds its object to have done what stands behind it: "accuse", "charge".
  func isAccusing(_ verb: Int, in grammar: Grammar) -> Bool {
    ["of", "with"].contains { preposition in
      table.rule(grammar.lemma(verb), .verb, [.preposition(preposition)])?.effect == .stands(.alleged)
    }
  }

  /// What is said of the events that some tokens of a document name.
  package func readings(
    of triggers: [Int], in grammar: Grammar
  ) -> [Reading] {
    triggers.map { reading(of: $0, in: grammar) }
  }
}
