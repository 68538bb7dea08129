import Facts
import Repository

extension Article: ViewedRecord {
  static let view = RecordView<Article>(
    row: { Rows.write($0, to: &$1) }, page: { ArticlePage.write($0, to: &$1) },
    linkedData: { $0.write($1, to: &$2) })
}

extension PersonRecord: ViewedRecord {
  static let view = RecordView<PersonRecord>(
    row: { Rows.write($0, to: &$1) }, page: { EntityPage.write($0, to: &$1) },
    linkedData: { $0.write($1, to: &$2) })
}

extension OrganizationRecord: ViewedRecord {
  static let view = RecordView<OrganizationRecord>(
    row: { Rows.write($0, to: &$1) }, page: { EntityPage.write($0, to: &$1) },
    linkedData: { $0.write($1, to: &$2) })
}

extension PlaceRecord: ViewedRecord {
  static let view = RecordView<PlaceRecord>(
    row: { Rows.write($0, to: &$1) }, page: { EntityPage.write($0, to: &$1) },
    linkedData: { $0.write($1, to: &$2) })
}

extension EventRecord: ViewedRecord {
  static let view = RecordView<EventRecord>(
    row: { Rows.write($0, to: &$1) }, rows: { Rows.writeTimeline($0, $1, to: &$2) },
    page: { EventPage.write($0, to: &$1) },
    linkedData: { $0.write($1, to: &$2) })
}

extension Figure: ViewedRecord {
  static let view = RecordView<Figure>(
    row: { Rows.write($0, to: &$1) }, page: { FigurePage.write($0, to: &$1) },
    linkedData: { $0.write($1, to: &$2) })
}

extension Quote: ViewedRecord {
  static let view = RecordView<Quote>(
    row: { Rows.write($0, to: &$1) }, page: { QuotePage.write($0, to: &$1) },
    linkedData: { $0.write($1, to: &$2) })
}
