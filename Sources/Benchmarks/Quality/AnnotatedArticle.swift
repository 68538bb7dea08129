import Facts

/// An article of `Data/annotated.jsonl` with what a careful reader finds in it; words stand for where they are first.
struct AnnotatedArticle: Decodable {
  struct Role: Decodable {
    var name: String
    var title: String
  }

  struct Event: Decodable {
    var trigger: String
    var type: Facts.Event.Kind
    var status: Facts.Event.Status
    var actors: [String]
    var recipients: [String]
  }

  struct Figure: Decodable {
    var text: String
    var value: Double?
    var min: Double?
    var max: Double?
    var unit: String
    var modifier: Facts.Figure.Modifier

    /// How much; a number, or the two ends.
    var amount: Facts.Figure.Amount? {
      if let value { return .value(value) }
      guard let min, let max else { return nil }
      return .range(min: min, max: max)
    }
  }

  struct Date: Decodable {
    var text: String
    var edtf: String
  }

  var id: String
  var published: String
  var text: String
  var people: [String]
  var organizations: [String]
  var places: [String]
  var roles: [Role]
  var events: [Event]
  var figures: [Figure]
  var dates: [Date]

  var article: Article { Article(id: id, published: published, text: text) }

  /// The code points where these words stand first.
  func range(of words: String) -> Range<Int>? {
    let text = Array(text.unicodeScalars)
    let words = Array(words.unicodeScalars)
    guard !words.isEmpty, words.count <= text.count else { return nil }
    return (0...(text.count - words.count)).first { text[$0...].starts(with: words) }.map {
      $0..<$0 + words.count
    }
  }
}
