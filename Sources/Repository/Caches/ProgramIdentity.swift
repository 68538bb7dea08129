/// Stands for the program that runs: a hash of its executable file, so that facts that another build extracted
/// are never taken for this one's.
package enum ProgramIdentity {
  package static let hash: UInt64 = {
    for path in ["/proc/self/exe", CommandLine.arguments.first ?? ""] {
      if let bytes = try? FileSystem.bytes(of: path) { return StableHash.hash(bytes) }
    }
    return 0
  }()
}
