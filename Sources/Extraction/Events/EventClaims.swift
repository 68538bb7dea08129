import Facts
import Language

/// Whose word an event is: of whoever the article says it for, unless it is only taken for granted in what they say,
/// or done by saying it.
struct EventClaims {
  let grammar: Grammar
  let statements: Statements

  /// Whoever claims the event that the network reads in a word; nil where the article itself tells it.
  func attribution(of guess: LearnedReading.Guess) -> Attribution? {
    if let claim = statements.claim(at: grammar.tokens[guess.trigger].start) {
      return isGiven(guess, in: claim) || isPerformed(guess, in: claim) ? nil : claim.attribution
    }
    for run in guess.runs(.claimant) {
      for token in run {
        if let source = statements.openSource(at: grammar.tokens[token].start) { return source }
      }
    }
    return nil
  }

  /// Whether the claim takes the event for granted: a noun that the network gives no claimant, known to the hearer
  /// ("in *the attack*"), part of another ("*bankruptcy* law") unless that is what the claim calls it ("was a *coup*
  /// attempt"), or in the speaker's own words.
  private func isGiven(_ guess: LearnedReading.Guess, in claim: Statements.Claim) -> Bool {
    guard guess.runs(.claimant).isEmpty, grammar.tag(guess.trigger).isNoun else { return false }
    if claim.isDirect { return true }
    switch grammar.relation(guess.trigger) {
    case .compound, .amod:
      return !opens(guess.trigger, claim)
    case .pobj:
      return grammar.possessor(guess.trigger) != nil || grammar.isDefinite(guess.trigger)
    default: return false
    }
  }

  /// Whether a claim is what something is called, and begins with it: "an attempted *coup*".
  private func opens(_ noun: Int, _ claim: Statements.Claim) -> Bool {
    for token in (max(0, noun - 6)..<noun).reversed() {
      switch grammar.tag(token) {
      case .dt: return grammar.tokens[token].start == claim.range.lowerBound && !grammar.isDefinite(noun)
      case .jj, .vbn, .vbg, .nn: continue
      default: return false
      }
    }
    return false
  }

  /// Whether the speaker does the thing by saying it: "we *condemn* the attack", "our *condolences*".
  private func isPerformed(_ guess: LearnedReading.Guess, in claim: Statements.Claim) -> Bool {
    guard claim.isDirect, guess.kind.profile.isPerformative else { return false }
    let subject =
      grammar.tag(guess.trigger).isNoun ? grammar.possessor(guess.trigger) : grammar.subject(guess.trigger)
    guard let subject, grammar.tag(guess.trigger) != .vbd else { return false }
    return grammar.tokens[subject].is(.firstPerson)
  }
}
