import Extraction
import Seeded

/// Learns the weights of a `NameModel`: a linear-chain conditional random field, trained by
/// stochastic gradient with AdaGrad steps. A token may allow several labels: then only their sum counts.
struct NamesField {
  /// A stretch of tokens with their features (as rows of the weights) and allowed labels.
  struct Chain {
    /// Where its features begin; those of token `n` are `starts[n]..<starts[n + 1]` of all features.
    var starts: Range<Int>
    var weight: Float
  }

  /// The rows of all features of all tokens.
  var features: [UInt32] = []
  /// Where the features of each token begin, and where the last ones end.
  var starts: [Int] = []
  /// The labels that each token allows, as bits.
  var allowed: [UInt16] = []
  var chains: [Chain] = []

  private(set) var weights: [SIMD16<Float>]
  private var squares: [SIMD16<Float>]
  private(set) var transitions = [SIMD16<Float>](repeating: .zero, count: 15)
  private var transitionSquares = [SIMD16<Float>](repeating: SIMD16(repeating: 1e-2), count: 15)
  private let forbidden: [SIMD16<Float>]
  private let ends: SIMD16<Float>
  private let rate: Float
  private let dropout: Float

  init(rows: Int, rate: Float, dropout: Float) {
    weights = Array(repeating: .zero, count: rows)
    squares = Array(repeating: SIMD16(repeating: 1e-2), count: rows)
    self.rate = rate
    self.dropout = dropout
    var forbidden: [SIMD16<Float>] = []
    for from in 0...NameModel.start {
      var row = SIMD16<Float>.zero
      for to in 0..<NameLabel.count {
        let label = NameLabel(rawValue: UInt8(to))
        let isAllowed =
          from == NameModel.start ? label.canStart : NameLabel(rawValue: UInt8(from)).canPrecede(label)
        row[to] = isAllowed ? 1 : 0
      }
      forbidden.append(row)
    }
    self.forbidden = forbidden
    var ends = SIMD16<Float>.zero
    for label in 0..<NameLabel.count where NameLabel(rawValue: UInt8(label)).canEnd { ends[label] = 1 }
    self.ends = ends
  }

  /// One pass over all chains in a random order; returns the loss per token.
  mutating func train(using generator: inout SeededRandom) -> Double {
    var loss = 0.0
    var tokens = 0
    var work = Work()
    for index in chains.indices.shuffled(using: &generator) {
      loss += step(chains[index], &work, &generator)
      tokens += chains[index].starts.count
    }
    return loss / Double(max(tokens, 1))
  }

  private struct Work {
    var scores: [SIMD16<Float>] = []
    var masks: [SIMD16<Float>] = []
    var kept: [UInt32] = []
    var keptEnds: [Int] = []
    var free = Marginals()
    var held = Marginals()
  }

  private struct Marginals {
    var forward: [SIMD16<Float>] = []
    var backward: [SIMD16<Float>] = []
    var labels: [SIMD16<Float>] = []
    var transitions: [SIMD16<Float>] = []
    var logSum = 0.0
  }

  private mutating func step(_ chain: Chain, _ work: inout Work, _ generator: inout SeededRandom) -> Double {
    work.scores.removeAll(keepingCapacity: true)
    work.masks.removeAll(keepingCapacity: true)
    work.kept.removeAll(keepingCapacity: true)
    work.keptEnds.removeAll(keepingCapacity: true)
    let threshold = UInt64(Double(dropout) * 256)
    for token in chain.starts {
      var sum = SIMD16<Float>.zero
      var random: UInt64 = 0
      for (number, index) in (starts[token]..<starts[token + 1]).enumerated() {
        if number % 8 == 0 { random = generator.next() }
        let drops = random & 0xFF < threshold
        random >>= 8
        if drops { continue }
        work.kept.append(features[index])
        sum += weights[Int(features[index])]
      }
      work.keptEnds.append(work.kept.count)
      work.scores.append(sum * (1 / (1 - dropout)))
      var mask = SIMD16<Float>.zero
      for label in 0..<NameLabel.count where allowed[token] & (1 << UInt16(label)) != 0 { mask[label] = 1 }
      work.masks.append(mask)
    }
    let moves = zip(transitions, forbidden).map { exponential($0) * $1 }
    run(work.scores, nil, moves, &work.free)
    run(work.scores, work.masks, moves, &work.held)
    guard work.held.logSum.isFinite else { return 0 }
    var first = 0
    for (position, end) in work.keptEnds.enumerated() {
      let gradient = (work.held.labels[position] - work.free.labels[position]) * chain.weight
      let square = gradient * gradient
      for index in first..<end {
        let row = Int(work.kept[index])
        squares[row] += square
        weights[row] += rate * gradient / squares[row].squareRoot()
      }
      first = end
    }
    for from in transitions.indices {
      let gradient = (work.held.transitions[from] - work.free.transitions[from]) * chain.weight
      transitionSquares[from] += gradient * gradient
      transitions[from] += rate * gradient / transitionSquares[from].squareRoot()
    }
    return work.free.logSum - work.held.logSum
  }

