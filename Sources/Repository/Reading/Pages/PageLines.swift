import Extraction
import Language

/// Lines that belong to a page and not to its story, by their beginnings.
struct PageLines: Sendable {
  private let beginnings: [Character: [String]]
  private let wholes: Set<String>

  /// Bytes of the longest line that a beginning makes furniture.
  private static let longest = 220

  init() {
    var beginnings: [Character: [String]] = [:]
    var wholes: Set<String> = []
    for row in LanguageResource("page-lines.txt").table(2) {
      if row[0] == "whole" {
        wholes.insert(String(row[1]))
      } else if let first = row[1].first {
        beginnings[first, default: []].append(String(row[1]))
      }
    }
    self.beginnings = beginnings
    self.wholes = wholes
  }

  /// Whether a line is furniture.
  func isFurniture(_ line: String) -> Bool {
    guard line.utf8.count <= Self.longest else { return false }
    let lower = line.lowercased()
    let plain = lower.utf8.drop { $0 < 0x30 && $0 != 0x28 && $0 != 0x40 }
    let text = String(Substring(plain))
    if wholes.contains(String(text.prefix { $0 != ":" && $0 != "\u{2026}" }).trimmed) { return true }
    guard let first = text.first else { return line.utf8.count < 12 }
    return beginnings[first]?.contains { beginning in
      guard text.hasPrefix(beginning) else { return false }
      // A sentence may begin so: "Pictures of the flood ...", "Subscribers say ...".
      guard let last = beginning.last, last.isLetter, let next = text.dropFirst(beginning.count).first else {
        return true
      }
      return !next.isLetter || beginning.hasSuffix("stor")
    } ?? false
  }
}
