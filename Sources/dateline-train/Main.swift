#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Trains the models of `Extraction` from annotated data: `dateline-train MODEL DATA OUT-FOLDER`.
@main
struct Main {
  /// What can be trained, by the name on the command line; each takes the data and where the models go.
  private static let trainers: [String: @Sendable (_ data: String, _ out: String) throws -> Void] = [
    "names": { try NamesTrainer(folder: $0, output: $1).run() },
    "syntax": SyntaxTraining.run,
    "features": { try ReaderFeatures(input: $0, output: $1).run() },
  ]

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let train = trainers[arguments[1]] else {
      print("usage: dateline-train \(trainers.keys.sorted().joined(separator: "|")) DATA OUT-FOLDER")
      exit(64)
    }
    try train(arguments[2], arguments[3])
  }
}
