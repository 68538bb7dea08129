#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Shows on a terminal how far reading a corpus has come.
enum Progress {
  private static let isTerminal = isatty(2) == 1

  /// Rewrites one line of standard error, at most a hundred times; nothing where it is no terminal.
  @Sendable static func show(_ done: Int, _ total: Int) {
    guard isTerminal, total > 1, done == total || done % max(1, total / 100) == 0 else { return }
    let end = done == total ? "\r\u{1B}[K" : ""
    Output.write(Array("\rreading \(done) of \(total)\(end)".utf8), to: 2)
  }
}
