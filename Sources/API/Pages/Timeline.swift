import Facts
import Repository

/// Events and quotes by day.
struct Timeline {
  private enum Entry {
    case event(Event)
    case quote(Quote)
  }

  private var entries: [(day: CalendarDay?, entry: Entry)] = []

  /// How many entries there are.
  var count: Int { entries.count }

  /// Puts an event at its own day, or else at that of its article.
  mutating func add(_ event: Event, _ snapshot: Snapshot) {
    let day = event.date?.bounds?.first ?? snapshot.article(event.trigger.article)?.publishedDay
    entries.append((day, .event(event)))
  }

  /// Puts a quote at the day of its article.
  mutating func add(_ quote: Quote, _ snapshot: Snapshot) {
    entries.append((snapshot.article(quote.span.article)?.publishedDay, .quote(quote)))
  }

  /// Writes the days in order, those without a date last; `latestFirst` turns them round.
  func write(latestFirst: Bool = false, to html: inout HTMLWriter) {
    guard !entries.isEmpty else {
      html.element("p", ("class", "quiet"), text: "Nothing.")
      return
    }
    var days: [CalendarDay?: [Entry]] = [:]
    for (day, entry) in entries { days[day, default: []].append(entry) }
    let dated = days.keys.compactMap { $0 }.sorted { latestFirst ? $1 < $0 : $0 < $1 }
    html.element("ol", ("class", "timeline")) { html in
      for day in dated {
        html.element("li") { html in
          html.date(PartialDate(day))
          write(days[day] ?? [], to: &html)
        }
      }
      if let undated = days[nil] {
        html.element("li") { html in
          html.element("span", ("class", "when"), text: "No date")
          write(undated, to: &html)
        }
      }
    }
  }

  private func write(_ entries: [Entry], to html: inout HTMLWriter) {
    html.element("ul") { html in
      for entry in entries {
        html.element("li") { html in
          switch entry {
          case .event(let event): html.event(event)
          case .quote(let quote): html.quotation(quote)
          }
        }
      }
    }
  }
}
