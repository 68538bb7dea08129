import Sockets
import Wire

/// The life of one HTTP/1.1 connection, without any I/O: bytes and time go in, output and what to wait for come out.
///
/// Requests are answered strictly in turn. While one is being answered elsewhere, or its answer is being sent, or more
/// output waits than the limit allows, what has come stays in `input` and no more is read.
struct HTTPConnection {
  /// What the connection wants after a call.
  enum Action {
    case step(ConnectionStep)
    /// Answer this request in a lane, then call `complete`.
    case perform(Request, RouteTable.Match, Lane)
    /// Make a piece of this body for a client, in a lane if one is named, then call `pieceIsMade`.
    case produce(BodyStream, ClientNetwork, Lane?)
  }

  enum Phase {
    /// Between requests, or in a head.
    case head
    /// In the body of `exchange`.
    case body
    /// In a body whose request has been answered already: it is thrown away.
    case draining
    /// `exchange` is being answered elsewhere.
    case waiting
    /// The rest of an answer, in `outgoing`, is to be sent.
    case sending
    /// The next piece of the answer in `outgoing` is being made elsewhere, or is to be.
    case producing
    /// Nothing more will be answered.
    case closing
  }

  /// A request whose body is still coming, or that is being answered elsewhere.
  struct Exchange {
    var request: Request
    var match: RouteTable.Match
    var started: MonotonicTime
    var decoder: BodyDecoder?
    /// The body so far.
    var body: [UInt8]? = []
    /// The part of the body, and of a long head, of what all bodies may take.
    var reservation: ByteReservation?

    /// Bytes of a head that are counted with the connection, not with what it sends.
    private static let usualHead = 4096

    /// Takes the room that head and body need by now; false where there is none.
    var holdsRoom: Bool {
      let head = max(request.head.bytes.capacity - Self.usualHead, 0)
      return reservation?.resize(to: head + (body?.capacity ?? 0)) != false
    }
  }

  let services: ConnectionServices
  let remoteAddress: SocketAddress

  var phase = Phase.head
  var exchange: Exchange?
  var outgoing: OutgoingBody?
  /// Whether a piece has been asked for that has not come yet.
  var awaitsPiece = false
  var keepsAlive = true
  /// Whether the client said that it will send nothing behind this request, so that nothing can be lost by closing.
  var clientCloses = false
  var inputHasEnded = false
  /// What finds the end of a body that nobody wants.
  var unwanted: BodyDecoder?
  /// The head of a request that has been answered, to be used again once nothing on the stack holds it.
  var finishedHead: RequestHead?
  /// Whether what has come waits because so much output does.
  private var waitsForOutput = false

  private var parser: RequestParser?
  /// Bytes that could not be used when they came, from `inputStart` on. Empty nearly always.
  private var input: [UInt8] = []
  private var inputStart = 0
  /// The input's part of what all bodies may take.
  private var inputReservation: ByteReservation?
  var deadline: MonotonicTime

  init(services: ConnectionServices, remoteAddress: SocketAddress, now: MonotonicTime) {
    self.services = services
    self.remoteAddress = remoteAddress
    deadline = now.advanced(bySeconds: services.limits.idleSeconds)
  }

  var firstStep: ConnectionStep { ConnectionStep(.read, until: deadline) }

  // MARK: Events

  mutating func received(_ bytes: Span<UInt8>, output: inout [UInt8], now: MonotonicTime) -> Action {
    guard input.isEmpty else {
      input.removeSubrange(..<inputStart)
      inputStart = 0
      input.append(bytes)
      if !holdInput(output: &output, now: now) { return next(output: &output, now: now) }
      return resume(output: &output, now: now)
    }
    var position = 0
    let offloaded = advance(bytes, from: &position, output: &output, now: now)
    if position < bytes.count && phase != .closing {
      input.append(bytes.extracting(position..<bytes.count))
      _ = holdInput(output: &output, now: now)
    }
    return offloaded ?? next(output: &output, now: now)
  }

  mutating func inputEnded(output: inout [UInt8], now: MonotonicTime) -> Action {
    inputHasEnded = true
    if phase == .body { fail(.badRequest("The request body is not complete."), output: &output, now: now) }
    return next(output: &output, now: now)
  }

  mutating func outputTaken(output: inout [UInt8], now: MonotonicTime) -> Action {
    if phase == .sending { goOn(output: &output) }
    return resume(output: &output, now: now)
  }

  /// The answer to the request of `Action.perform`.
  mutating func complete(_ response: Response, output: inout [UInt8], now: MonotonicTime) -> Action {
    guard phase == .waiting, let exchange else { return next(output: &output, now: now) }
    self.exchange = nil
    write(response, to: exchange.request, started: exchange.started, output: &output)
    return resume(output: &output, now: now)
  }

