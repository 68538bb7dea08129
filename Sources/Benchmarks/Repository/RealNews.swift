import Extraction
import Facts
import Repository

/// Articles of a file or folder, read once, and as many more made of them as are asked for: the same with other names.
///
/// A copy has every name of a person, organization and place written with other letters, vowels for vowels and consonants
/// for consonants, so that spans stay where they are and who is who is as hard as in the articles.
struct RealNews: Sendable {
  private let articles: [ArticleFacts]

  /// - Parameter path: a file of articles in any form that is read, or a folder of such.
  init(_ path: String) throws {
    let repository = Repository()
    try repository.load([path])
    let snapshot = repository.snapshot
    var articles: [ArticleFacts] = []
    var cursor: String?
    let extractor = Extractor()
    repeat {
      let page = try snapshot.articles(
        sort: SortOrder(.id), page: PageRequest(limit: 500, cursor: cursor))
      articles += page.items.map { extractor.facts(of: $0) }
      cursor = page.next
    } while cursor != nil
    self.articles = articles
  }

  var count: Int { articles.count }

  /// The articles in one line: how long they are and what is in them.
  var summary: String {
    func mean(_ value: (ArticleFacts) -> Int) -> String {
      Measured.rounded(Double(articles.reduce(0) { $0 + value($1) }) / Double(max(1, articles.count)))
    }
    return
      "\(articles.count) articles of \(mean { $0.article.text.utf8.count }) bytes with \(mean(\.people.count)) people, "
      + "\(mean(\.organizations.count)) organizations, \(mean(\.places.count)) places, \(mean(\.events.count)) events, "
      + "\(mean(\.figures.count)) figures, \(mean(\.quotes.count)) quotes"
  }

  /// The facts with a number: of the article with that number, or of a copy.
  func facts(_ number: Int) -> ArticleFacts {
    let original = articles[number % articles.count]
    return Copy(number / articles.count, "real-\(number)").of(original)
  }

  /// One way to write all names, and an id.
  private struct Copy {
    private static let vowels = Array("aeiou".unicodeScalars)
    private static let consonants = Array("bcdfghjklmnpqrstvwxyz".unicodeScalars)

    private let turn: (vowels: Int, consonants: Int)
    private let id: String

    init(_ number: Int, _ id: String) {
      turn = (number % Self.vowels.count, number / Self.vowels.count + number % 7)
      self.id = id
    }

    func of(_ original: ArticleFacts) -> ArticleFacts {
      var facts = original
      let before = Array(original.article.text.unicodeScalars)
      var text = before
      for span in original.people.flatMap(\.mentions) + original.organizations.flatMap(\.mentions)
        + original.places.flatMap(\.mentions)
      where span.end <= text.count && span.start >= 0 {
        // Names may overlap; none is turned twice.
        for index in span.start..<span.end { text[index] = letter(before[index]) }
      }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: text)
      facts.article.text = String(view)
      facts.article.id = id
      func span(_ old: Span) -> Span {
        var span = old
        span.article = id
        if span.start >= 0, span.end <= text.count, span.start <= span.end {
          var words = String.UnicodeScalarView()
          words.append(contentsOf: text[span.start..<span.end])
          span.text = String(words)
        }
        return span
      }
      func reference(_ old: EntityReference) -> EntityReference {
        guard old.kind != .group else { return old }
        return EntityReference(
          name: name(old.name), kind: old.kind, id: old.id.map(name), span: old.span.map(span))
      }
      func attribution(_ old: Attribution) -> Attribution {
        Attribution(name: name(old.name), id: old.id.map(name), verb: old.verb, span: span(old.span))
      }
      for index in facts.people.indices {
        facts.people[index].id = name(facts.people[index].id)
        facts.people[index].name = name(facts.people[index].name)
        facts.people[index].aliases = facts.people[index].aliases.map(name)
        facts.people[index].articles = [id]
        facts.people[index].mentions = facts.people[index].mentions.map(span)
        for role in facts.people[index].roles.indices {
          facts.people[index].roles[role].evidence = span(facts.people[index].roles[role].evidence)
        }
      }
      for index in facts.organizations.indices {
        facts.organizations[index].id = name(facts.organizations[index].id)
        facts.organizations[index].name = name(facts.organizations[index].name)
        facts.organizations[index].aliases = facts.organizations[index].aliases.map(name)
        facts.organizations[index].articles = [id]
        facts.organizations[index].mentions = facts.organizations[index].mentions.map(span)
      }
      for index in facts.places.indices {
        facts.places[index].id = name(facts.places[index].id)
        facts.places[index].name = name(facts.places[index].name)
        facts.places[index].aliases = facts.places[index].aliases.map(name)
        facts.places[index].articles = [id]
        facts.places[index].mentions = facts.places[index].mentions.map(span)
      }
      for index in facts.events.indices {
        facts.events[index].id = "\(id)-e\(index + 1)"
        facts.events[index].articles = [id]
        facts.events[index].trigger = span(facts.events[index].trigger)
        facts.events[index].sentence = span(facts.events[index].sentence)
        facts.events[index].actors = facts.events[index].actors.map(reference)
        facts.events[index].recipients = facts.events[index].recipients.map(reference)
        facts.events[index].place = facts.events[index].place.map(reference)
        facts.events[index].mentions = facts.events[index].mentions.map(span)
        facts.events[index].attribution = facts.events[index].attribution.map(attribution)
        facts.events[index].figures = facts.events[index].figures.map(own)
      }
      for index in facts.figures.indices {
        facts.figures[index].id = "\(id)-f\(index + 1)"
        facts.figures[index].articles = [id]
        facts.figures[index].span = span(facts.figures[index].span)
        facts.figures[index].event = facts.figures[index].event.map(own)
        facts.figures[index].place = facts.figures[index].place.map(reference)
        facts.figures[index].attribution = facts.figures[index].attribution.map(attribution)
      }
      for index in facts.quotes.indices {
        facts.quotes[index].id = "\(id)-q\(index + 1)"
        facts.quotes[index].span = span(facts.quotes[index].span)
        facts.quotes[index].speaker = facts.quotes[index].speaker.map(reference)
      }
      for index in facts.dates.indices { facts.dates[index].span = span(facts.dates[index].span) }
      return facts
    }

    /// The id of another fact of the article.
    private func own(_ other: String) -> String {
      other.lastIndex(of: "-").map { id + other[$0...] } ?? other
    }

    private func name(_ text: String) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: text.unicodeScalars.map(letter))
      return String(view)
    }

    private func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
      let isUpper = (0x41...0x5A).contains(scalar.value)
      let lower = isUpper ? Unicode.Scalar(UInt8(scalar.value + 32)) : scalar
      func turned(_ letters: [Unicode.Scalar], _ steps: Int) -> Unicode.Scalar? {
        letters.firstIndex(of: lower).map { letters[($0 + steps) % letters.count] }
      }
      guard let new = turned(Self.vowels, turn.vowels) ?? turned(Self.consonants, turn.consonants) else {
        return scalar
      }
      return isUpper ? Unicode.Scalar(UInt8(new.value - 32)) : new
    }
  }
}
