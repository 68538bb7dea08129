import Facts
import HTTP
import Repository

/// A series as a drawing: days to the right, numbers up, a bar where there is a range.
struct SeriesChart {
  private struct Dot {
    var x: Double
    var low: Double
    var high: Double
    var point: FigureSeries.Point
  }

  private static let width = 680.0
  private static let height = 260.0
  private static let left = 70.0
  private static let right = 20.0
  private static let top = 14.0
  private static let bottom = 30.0

  private let series: FigureSeries
  private let dots: [Dot]
  private let days: ClosedRange<Int>
  /// Between two lines of the grid.
  private let step: Double
  private let ceiling: Double

  /// Whose each figure is, by its id, where several are told apart: the number of one of `marks`.
  private let sides: [String: Int]

  /// How figures of up to four are told apart: by shape.
  static let marks = ["●", "■", "◆", "▲"]

  /// Nil where fewer than two points have a day.
  init?(_ series: FigureSeries, sides: [String: Int] = [:]) {
    let dated = series.points.compactMap { point in
      point.date?.bounds.map { (point, $0.first.daysSinceEpoch) }
    }
    guard dated.count > 1, let first = dated.map(\.1).min(), let last = dated.map(\.1).max() else {
      return nil
    }
    let ends = dated.map { $0.0.figure.amount.ends }
    guard let highest = ends.map(\.max).max(), highest > 0 else { return nil }
    self.series = series
    self.sides = sides
    days = first...max(last, first + 1)
    step = Self.step(to: highest)
    ceiling = (highest / step).rounded(.up) * step
    var dots: [Dot] = []
    for (point, day) in dated {
      let ends = point.figure.amount.ends
      let x =
        Self.left
        + Double(day - days.lowerBound) / Double(days.count - 1) * (Self.width - Self.left - Self.right)
      dots.append(Dot(x: x, low: Self.y(ends.min, ceiling), high: Self.y(ends.max, ceiling), point: point))
    }
    self.dots = dots
  }

  /// The least of 1, 2 or 5 times a power of ten with which at most five steps lead to a number.
  private static func step(to number: Double) -> Double {
    var power = 1.0
    while power * 50 < number { power *= 10 }
    while power * 0.5 >= number { power /= 10 }
    return [1, 2, 5, 10].map { $0 * power }.first { $0 * 5 >= number } ?? number
  }

  private static func y(_ value: Double, _ ceiling: Double) -> Double {
    height - bottom - max(0, min(1, value / ceiling)) * (height - top - bottom)
  }

  func write(to html: inout HTMLWriter) {
    let box = "0 0 \(Int(Self.width)) \(Int(Self.height))"
    html.element(
      "svg", ("class", "chart"), ("viewBox", box), ("role", "group"), ("aria-label", "\(series.of) over time")
    ) { html in
      writeGrid(to: &html)
      let path = dots.map { "\(Coordinate.text($0.x)),\(Coordinate.text(($0.low + $0.high) / 2))" }
      if sides.isEmpty {
        html.element("polyline", ("class", "path"), ("points", path.joined(separator: " "))) { _ in }
      }
      for dot in dots { write(dot, to: &html) }
    }
  }

  private func writeGrid(to html: inout HTMLWriter) {
    for line in 0...Int((ceiling / step).rounded()) {
      let value = step * Double(line)
      let y = Coordinate.text(Self.y(value, ceiling))
      html.element(
        "line", ("class", "grid"), ("x1", Coordinate.text(Self.left)),
        ("x2", Coordinate.text(Self.width - Self.right)), ("y1", y), ("y2", y)
      ) { _ in }
      html.element(
        "text", ("class", "axis"), ("x", Coordinate.text(Self.left - 8)), ("y", y), ("dy", "4"),
        ("text-anchor", "end"), text: Wording.number(value))
    }
    let middle = (days.lowerBound + days.upperBound) / 2
    for (day, anchor) in [(days.lowerBound, "start"), (middle, "middle"), (days.upperBound, "end")] {
      guard anchor != "middle" || (days.lowerBound + 1..<days.upperBound).contains(day),
        let date = CalendarDay(daysSinceEpoch: day)
      else { continue }
      let x =
        Self.left + Double(day - days.lowerBound) / Double(days.count - 1)
        * (Self.width - Self.left - Self.right)
      html.element(
        "text", ("class", "axis"), ("x", Coordinate.text(x)), ("y", Coordinate.text(Self.height - 8)),
        ("text-anchor", anchor), text: Wording.date(PartialDate(date)))
    }
  }

  private func write(_ dot: Dot, to html: inout HTMLWriter) {
    let figure = dot.point.figure
    let style =
      dot.point.marks.contains(.contradicts)
      ? "contradicts" : dot.point.marks.contains(.revised) ? "revised" : ""
    html.element("a", ("href", Figures.resource.path(of: figure.id))) { html in
      html.element("title") { html in
        html.text("\(dot.point.date.map(Wording.date) ?? ""): \(figure.text)")
        if let attribution = figure.attribution { html.text(", \(attribution.name)") }
      }
      let x = Coordinate.text(dot.x)
      if dot.low != dot.high {
        html.element(
          "line", ("class", "range \(style)"), ("x1", x), ("x2", x), ("y1", Coordinate.text(dot.low)),
          ("y2", Coordinate.text(dot.high))
        ) { _ in }
      }
      writeMark(
        sides[figure.id] ?? 0, "point \(style)", dot.x, (dot.low + dot.high) / 2, to: &html)
    }
  }

  private func writeMark(
    _ number: Int, _ style: String, _ x: Double, _ y: Double, to html: inout HTMLWriter
  ) {
    let corners: [(Double, Double)] =
      switch number {
      case 1: [(-4.5, -4.5), (4.5, -4.5), (4.5, 4.5), (-4.5, 4.5)]
      case 2: [(0, -6.5), (6.5, 0), (0, 6.5), (-6.5, 0)]
      case 3: [(0, -6), (6, 5), (-6, 5)]
      default: []
      }
    guard !corners.isEmpty else {
      html.element(
        "circle", ("class", style), ("cx", Coordinate.text(x)), ("cy", Coordinate.text(y)), ("r", "5")
      ) { _ in }
      return
    }
    let points = corners.map { "\(Coordinate.text(x + $0)),\(Coordinate.text(y + $1))" }
    html.element(
      "polygon", ("class", "\(style) side-\(number)"), ("points", points.joined(separator: " "))
    ) { _ in }
  }
}

extension Figure.Amount {
  /// The lower and the upper end; the same for one number.
  var ends: (min: Double, max: Double) {
    switch self {
    case .value(let value): (value, value)
    case .range(let min, let max): (min, max)
    }
  }
}
