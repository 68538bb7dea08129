import Facts

/// What numbers a figure leaves open: "almost 10,000" fits 9,500, and "at least 164" fits 225.
struct FigureRange: Hashable {
  let lower: Double
  let upper: Double

  init(_ figure: Figure) {
    let low = min(figure.amount.lower, figure.amount.upper)
    let high = max(figure.amount.lower, figure.amount.upper)
    let slack = abs(high) * 0.1
    switch figure.modifier {
    case .exact, .between: (lower, upper) = (low, high)
    case .about: (lower, upper) = (low - slack, high + slack)
    case .almost: (lower, upper) = (low - slack, high)
    case .over: (lower, upper) = (low, high + 2 * slack)
    case .atLeast: (lower, upper) = (low, .infinity)
    case .atMost: (lower, upper) = (-.infinity, high)
    }
  }

  func overlaps(_ other: FigureRange) -> Bool {
    lower <= other.upper && other.lower <= upper
  }
}
