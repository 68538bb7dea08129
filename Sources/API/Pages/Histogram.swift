import Facts
import HTTP
import Repository

/// A list over time: a bar for each day, week or month, which leads to what the list has in it.
struct Histogram {
  /// What it is made of; it takes the finest that shows the whole.
  static let names: [Facet.Name] = [.day, .week, .month]

  private static let width = 300.0
  private static let height = 96.0
  private static let mostBars = 92

  private struct Bar {
    var first: Int
    var days: Int
    var count: Facet.Count
  }

  private let facet: Facet
  private let bars: [Bar]
  private let days: ClosedRange<Int>

  /// Nil where there are less than two bars.
  init?(_ facets: [Facet]) {
    let fit = Self.names.compactMap { name in facets.first { $0.name == name } }
      .first { facet in
        guard !facet.hasMore, let days = Self.days(of: Self.bars(of: facet)) else { return false }
        return days.count <= Self.mostBars * Self.length(of: facet.name)
      }
    guard let facet = fit ?? facets.first(where: { $0.name == .month }) else { return nil }
    let all = Self.bars(of: facet)
    guard let last = all.last else { return nil }
    // What lies far back would leave no room for the rest: the latest time is shown.
    let earliest = last.first - Self.mostBars * Self.length(of: facet.name)
    let bars = all.filter { $0.first >= earliest }
    guard bars.count > 1, let days = Self.days(of: bars) else { return nil }
    self.facet = facet
    self.bars = bars
    self.days = days
    hasEarlier = facet.hasMore || bars.count < all.count
  }

  /// Whether there is something before the first bar.
  private let hasEarlier: Bool

  private static func length(of name: Facet.Name) -> Int { name == .day ? 1 : name == .week ? 7 : 30 }

  private static func bars(of facet: Facet) -> [Bar] {
    facet.counts.compactMap { count in
      guard let bounds = PartialDate(edtf: count.value)?.bounds else { return nil }
      let first = bounds.first.daysSinceEpoch
      return Bar(first: first, days: bounds.last.daysSinceEpoch - first + 1, count: count)
    }
  }

  private static func days(of bars: [Bar]) -> ClosedRange<Int>? {
    guard let first = bars.first, let last = bars.last else { return nil }
    return first.first...last.first + last.days - 1
  }

  /// Writes the bars, each with the way to what `target` says of the days that it stands for.
  func write(_ heading: StaticString, to html: inout HTMLWriter, target: (ListScope.Setting) -> String) {
    html.element("h2", text: heading.description)
    let most = bars.map(\.count.count).max() ?? 1
    let box = "0 0 \(Int(Self.width)) \(Int(Self.height) + 16)"
    html.element(
      "svg", ("class", "histogram"), ("viewBox", box), ("role", "group"),
      ("aria-label", "How many by \(facet.name.rawValue)")
    ) { html in
      for bar in bars { write(bar, most: most, to: &html, target: target) }
      for (bar, x, anchor) in [(bars.first, "0", "start"), (bars.last, "300", "end")] {
        guard let value = bar?.count.value.split(separator: "/").first,
          let date = PartialDate(edtf: String(value))
        else { continue }
        html.element(
          "text", ("class", "axis"), ("x", x), ("y", "110"), ("text-anchor", anchor),
          text: Wording.date(date))
      }
    }
    if hasEarlier { html.element("p", ("class", "quiet"), text: "and earlier ones") }
  }

  private func write(
    _ bar: Bar, most: Int, to html: inout HTMLWriter, target: (ListScope.Setting) -> String
  ) {
    let scale = Self.width / Double(days.count)
    let height = max(2, Double(bar.count.count) / Double(most) * (Self.height - 4))
    html.element("a", ("href", facet.setting(bar.count).map(target))) { html in
      html.element("title") { html in
        let when = PartialDate(edtf: bar.count.value).map(Wording.date) ?? bar.count.value
        html.text("\(when): \(Wording.number(Double(bar.count.count)))")
      }
      html.element(
        "rect", ("x", Coordinate.text(Double(bar.first - days.lowerBound) * scale)),
        ("y", Coordinate.text(Self.height - height)),
        ("width", Coordinate.text(max(1.5, Double(bar.days) * scale - 1))),
        ("height", Coordinate.text(height))
      ) { _ in }
    }
  }
}
