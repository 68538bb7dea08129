import Facts
import Seeded

/// Writes the text of a generated article, and notes each fact with its span as it goes.
struct GeneratedArticle {
  private(set) var facts: ArticleFacts
  private let world: GeneratedWorld
  private let day: CalendarDay?
  private var length = 0
  private var people: [Int: Int] = [:]
  private var bodies: [Int: Int] = [:]
  private var places: [String: Int] = [:]

  init(
    id: String, title: String, source: String, published: String?, day: CalendarDay?, world: GeneratedWorld
  ) {
    facts = ArticleFacts(
      article: Article(id: id, title: title, source: source, published: published, language: "en", text: ""))
    self.world = world
    self.day = day
  }

  /// Adds a sentence of one of seven patterns.
  mutating func addSentence(_ random: inout SeededRandom) {
    if length > 0 { _ = write(facts.figures.count % 3 == 0 ? "\n\n" : " ") }
    let first = random.skewed(world.people.count)
    switch Int.random(in: 0..<7, using: &random) {
    case 0: meeting(first, random.skewed(world.people.count), random.skewed(world.towns.count))
    case 1: arrests(random.skewed(world.bodies.count), random.skewed(world.towns.count), &random)
    case 2: deaths(random.skewed(world.bodies.count), random.skewed(world.towns.count), &random)
    case 3: dismissal(first, random.skewed(world.people.count))
    case 4: statement(first, &random)
    case 5: protest(random.skewed(world.towns.count), &random)
    default: prices(random.skewed(world.bodies.count), &random)
    }
  }

  // MARK: Sentences

  private mutating func meeting(_ host: Int, _ guest: Int, _ town: Int) {
    let start = length
    let actor = person(host, withRole: true)
    let trigger = write(" met ", trimmed: true)
    let other = guest == host ? nil : person(guest, withRole: true)
    if other == nil { _ = write("a delegation") }
    _ = write(" in ")
    let place = place(world.towns[town].name, country: world.towns[town].country)
    _ = write(" on Monday for talks that lasted several hours.")
    event(
      .consult, trigger, from: start, actors: [actor], recipients: [other].compactMap { $0 }, place: place)
  }

  private mutating func arrests(_ body: Int, _ town: Int, _ random: inout SeededRandom) {
    let start = length
    let count = 100 + facts.article.wordCount % 7 + Int.random(in: 0..<40, using: &random) * 25
    let figure = write("More than \(count) people")
    _ = write(" were ")
    let trigger = write("detained")
    _ = write(" in ")
    let place = place(world.towns[town].name, country: world.towns[town].country)
    _ = write(" after the unrest, ")
    let speaker = organization(body)
    let verb = write(" said.")
    number(figure, .count, Double(count), .over, "person", "people detained", place, speaker, verb)
    event(
      .coerce, trigger, from: start, actors: [], recipients: [group("people", figure)], place: place,
      mode: "arrest")
  }

  private mutating func deaths(_ body: Int, _ town: Int, _ random: inout SeededRandom) {
    let start = length
    let count = Int.random(in: 2..<60, using: &random)
    let figure = write("\(count) people")
    _ = write(" were ")
    let trigger = write("killed")
    _ = write(" in the harbour of ")
    let place = place(world.towns[town].name, country: world.towns[town].country)
    _ = write(", according to ")
    let speaker = organization(body)
    let end = write(", which promised a full account within a week.")
    number(figure, .count, Double(count), .exact, "person", "people killed", place, speaker, end)
    event(.die, trigger, from: start, actors: [group("people", figure)], recipients: [], place: place)
  }

  private mutating func dismissal(_ chief: Int, _ other: Int) {
    guard chief != other else { return statement(chief) }
    let start = length
    let actor = person(chief, withRole: true)
    let trigger = write(" dismissed ", trimmed: true)
    let recipient = person(other, withRole: false)
    _ = write(" late on Tuesday and named nobody to follow.")
    event(.dismiss, trigger, from: start, actors: [actor], recipients: [recipient], place: nil)
  }

  private mutating func statement(_ who: Int, _ random: inout SeededRandom) {
    statement(who)
  }

  private mutating func statement(_ who: Int) {
    let quote = write("\"The plan will go on and nobody is to be left behind,\"")
    let verb = write(" said ", trimmed: true)
    let speaker = person(who, withRole: false)
    _ = write(" in a short address to the council.")
    let id = "\(facts.article.id)-q\(facts.quotes.count + 1)"
    let inner = Span(
      article: facts.article.id, start: quote.start + 1, end: quote.end - 1,
      text: String(quote.text.dropFirst().dropLast()))
    facts.quotes.append(
      Quote(id: id, span: inner, kind: .direct, speaker: speaker, verb: verb.text == "said" ? "say" : nil))
  }

  private mutating func protest(_ town: Int, _ random: inout SeededRandom) {
    let start = length
    let count = Int.random(in: 3..<90, using: &random) * 100
    let figure = write("About \(count) demonstrators")
    let trigger = write(" gathered ", trimmed: true)
    _ = write("in the main square of ")
    let place = place(world.towns[town].name, country: world.towns[town].country)
    _ = write(" to ask for lower prices of bread, fuel and heating.")
    number(figure, .count, Double(count), .about, "demonstrator", "demonstrators", place, nil, nil)
    event(
      .protest, trigger, from: start, actors: [group("demonstrators", figure)], recipients: [], place: place)
  }

