import Extraction
import Facts
import Language

/// One spelling for a title however an article shortens it: "Sen.", "sen" and "senator".
struct TitleSpelling: Sendable {
  static let shared = TitleSpelling()

  /// From a short form without full stops to the title.
  private let full: [String: String]

  private init() {
    full = Dictionary(
      LanguageResource("titles.txt").table(2...3).filter { $0.count > 2 }.map {
        (Self.withoutStops($0[0]), String($0[2]))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The title in full; words of it that are no short form stay as they are.
  func plain(_ title: String) -> String {
    if let title = full[Self.withoutStops(Folding.fold(title))] { return title }
    let words = title.split(separator: " ").map { full[Self.withoutStops(Folding.fold($0))] ?? String($0) }
    return words.joined(separator: " ")
  }

  private static func withoutStops(_ text: some StringProtocol) -> String {
    String(text.filter { $0 != "." })
  }
}
