#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A text with labelled spans: a line of a JSON Lines file.
struct NamesSample: Decodable {
  let id: String
  let text: String
  /// The labels to trust most.
  let spans: [Span]
  /// A second and a third opinion.
  let second: [Span]?
  let gmb: [Span]?

  /// `[start, end, label]`, half-open code points.
  struct Span: Decodable, Hashable {
    var start: Int
    var end: Int
    var label: String

    init(start: Int, end: Int, label: String) {
      self.start = start
      self.end = end
      self.label = label
    }

    init(from decoder: any Decoder) throws {
      var values = try decoder.unkeyedContainer()
      start = try values.decode(Int.self)
      end = try values.decode(Int.self)
      label = try values.decode(String.self)
    }
  }

  init(id: String, text: String, spans: [Span]) {
    self.id = id
    self.text = text
    self.spans = spans
    second = nil
    gmb = nil
  }

  /// Several samples as one, each a paragraph of its own.
  init(joining samples: ArraySlice<NamesSample>) {
    func shifted(_ spans: (NamesSample) -> [Span]?) -> [Span] {
      var offset = 0
      var result: [Span] = []
      for sample in samples {
        for span in spans(sample) ?? [] {
          result.append(Span(start: span.start + offset, end: span.end + offset, label: span.label))
        }
        offset += sample.text.unicodeScalars.count + 2
      }
      return result
    }
    id = samples.first?.id ?? ""
    text = samples.map(\.text).joined(separator: "\n\n")
    spans = shifted { $0.spans }
    second = shifted { $0.second }
    gmb = shifted { $0.gmb }
  }

  /// The samples of a file.
  static func read(_ path: String) throws -> [NamesSample] {
    let data = try Data(contentsOf: URL(filePath: path))
    let decoder = JSONDecoder()
    return try data.split(separator: UInt8(ascii: "\n")).map {
      try decoder.decode(NamesSample.self, from: Data($0))
    }
  }
}
