import Facts

/// All articles, what is indexed of them, and who is who: the content of a snapshot.
///
/// A value whose copies share their parts: changing a copy leaves the original as it is, and costs in
/// proportion to the articles that come and go.
struct FactIndex: Sendable {
  /// The articles by `FactKey.hash` of their ids.
  var articles = SortedMap<UInt64, StoredArticle>()
  /// Their ids.
  var articleIDs = SortedSet<String>()
  /// All posting lists.
  var postings = SortedSet<Posting>()
  /// The names by `NameKey.hash`.
  var names = SortedMap<UInt64, NameNode>()
  /// The records that those who have a name belong to.
  var recordsOfNames = SortedMap<UInt64, [Record]>()
  /// The records by `Record.hash`.
  var records = SortedMap<UInt64, Record>()
  /// The records by name.
  var recordNames = SortedSet<RecordName>()
  /// Words that records and figures can be asked for, with a mark of what they are words of, each with how
  /// many there are.
  var vocabulary = SortedMap<String, Int>()
  /// The words of titles and texts.
  var articleWords = WordIndex()
  /// The words of events, figures and quotes.
  var factWords = FactWords()
  /// The words of names.
  var recordWords = WordIndex()
  /// What an editor says against what was read.
  var corrections = Corrections()
  /// The sum of the hashes of all articles' content, which does not depend on their order.
  var contentSum: UInt64 = 0

  /// The facts or records with an attribute.
  func list(_ attribute: UInt64) -> FactList { FactList(postings, attribute) }

  func article(_ id: String) -> StoredArticle? {
    guard let article = articles[FactKey.hash(id)], article.id == id else { return nil }
    return article
  }

  /// The record that an article's own person, organization or place belongs to.
  func record(_ kind: EntityReference.Kind, _ index: Int, in reader: StoredArticleReader, of article: UInt64)
    -> Record?
  {
    let hash = reader.nameHashes(kind, index).key
    guard let records = recordsOfNames[hash], let first = records.first else { return nil }
    guard records.count > 1, let name = names[hash] else { return first }
    let order = FactOrder.seconds(reader.published)
    let number = name.number(
      of: FactKey(order: order, ownerHash: article, index: index), region: reader.region(kind, index))
    return number < records.count ? records[number] : first
  }
}

/// A record in the order of names.
struct RecordName: Hashable, Comparable, Sendable {
  let kind: Int
  /// The folded name.
  let name: String
  let record: UInt64

  init(_ record: Record) {
    kind = EntityReference.Kind.allCases.firstIndex(of: record.kind) ?? 0
    name = Folding.fold(record.name)
    self.record = record.hash
  }

  init(kind: Int, name: String, record: UInt64) {
    self.kind = kind
    self.name = name
    self.record = record
  }

  static func < (left: RecordName, right: RecordName) -> Bool {
    if left.kind != right.kind { return left.kind < right.kind }
    return left.name != right.name ? left.name < right.name : left.record < right.record
  }
}
