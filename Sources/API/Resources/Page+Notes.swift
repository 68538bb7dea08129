import Facts
import HTTP
import Repository
import Wire

extension Page {
  /// Writes what a page says besides its place in the list.
  func writeNotes(to writer: inout JSONWriter) {
    if !counts.isEmpty {
      writer.key("counts")
      writer.object { writer in
        for kind in SearchHit.Kind.allCases {
          guard let count = counts[kind] else { continue }
          writer.key(named: kind.rawValue)
          writer.value(count)
        }
      }
    }
    writer.member(ifPresent: "didYouMean", suggestion)
    guard !near.isEmpty else { return }
    writer.key("near")
    writer.object { writer in
      for (field, references) in near.sorted(by: { $0.key < $1.key }) {
        writer.key(named: field)
        writer.array(references) { writer, reference in
          EntityReference.fields.write(reference, to: &writer)
        }
      }
    }
  }
}
