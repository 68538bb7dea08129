/// Finds the best sequence of labels for a stretch of tokens (Viterbi), given a score for each token
/// and label and the model's transitions. Keeps its memory from call to call.
struct NameDecoder {
  private var back: [SIMD16<UInt8>] = []
  private(set) var labels: [NameLabel] = []

  /// Fills `labels` with the best labels for `scores`. Linear in their number.
  mutating func decode(_ scores: ArraySlice<SIMD16<Int16>>, _ transitions: [SIMD16<Int32>]) {
    back.removeAll(keepingCapacity: true)
    labels.removeAll(keepingCapacity: true)
    guard let firstScores = scores.first else { return }
    var best = transitions[NameModel.start] &+ SIMD16<Int32>(truncatingIfNeeded: firstScores)
    for current in scores.dropFirst() {
      var next = SIMD16<Int32>(repeating: best[0]) &+ transitions[0]
      var from = SIMD16<Int32>(repeating: 0)
      for label in 1..<NameLabel.count {
        let candidate = SIMD16<Int32>(repeating: best[label]) &+ transitions[label]
        let isBetter = candidate .> next
        next.replace(with: candidate, where: isBetter)
        from.replace(with: Int32(label), where: isBetter)
      }
      best = next &+ SIMD16<Int32>(truncatingIfNeeded: current)
      back.append(SIMD16<UInt8>(truncatingIfNeeded: from))
    }
    var label = 0
    var bestScore = Int32.min
    for candidate in 0..<NameLabel.count
    where NameLabel(rawValue: UInt8(candidate)).canEnd && best[candidate] > bestScore {
      bestScore = best[candidate]
      label = candidate
    }
    labels.append(NameLabel(rawValue: UInt8(label)))
    for from in back.reversed() {
      label = Int(from[label])
      labels.append(NameLabel(rawValue: UInt8(label)))
    }
    labels.reverse()
  }
}
