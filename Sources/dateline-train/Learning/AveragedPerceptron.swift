import Extraction

/// Learns the weights of a `LinearModel`: a multi-class perceptron over hashed features whose weights
/// are averaged over all updates (Freund and Schapire 1999), lazily, so that a step costs only what
/// it touches.
struct AveragedPerceptron {
  let labels: [String]
  let rowBits: Int
  private var weights: [Float]
  private var totals: [Float]
  private var lastUpdate: [Int32]
  private var step: Int32 = 0

  init(labels: [String], rowBits: Int) {
    self.labels = labels
    self.rowBits = rowBits
    let count = labels.count << rowBits
    weights = Array(repeating: 0, count: count)
    totals = weights
    lastUpdate = Array(repeating: 0, count: count)
  }

  /// Counts one example seen: call before its updates.
  mutating func advance() {
    step += 1
  }

  /// The current scores, one a label.
  func score(_ features: some Sequence<UInt64>, into scores: inout [Float]) {
    let count = labels.count
    weights.withUnsafeBufferPointer { weights in
      scores.withUnsafeMutableBufferPointer { scores in
        for label in 0..<count { scores[label] = 0 }
        for feature in features {
          let row = rowStart(feature)
          for label in 0..<count { scores[label] += weights[row + label] }
        }
      }
    }
  }

  /// Moves the weight of every feature for a label.
  mutating func update(_ features: some Sequence<UInt64>, label: Int, by amount: Float) {
    for feature in features {
      let index = rowStart(feature) + label
      totals[index] += weights[index] * Float(step - lastUpdate[index])
      lastUpdate[index] = step
      weights[index] += amount
    }
  }

  /// Sees one example, and where the best label is not the right one, moves towards the right one; the best label.
  mutating func learn(_ features: UnsafeBufferPointer<UInt64>, right: Int, scores: inout [Float]) -> Int {
    advance()
    score(features, into: &scores)
    let best = scores.indices.max { scores[$0] < scores[$1] } ?? 0
    if best != right {
      update(features, label: right, by: 1)
      update(features, label: best, by: -1)
    }
    return best
  }

  /// The file of the averaged weights; the largest ten-thousandth is clipped.
  func encoded() -> [UInt8] {
    var averaged = totals
    for index in averaged.indices {
      averaged[index] += weights[index] * Float(step - lastUpdate[index])
      averaged[index] /= Float(max(step, 1))
    }
    let magnitudes = averaged.lazy.map(abs).filter { $0 > 0 }.sorted()
    let clip =
      magnitudes.isEmpty ? 1 : magnitudes[min(magnitudes.count - 1, Int(Double(magnitudes.count) * 0.9999))]
    return LinearModel.encode(labels: labels, rowBits: rowBits, weights: averaged, clip: max(clip, 1e-6))
  }

  private func rowStart(_ feature: UInt64) -> Int {
    Int(LinearModel.mixed(feature) & ((1 << UInt64(rowBits)) - 1)) * labels.count
  }
}
