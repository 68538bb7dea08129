import HTTP
import Sockets

/// A long run of the fuzz test: mutated requests, each answered whole and in pieces, until so many or a failure.
///
///     Benchmarks fuzz-http [--count 10000000] [--seed 1]
enum HTTPFuzz {
  static func run(_ arguments: [String]) throws {
    let options = BenchmarkOptions(arguments)
    let count = options.int("count") ?? 10_000_000
    let seed = UInt64(options.int("seed") ?? 1)
    var fuzzer = try RequestFuzzer(seed: seed)
    let start = SystemTime().now()
    var bytes = 0
    for done in 1...max(count, 1) {
      bytes += try fuzzer.runOne()
      if done.isMultiple(of: 1_000_000) || done == count {
        let seconds = Double(SystemTime().now().nanoseconds(since: start)) / 1e9
        print("seed \(seed): \(done) inputs, \(bytes / 1_000_000) MB, \(Int(seconds)) s, no failure")
      }
    }
  }
}
