import Extraction
import Facts
import GeneratedNews
import Repository

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// `Benchmarks repository [--articles N ...] [--news PATH]`: how the repository does as it grows, with generated articles or
/// with those of a file or folder, multiplied with other names.
struct RepositoryBenchmark {
  /// What was measured at one size.
  struct Figures {
    var articles: Int
    /// Seconds, of a load from facts, from text and from the cache.
    var loads: [(name: String, seconds: Double, target: Double?)] = []
    var values: [(name: String, microseconds: Double, target: Double?)] = []
  }

  let clock = ContinuousClock()

  static func run(_ arguments: [String]) {
    var sizes: [Int] = []
    var real: RealNews?
    var rest = arguments[...]
    while let word = rest.popFirst() {
      switch word {
      case "--articles":
        while let next = rest.first, let size = Int(next) { sizes.append(size); rest.removeFirst() }
      case "--news":
        guard let path = rest.popFirst() else { return print("--news takes a path") }
        do { real = try RealNews(path) } catch { return print("\(path): \(error)") }
        guard let real, real.count > 0 else { return print("\(path): no articles") }
        print(real.summary)
      default: print("unknown argument \(word)")
      }
    }
    let benchmark = RepositoryBenchmark()
    let all = (sizes.isEmpty ? [1000, 10_000, 100_000] : sizes).map { benchmark.measure(articles: $0, real) }
    for (smaller, larger) in zip(all, all.dropFirst()) { benchmark.compare(smaller, larger) }
  }

  // MARK: One size

  private func measure(articles count: Int, _ real: RealNews?) -> Figures {
    print("\n\(count) articles")
    var figures = Figures(articles: count)
    let news = GeneratedNews(seed: 1, articles: count)
    let facts = real.map { real in (0..<count).map(real.facts) } ?? (0..<count).map(news.facts)
    let textBytes = facts.reduce(0) { $0 + $1.article.text.utf8.count }
    let repository = Repository()
    let before = Measured.residentBytes
    let time = clock.measure { repository.insert(facts) }
    figures.loads.append(("load from facts", Measured.seconds(time), nil))
    let memory = Double(Measured.residentBytes - before) / Double(max(1, count))
    let snapshot = repository.snapshot
    let counts = snapshot.counts
    print(
      "  \(counts.people) people, \(counts.organizations) organizations, \(counts.places) places, "
        + "\(counts.events) events, \(counts.figures) figures, \(counts.quotes) quotes")
    if real == nil { measureFiles(news, count, &figures) }
    for load in figures.loads {
      print(
        "  \(Measured.padded(load.name, 34)) \(Measured.padded(Measured.rounded(load.seconds), -10)) s, "
          + "\(Measured.rounded(load.seconds / Double(max(1, count)) * 1e6)) us an article"
          + (load.target.map { " (to reach: \(Measured.rounded($0)) s)" } ?? ""))
    }
    print(
      "  memory \(Measured.rounded(memory / 1024)) KB an article, of them text "
        + "\(Measured.rounded(Double(textBytes) / Double(max(1, count)) / 1024)) (to reach: 12 beside the text)"
    )
    measureQueries(snapshot, count, ids: real == nil ? "report-" : "real-", &figures)
    let others = GeneratedNews(seed: 2, articles: count)
    measureWrites(repository, count, &figures) { number in
      real.map { $0.facts(count + number) } ?? others.facts(count / 2 + number)
    }
    for value in figures.values {
      let target = value.target.map { " (to reach: \(Measured.rounded($0)))" } ?? ""
      print(
        "  \(Measured.padded(value.name, 34)) \(Measured.padded(Measured.rounded(value.microseconds), -10)) us\(target)"
      )
    }
    return figures
  }

  private func measureWrites(
    _ repository: Repository, _ count: Int, _ figures: inout Figures, _ new: (Int) -> ArticleFacts
  ) {
    var times: [Double] = []
    for number in 0..<200 {
      let facts = Self.renamed(new(number), "new-\(number)")
      let held = repository.snapshot
      times.append(ProcessorClock.seconds { repository.insert([facts]) } * 1e6)
      withExtendedLifetime(held) {}
    }
    times.sort()
    figures.values.append(("add one article", times[100], 5000))
    figures.values.append(("add one article, 99th percentile", times[197], nil))
    var removals: [Double] = []
    for number in 0..<200 {
      removals.append(ProcessorClock.seconds { repository.remove("new-\(number)") } * 1e6)
    }
    removals.sort()
    figures.values.append(("remove one article", removals[100], nil))
  }

  private static func renamed(_ facts: ArticleFacts, _ id: String) -> ArticleFacts {
    var facts = facts
    facts.article.id = id
    for index in facts.events.indices { facts.events[index].id = "\(id)-e\(index + 1)" }
    for index in facts.figures.indices { facts.figures[index].id = "\(id)-f\(index + 1)" }
    for index in facts.quotes.indices { facts.quotes[index].id = "\(id)-q\(index + 1)" }
    return facts
  }

  private func compare(_ smaller: Figures, _ larger: Figures) {
    print("\ngrowth from \(smaller.articles) to \(larger.articles) articles")
    for (before, after) in zip(smaller.loads, larger.loads) {
      print(
        "  \(Measured.padded(before.name, 34)) \(Measured.rounded(after.seconds / max(before.seconds, 1e-6))) times "
          + "(to reach: 12)")
    }
    for (before, after) in zip(smaller.values, larger.values) {
      print(
        "  \(Measured.padded(before.name, 34)) \(Measured.rounded(after.microseconds / max(before.microseconds, 0.01))) times"
      )
    }
  }

  // MARK: Files

  /// Loads articles from text and then from the cache.
  private func measureFiles(_ news: GeneratedNews, _ count: Int, _ figures: inout Figures) {
    let folder = "/tmp/dateline-benchmark-\(getpid())"
    mkdir(folder, 0o755)
    defer { Self.remove(folder) }
    let file = open(folder + "/news.jsonl", O_WRONLY | O_CREAT, 0o644)
    for number in 0..<count {
      let article = news.facts(number).article
      let text = article.text.replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
      let line =
        #"{"id":"\#(article.id)","published":"\#(article.published ?? "")","text":"\#(text)"}"# + "\n"
      _ = Array(line.utf8).withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    }
    close(file)
    let extractor = Extractor()
    for (name, target) in [("load from text", nil), ("load from the cache", count == 100_000 ? 2.0 : nil)] {
      let repository = Repository(extractor: extractor)
      let time = clock.measure { _ = try? repository.open(CorpusSources(corpus: [folder], usesCache: true)) }
      figures.loads.append((name, Measured.seconds(time), target))
    }
  }

  private static func remove(_ folder: String) {
    for name in ["news.jsonl", ".dateline/facts.cache", ".dateline/readings.cache", ".dateline/index.cache"] {
      unlink("\(folder)/\(name)")
    }
    rmdir(folder + "/.dateline")
    rmdir(folder)
  }
}
