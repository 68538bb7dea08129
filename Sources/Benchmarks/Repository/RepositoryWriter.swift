import Facts
import GeneratedNews
import Repository
import Seeded

/// `Benchmarks repository-writer FOLDER SEED`: stores, replaces and deletes articles without end, and says
/// each time it is done: the process that `RepositoryCrash` kills.
struct RepositoryWriter {
  static func run(_ arguments: [String]) throws {
    guard arguments.count == 2, let seed = UInt64(arguments[1]) else { return }
    let repository = Repository()
    try repository.open(CorpusSources(corpus: [arguments[0]], usesCache: true))
    Measured.print("ready")
    var random = SeededRandom(seed: seed)
    for step in 0... {
      let id = "a\(Int.random(in: 0..<40, using: &random))"
      if Int.random(in: 0..<4, using: &random) == 0 {
        Measured.print("deleting \(id)")
        _ = try repository.delete(id)
        Measured.print("deleted \(id)")
      } else {
        let article = article(id, version: "\(seed)-\(step)")
        Measured.print("storing \(id) \(seed)-\(step)")
        _ = try repository.store([article], replacing: true)
        Measured.print("stored \(id) \(seed)-\(step)")
      }
    }
  }

  /// An article whose every part says which version it is.
  static func article(_ id: String, version: String) -> Article {
    Article(
      id: id, title: "Report \(version)", published: "2022-01-05",
      text: (0..<20).map { "Ships came to Oslo, says line \($0) of \(version)." }.joined(separator: "\n"))
  }
}
