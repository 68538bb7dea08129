import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the process does when it is told to stop or to look again.
final class Signals {
  private let queue = DispatchQueue(label: "dateline.signals")
  private let sources: [any DispatchSourceSignal]

  /// Calls `stop` on the first SIGTERM or SIGINT and ends the process on the second; calls `reload`
  /// on every SIGHUP. A reader that goes away (SIGPIPE) is an error of the write, not of the process.
  init(stop: @escaping @Sendable () -> Void, reload: @escaping @Sendable () -> Void) {
    signal(SIGPIPE, SIG_IGN)
    let queue = queue
    func source(_ number: Int32, _ handler: @escaping @Sendable () -> Void) -> any DispatchSourceSignal {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler(handler: handler)
      source.resume()
      return source
    }
    let first = Once()
    let terminate: @Sendable () -> Void = { @Sendable in
      if first.isFirst() { stop() } else { exit(128 + SIGTERM) }
    }
    sources = [source(SIGTERM, terminate), source(SIGINT, terminate), source(SIGHUP, reload)]
  }
}
