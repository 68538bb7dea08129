import Facts
import HTTP
import Repository
import Wire

/// What publishers say of one event, or of one figure over time, side by side: `/v1/compare`.
struct Comparison {
  /// What is compared.
  enum Subject {
    case event(EventRecord)
    case series(FigureSeries)
  }

  /// What one publisher says: the reports of an event, or the points of a series.
  struct Side: Sendable {
    var source: String
    var reports: [Event] = []
    var points: [FigureSeries.Point] = []
  }

  /// Where comparisons are.
  static let path = "/v1/compare"

  /// So many stand beside each other.
  static let mostSides = 4

  let subject: Subject
  /// All publishers with a part in it, those with most reports first.
  let all: [Side]
  /// Those that were asked for, in that order; else the two with most reports.
  let sides: [Side]

  /// - Parameter wanted: names of publishers, case and accents aside.
  init(_ subject: Subject, _ wanted: [String]?, _ snapshot: Snapshot) {
    self.subject = subject
    var sides: [String: Side] = [:]
    func add(_ article: String, _ put: (inout Side) -> Void) {
      guard let source = snapshot.heading(ofArticle: article)?.source, !source.isEmpty else { return }
      put(&sides[Folding.fold(source), default: Side(source: source)])
    }
    switch subject {
    case .event(let record):
      for report in record.reports { add(report.trigger.article) { $0.reports.append(report) } }
    case .series(let series):
      for point in series.points { add(point.article) { $0.points.append(point) } }
    }
    all = sides.values.sorted { ($1.count, $0.source) < ($0.count, $1.source) }
    if let wanted {
      self.sides = wanted.prefix(Self.mostSides).map { sides[Folding.fold($0)] ?? Side(source: $0) }
    } else {
      self.sides = Array(all.prefix(2))
    }
  }

  var title: String {
    switch subject {
    case .event(let record): record.event.label
    case .series(let series): series.of
    }
  }

  /// The id of the event or series.
  var id: String {
    switch subject {
    case .event(let record): record.event.id
    case .series(let series): series.id
    }
  }

  /// Where the comparison of an event or series is.
  static func path(of id: String) -> String { "\(path)?of=\(PercentCoding.encode(id))" }

  /// Whether more than one publisher has a part in what these articles tell.
  static func isWorthwhile(_ articles: [String], _ snapshot: Snapshot) -> Bool {
    var first: String?
    for article in articles.prefix(200) {
      guard let source = snapshot.heading(ofArticle: article)?.source, !source.isEmpty else { continue }
      if let first, Folding.fold(first) != Folding.fold(source) { return true }
      first = source
    }
    return false
  }
}

extension Comparison.Side {
  /// How many reports there are.
  var count: Int { reports.count + points.count }
}

extension Comparison {
  static let component = Component(
    "Comparison", about: "What publishers say of one event, or of one figure over time.",
    members: [
      .init(name: "id", about: "The id of the event or series.", schema: .text),
      .init(name: "title", about: "What it is, in words.", schema: .text),
      .init(
        name: "sources", about: "Every publisher with a part in it, and how many reports it has.",
        schema: .map(of: .integer(minimum: 1))),
      .init(
        name: "sides", about: "What each of those that are compared says.", schema: .list(of: .record("Side"))
      ),
    ], required: ["id", "title", "sources", "sides"])

  static let sideComponent = Component(
    "Side", about: "What one publisher says.",
    members: [
      .init(name: "source", about: "The publisher.", schema: .text),
      .init(
        name: "reports", about: "Of an event: each report of it.",
        schema: .list(of: .record(Event.schemaName))),
      .init(
        name: "points", about: "Of a series: its figures.",
        schema: .list(of: .record(FigureSeries.Point.schemaName))),
    ], required: ["source"])

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", id)
      writer.member("title", title)
      writer.key("sources")
      writer.object { writer in
        for side in all {
          writer.key(named: side.source)
          writer.value(side.count)
        }
      }
      writer.key("sides")
      writer.array(sides) { writer, side in
        writer.object { writer in
          writer.member("source", side.source)
          switch subject {
          case .event:
            writer.key("reports")
            writer.array(side.reports) { $1.write(to: &$0) }
          case .series:
            writer.key("points")
            writer.array(side.points) { $1.write(to: &$0) }
          }
        }
      }
    }
  }

  /// A row a report, behind the name of its publisher.
  var csv: [UInt8] {
    switch subject {
    case .event: Self.csv(sides, \.reports)
    case .series: Self.csv(sides, \.points)
    }
  }

  private struct Row<Report: Sendable>: Sendable {
    var source: String
    var report: Report
  }

  private static func csv<Report: JSONRecord>(_ sides: [Side], _ reports: (Side) -> [Report]) -> [UInt8] {
    let source = Field<Row<Report>>.text("source", "The publisher.") { $0.source }
    let lines = CSVLines(fields: [source] + Report.fields.map { $0.of { $1($0.report) } })
    var bytes = lines.head
    for side in sides {
      for report in reports(side) { lines.append(Row(source: side.source, report: report), to: &bytes) }
    }
    return bytes
  }
}
