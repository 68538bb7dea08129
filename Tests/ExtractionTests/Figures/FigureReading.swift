import Extraction
import Facts

/// The figures of a text in one line each, for table tests.
enum FigureReading {
  private static let extractor = Extractor()

  static func figures(_ text: String, published: String? = "2022-01-12") -> [Figure] {
    extractor.facts(of: Article(id: "a", published: published, text: text)).figures
  }

  /// "words | value unit modifier kind".
  static func lines(_ text: String) -> [String] {
    figures(text).map {
      "\($0.text) | \(plain($0.amount)) \($0.unit ?? "-") \($0.modifier) \($0.kind)"
    }
  }

  /// "value unit".
  static func measures(_ text: String) -> [String] {
    figures(text).map { "\(plain($0.amount)) \($0.unit ?? "-")" }
  }

  static func plain(_ amount: Figure.Amount) -> String {
    func plain(_ value: Double) -> String {
      value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }
    return switch amount {
    case .value(let value): plain(value)
    case .range(let low, let high): plain(low) + "..." + plain(high)
    }
  }
}
