import Extraction
import Facts

/// Words a second of each stage of the extraction and of the whole:
/// `Benchmarks extraction FILE.jsonl ...`, lines with a "text".
enum ExtractionBenchmark {
  private struct Line: Decodable {
    var text: String
  }

  static func run(_ arguments: [String]) throws {
    let lines = try arguments.flatMap { try BenchmarkLines.read(Line.self, from: $0) }
    var articles: [Article] = []
    for start in stride(from: 0, to: lines.count, by: 20) {
      let text = lines[start..<min(start + 20, lines.count)].map(\.text).joined(separator: "\n\n")
      let title = lines[start].text.split(separator: " ").prefix(9).joined(separator: " ")
      articles.append(Article(id: "a\(start)", title: title, published: "2022-01-10", text: text))
    }
    let words = articles.reduce(0) { $0 + $1.wordCount }
    print("\(articles.count) articles, \(words) words")
    var extractor = Extractor()
    report("start-up", seconds: ProcessorClock.seconds { extractor = Extractor() })

    var documents: [Document] = []
    func stage<Output>(_ name: String, _ run: (Document, Int) -> Output) -> [Output] {
      var outputs: [Output] = []
      outputs.reserveCapacity(documents.count)
      let seconds = ProcessorClock.seconds {
        for (index, document) in documents.enumerated() { outputs.append(run(document, index)) }
      }
      report(name, words: words, seconds: seconds)
      return outputs
    }
    report(
      "reading", words: words,
      seconds: ProcessorClock.seconds { documents = articles.map(extractor.reader.read) })
    let grammars = stage("syntax") { document, _ in Grammar(document, extractor.analyzer.analyze(document)) }
    let dates = stage("dates") { _, index in extractor.dateGrammar.dates(in: grammars[index]) }
    let readings = stage("network") { document, index in
      extractor.network.reading(of: document, grammars[index].syntax, dates: dates[index])
    }
    let headlines = stage("titles") { document, _ in extractor.headlineReader.headline(of: document) }
    _ = stage("names") { document, index in
      grammars[index].names = extractor.tagger.mended(readings[index].names, in: grammars[index])
      grammars[index].dates = dates[index]
    }
    let numbers = stage("figures") { _, index in extractor.figureGrammar.figures(in: grammars[index]) }
    _ = stage("coreference") { _, index in
      grammars[index].entities = extractor.coreference.entities(
        in: grammars[index], dates: dates[index], ages: numbers[index].ages)
    }
    let statements = stage("quotes") { _, index in
      extractor.statementFinder.statements(in: grammars[index])
    }
    _ = stage("events") { _, index in
      extractor.eventFinder.events(
        in: grammars[index], figures: numbers[index].kept, ages: numbers[index].ages,
        statements: statements[index], guesses: readings[index].guesses, headline: headlines[index])
    }
    var count = 0
    let seconds = ProcessorClock.seconds {
      for article in articles { count += extractor.facts(of: article).events.count }
    }
    report("everything", words: words, seconds: seconds)
  }

  private static func report(_ name: String, words: Int, seconds: Double) {
    let rate = Int(Double(words) / max(seconds, 1e-9))
    let nanoseconds = Int(seconds / Double(max(words, 1)) * 1e9)
    print("\(name)\t\(rate) words/s\t\(nanoseconds) ns a word")
  }

  private static func report(_ name: String, seconds: Double) {
    print("\(name)\t\(Int(seconds * 1e6)) us")
  }
}
