import Facts
import HTTP
import Repository
import Wire

/// The same figure over time: `/v1/figures/series`.
enum Series {
  /// Where a series is.
  static func path(of id: String) -> String { "/v1/figures/series/\(PercentCoding.encode(id))" }

  static let table = RecordTable<FigureSeries>(
    schemaName: "FigureSeries", about: "What counts the same thing in the same place, over time.",
    fields: [
      .text(
        "id",
        "Made of what is counted, the unit and the place, and of the first day where it is of one stretch of days."
      ) { $0.record.id },
      .text("of", "What is counted: \"people detained\".") { $0.record.of },
      .choice("kind", "The kind of figure.") { $0.record.kind },
      .text(ifKnown: "unit", "The unit.") { $0.record.unit },
      .record(ifKnown: "place", "Where, when the figures name one place.") { $0.record.place },
      .integer("pointCount", "How many reports there are.") { $0.record.pointCount },
      points,
      Links.field { served in
        Links(
          ("self", path(of: served.record.id)),
          ("figures", "/v1/figures?series=\(PercentCoding.encode(served.record.id))"))
      },
    ],
    rows: RecordTable.Split(member: "points", split: rows))
}

extension Series {
  /// Tables have so many points of a series, the latest.
  private static let pointsOfTable = 5000

  /// In a table a point is a row, with the columns of its parts and of its article.
  private static let points: Field<Served<FigureSeries>> = {
    let parts = FigureSeries.Point.fields.flatMap(\.columns).map { column in
      Column<Served<FigureSeries>>(column.name) { cell, served in
        if let point = served.record.points.first { column.cell(&cell, point) }
      }
    }
    let span: [Column<Served<FigureSeries>>] = [
      Column("start") { cell, served in
        if let point = served.record.points.first { cell.integer(point.figure.span.start) }
      },
      Column("end") { cell, served in
        if let point = served.record.points.first { cell.integer(point.figure.span.end) }
      },
    ]
    let article = ArticleHeading.fields { (series: FigureSeries) in series.points.first?.article ?? "" }
    return Field.records(
      "points", "The latest reports, by date, then by publication: a thousand on a page, or fifty a series."
    ) { $0.record.points }
    .with(parts + span + article.dropFirst().flatMap(\.columns))
  }()

  /// A series once for each of its points; a page of a list has fewer of them than a table.
  @Sendable private static func rows(_ served: Served<FigureSeries>) -> [Served<FigureSeries>] {
    var series = served.record
    if series.points.count < min(series.pointCount, pointsOfTable),
      let longer = served.snapshot.series(id: series.id, points: pointsOfTable).record
    {
      series = longer
    }
    return series.points.map { point in
      var row = series
      row.points = [point]
      return Served(record: row, snapshot: served.snapshot)
    }
  }
}

extension FigureSeries.Point: JSONRecord {
  static let schemaName = "SeriesPoint"
  static let about = "One report of a figure: `value`, or `min` and `max`."

  static let fields: [Field<FigureSeries.Point>] = [
    .text(ifKnown: "date", "The day it is for, or else the day of its article.", as: .edtf) {
      $0.date?.description
    },
    .number(ifKnown: "value", "How much.") { $0.figure.amount.value },
    .number(ifKnown: "min", "The lower end of a range.") { $0.figure.amount.min },
    .number(ifKnown: "max", "The upper end of a range.") { $0.figure.amount.max },
    .choice("modifier", "How exact it is.") { $0.figure.modifier },
    .text("text", "The words.") { $0.figure.text },
    .record(ifKnown: "attribution", "Whose word it is; the article's own where absent.") {
      $0.figure.attribution
    },
    .text("figure", "The id of the figure.") { $0.figure.id },
    .text("article", "The id of the article.") { $0.article },
    Field(
      "marks", "How it stands to the points before it.",
      .list(of: .choice(Mark.allCases.map(\.rawValue))), isRequired: true,
      cell: { $0.texts($1.marks.map(\.rawValue)) }
    ) { $0.member("marks", $1.marks.map(\.rawValue)) },
    .texts("against", "The ids of the figures that a mark refers to.") { $0.against },
  ]

  var cell: String { "\(date?.description ?? "?"): \(figure.text)" }
}
