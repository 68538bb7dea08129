/// The functions between the network's sums, over rows whose length is a multiple of 16.
///
/// Each sum has a fixed order and each function its own polynomial, so that every machine gives the same
/// bits; the C library's `exp` differs from one to the next.
enum Activations {
  /// e to the power of each value, within 2e-7 of it; values beyond 80 count as 80.
  ///
  /// The standard library's conversions between vectors, its `clamped` and `pointwiseMax` work one lane after
  /// the other through generic code; comparisons, arithmetic and casts of bits are single instructions.
  @inline(__always)
  static func exp(_ x: SIMD8<Float>) -> SIMD8<Float> {
    let limit = SIMD8<Float>(repeating: 80)
    let bounded = least(limit, greatest(-limit, x))
    // x = n ln 2 + r, with r in half of ln 2 around 0; e^r by a polynomial, 2^n by its bits.
    // Beside 1.5 * 2^23 a float has no room for a fraction: the sum is rounded, to even, and ends in n's bits.
    let room = SIMD8<Float>(repeating: 12_582_912)
    let shifted = bounded * 1.442_695_04 as SIMD8<Float> + room
    let n = shifted - room
    let high = n * (0.693_359_375 as Float)
    let low = n * (-2.121_944_4e-4 as Float)
    let r = (bounded - high) - low
    var p = r * (1.987_569_1e-4 as Float) + (1.398_199_9e-3 as Float)
    p = p * r + (8.333_452e-3 as Float)
    p = p * r + (4.166_579_6e-2 as Float)
    p = p * r + (1.666_666_5e-1 as Float)
    p = p * r + (0.5 as Float)
    let series = p * (r * r) + r + (1 as Float)
    // What stands above n's bits is shifted out.
    let exponent = (unsafeBitCast(shifted, to: SIMD8<Int32>.self) &+ 127) &<< 23
    return series * unsafeBitCast(exponent, to: SIMD8<Float>.self)
  }

  @inline(__always)
  private static func least(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMD8<Float> {
    b.replacing(with: a, where: a .< b)
  }

  @inline(__always)
  private static func greatest(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMD8<Float> {
    b.replacing(with: a, where: a .> b)
  }

  /// 1 / (1 + e^-x).
  @inline(__always)
  static func sigmoid(_ x: SIMD8<Float>) -> SIMD8<Float> {
    SIMD8<Float>(repeating: 1) / (exp(-x) + (1 as Float))
  }

  /// Writes `x`, divided by the root of the mean of its squares, to `out`.
  @inline(__always)
  static func normalize(
    _ x: UnsafePointer<Float>, _ width: Int, into out: UnsafeMutablePointer<Float>
  ) {
    let from = UnsafeRawPointer(x)
    let into = UnsafeMutableRawPointer(out)
    var squares = SIMD8<Float>.zero
    for index in stride(from: 0, to: width * 4, by: 32) {
      let value = from.loadUnaligned(fromByteOffset: index, as: SIMD8<Float>.self)
      squares += value * value
    }
    let factor = 1 / (sum(squares) / Float(width) + 1e-5).squareRoot()
    for index in stride(from: 0, to: width * 4, by: 32) {
      let value = from.loadUnaligned(fromByteOffset: index, as: SIMD8<Float>.self)
      into.storeBytes(of: value * factor, toByteOffset: index, as: SIMD8<Float>.self)
    }
  }

  /// The eight values added in a fixed order.
  @inline(__always)
  static func sum(_ x: SIMD8<Float>) -> Float {
    let four = x.lowHalf + x.highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }

  /// Adds `value * sigmoid(gate)` to `x`, the values and the gates one behind the other in `gated`.
  @inline(__always)
  static func addGated(
    _ gated: UnsafePointer<Float>, _ width: Int, to x: UnsafeMutablePointer<Float>
  ) {
    let from = UnsafeRawPointer(gated)
    let into = UnsafeMutableRawPointer(x)
    for index in stride(from: 0, to: width * 4, by: 32) {
      let value = from.loadUnaligned(fromByteOffset: index, as: SIMD8<Float>.self)
      let gate = from.loadUnaligned(fromByteOffset: width * 4 + index, as: SIMD8<Float>.self)
      let old = into.loadUnaligned(fromByteOffset: index, as: SIMD8<Float>.self)
      into.storeBytes(of: old + value * sigmoid(gate), toByteOffset: index, as: SIMD8<Float>.self)
    }
  }

  /// Replaces what is negative by zero.
  @inline(__always)
  static func rectify(_ x: UnsafeMutablePointer<Float>, _ count: Int) {
    let memory = UnsafeMutableRawPointer(x)
    for index in stride(from: 0, to: count * 4, by: 32) {
      let value = memory.loadUnaligned(fromByteOffset: index, as: SIMD8<Float>.self)
      memory.storeBytes(of: greatest(value, .zero), toByteOffset: index, as: SIMD8<Float>.self)
    }
  }

  /// Turns the first `count` scores of a row into chances that add up to 1; the row has room up to a
  /// multiple of 8.
  static func softmax(_ scores: UnsafeMutablePointer<Float>, _ count: Int) {
    var most = scores[0]
    for index in 1..<count { most = max(most, scores[index]) }
    let memory = UnsafeMutableRawPointer(scores)
    for index in stride(from: 0, to: (count + 7) / 8 * 8, by: 8) {
      let value = memory.loadUnaligned(fromByteOffset: index * 4, as: SIMD8<Float>.self)
      memory.storeBytes(of: exp(value - most), toByteOffset: index * 4, as: SIMD8<Float>.self)
    }
    var total: Float = 0
    for index in 0..<count { total += scores[index] }
    for index in 0..<count { scores[index] /= total }
  }
}
