public import Facts

// Each by the table of its members.

extension Article: JSONRecord {
  static let fields = FieldList<Article>.fields
}

extension Attribution: JSONRecord {
  static let fields = FieldList<Attribution>.fields
}

extension DateMention: JSONRecord {
  static let fields = FieldList<DateMention>.fields
}

extension EntityReference: JSONRecord {
  static let fields = FieldList<EntityReference>.fields
}

extension Event: JSONRecord {
  static let fields = FieldList<Event>.fields
}

extension Figure: JSONRecord {
  static let fields = FieldList<Figure>.fields
}

extension Organization: JSONRecord {
  static let fields = FieldList<Organization>.fields
}

extension Person: JSONRecord {
  static let fields = FieldList<Person>.fields
}

extension Person.Role: JSONRecord {
  static let fields = FieldList<Person.Role>.fields
}

extension Place: JSONRecord {
  static let fields = FieldList<Place>.fields
}

extension Quote: JSONRecord {
  static let fields = FieldList<Quote>.fields
}

extension Facts.Span: JSONRecord {
  static let fields = FieldList<Facts.Span>.fields
}

extension TitleSpan: JSONRecord {
  static let fields = FieldList<TitleSpan>.fields
}
