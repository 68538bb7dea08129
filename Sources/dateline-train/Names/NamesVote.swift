import Extraction

/// Settles what several labellers say of one text: where their names overlap, the reading with the
/// most votes wins; where none wins clearly, training is left free to choose.
struct NamesVote {
  /// A name that one labeller sees.
  struct Name: Hashable {
    var tokens: Range<Int>
    /// A kind, or `NamesTargets.other`.
    var kind: Int
  }

  private var ballots: [(names: [Name], weight: Float)] = []

  /// Adds what a labeller sees; its names do not overlap and come in text order.
  mutating func add(_ names: [Name], weight: Float) {
    ballots.append((names, weight))
  }

  /// The outcome for a stretch of tokens that some labeller sees a name in.
  struct Outcome {
    var tokens: Range<Int>
    var names: [Name]
    /// How far the winner is ahead, as a share of all votes.
    var margin: Float
  }

  /// The outcome for every stretch, in text order.
  func outcomes(bonus: (Name) -> Float = { _ in 0 }) -> [Outcome] {
    var outcomes: [Outcome] = []
    for stretch in stretches() {
      var readings: [[Name]: Float] = [:]
      var total: Float = 0
      for ballot in ballots {
        let names = ballot.names.filter { $0.tokens.overlaps(stretch) }
        let weight = ballot.weight + names.reduce(0) { $0 + bonus($1) }
        readings[names, default: 0] += weight
        total += weight
      }
      let ranked = readings.sorted {
        $0.value != $1.value ? $0.value > $1.value : "\($0.key)" < "\($1.key)"
      }
      let second = ranked.count > 1 ? ranked[1].value : 0
      outcomes.append(
        Outcome(tokens: stretch, names: ranked[0].key, margin: (ranked[0].value - second) / max(total, 1e-6)))
    }
    return outcomes
  }

  /// The largest ranges that overlapping names chain together.
  private func stretches() -> [Range<Int>] {
    var result: [Range<Int>] = []
    for name in ballots.flatMap(\.names).sorted(by: { $0.tokens.lowerBound < $1.tokens.lowerBound }) {
      if let last = result.last, name.tokens.lowerBound < last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, name.tokens.upperBound)
      } else {
        result.append(name.tokens)
      }
    }
    return result
  }
}
