import Extraction
import Facts

/// What some reports say, a line for each thing that happened, will happen or is claimed.
func brief(of reports: [Article]) async -> [String] {
  let extractor = Extractor()
  var lines: [String] = []
  for await facts in extractor.facts(ofEach: reports) {
    for event in facts.events {
      let actors = event.actors.map(\.name).joined(separator: ", ")
      let date = event.date?.description ?? "undated"
      lines.append(
        "\(facts.article.id): \(date) \(event.status) \(event.kind) by \(actors): \(event.trigger.text)")
    }
    for figure in facts.figures {
      lines.append("\(facts.article.id): \(figure.text) at \(figure.span.start)..<\(figure.span.end)")
    }
  }
  return lines
}
