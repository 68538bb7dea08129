/// Writes the text exposition format of Prometheus, version 0.0.4.
struct MetricsWriter {
  private(set) var text = ""

  /// Writes the head of a family and its samples.
  mutating func family(_ family: MetricFamily, _ samples: (inout MetricsWriter) -> Void) {
    text += "# HELP \(family.rawValue) \(family.help)\n# TYPE \(family.rawValue) \(family.kind.rawValue)\n"
    samples(&self)
  }

  /// Writes a family that is one number.
  mutating func family(_ family: MetricFamily, _ value: some BinaryInteger) {
    self.family(family) { $0.sample(family, [], String(value)) }
  }

  /// Writes a family that is one number.
  mutating func family(_ family: MetricFamily, seconds: Double) {
    self.family(family) { $0.sample(family, [], String(seconds)) }
  }

  /// Writes one sample.
  mutating func sample(
    _ family: MetricFamily, suffix: String = "", _ labels: [(name: String, value: String)], _ value: String
  ) {
    text += family.rawValue + suffix
    if !labels.isEmpty {
      text += "{" + labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",") + "}"
    }
    text += " \(value)\n"
  }

  private static func escaped(_ value: String) -> String {
    var result = ""
    for character in value {
      switch character {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      default: result.append(character)
      }
    }
    return result
  }
}
