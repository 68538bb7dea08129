import Extraction
import Facts

/// How well events are found: `Benchmarks events FILE.jsonl ...`, lines of `{"id", "event", "text",
/// "source": [{"actorText"}], "target": [...]}` as the PLOVER gold standard records have them.
///
/// A type counts as found when an event of the sentence has it, and as first when the first one has;
/// an actor or recipient when it shares a word with a right one.
enum EventsBenchmark {
  private struct Line: Decodable {
    var id: String
    var event: String
    var text: String
    var source: [String]
    var target: [String]

    private enum Key: String, CodingKey {
      case id, event, text, source, target
    }

    private struct Actor: Decodable {
      var actorText: String
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      id = try container.decode(String.self, forKey: .id)
      let event = try container.decode(String.self, forKey: .event)
      self.event = event == "FIGHT" ? "ASSAULT" : event
      text = try container.decode(String.self, forKey: .text)
      source = ((try? container.decode([Actor].self, forKey: .source)) ?? []).map(\.actorText)
      target = ((try? container.decode([Actor].self, forKey: .target)) ?? []).map(\.actorText)
    }
  }

  static func run(_ arguments: [String]) throws {
    let extractor = Extractor()
    let lines = try arguments.flatMap { try BenchmarkLines.read(Line.self, from: $0) }
    var types = 0
    var firsts = 0
    var actors = (right: 0, all: 0)
    var recipients = (right: 0, all: 0)
    var words = 0
    for line in lines {
      let article = Article(id: line.id, text: line.text)
      words += article.wordCount
      let events = extractor.facts(of: article).events
      let right = events.filter { $0.kind.rawValue == line.event }
      if !right.isEmpty { types += 1 }
      if events.first?.kind.rawValue == line.event { firsts += 1 }
      let hasActor = right.contains { shares($0.actors, line.source) }
      let hasRecipient = right.contains { shares($0.recipients, line.target) }
      if !line.source.isEmpty {
        actors.all += 1
        actors.right += hasActor ? 1 : 0
      }
      if !line.target.isEmpty {
        recipients.all += 1
        recipients.right += hasRecipient ? 1 : 0
      }
      if right.isEmpty || !(hasActor || line.source.isEmpty) || !(hasRecipient || line.target.isEmpty) {
        let found = events.map { event in
          "\(event.kind.rawValue)[\(event.trigger.text)] \(event.actors.map(\.name))>\(event.recipients.map(\.name))"
        }
        print("\(line.id) \(line.source)>\(line.target): \(found.joined(separator: "; "))\n    \(line.text)")
      }
    }
    print(
      "type found \(BenchmarkLines.percent(types, of: lines.count)), first \(BenchmarkLines.percent(firsts, of: lines.count))"
    )
    print(
      "actor \(BenchmarkLines.percent(actors.right, of: actors.all)), recipient \(BenchmarkLines.percent(recipients.right, of: recipients.all))"
    )
    let seconds = ProcessorClock.seconds {
      for line in lines { _ = extractor.facts(of: Article(id: line.id, text: line.text)) }
    }
    print("\(Int(Double(words) / max(seconds, 1e-9))) words/s")
  }

  private static func shares(_ found: [EntityReference], _ right: [String]) -> Bool {
    let words = Set(right.flatMap(significantWords))
    return found.contains { reference in
      !words.isDisjoint(with: significantWords(reference.name))
        || !words.isDisjoint(with: significantWords(reference.span?.text ?? ""))
    }
  }

  private static func significantWords(_ name: String) -> [String] {
    Folding.fold(name).split { !$0.isLetter && !$0.isNumber && $0 != "." }.map(String.init).filter {
      $0.count > 1 && !["of", "the", "and", "in", "for"].contains($0)
    }
  }
}
