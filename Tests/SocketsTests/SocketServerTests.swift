import Foundation
import Sockets
import Synchronization
import Testing

/// The loops, with a protocol that has nothing to do with HTTP: lines are echoed, some in special ways.
@Suite("Socket server")
struct SocketServerTests {
  final class Factory: ConnectionHandlerFactory {
    let closed: Counter
    init(_ closed: Counter) { self.closed = closed }

    func makeHandler(for handle: ConnectionHandle, remoteAddress: SocketAddress) -> any ConnectionHandler {
      EchoHandler(handle, closed)
    }

    func beginRound(now: MonotonicTime) {}
    var refusal: [UInt8] { Array("full".utf8) }
    func stop() {}
  }

  final class Counter: Sendable {
    let value = Mutex(0)
  }

  final class EchoHandler: ConnectionHandler {
    private let handle: ConnectionHandle
    private let closedCount: Counter
    private var remaining = 0

    init(_ handle: ConnectionHandle, _ closed: Counter) {
      self.handle = handle
      closedCount = closed
    }

    func accepted(output: inout [UInt8], now: MonotonicTime) -> ConnectionStep {
      output += Array("hello\n".utf8)
      return ConnectionStep(.read, until: now.advanced(bySeconds: 30))
    }

    func received(_ bytes: Span<UInt8>, output: inout [UInt8], now: MonotonicTime) -> ConnectionStep {
      let text = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
      switch text {
      case "wait\n":
        DispatchQueue.global().async { [handle] in handle.wake() }
        return ConnectionStep(.wait)
      case "much\n":
        remaining = 100
        return ConnectionStep(.write)
      case "flood\n":
        output += [UInt8](repeating: 0x61, count: SocketServerTests.flood)
        return ConnectionStep(.read)
      case "bye\n":
        output += Array("bye\n".utf8)
        return ConnectionStep(.linger)
      default:
        output += Array(text.utf8)
        return ConnectionStep(.read, until: now.advanced(bySeconds: 30))
      }
    }

    func inputEnded(output: inout [UInt8], now: MonotonicTime) -> ConnectionStep {
      output += Array("end\n".utf8)
      return ConnectionStep(.close)
    }

    func outputTaken(output: inout [UInt8], now: MonotonicTime) -> ConnectionStep {
      remaining -= 1
      output += [UInt8](repeating: 0x61, count: 100_000)
      return ConnectionStep(remaining > 0 ? .write : .close)
    }

    func woken(output: inout [UInt8], now: MonotonicTime) -> ConnectionStep {
      output += Array("woken\n".utf8)
      return ConnectionStep(.read)
    }

    func deadlinePassed(output: inout [UInt8], now: MonotonicTime) -> ConnectionStep {
      output += Array("late\n".utf8)
      return ConnectionStep(.close)
    }

    func stopping(output: inout [UInt8], now: MonotonicTime) -> ConnectionStep {
      output += Array("stop\n".utf8)
      return ConnectionStep(.close)
    }

    func closed() { closedCount.value.withLock { $0 += 1 } }
  }

  private static let flood = 32 << 20

  private static func start(
    _ closed: Counter = Counter(), limit: Int = 100, time: any TimeSource = SystemTime(),
    output: OutputBudget = OutputBudget(limit: .max)
  ) throws -> SocketServer {
    var configuration = SocketServer.Configuration()
    configuration.loops = 2
    configuration.connectionLimit = limit
    configuration.time = time
    configuration.output = output
    return try SocketServer(Listener(.ipv4(0x7F00_0001, port: 0)), configuration) { _ in Factory(closed) }
  }

