package import Sockets

/// An HTTP connection without a socket, on a clock set by hand: for tests and fuzzing. Bytes in, bytes out.
package struct SimulatedConnection {
  /// What the connection waits for.
  package private(set) var step: ConnectionStep

  /// All the output so far.
  package private(set) var output: [UInt8] = []

  /// Whether the peer takes output; while not, an answer that does not fit waits.
  package var takesOutput = true

  /// Whether slow requests wait until `answerOffloaded` instead of being answered at once.
  package var holdsOffloaded = false

  /// The clock.
  package let time: ManualTime

  private var connection: HTTPConnection
  private var offloaded: (Request, RouteTable.Match)?
  private let services: ConnectionServices

  /// A connection that has just been accepted.
  package init(
    _ router: Router, limits: Limits = Limits(), commonHeaders: Headers = Headers(),
    bodies: ByteBudget = ByteBudget(limit: 64 << 20),
    output: OutputBudget = OutputBudget(limit: 64 << 20), trustedProxies: TrustedProxies = .none,
    observer: (any ServerObserver)? = nil,
    remoteAddress: SocketAddress = .ipv4(0x7F00_0001, port: 1), time: ManualTime = ManualTime()
  ) {
    self.time = time
    services = ConnectionServices(
      router: router, limits: limits, bodies: bodies, output: output, trustedProxies: trustedProxies,
      commonHeaders: commonHeaders, observer: observer, time: time)
    connection = HTTPConnection(services: services, remoteAddress: remoteAddress, now: time.now())
    step = connection.firstStep
  }

  /// Whether no more bytes will be read.
  package var isClosed: Bool { step.next == .close || step.next == .linger }

  /// Sends bytes to the server, as far as it reads them; returns what it answers.
  @discardableResult
  package mutating func send(_ bytes: Span<UInt8>) -> [UInt8] {
    guard step.next == .read else { return [] }
    return react { connection, output, now in connection.received(bytes, output: &output, now: now) }
  }

  /// Sends bytes to the server, as far as it reads them; returns what it answers.
  @discardableResult
  package mutating func send(_ bytes: [UInt8]) -> [UInt8] { send(bytes.span) }

  /// Ends what is sent to the server; returns what it answers.
  @discardableResult
  package mutating func endInput() -> [UInt8] {
    guard step.next == .read else { return [] }
    return react { connection, output, now in connection.inputEnded(output: &output, now: now) }
  }

  /// Takes the output that waits; returns what comes behind it.
  @discardableResult
  package mutating func takeOutput() -> [UInt8] {
    guard step.next == .write else { return [] }
    return react { connection, output, now in connection.outputTaken(output: &output, now: now) }
  }

  /// Answers the slow request that is held.
  @discardableResult
  package mutating func answerOffloaded() -> [UInt8] {
    guard let (request, match) = offloaded else { return [] }
    offloaded = nil
    let response = services.router.respond(to: request, match: match)
    return react { connection, output, now in connection.complete(response, output: &output, now: now) }
  }

  /// Lets time pass; the deadline's call happens when it has come.
  @discardableResult
  package mutating func wait(seconds: Double) -> [UInt8] {
    time.advance(bySeconds: seconds)
    services.writer.setDate(secondsSince1970: time.secondsSince1970())
    guard time.now() >= step.deadline, !isClosed else { return [] }
    return react { connection, output, now in connection.deadlinePassed(output: &output, now: now) }
  }

  /// Tells the connection that the server stops.
  @discardableResult
  package mutating func stop() -> [UInt8] {
    services.isStopping = true
    return react { connection, output, now in connection.stopping(output: &output, now: now) }
  }

  private mutating func react(
    _ event: (inout HTTPConnection, inout [UInt8], MonotonicTime) -> HTTPConnection.Action
  ) -> [UInt8] {
    let start = output.count
    var piece: [UInt8] = []
    var action = event(&connection, &piece, time.now())
    while true {
      output += piece
      piece = []
      switch action {
      case .produce(let stream, _, _):
        action = connection.pieceIsMade(StreamPiece(of: stream), output: &piece, now: time.now())
      case .perform(let request, let match, _):
        guard !holdsOffloaded else {
          offloaded = (request, match)
          step = ConnectionStep(.wait)
          return Array(output[start...])
        }
        let response = services.router.respond(to: request, match: match)
        action = connection.complete(response, output: &piece, now: time.now())
      case .step(let next) where next.next == .write && takesOutput:
        action = connection.outputTaken(output: &piece, now: time.now())
      case .step(let next):
        step = next
        return Array(output[start...])
      }
    }
  }
}
