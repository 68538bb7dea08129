/// What the network's chance of an event is worth: of the events served with confidence 0.8, eight in ten are right.
///
/// The network is surer than it may be. `Config/training/calibrate.py` measures by how much on the development articles
/// and prints these points; between two of them the line is straight, so that every machine gives the same digits.
enum Calibration {
  private static let points: [(chance: Float, confidence: Float)] = [
    (0.0, 0.0), (0.1, 0.09), (0.3, 0.22), (0.5, 0.34), (0.6, 0.41), (0.7, 0.49), (0.8, 0.59),
    (0.85, 0.65), (0.9, 0.72), (0.93, 0.78), (0.96, 0.84), (0.98, 0.9), (0.99, 0.94), (1.0, 0.98),
  ]

  /// How sure an event is whose chance is this.
  static func confidence(_ chance: Float) -> Float {
    guard let next = points.firstIndex(where: { $0.chance >= chance }), next > 0 else {
      return chance > 0 ? points[points.count - 1].confidence : points[0].confidence
    }
    let (low, high) = (points[next - 1], points[next])
    let part = (chance - low.chance) / (high.chance - low.chance)
    return low.confidence + part * (high.confidence - low.confidence)
  }
}
