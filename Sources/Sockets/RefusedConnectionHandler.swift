/// Tells a connection over the limit so, and ends it.
final class RefusedConnectionHandler: ConnectionHandler {
  private let refusal: [UInt8]

  init(refusal: [UInt8]) { self.refusal = refusal }

  func accepted(output: inout [UInt8], now: MonotonicTime) -> ConnectionStep {
    output += refusal
    return ConnectionStep(.linger)
  }

  func received(_ bytes: Span<UInt8>, output: inout [UInt8], now: MonotonicTime) -> ConnectionStep {
    ConnectionStep(.linger)
  }

  func inputEnded(output: inout [UInt8], now: MonotonicTime) -> ConnectionStep { ConnectionStep(.close) }

  func outputTaken(output: inout [UInt8], now: MonotonicTime) -> ConnectionStep { ConnectionStep(.linger) }

  func woken(output: inout [UInt8], now: MonotonicTime) -> ConnectionStep { ConnectionStep(.linger) }

  func deadlinePassed(output: inout [UInt8], now: MonotonicTime) -> ConnectionStep { ConnectionStep(.close) }

  func stopping(output: inout [UInt8], now: MonotonicTime) -> ConnectionStep { ConnectionStep(.close) }

  func closed() {}
}
