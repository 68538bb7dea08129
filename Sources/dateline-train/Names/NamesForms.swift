import Extraction

/// How often a form is a name of each kind, over all texts and labellers: "Reuters" is an organization
/// almost everywhere, so where a labeller sees a person in it, it likely errs.
struct NamesForms {
  private var counts: [String: SIMD4<Int32>] = [:]

  /// Counts the names of a document.
  mutating func add(_ names: [NamesVote.Name], in document: Document) {
    for name in names { counts[Self.form(name, document), default: .zero][name.kind] += 1 }
  }

  /// Whether the form is a name of this kind in most of many places.
  func isUsual(_ name: NamesVote.Name, in document: Document) -> Bool {
    guard let counts = counts[Self.form(name, document)] else { return false }
    let total = counts.wrappedSum()
    return total >= 8 && counts[name.kind] * 5 >= total * 3
  }

  private static func form(_ name: NamesVote.Name, _ document: Document) -> String {
    document.tokens[name.tokens].map(\.lower).joined(separator: " ")
  }
}
