import Facts

/// Counts how many values, units, modifiers and counted things are right.
struct FiguresScore: CustomStringConvertible {
  private var found = 0
  private var expected = 0
  private var values = 0
  private var units = 0
  private var modifiers = 0
  private var counted = 0
  private var withCounted = 0

  /// How many figures are missed, too many, or have a wrong unit.
  var errors: Int { found + expected - values - units }

  /// Adds a text with what was found in it and what is in it.
  mutating func add(_ found: [Figure], _ expected: [FiguresBenchmark.Expected]) {
    self.found += found.count
    self.expected += expected.count
    var rest = found
    for figure in expected {
      let candidates = rest.indices.filter { Self.isSameValue(rest[$0].amount, figure) }
      guard
        let index = candidates.first(where: { Self.isSameUnit(rest[$0], figure.unit) }) ?? candidates.first
      else { continue }
      let match = rest.remove(at: index)
      values += 1
      if Self.isSameUnit(match, figure.unit) { units += 1 }
      if Self.isSameModifier(match, figure) { modifiers += 1 }
      guard let of = figure.of, !of.isEmpty else { continue }
      withCounted += 1
      if Self.overlaps(of, match.counted ?? match.unit ?? "") { counted += 1 }
    }
  }

  private static func isSameValue(_ amount: Figure.Amount, _ expected: FiguresBenchmark.Expected) -> Bool {
    func isSame(_ left: Double, _ right: Double) -> Bool {
      abs(left - right) <= 1e-6 * max(abs(left), abs(right))
    }
    switch amount {
    case .value(let value): return isSame(value, expected.low) && isSame(value, expected.high)
    case .range(let low, let high): return isSame(low, expected.low) && isSame(high, expected.high)
    }
  }

  /// Whether units agree: by name, by the last word of a counted noun, a missing one with anything bare.
  private static func isSameUnit(_ figure: Figure, _ unit: String?) -> Bool {
    let expected = normalized(unit ?? "-")
    let own = normalized(figure.unit ?? "-")
    if expected == own { return true }
    guard figure.kind == .count || figure.kind == .rate || expected == "-" || expected.hasPrefix("% ") else {
      return false
    }
    if expected == "-" || expected.hasPrefix("%") { return figure.unit == nil || figure.kind == .count }
    return expected.split(separator: " ").last.map(String.init) == own
      || own.split(separator: " ").first == expected.split(separator: " ").first && expected.contains(" per ")
  }

  private static let synonyms: [String: String] = [
    "percentage": "percent", "USD": "dollar", "EUR": "euro", "GBP": "pound sterling", "JPY": "japanese yen",
    "people": "person", "year of age": "year", "pound-mass": "pound", "": "-",
  ]

  private static func normalized(_ unit: String) -> String {
    let words = unit.split(separator: " ").map { synonyms[String($0)] ?? String($0).lowercased() }
    let text = words.joined(separator: " ")
    let singular = text.hasSuffix("s") && !text.hasSuffix("ss") ? String(text.dropLast()) : text
    return synonyms[unit] ?? synonyms[text] ?? singular
  }

  private static func isSameModifier(_ figure: Figure, _ expected: FiguresBenchmark.Expected) -> Bool {
    if let modifier = expected.modifier { return modifier == figure.modifier.rawValue }
    switch expected.change {
    case "~": return figure.modifier == .about || figure.modifier == .almost
    case "<": return figure.modifier == .atMost || figure.modifier == .almost
    case ">": return figure.modifier == .over || figure.modifier == .atLeast
    case "up": return (figure.change ?? figure.trend) == .up
    case "down": return (figure.change ?? figure.trend) == .down
    default: return figure.modifier == .exact || figure.modifier == .between
    }
  }

  private static func overlaps(_ left: String, _ right: String) -> Bool {
    func words(_ text: String) -> Set<String> {
      Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { normalized(String($0)) })
    }
    return !words(left).isDisjoint(with: words(right))
  }

  var description: String {
    func row(_ name: String, _ right: Int) -> String {
      let precision = BenchmarkLines.percent(right, of: found)
      let recall = BenchmarkLines.percent(right, of: expected)
      return "  \(name)\t\(precision)\t\(recall)\t\(BenchmarkLines.percent(2 * right, of: found + expected))"
    }
    return """
        \tprecision\trecall\tF1\t(\(found) found, \(expected) expected)
      \(row("value", values))
      \(row("value+unit", units))
      \(row("value+modifier", modifiers))
        of\t\(BenchmarkLines.percent(counted, of: withCounted)) of \(withCounted)
      """
  }
}
