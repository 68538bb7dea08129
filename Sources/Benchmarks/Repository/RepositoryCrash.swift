import Facts
import GeneratedNews
import Repository
import Seeded

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// `Benchmarks repository-crash [ROUNDS]`: kills a writing process at random instants, and checks after each
/// that every article that was acknowledged is there, whole and once, and nothing else.
struct RepositoryCrash {
  private struct Failed: Error, CustomStringConvertible {
    let description: String
  }

  /// What an article may be after a crash: its last acknowledged version (nil for none), or the one that was
  /// being written or removed when the process died.
  private struct Expected {
    var acknowledged: String?
    var begun: String??
  }

  static func run(_ arguments: [String]) throws {
    let rounds = arguments.first.flatMap { Int($0) } ?? 200
    let folder = "/tmp/dateline-crash-\(getpid())"
    mkdir(folder, 0o755)
    defer { remove(folder) }
    var random = SeededRandom(seed: UInt64(getpid()))
    var expected: [String: Expected] = [:]
    var acknowledged = 0
    for round in 0..<rounds {
      let lines = Int.random(in: 1..<16, using: &random)
      let delay = UInt32.random(in: 0..<20_000, using: &random)
      for line in try outputOfKilledWriter(folder, seed: UInt64(round), lines: lines, delay: delay) {
        let words = line.split(separator: " ").map(String.init)
        guard words.count > 1 else { continue }
        switch words[0] {
        case "storing": expected[words[1], default: Expected()].begun = .some(words[2])
        case "deleting": expected[words[1], default: Expected()].begun = .some(nil)
        default:
          expected[words[1]] = Expected(acknowledged: words.count > 2 ? words[2] : nil)
          acknowledged += 1
        }
      }
      try check(folder, &expected, round: round)
    }
    print("killed \(rounds) times; \(acknowledged) acknowledged writes all there, whole and once")
  }

  private static func check(_ folder: String, _ expected: inout [String: Expected], round: Int) throws {
    let repository = Repository()
    let report = try repository.open(CorpusSources(corpus: [folder]))
    guard report.skipped.isEmpty else { throw Failed(description: "round \(round): \(report.skipped)") }
    let snapshot = repository.snapshot
    for (id, state) in expected {
      let article = snapshot.article(id)
      let possible = [state.acknowledged] + (state.begun.map { [$0] } ?? [])
      let found = possible.first { version in
        article == version.map { RepositoryWriter.article(id, version: $0) }
      }
      guard let found else {
        throw Failed(description: "round \(round): \(id) is \(String(describing: article))")
      }
      expected[id] = Expected(acknowledged: found)
    }
    let count = expected.values.count { $0.acknowledged != nil }
    guard snapshot.counts.articles == count else {
      throw Failed(description: "round \(round): \(snapshot.counts.articles) articles, \(count) expected")
    }
  }

  /// Starts a writer, kills it so many microseconds after so many lines, and gives the lines that it wrote.
  private static func outputOfKilledWriter(_ folder: String, seed: UInt64, lines: Int, delay: UInt32) throws
    -> [Substring]
  {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failed(description: "no pipe") }
    let program = CommandLine.arguments[0]
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    let words = [program, "repository-writer", folder, String(seed)]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    guard posix_spawn(&child, program, &actions, nil, &arguments, environ) == 0 else {
      throw Failed(description: "cannot start \(program)")
    }
    close(ends[1])
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var isKilled = false
    while true {
      let count = read(ends[0], &buffer, buffer.count)
      guard count > 0 else { break }
      output += buffer[..<count]
      if !isKilled, output.count(where: { $0 == 0x0A }) >= lines {
        usleep(delay)
        kill(child, SIGKILL)
        isKilled = true
      }
    }
    close(ends[0])
    waitpid(child, nil, 0)
    let whole = output.lastIndex(of: 0x0A).map { output[..<$0] } ?? []
    return String(decoding: whole, as: UTF8.self).split(separator: "\n")
  }

  private static func remove(_ folder: String) {
    for sub in ["/.dateline/deleted", "/.dateline", ""] {
      guard let directory = opendir(folder + sub) else { continue }
      while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        unlink("\(folder)\(sub)/\(name)")
      }
      closedir(directory)
      rmdir(folder + sub)
    }
  }
}
