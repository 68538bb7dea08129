#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Measures speed and quality: `Benchmarks NAME [FILE ...]`.
@main
struct Main {
  /// What can be measured, by the name on the command line; each takes the rest of it.
  private static let benchmarks: [String: @Sendable (_ arguments: [String]) throws -> Void] = [
    "bodies": BodyBenchmark.run,
    "cache": CacheBenchmark.run,
    "cost": CostBenchmark.run,
    "dates": DatesBenchmark.run,
    "events": EventsBenchmark.run,
    "factuality": FactualityBenchmark.run,
    "extraction": ExtractionBenchmark.run,
    "figure-dates": FigureDatesBenchmark.run,
    "facets": FacetBenchmark.run,
    "figures": FiguresBenchmark.run,
    "fuzz-http": HTTPFuzz.run,
    "fuzz-readers": ReaderFuzz.run,
    "gzip": GzipBenchmark.run,
    "http": HTTPBenchmark.run,
    "http-server": HTTPBenchmarkServer.run,
    "lanes": LaneBenchmark.run,
    "log": LogBenchmark.run,
    "memory": MemoryBenchmark.run,
    "names": NamesBenchmark.run,
    "quality": QualityBenchmark.run,
    "quotes": QuotesBenchmark.run,
    "reading": ReadingBenchmark.run,
    "repository": RepositoryBenchmark.run,
    "repository-crash": RepositoryCrash.run,
    "repository-writer": RepositoryWriter.run,
    "scan": ScanBenchmark.run,
    "show": ShowFacts.run,
    "syntax": SyntaxBenchmark.run,
    "writers": WritersBenchmark.run,
  ]

  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count > 1, let benchmark = benchmarks[arguments[1]] else {
      print("usage: Benchmarks \(benchmarks.keys.sorted().joined(separator: "|")) [FILE ...]")
      exit(64)
    }
    do {
      try benchmark(Array(arguments.dropFirst(2)))
    } catch {
      print("Benchmarks \(arguments[1]): \(error)")
      exit(1)
    }
  }
}
