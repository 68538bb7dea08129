import Facts

/// Finds the best names in a sentence's scores (Viterbi): 0 is outside, then begin, inside, end and single
/// for people, organizations, places, nationalities and other names.
struct NetworkNameDecoder {
  private var back: [UInt8] = []
  private var best = [Float](repeating: 0, count: Network.nameLabels)
  private var next = [Float](repeating: 0, count: Network.nameLabels)
  private var labels: [UInt8] = []

  private static let never: Float = -1e9
  private static let ours: [EntityReference.Kind] = [.person, .organization, .place]

  private static func canStart(_ label: Int) -> Bool {
    label == 0 || (label - 1) & 3 == 0 || (label - 1) & 3 == 3
  }
  private static func canEnd(_ label: Int) -> Bool { label == 0 || (label - 1) & 3 >= 2 }

  /// Appends the names of a sentence to a reading. Linear in its tokens.
  mutating func decode(
    _ tokens: Range<Int>, into reading: inout LearnedReading, scores: (Int) -> UnsafePointer<Float>
  ) {
    let count = Network.nameLabels
    back.removeAll(keepingCapacity: true)
    for index in 0..<tokens.count {
      let own = scores(index)
      if index == 0 {
        for label in 0..<count { best[label] = Self.canStart(label) ? own[label] : Self.never }
        continue
      }
      var ended = 0
      for label in 0..<count where Self.canEnd(label) && best[label] > best[ended] { ended = label }
      for label in 0..<count {
        var from = ended
        if !Self.canStart(label) {
          // Inside or end: behind the begin or the inside of the same kind.
          let begin = 1 + (label - 1) / 4 * 4
          from = best[begin] >= best[begin + 1] ? begin : begin + 1
        }
        next[label] = best[from] + own[label]
        back.append(UInt8(from))
      }
      swap(&best, &next)
    }
    var label = 0
    for candidate in 0..<count where Self.canEnd(candidate) && best[candidate] > best[label] {
      label = candidate
    }
    labels.removeAll(keepingCapacity: true)
    labels.append(UInt8(label))
    for index in stride(from: tokens.count - 2, through: 0, by: -1) {
      label = Int(back[index * count + label])
      labels.append(UInt8(label))
    }
    collect(tokens, into: &reading)
  }

  /// `labels` run from the last token to the first.
  private func collect(_ tokens: Range<Int>, into reading: inout LearnedReading) {
    var start = tokens.lowerBound
    for (offset, label) in labels.reversed().enumerated() where label > 0 {
      let (kind, position) = (Int(label - 1) / 4, (label - 1) & 3)
      if position == 0 || position == 3 { start = tokens.lowerBound + offset }
      guard position >= 2, kind < Self.ours.count else { continue }
      reading.names.append(
        NameMention(tokens: start..<tokens.lowerBound + offset + 1, kind: Self.ours[kind]))
    }
  }
}
