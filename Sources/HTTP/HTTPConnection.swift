import Sockets

/// The life of one HTTP/1.1 connection, without any I/O: bytes and time go in, output and what to wait for come out.
///
/// Requests are answered strictly in turn. While one is being answered elsewhere, or its answer is being sent, or more
/// output waits than the limit allows, what has come stays in `input` and no more is read.
struct HTTPConnection {
  /// What the connection wants after a call.
  enum Action {
    case step(ConnectionStep)
    /// Answer this request elsewhere, then call `complete`.
    case perform(Request, RouteTable.Match)
  }

  enum Phase {
    /// Between requests, or in a head.
    case head
    /// In the body of `exchange`.
    case body(BodyDecoder)
    /// `exchange` is being answered elsewhere.
    case waiting
    /// The rest of an answer is to be sent.
    case sending(Outgoing)
    /// Nothing more will be answered; says whether to let the client read first.
    case closing(lingering: Bool)
  }

  /// A request with what has been decided about it.
  struct Exchange {
    var request: Request
    var match: RouteTable.Match
    /// The body so far; nil where it is thrown away.
    var body: [UInt8]?
    /// Answered with this error whatever the body.
    var error: HTTPError?
    var started: MonotonicTime
    var bodyBytes = 0
  }

  /// The part of an answer that is not in the output yet.
  enum Outgoing {
    case bytes([UInt8], offset: Int)
    case stream(BodyStream, isChunked: Bool)
  }

  let services: ConnectionServices
  let remoteAddress: SocketAddress

  var phase = Phase.head
  var exchange: Exchange?
  /// What was sent of the answer to `exchange` or, without one, of an error; for the observer.
  var answer: (status: Status, headers: Headers, bytes: Int)?
  var keepsAlive = true
  /// Whether the client said that it will send nothing behind this request.
  var clientCloses = false
  /// The head of an exchange that is over, to be used again once nothing on the stack holds it.
  var finishedHead: RequestHead?
  var inputHasEnded = false