  /// Forward and backward sums, scaled at each token.
  private func run(
    _ scores: [SIMD16<Float>], _ masks: [SIMD16<Float>]?, _ moves: [SIMD16<Float>], _ result: inout Marginals
  ) {
    let count = scores.count
    result.forward.removeAll(keepingCapacity: true)
    result.labels = Array(repeating: .zero, count: count)
    result.transitions = Array(repeating: .zero, count: 15)
    result.logSum = 0
    var factors: [SIMD16<Float>] = []
    for position in 0..<count {
      let largest = scores[position].max()
      var factor = exponential(scores[position] - largest)
      if let masks { factor *= masks[position] }
      if position == count - 1 { factor *= ends }
      factors.append(factor)
      var sums = SIMD16<Float>.zero
      if position == 0 {
        sums = moves[NameModel.start]
      } else {
        let previous = result.forward[position - 1]
        for from in 0..<NameLabel.count { sums += moves[from] * previous[from] }
      }
      sums *= factor
      let total = sums.sum()
      result.logSum += logarithm(total) + Double(largest)
      result.forward.append(total > 0 ? sums * (1 / total) : .zero)
    }
    var backward = SIMD16<Float>(repeating: 1)
    for position in stride(from: count - 1, through: 0, by: -1) {
      let product = result.forward[position] * backward
      let total = product.sum()
      result.labels[position] = total > 0 ? product * (1 / total) : .zero
      let behind = factors[position] * backward
      if position == 0 {
        result.transitions[NameModel.start] += result.labels[0]
        break
      }
      var next = SIMD16<Float>.zero
      var pairs = 0 as Float
      let previous = result.forward[position - 1]
      for from in 0..<NameLabel.count {
        let row = moves[from] * behind
        let sum = row.sum()
        next[from] = sum
        pairs += previous[from] * sum
      }
      if pairs > 0 {
        for from in 0..<NameLabel.count where previous[from] > 0 {
          result.transitions[from] += moves[from] * behind * (previous[from] / pairs)
        }
      }
      let scale = next.max()
      backward = scale > 0 ? next * (1 / scale) : next
    }
  }
}

/// e to the power of each lane, to about seven digits; the same on every machine.
@inline(__always)
func exponential(_ exponent: SIMD16<Float>) -> SIMD16<Float> {
  let clamped = exponent.clamped(lowerBound: SIMD16(repeating: -80), upperBound: SIMD16(repeating: 80))
  let scaled = clamped * 1.442_695_04
  let whole = scaled.rounded(.toNearestOrEven)
  let rest = (scaled - whole) * 0.693_147_18
  var power = SIMD16<Float>(repeating: 1.0 / 720)
  for coefficient: Float in [1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5, 1, 1] { power = power * rest + coefficient }
  let bits = (SIMD16<Int32>(whole) &+ 127) &<< 23
  return power * unsafeBitCast(bits, to: SIMD16<Float>.self)
}

/// The natural logarithm of a positive number.
func logarithm(_ number: Float) -> Double {
  guard number > 0 else { return -.infinity }
  let exponent = Double(number.exponent)
  let ratio = (Double(number.significand) - 1) / (Double(number.significand) + 1)
  var sum = 0.0
  var term = ratio
  for divisor in stride(from: 1.0, through: 15.0, by: 2.0) {
    sum += term / divisor
    term *= ratio * ratio
  }
  return exponent * 0.693_147_180_559_945 + 2 * sum
}
