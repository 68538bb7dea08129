import Facts
import Foundation
import Repository

/// `Benchmarks scan [FILES]`: what it costs to look for changes in a folder of many files while nothing changes, as a share
/// of a core at the usual interval, beside the limit; and how soon changes are seen.
enum ScanBenchmark {
  /// The defaults of the server: seconds between two looks, and files that a look takes in.
  private static let interval = 10
  private static let files = interval * 5000
  /// Per cent of a core.
  private static let limit = 2.0
  private static let filesInFolder = 1000
  private static let rounds = 10

  static func run(_ arguments: [String]) throws {
    let count = max(1000, min(arguments.first.flatMap { Int($0) } ?? 100_000, 1_000_000))
    let folder = NSTemporaryDirectory() + "/scan-benchmark-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for number in 0..<count {
      let path = path(number, in: folder)
      if number % filesInFolder == 0 {
        try FileManager.default.createDirectory(
          atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      }
      try write(number, "Ships came to Oslo, says report \(number).", to: path)
    }
    let repository = Repository()
    try repository.open(CorpusSources(corpus: [folder]))
    // The times of the folders can be trusted two seconds after they changed.
    sleep(3)
    _ = try repository.rescan(.all)
    print("\(count) files in \((count + filesInFolder - 1) / filesInFolder) folders, nothing changes")
    report("a look every \(interval) s", try cost { try repository.rescan(.changes(files: files)) }, limit)
    report("a look at all (SIGHUP)", try cost { try repository.rescan(.allAndFailed) }, nil)

    let middle = count / 2
    let new = path(middle, in: folder) + ".new.json"
    try write(count, "Boats came to Bergen.", to: new)
    print("looks until it is seen:")
    print("  a new file: \(try looks(repository, until: "r\(count)", has: "Boats came to Bergen."))")
    try write(middle, "Planes came to Voss.", to: path(middle, in: folder))
    print(
      "  a file written where it lies: \(try looks(repository, until: "r\(middle)", has: "Planes came to Voss."))"
        + " (limit \((count + files - 1) / files + 1))")
  }

  private static func path(_ number: Int, in folder: String) -> String {
    "\(folder)/\(number / filesInFolder)/\(number).json"
  }

  private static func write(_ number: Int, _ text: String, to path: String) throws {
    try Data(#"{"id":"r\#(number)","text":"\#(text)"}"#.utf8).write(to: URL(fileURLWithPath: path))
  }

  /// The least processor time of a look, in seconds.
  private static func cost(_ look: () throws -> Bool) throws -> Double {
    var least = Double.infinity
    for _ in 0..<rounds {
      var isChanged = false
      least = min(least, try ProcessorClock.seconds { isChanged = try look() })
      guard !isChanged else { throw BenchmarkOptions.Failure(description: "something changed") }
    }
    return least
  }

  private static func report(_ name: String, _ seconds: Double, _ limit: Double?) {
    let share = seconds / Double(interval) * 100
    var line = "  \(name): \(String(format: "%.1f", seconds * 1000)) ms"
    if let limit {
      line += ", \(String(format: "%.2f", share)) % of a core (limit \(limit))"
      if share > limit { line += "  MISSED" }
    }
    print(line)
  }

  private static func looks(_ repository: Repository, until id: String, has text: String) throws -> Int {
    for number in 1...100 {
      _ = try repository.rescan(.changes(files: files))
      if repository.snapshot.article(id)?.text == text { return number }
    }
    throw BenchmarkOptions.Failure(description: "\(id) is not seen")
  }
}