  private static func line(_ socket: BlockingSocket) -> String? {
    var bytes: [UInt8] = []
    while bytes.last != 0x0A, let next = socket.receive(atMost: 1), !next.isEmpty { bytes += next }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("speaks first, echoes, wakes, streams and ends")
  func conversation() throws {
    let closed = Counter()
    let server = try Self.start(closed)
    let socket = try BlockingSocket(to: server.address)
    #expect(Self.line(socket) == "hello\n")
    socket.send(Array("abc\n".utf8))
    #expect(Self.line(socket) == "abc\n")
    socket.send(Array("wait\n".utf8))
    #expect(Self.line(socket) == "woken\n")
    socket.send(Array("much\n".utf8))
    #expect(socket.receiveAll().count == 10_000_000)

    let polite = try BlockingSocket(to: server.address)
    #expect(Self.line(polite) == "hello\n")
    polite.send(Array("bye\n".utf8))
    #expect(Self.line(polite) == "bye\n")
    polite.send([UInt8](repeating: 0x62, count: 1_000_000))
    #expect(polite.receive() == [])
    polite.endOutput()

    let half = try BlockingSocket(to: server.address)
    half.endOutput()
    #expect(String(decoding: half.receiveAll(), as: UTF8.self) == "hello\nend\n")

    server.stop(within: 5)
    server.waitUntilStopped()
    #expect(closed.value.withLock { $0 } == 3)
    #expect(server.connectionCount == 0)
  }

  @Test("spreads connections evenly, and refuses those over the limit")
  func limit() throws {
    let server = try Self.start(limit: 10)
    let sockets = try (0..<10).map { _ in try BlockingSocket(to: server.address) }
    for socket in sockets { #expect(Self.line(socket) == "hello\n") }
    #expect(server.loads == [5, 5])
    #expect(try String(decoding: BlockingSocket(to: server.address).receiveAll(), as: UTF8.self) == "full")
    server.stop(within: 5)
    for socket in sockets { #expect(String(decoding: socket.receiveAll(), as: UTF8.self) == "stop\n") }
    server.waitUntilStopped()
  }

  @Test("forgets nobody who connects while it stops")
  func latecomers() throws {
    for _ in 0..<200 {
      let server = try Self.start()
      var sockets = try (0..<6).map { _ in try BlockingSocket(to: server.address) }
      server.stop(within: 5)
      while let socket = sockets.popLast() {
        // Turned away, or served to the end.
        #expect(["", "hello\nstop\n"].contains(String(decoding: socket.receiveAll(), as: UTF8.self)))
      }
      server.waitUntilStopped()
      #expect(server.connectionCount == 0)
    }
  }

  @Test("counts output until it is taken, or its connection is gone", arguments: [true, false])
  func output(takes: Bool) throws {
    let budget = OutputBudget(limit: 1 << 20)
    let server = try Self.start(output: budget)
    var socket: BlockingSocket? = try BlockingSocket(to: server.address, seconds: 60)
    #expect(socket.flatMap(Self.line) == "hello\n")
    #expect(budget.used == 0)
    socket?.send(Array("flood\n".utf8))
    func waits(until condition: () -> Bool) -> Bool {
      for _ in 0..<6000 where !condition() { usleep(10_000) }
      return condition()
    }
    #expect(waits { budget.used > 0 })
    #expect(budget.isFull && !budget.hasRoom(for: 1) && budget.refused == 1)
    if takes {
      var taken = 0
      while taken < Self.flood, let more = socket?.receive(), !more.isEmpty { taken += more.count }
      #expect(taken == Self.flood)
    } else {
      socket = nil
    }
    #expect(waits { budget.used == 0 })
    withExtendedLifetime(socket) {}
    server.stop(within: 5)
    server.waitUntilStopped()
  }

  @Test("keeps deadlines by the clock it is given")
  func deadlines() throws {
    let time = ManualTime()
    let server = try Self.start(time: time)
    let socket = try BlockingSocket(to: server.address)
    #expect(Self.line(socket) == "hello\n")
    time.advance(bySeconds: 31)
    server.nudge()
    #expect(String(decoding: socket.receiveAll(), as: UTF8.self) == "late\n")
    server.stop(within: 5)
    server.waitUntilStopped()
  }
}
