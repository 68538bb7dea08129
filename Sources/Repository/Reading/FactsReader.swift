package import Facts
import Wire

/// Reads what `dateline extract` writes: an article and its facts as one JSON object.
package enum FactsReader {
  /// The facts of a line. An error names the field.
  package static func facts(of line: ArraySlice<UInt8>) throws(ReadingError) -> ArticleFacts {
    let value: JSONValue
    do {
      value = try JSONParser.parse(line)
    } catch {
      throw ReadingError(reason: "broken JSON: \(error.reason) at column \(error.column)")
    }
    if let error = value["error"]?.string { throw ReadingError(reason: "could not be extracted: \(error)") }
    let root = FactsObject(value, path: "")
    let article = try root.object("article")
    let id = try article.text("id")
    guard ArticleID.safe(id) == id else {
      throw ReadingError(
        field: "article.id", reason: "cannot be an id: letters, digits and -._~, the first a letter or digit")
    }
    return ArticleFacts(
      article: Article(
        id: id, title: try article.optionalText("title"),
        byline: try article.optionalText("byline"), source: try article.optionalText("source"),
        url: try article.optionalText("url"),
        published: try article.optionalText("published"), dateline: try article.optionalText("dateline"),
        language: try article.optionalText("language"), text: try article.text("text")),
      people: try root.list("people", person), organizations: try root.list("organizations", organization),
      places: try root.list("places", place), events: try root.list("events", event),
      figures: try root.list("figures", figure), quotes: try root.list("quotes", quote),
      dates: try root.list("dates") { date throws(ReadingError) in
        DateMention(span: try date.span("span"), date: try date.date("edtf"))
      }, omitted: try root.counts("omitted"))
  }

  private static func person(_ value: FactsObject) throws(ReadingError) -> Person {
    Person(
      id: try value.text("id"), name: try value.text("name"), aliases: try value.texts("aliases"),
      roles: try value.list("roles") { role throws(ReadingError) in
        Person.Role(
          title: try role.text("title"), of: try role.optionalText("of"), status: try role.choice("status"),
          evidence: try role.span("evidence"))
      },
      age: try value.optionalNumber("age").flatMap { Int(exactly: $0) },
      articles: try value.texts("articles"),
      mentions: try value.list("mentions", span))
  }

  private static func organization(_ value: FactsObject) throws(ReadingError) -> Organization {
    Organization(
      id: try value.text("id"), name: try value.text("name"), acronym: try value.optionalText("acronym"),
      aliases: try value.texts("aliases"), kind: try value.choice("kind"),
      place: try value.reference("place"),
      articles: try value.texts("articles"), mentions: try value.list("mentions", span))
  }

  private static func place(_ value: FactsObject) throws(ReadingError) -> Place {
    Place(
      id: try value.text("id"), name: try value.text("name"), aliases: try value.texts("aliases"),
      country: try value.optionalText("country"), articles: try value.texts("articles"),
      mentions: try value.list("mentions", span))
  }

  private static func event(_ value: FactsObject) throws(ReadingError) -> Event {
    Event(
      id: try value.text("id"), kind: try value.choice("type"), mode: try value.optionalText("mode"),
      summary: try value.optionalText("summary") ?? "", trigger: try value.span("trigger"),
      sentence: try value.span("sentence"),
      actors: try value.list("actors", reference), recipients: try value.list("recipients", reference),
      place: try value.reference("place"), date: try value.date("date"),
      dateText: try value.optionalText("dateText"),
      status: try value.choice("status"), confidence: try value.optionalNumber("confidence"),
      isMain: try value.optionalFlag("main"), attribution: try value.attribution("attribution"),
      figures: try value.texts("figures"), articles: try value.texts("articles"),
      mentions: try value.list("mentions", span), headline: try value.titleSpan("headline"))
  }

  private static func figure(_ value: FactsObject) throws(ReadingError) -> Figure {
    let amount: Figure.Amount
    if let number = try value.optionalNumber("value") {
      amount = .value(number)
    } else if let min = try value.optionalNumber("min"), let max = try value.optionalNumber("max") {
      amount = .range(min: min, max: max)
    } else {
      throw value.missing("value")
    }
    return Figure(
      id: try value.text("id"), span: try value.span("span"), kind: try value.choice("kind"), amount: amount,
      modifier: try value.choice("modifier"),
      change: try value.optionalText("change").flatMap(Figure.Change.init(rawValue:)),
      trend: try value.optionalText("trend").flatMap(Figure.Change.init(rawValue:)),
      unit: try value.optionalText("unit"), counted: try value.optionalText("of"),
      date: try value.date("date"),
      place: try value.reference("place"), event: try value.optionalText("event"),
      attribution: try value.attribution("attribution"), articles: try value.texts("articles"))
  }

  private static func quote(_ value: FactsObject) throws(ReadingError) -> Quote {
    Quote(
      id: try value.text("id"), span: try value.span("span"), kind: try value.choice("kind"),
      speaker: try value.reference("speaker"), verb: try value.optionalText("verb"))
  }

  static func span(_ value: FactsObject) throws(ReadingError) -> Span {
    Span(
      article: try value.text("article"), start: try value.integer("start"), end: try value.integer("end"),
      text: try value.text("text"))
  }

  static func reference(_ value: FactsObject) throws(ReadingError) -> EntityReference {
    EntityReference(
      name: try value.text("name"), kind: try value.choice("kind"), id: try value.optionalText("id"),
      span: try value.optionalSpan("span"))
  }
}
