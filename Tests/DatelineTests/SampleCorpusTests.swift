import SampleCorpus
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The corpus that travels inside the binary: the first thing a new user sees served.
@Suite("Sample corpus")
struct SampleCorpusTests {
  /// One line of the embedded file; every key is required.
  struct Report: Decodable {
    let id: String
    let title: String
    let source: String
    let published: Date
    let dateline: String
    let language: String
    let text: String
  }

  let reports: [Report]

  init() throws {
    var count = 0
    let start = try #require(sample_corpus(&count))
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    reports = try UnsafeBufferPointer(start: start, count: count)
      .split(separator: UInt8(ascii: "\n"))
      .map { try decoder.decode(Report.self, from: Data($0)) }
  }

  @Test("holds fourteen reports, each with its own id, in order of publication")
  func order() {
    #expect(reports.count == 14)
    #expect(Set(reports.map(\.id)).count == reports.count)
    #expect(reports.map(\.published) == reports.map(\.published).sorted())
  }

  @Test("every report is short, sourced and made of paragraphs")
  func shape() {
    for report in reports {
      let words = report.text.split(whereSeparator: \.isWhitespace)
      #expect((150...350).contains(words.count), "\(report.id): \(words.count) words")
      #expect(report.text.contains("\n\n"), "\(report.id)")
      #expect(!report.title.isEmpty && !report.source.isEmpty && !report.dateline.isEmpty, "\(report.id)")
      #expect(report.language == "en", "\(report.id)")
    }
  }

  @Test(
    "the running counts are there to become series",
    arguments: ["3,811", "4,404", "5,135", "5,800", "7,939", "9,900", "2,030", "164", "225", "238"])
  func runningCounts(figure: String) {
    #expect(reports.contains { $0.text.contains(figure) })
  }
}
