/// Arithmetic on numbers that were written as decimals.
enum Decimals {
  /// A number times another. Where the second is a power of ten, the decimal point is shifted, so that 4.1
  /// millions are 4,100,000 and no Double beside it.
  static func product(_ value: Double, _ factor: Double) -> Double {
    guard value != value.rounded(), let zeros = powers.firstIndex(of: factor) else { return value * factor }
    let text = value.description
    return text.contains("e") ? value * factor : Double(text + "e" + String(zeros)) ?? value * factor
  }

  /// The powers of ten that a Double holds exactly.
  private static let powers: [Double] = (0...22).map { zeros in
    (0..<zeros).reduce(1.0) { power, _ in power * 10 }
  }
}