  private var parser: RequestParser?
  /// Bytes that could not be used when they came, from `inputStart` on. Empty nearly always.
  private var input: [UInt8] = []
  private var inputStart = 0
  private var deadline: MonotonicTime

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
      return resume(output: &output, now: now)
    }
    var position = 0
    let offloaded = advance(bytes, from: &position, output: &output, now: now)
    if position < bytes.count, !isClosing { input.append(bytes.extracting(position..<bytes.count)) }
    return offloaded ?? .step(step(output: &output, now: now))
  }

  mutating func inputEnded(output: inout [UInt8], now: MonotonicTime) -> Action {
    inputHasEnded = true
    if case .body = phase {
      fail(.badRequest("The request body is not complete."), output: &output, now: now)
    }
    return .step(step(output: &output, now: now))
  }

  mutating func outputTaken(output: inout [UInt8], now: MonotonicTime) -> Action {
    if case .sending(let outgoing) = phase { send(outgoing, output: &output, now: now) }
    return resume(output: &output, now: now)
  }

  /// The answer to the request of `Action.perform`.
  mutating func complete(_ response: Response, output: inout [UInt8], now: MonotonicTime) -> Action {
    guard case .waiting = phase else { return .step(step(output: &output, now: now)) }
    write(response, output: &output, now: now)
    return resume(output: &output, now: now)
  }

  mutating func deadlinePassed(output: inout [UInt8], now: MonotonicTime) -> Action {
    switch phase {
    case .head where parser?.hasBegun == true, .body:
      // RFC 9110 section 15.5.9.
      fail(HTTPError(.requestTimeout, "The request did not come in time."), output: &output, now: now)
    case .head: phase = .closing(lingering: false)
    case .waiting, .sending, .closing: break
    }
    return .step(step(output: &output, now: now))
  }

  mutating func stopping(output: inout [UInt8], now: MonotonicTime) -> Action {
    if case .head = phase, parser?.hasBegun != true, input.isEmpty { phase = .closing(lingering: false) }
    return .step(step(output: &output, now: now))
  }

  // MARK: Progress

  private var isClosing: Bool {
    if case .closing = phase { true } else { false }
  }

  /// Goes on with what has come before.
  private mutating func resume(output: inout [UInt8], now: MonotonicTime) -> Action {
    if !input.isEmpty {
      let bytes = input
      var position = inputStart
      let offloaded = advance(bytes.span, from: &position, output: &output, now: now)
      if position == bytes.count || isClosing {
        input = []
        inputStart = 0
      } else {
        inputStart = position
      }
      if let offloaded { return offloaded }
    }
    return .step(step(output: &output, now: now))
  }

  /// Answers requests in turn as long as there are bytes for them and room for their answers.
  private mutating func advance(
    _ bytes: Span<UInt8>, from position: inout Int, output: inout [UInt8], now: MonotonicTime
  ) -> Action? {
    while position < bytes.count && output.count < services.limits.pendingOutput {
      switch phase {
      case .head:
        recycleFinishedHead()
        var parser = self.parser ?? services.makeParser()
        switch parser.parse(bytes.extracting(position..<bytes.count)) {
        case .needMore:
          // The deadline runs from the first byte, not from the last one.
          if self.parser == nil { deadline = now.advanced(bySeconds: services.limits.headerSeconds) }
          self.parser = parser
          return nil
        case .failed(let error):
          self.parser = parser
          fail(error, output: &output, now: now)
          return nil
        case .parsed(let count):
          self.parser = nil
          position += count
          if let action = begin(parser.head, hasMore: position < bytes.count, output: &output, now: now) {
            return action
          }
        }
      case .body(var decoder):
        let before = position
        let outcome = decode(&decoder, bytes, from: &position)
        exchange?.bodyBytes += position - before
        switch outcome {
        case .needMore: phase = .body(decoder)
        case .failed(let error): fail(error, output: &output, now: now)
        case .finished:
          if let action = answerExchange(output: &output, now: now) { return action }
        }
      case .waiting, .sending, .closing:
        return nil
      }
    }
    return nil
  }

  private mutating func decode(
    _ decoder: inout BodyDecoder, _ bytes: Span<UInt8>, from position: inout Int
  ) -> BodyDecoder.Outcome {
    // Moved out and back, so that the bytes are appended in place.
    var body = exchange?.body
    exchange?.body = nil
    let outcome = decoder.decode(bytes.extracting(position..<bytes.count), into: &body)
    exchange?.body = body
    if case .finished(let count) = outcome { position += count } else { position = bytes.count }
    return outcome
  }

  /// What to wait for now.
  private mutating func step(output: inout [UInt8], now: MonotonicTime) -> ConnectionStep {
    recycleFinishedHead()
    let limits = services.limits
    switch phase {
    case .head where inputStart < input.count && output.count >= limits.pendingOutput:
      return ConnectionStep(.write)
    case .head where inputHasEnded:
      if parser?.hasBegun == true {
        // RFC 9112 section 8: an incomplete request.
        fail(.badRequest("The request is not complete."), output: &output, now: now)
      }
      return ConnectionStep(.close)
    case .head:
      if parser == nil { deadline = now.advanced(bySeconds: limits.idleSeconds) }
      return ConnectionStep(.read, until: deadline)
    case .body:
      let started = exchange?.started ?? now
      let received = Double(exchange?.bodyBytes ?? 0)
      return ConnectionStep(
        .read, until: started.advanced(bySeconds: limits.bodyGraceSeconds + received / limits.bodyRate))
    case .waiting: return ConnectionStep(.wait)
    case .sending: return ConnectionStep(.write)
    case .closing(let lingering): return ConnectionStep(lingering && !inputHasEnded ? .linger : .close)
    }
  }

  private mutating func recycleFinishedHead() {
    guard var head = finishedHead else { return }
    finishedHead = nil
    services.recycle(&head)
  }

  /// Answers what cannot be read with an error, and ends the connection behind it.
  mutating func fail(_ error: HTTPError, output: inout [UInt8], now: MonotonicTime) {
    keepsAlive = false
    clientCloses = false
    let instance = exchange?.request.path
    let response = Response(ProblemDetails(error, instance: instance), headers: error.headers)
    let head = exchange?.request.head ?? parser?.head
    write(response, head: head, output: &output, now: now)
  }
}
