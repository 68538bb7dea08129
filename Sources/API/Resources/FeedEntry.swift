/// One entry of a feed.
struct FeedEntry: Sendable {
  /// The path of the record.
  var path: String
  var title: String
  var summary: String
  /// The article it is from, which says when and from whom.
  var article: String
}