  /// The piece of `Action.produce`.
  mutating func pieceIsMade(_ piece: StreamPiece, output: inout [UInt8], now: MonotonicTime) -> Action {
    guard phase == .producing, awaitsPiece else { return next(output: &output, now: now) }
    awaitsPiece = false
    send(piece, output: &output)
    return resume(output: &output, now: now)
  }

  mutating func deadlinePassed(output: inout [UInt8], now: MonotonicTime) -> Action {
    if phase == .body || (phase == .head && isInHead) {
      // RFC 9110 section 15.5.9.
      fail(HTTPError(.requestTimeout, "The request did not come in time."), output: &output, now: now)
    } else if phase == .head || phase == .draining {
      closeAtOnce()
    }
    return next(output: &output, now: now)
  }

  mutating func stopping(output: inout [UInt8], now: MonotonicTime) -> Action {
    if phase == .head && !isInHead && input.isEmpty { closeAtOnce() }
    if phase == .draining { phase = .closing }
    return next(output: &output, now: now)
  }

  // MARK: Progress

  /// Bytes of output that a connection may put out at a time while clients take too little.
  private static let leastOutput = 16_384

  /// Whether some bytes of a request have come, but not all of its head.
  private var isInHead: Bool { parser?.hasBegun == true }

  private mutating func closeAtOnce() {
    phase = .closing
    clientCloses = true
  }

  /// Goes on with what has come before.
  private mutating func resume(output: inout [UInt8], now: MonotonicTime) -> Action {
    if !input.isEmpty {
      let bytes = input
      var position = inputStart
      let offloaded = advance(bytes.span, from: &position, output: &output, now: now)
      if position == bytes.count || phase == .closing {
        dropInput()
      } else {
        inputStart = position
      }
      if let offloaded { return offloaded }
    }
    return next(output: &output, now: now)
  }

  /// Answers requests in turn as long as there are bytes for them and room for their answers.
  private mutating func advance(
    _ bytes: Span<UInt8>, from position: inout Int, output: inout [UInt8], now: MonotonicTime
  ) -> Action? {
    waitsForOutput = false
    let most = services.output.isFull ? Self.leastOutput : services.limits.pendingOutput
    while position < bytes.count {
      guard output.count < most else {
        waitsForOutput = true
        return nil
      }
      switch phase {
      case .head:
        guard let head = readHead(bytes, from: &position, output: &output, now: now) else { return nil }
        if let action = begin(head, hasMore: position < bytes.count, output: &output, now: now) {
          return action
        }
      case .body:
        if let action = readBody(bytes, from: &position, output: &output, now: now) { return action }
      case .draining:
        drain(bytes, from: &position, now: now)
      case .waiting, .sending, .producing, .closing:
        return nil
      }
    }
    return nil
  }

  /// Reads on in a head; nil where it is not complete, or is wrong and has been answered so.
  private mutating func readHead(
    _ bytes: Span<UInt8>, from position: inout Int, output: inout [UInt8], now: MonotonicTime
  ) -> RequestHead? {
    recycleFinishedHead()
    var parser = self.parser ?? services.makeParser()
    switch parser.parse(bytes.extracting(position..<bytes.count)) {
    case .parsed(let count):
      self.parser = nil
      position += count
      return parser.head
    case .needMore:
      // The deadline runs from the first byte, not from the last one.
      if self.parser == nil { deadline = now.advanced(bySeconds: services.limits.headerSeconds) }
      self.parser = parser
    case .failed(let error):
      self.parser = parser
      fail(error, output: &output, now: now)
    }
    return nil
  }

  /// Reads on in a body, and answers the request when it is complete.
  private mutating func readBody(
    _ bytes: Span<UInt8>, from position: inout Int, output: inout [UInt8], now: MonotonicTime
  ) -> Action? {
    // Moved out, so that the bytes are appended in place.
    guard var exchange, var decoder = exchange.decoder else { return nil }
    self.exchange = nil
    let outcome = decoder.decode(bytes.extracting(position..<bytes.count), into: &exchange.body)
    let start = position
    if case .finished(let count) = outcome { position += count } else { position = bytes.count }
    extendDeadline(by: position - start, now: now)
    exchange.decoder = decoder
    switch outcome {
    case .finished:
      exchange.decoder = nil
      return answer(exchange, output: &output)
    case .needMore:
      let fits = exchange.holdsRoom
      self.exchange = exchange
      if !fits { fail(.bodiesFull, output: &output, now: now) }
    case .failed(let error):
      self.exchange = exchange
      fail(error, output: &output, now: now)
    }
    return nil
  }

