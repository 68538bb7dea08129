import GeneratedNews
import HTTP
import Sockets

/// A long run of the readers' fuzz test: files that are nearly right, read as every format, until so many or a failure.
///
///     Benchmarks fuzz-readers [--count 1000000] [--seed 1] [--megabytes 4]
///
/// Behind them one input of so many megabytes of each piece that files are made of, over and over.
enum ReaderFuzz {
  static func run(_ arguments: [String]) throws {
    let options = BenchmarkOptions(arguments)
    let count = max(options.int("count") ?? 1_000_000, 1)
    let seed = UInt64(options.int("seed") ?? 1)
    let megabytes = min(options.int("megabytes") ?? 4, 64)
    var fuzzer = ReaderFuzzer(seed: seed)
    let start = SystemTime().now()
    func seconds() -> Int { Int(Double(SystemTime().now().nanoseconds(since: start)) / 1e9) }
    var bytes = 0
    for done in 1...count {
      bytes += try fuzzer.runOne()
      if done.isMultiple(of: 100_000) || done == count {
        print("seed \(seed): \(done) inputs, \(bytes / 1_000_000) MB, \(seconds()) s, no failure")
      }
    }
    let long = try fuzzer.runLong(bytes: megabytes << 20)
    print("pieces repeated to \(megabytes) MB each: \(long / 1_000_000) MB, \(seconds()) s, no failure")
  }
}
