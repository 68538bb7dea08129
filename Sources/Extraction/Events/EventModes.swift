import Facts
import Language

/// PLOVER's modes, and those of the types beyond it, by type and lemma (`event-modes.txt`).
struct EventModes: Sendable {
  private struct Key: Hashable {
    var kind: Event.Kind
    var lemma: String
  }

  private var modes: [Key: String] = [:]

  /// With the table that travels in the binary.
  init() {
    for row in LanguageResource("event-modes.txt").rows {
      guard row.count == 3, let kind = Event.Kind(rawValue: String(row[0])) else {
        preconditionFailure("event-modes.txt: \(row.joined(separator: " | "))")
      }
      for lemma in row[2].split(separator: " ") {
        modes[Key(kind: kind, lemma: String(lemma)), default: String(row[1])] = String(row[1])
      }
    }
  }

  /// The mode of an event of a kind whose trigger has this lemma.
  func mode(_ kind: Event.Kind, _ lemma: String) -> String? { modes[Key(kind: kind, lemma: lemma)] }
}