  private mutating func prices(_ body: Int, _ random: inout SeededRandom) {
    let speaker = organization(body)
    let verb = write(" put the rise at ", trimmed: true)
    let percent = Int.random(in: 1..<40, using: &random)
    let figure = write("\(percent) percent")
    _ = write(" and the cost at ")
    let money = Int.random(in: 1..<90, using: &random)
    let cost = write("\(money) million dollars")
    _ = write(" for the year to come.")
    number(figure, .percent, Double(percent), .exact, "percent", "prices", nil, speaker, verb)
    number(cost, .money, Double(money) * 1e6, .exact, "USD", "cost", nil, speaker, verb)
  }

  // MARK: Parts

  /// Adds text; the span leaves out surrounding spaces if `trimmed`. Generated text is ASCII.
  private mutating func write(_ text: String, trimmed: Bool = false) -> Span {
    var start = length
    facts.article.text += text
    length += text.utf8.count
    guard trimmed else { return Span(article: facts.article.id, start: start, end: length, text: text) }
    let lead = text.utf8.prefix { $0 == 0x20 }.count
    let tail = text.utf8.reversed().prefix { $0 == 0x20 }.count
    start += lead
    return Span(
      article: facts.article.id, start: start, end: length - tail,
      text: String(text.dropFirst(lead).dropLast(tail)))
  }

  private mutating func person(_ number: Int, withRole: Bool) -> EntityReference {
    let who = world.people[number]
    let isKnown = people[number] != nil
    var evidence: Span?
    if withRole, !isKnown {
      let title = write("\(who.title.prefix(1).uppercased())\(who.title.dropFirst())")
      _ = write(" ")
      evidence = title
    }
    let span = write(isKnown ? who.last : who.name)
    let local = people[number] ?? facts.people.count
    if !isKnown {
      people[number] = local
      facts.people.append(
        Person(id: Folding.slug(who.name), name: who.name, articles: [facts.article.id]))
      if let day, number % 3 == 0 { facts.people[local].age = day.year - who.birthYear }
    }
    facts.people[local].mentions.append(span)
    if isKnown, !facts.people[local].aliases.contains(who.last) {
      facts.people[local].aliases.append(who.last)
    }
    if let evidence {
      facts.people[local].roles.append(
        Person.Role(title: who.title, of: world.countries[who.country], status: .current, evidence: evidence))
    }
    return EntityReference(name: who.name, kind: .person, id: facts.people[local].id, span: span)
  }

  private mutating func organization(_ number: Int) -> EntityReference {
    let body = world.bodies[number]
    _ = write("the ")
    let span = write(body.name)
    let local =
      bodies[number] ?? facts.organizations.firstIndex { $0.name == body.name } ?? facts.organizations.count
    bodies[number] = local
    if local == facts.organizations.count {
      facts.organizations.append(
        Organization(
          id: Folding.slug(body.name), name: body.name, acronym: body.acronym, kind: body.kind,
          articles: [facts.article.id]))
    }
    facts.organizations[local].mentions.append(span)
    return EntityReference(
      name: body.name, kind: .organization, id: facts.organizations[local].id, span: span)
  }

  private mutating func place(_ name: String, country: String) -> EntityReference {
    let span = write(name)
    let local = places[name] ?? facts.places.count
    if places[name] == nil {
      places[name] = local
      facts.places.append(
        Place(id: Folding.slug(name), name: name, country: country, articles: [facts.article.id]))
    }
    facts.places[local].mentions.append(span)
    return EntityReference(name: name, kind: .place, id: facts.places[local].id, span: span)
  }

  private func group(_ name: String, _ span: Span) -> EntityReference {
    EntityReference(name: name, kind: .group, span: span)
  }

  private mutating func number(
    _ span: Span, _ kind: Figure.Kind, _ value: Double, _ modifier: Figure.Modifier, _ unit: String,
    _ counted: String, _ place: EntityReference?, _ speaker: EntityReference?, _ verb: Span?
  ) {
    let id = "\(facts.article.id)-f\(facts.figures.count + 1)"
    var attribution: Attribution?
    if let speaker, let verb {
      attribution = Attribution(name: speaker.name, id: speaker.id, verb: "say", span: verb)
    }
    facts.figures.append(
      Figure(
        id: id, span: span, kind: kind, amount: .value(value), modifier: modifier, unit: unit,
        counted: counted,
        date: day.map { PartialDate($0) }, place: place, attribution: attribution,
        articles: [facts.article.id]))
  }

  private mutating func event(
    _ kind: Event.Kind, _ trigger: Span, from start: Int, actors: [EntityReference],
    recipients: [EntityReference],
    place: EntityReference?, mode: String? = nil
  ) {
    let id = "\(facts.article.id)-e\(facts.events.count + 1)"
    let text = facts.article.text.utf8
    let from = text.index(text.startIndex, offsetBy: start)
    let sentence = Span(
      article: facts.article.id, start: start, end: length, text: String(facts.article.text[from...]))
    if facts.article.title == "" { facts.article.title = String(sentence.text.dropLast()) }
    let summary = ([actors.first?.name, trigger.text, recipients.first?.name].compactMap { $0 }).joined(
      separator: " ")
    facts.events.append(
      Event(
        id: id, kind: kind, mode: mode, summary: summary, trigger: trigger, sentence: sentence,
        actors: actors,
        recipients: recipients, place: place, date: day.map { PartialDate($0) }, status: .actual,
        articles: [facts.article.id], mentions: [trigger]))
  }
}
