import Extraction
import Facts

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Prints what the network is told of annotated sentences: `dateline-train features IN OUT` reads JSON
/// Lines with `id` and `text`, one sentence a line, and writes a line for each with its tokens (`start`,
/// `end`: code points), their hashes in hexadecimal, heads (within the sentence, -1 for the root) and rows
/// (`TokenFeatures.Slot.allCases` a token).
///
/// Neighbouring lines whose ids differ only behind the last hyphen are read as one article where the id
/// has two hyphens or more and no such article is longer than an article is; so the memory of names works
/// as it will in the binary.
struct ReaderFeatures {
  let input: String
  let output: String
  private static let longestArticle = 80

  init(input: String, output: String) {
    self.input = input
    self.output = output
  }

  private struct Line: Decodable {
    var id: String
    var text: String
    var published: String?
  }

  private struct Row: Encodable {
    var id: String
    var starts: [Int]
    var ends: [Int]
    var hashes: [String]
    var heads: [Int]
    var rows: [Int]
  }

  func run() throws {
    let reader = DocumentReader()
    let analyzer = SyntaxAnalyzer()
    let tagger = NameTagger()
    let dates = DateGrammar()
    let features = TokenFeatureReader(tagger: tagger)
    let decoder = JSONDecoder()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let lines = try Data(contentsOf: URL(filePath: input)).split(separator: UInt8(ascii: "\n")).map {
      try decoder.decode(Line.self, from: Data($0))
    }
    var bytes = Data()
    var next = 0
    while next < lines.count {
      var last = next + 1
      while last < lines.count, last - next < Self.longestArticle,
        Self.article(lines[last].id) == Self.article(lines[next].id)
      {
        last += 1
      }
      var text = ""
      var ranges: [Range<Int>] = []
      var count = 0
      for line in lines[next..<last] {
        let length = line.text.unicodeScalars.count
        ranges.append(count..<count + length)
        text += line.text + "\n"
        count += length + 1
      }
      let article = Article(id: "a", published: lines[next].published, text: text)
      let document = reader.read(article, sentences: ranges)
      let syntax = analyzer.analyze(document)
      let rows = features.rows(of: document, syntax, dates: dates.dates(in: Grammar(document, syntax)))
      let width = TokenFeatures.Slot.allCases.count
      for sentence in document.sentences {
        let range = sentence.tokens
        let offset = document.blocks[sentence.block].range.lowerBound
        let line = next + ranges.firstIndex { $0.lowerBound == offset }!
        let row = Row(
          id: lines[line].id, starts: document.tokens[range].map { $0.start - offset },
          ends: document.tokens[range].map { $0.end - offset },
          hashes: document.tokens[range].map { String($0.hash, radix: 16) },
          heads: range.map { syntax.heads[$0] < 0 ? -1 : Int(syntax.heads[$0]) - range.lowerBound },
          rows: rows[range.lowerBound * width..<range.upperBound * width].map(Int.init))
        bytes += try encoder.encode(row)
        bytes.append(UInt8(ascii: "\n"))
      }
      next = last
    }
    try bytes.write(to: URL(filePath: output))
  }

  private static func article(_ id: String) -> Substring {
    let parts = id.split(separator: "-")
    guard parts.count > 2, id.hasPrefix("wn") || id.hasPrefix("mtn") || id.hasPrefix("dev") else {
      return id[...]
    }
    return id[..<(id.lastIndex(of: "-") ?? id.endIndex)]
  }
}