  /// Reads on in a body that nobody wants.
  private mutating func drain(_ bytes: Span<UInt8>, from position: inout Int, now: MonotonicTime) {
    guard var decoder = unwanted else { return phase = .head }
    var nothing: [UInt8]?
    let outcome = decoder.decode(bytes.extracting(position..<bytes.count), into: &nothing)
    let start = position
    if case .finished(let count) = outcome { position += count } else { position = bytes.count }
    extendDeadline(by: position - start, now: now)
    unwanted = decoder
    switch outcome {
    case .needMore: break
    case .finished:
      unwanted = nil
      phase = .head
    case .failed:
      // The answer is out; that it was the last on the connection shows from the end of the connection.
      phase = .closing
      clientCloses = false
    }
  }

  /// A body earns time by its bytes, at the rate that it must keep, but never more than it may stand still.
  private mutating func extendDeadline(by bytes: Int, now: MonotonicTime) {
    let limits = services.limits
    deadline = min(
      deadline.advanced(bySeconds: Double(bytes) / limits.bodyRate),
      now.advanced(bySeconds: limits.bodyIdleSeconds))
  }

  /// Counts what waits in `input`; false where there is no room for it, and the connection ends.
  private mutating func holdInput(output: inout [UInt8], now: MonotonicTime) -> Bool {
    let reservation = inputReservation ?? ByteReservation(services.bodies)
    inputReservation = reservation
    if reservation.resize(to: input.capacity) { return true }
    switch phase {
    case .head, .body: fail(.bodiesFull, output: &output, now: now)
    case .draining: phase = .closing
    // What is being answered still is; what came behind it is lost with the connection.
    case .waiting, .sending, .producing: keepsAlive = false
    case .closing: break
    }
    clientCloses = false
    dropInput()
    return false
  }

  private mutating func dropInput() {
    input = []
    inputStart = 0
    inputReservation = nil
  }

  /// What is wanted now: a piece of the answer, or to wait.
  private mutating func next(output: inout [UInt8], now: MonotonicTime) -> Action {
    guard phase == .producing, !awaitsPiece, let outgoing, case .stream(let stream, _) = outgoing.content
    else { return .step(step(output: &output, now: now)) }
    awaitsPiece = true
    let client = outgoing.report.request?.clientAddress ?? remoteAddress
    return .produce(stream, ClientNetwork(client), outgoing.lane)
  }

  /// What to wait for now.
  private mutating func step(output: inout [UInt8], now: MonotonicTime) -> ConnectionStep {
    recycleFinishedHead()
    let limits = services.limits
    switch phase {
    case .head, .body, .draining:
      // What has come already would wait for more to come.
      if waitsForOutput { return ConnectionStep(.write) }
    case .waiting, .sending, .producing, .closing: break
    }
    switch phase {
    case .head where inputHasEnded:
      if isInHead {
        // RFC 9112 section 8: an incomplete request.
        fail(.badRequest("The request is not complete."), output: &output, now: now)
      }
      return ConnectionStep(.close)
    case .head:
      if parser == nil { deadline = now.advanced(bySeconds: limits.idleSeconds) }
      return ConnectionStep(.read, until: deadline)
    case .body: return ConnectionStep(.read, until: deadline)
    case .draining: return inputHasEnded ? ConnectionStep(.close) : ConnectionStep(.read, until: deadline)
    case .waiting, .producing: return ConnectionStep(.wait)
    case .sending: return ConnectionStep(.write)
    case .closing: return ConnectionStep(clientCloses || inputHasEnded ? .close : .linger)
    }
  }

  private mutating func recycleFinishedHead() {
    guard var head = finishedHead else { return }
    finishedHead = nil
    services.recycle(&head)
  }

  /// Answers what cannot be read with an error, and ends the connection behind it.
  private mutating func fail(_ error: HTTPError, output: inout [UInt8], now: MonotonicTime) {
    keepsAlive = false
    clientCloses = false
    let request = exchange?.request
    let started = exchange?.started ?? now
    exchange = nil
    if let request {
      return write(
        services.router.refuse(request, error), to: request, head: request.head, started: started,
        reason: error.detail, output: &output)
    }
    parser?.keep(input.span.extracting(inputStart..<input.count))
    let head = parser.flatMap { $0.head.bytes.isEmpty ? nil : $0.head } ?? RequestHead()
    // Stands for what could be read, for the id of the answer and the form of its body.
    let partial = Request(
      head: head, method: head.method ?? .get, body: [], remoteAddress: remoteAddress,
      origin: services.trustedProxies.origin(of: head, from: remoteAddress))
    write(
      services.router.refuse(partial, error), to: nil, head: head, started: started, number: partial.number,
      reason: error.detail, output: &output)
  }
}

extension HTTPError {
  /// 503: clients have sent as much as may be held at once.
  static let bodiesFull = HTTPError.unavailable(
    "The bodies of other requests take all the room there is.", retryAfter: 1)

  /// 503: clients leave as much untaken as may wait at once.
  static let outputFull = HTTPError.unavailable(
    "Answers that clients do not take fill all the room there is.", retryAfter: 1)
}
