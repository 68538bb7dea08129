import Sockets
import Wire

extension HTTPConnection {
  /// Decides about a request from its head: what is answered now, and what happens to its body.
  mutating func begin(
    _ head: RequestHead, hasMore: Bool, output: inout [UInt8], now: MonotonicTime
  ) -> Action? {
    // RFC 9112 section 9.3.
    keepsAlive = !head.wantsClose && (head.minorVersion > 0 || head.wantsKeepAlive)
    clientCloses = !keepsAlive
    // An unknown method is refused below; GET stands for it where a look at the answer asks.
    let method = head.method ?? .get
    let match = head.method == nil ? .nothing : services.router.match(head, method: method)
    var request = Request(
      head: head, method: method, body: [], remoteAddress: remoteAddress,
      origin: services.trustedProxies.origin(of: head, from: remoteAddress))
    // Nil for a body that nobody wants.
    var limit: Int? = services.limits.body
    if case .route(let route) = match {
      request.template = route.template
      limit = route.options.takesBody ? route.options.bodyLimit ?? limit : nil
    }
    unwanted = nil
    if let response = services.router.decide(request, match: match, refusing: refusal(of: head, limit: limit))
    {
      leaveBody(of: head)
      write(response, to: request, started: now, output: &output)
      return nil
    }
    var exchange = Exchange(request: request, match: match, started: now)
    guard let limit, let decoder = BodyDecoder(head.framing, limit: limit, limits: services.limits) else {
      leaveBody(of: head)
      return answer(exchange, output: &output)
    }
    exchange.reservation = ByteReservation(services.bodies)
    guard exchange.holdsRoom else {
      leaveBody(of: head)
      write(services.router.refuse(request, .bodiesFull), to: request, started: now, output: &output)
      return nil
    }
    if head.expectation == .continue && !hasMore { output.append("HTTP/1.1 100 Continue\r\n\r\n") }
    exchange.decoder = decoder
    self.exchange = exchange
    deadline = now.advanced(bySeconds: services.limits.bodyGraceSeconds)
    phase = .body
    return nil
  }

  /// Arranges for the body of a request that is answered without it: a small one is read and thrown away behind the
  /// answer, any other ends the connection (RFC 9112 section 9.3).
  private mutating func leaveBody(of head: RequestHead) {
    guard
      let decoder = BodyDecoder(head.framing, limit: services.limits.unwantedBody, limits: services.limits)
    else { return }
    clientCloses = false
    if case .length(let length) = head.framing, length > services.limits.unwantedBody { keepsAlive = false }
    // RFC 9110 section 10.1.1: a final answer instead of the go-ahead; the body may come or not, so what follows on
    // the connection cannot be told apart from it.
    if head.expectation != .none { keepsAlive = false }
    if keepsAlive { unwanted = decoder }
  }

  /// The error that a request deserves whatever its route; the limit of its body is nil where nobody wants one.
  private func refusal(of head: RequestHead, limit: Int?) -> HTTPError? {
    if case .length(let length) = head.framing, let limit {
      if length > limit { return .contentTooLarge(limit: limit) }
      if length > 0 && !services.bodies.hasRoom(for: length) { return .bodiesFull }
    }
    if head.expectation == .unknown {
      // RFC 9110 section 10.1.1.
      return HTTPError(.expectationFailed, "The only expectation this server meets is \"100-continue\".")
    }
    if head.isEncoded && head.framing != .none && limit != nil {
      // RFC 9110 section 8.4; and section 12.5.3 for the field.
      return HTTPError(
        .unsupportedMediaType, "Request bodies with a content coding are not taken.",
        headers: Headers([(.acceptEncoding, "identity")]))
    }
    return nil
  }

  /// Answers a request that is complete, or has it answered elsewhere.
  mutating func answer(_ exchange: Exchange, output: inout [UInt8]) -> Action? {
    phase = .head
    var exchange = exchange
    exchange.request.lane = exchange.match.lane(for: exchange.request)
    var request = exchange.request
    if let body = exchange.body { request.body = body }
    // From here on the room is the request's, wherever it goes.
    request.reservation = exchange.reservation
    let response: Response
    if let lane = request.lane {
      guard let kept = services.router.keptResponse(to: request, match: exchange.match) else {
        self.exchange = exchange
        self.exchange?.body = nil
        self.exchange?.reservation = nil
        phase = .waiting
        return .perform(request, exchange.match, lane)
      }
      response = kept
    } else {
      response = services.router.respond(to: request, match: exchange.match)
    }
    write(response, to: exchange.request, started: exchange.started, output: &output)
    return nil
  }

  /// Bytes of an answer that has room always: of a problem, or a probe.
  private static let smallAnswer = 4096

  /// Writes the answer to a request; where clients let too many wait, only a small one.
  mutating func write(
    _ response: Response, to request: Request, started: MonotonicTime, output: inout [UInt8]
  ) {
    var response = response
    // RFC 9110 section 9.3.2: HEAD has no content.
    if request.method != .head && !hasRoom(for: response) {
      response = services.router.refuse(request, .outputFull)
    }
    write(response, to: request, head: request.head, started: started, output: &output)
  }

  private func hasRoom(for response: Response) -> Bool {
    switch response.body {
    case .empty: true
    case .bytes(let bytes): bytes.count <= Self.smallAnswer || services.output.hasRoom(for: bytes.count)
    case .stream: services.output.hasRoom(for: StreamPiece.size)
    }
  }

  /// Writes an answer, to as much of a request as could be read, and moves to the phase behind it.
  mutating func write(
    _ response: Response, to request: Request?, head: RequestHead?, started: MonotonicTime,
    number: UInt64 = 0, reason: String? = nil, output: inout [UInt8]
  ) {
    if services.isStopping && keepsAlive {
      keepsAlive = false
      clientCloses = false
    }
    let start = output.count
    let isHead = head?.method == .head
    let minorVersion = head?.minorVersion ?? 1
    var framing: ResponseWriter.Framing
    switch response.body {
    case .empty: framing = .length(0)
    case .bytes(let bytes): framing = .length(bytes.count)
    // RFC 9112 section 7.1: no chunks to an HTTP/1.0 client.
    case .stream: framing = minorVersion > 0 ? .chunked : .close
    }
    if framing == .close && !isHead { keepsAlive = false }
    if response.status.forbidsBody { framing = .none }
    services.writer.writeHead(
      response, framing, keepsAlive ? (minorVersion > 0 ? .implied : .keepAlive) : .close, to: &output)
    var report = AnswerReport(
      request: request, number: request?.number ?? number, head: head, reason: reason,
      status: response.status, headers: response.headers,
      started: started,
      bytesSent: output.count - start)
    // RFC 9110 section 9.3.2: HEAD has the fields and no content.
    guard !isHead, framing != .none else { return finish(report) }
    switch response.body {
    case .empty:
      finish(report)
    case .bytes(let bytes) where bytes.count <= StreamPiece.size:
      output += bytes
      report.bytesSent += bytes.count
      finish(report)
    case .bytes(let bytes):
      let waiting = WaitingBytes(bytes.count, of: services.output)
      outgoing = OutgoingBody(content: .bytes(bytes, offset: 0, waiting), report: report)
      sendBytes(output: &output)
    case .stream(let stream):
      outgoing = OutgoingBody(
        content: .stream(stream, isChunked: framing == .chunked), report: report,
        lane: request?.lane)
      phase = .producing
    }
  }

  /// All of the output has been taken: puts the next piece of the answer into it, or has it made.
  mutating func goOn(output: inout [UInt8]) {
    if case .stream = outgoing?.content { phase = .producing } else { sendBytes(output: &output) }
  }

  /// Puts the next piece of a long answer into the output.
  private mutating func sendBytes(output: inout [UInt8]) {
    guard var body = outgoing else { return }
    // Moved out and back, so that it changes in place.
    outgoing = nil
    phase = .sending
    if body.appendBytes(to: &output) { outgoing = body } else { finish(body.report) }
  }

  /// Puts a piece of a stream into the output.
  mutating func send(_ piece: StreamPiece, output: inout [UInt8]) {
    guard var body = outgoing else { return }
    outgoing = nil
    body.append(piece, to: &output)
    if piece.hasMore {
      outgoing = body
      phase = .sending
    } else {
      // Without the last chunk the client knows that the body is not complete (RFC 9112 section 8).
      if piece.isBroken { keepsAlive = false }
      finish(body.report)
    }
  }

  /// Reports an answer, and goes on to the next request or to the end of the connection.
  private mutating func finish(_ report: AnswerReport) {
    if let observer = services.observer {
      let request = report.request
      observer.requestFinished(
        RequestRecord(
          request: request?.head.method == nil ? nil : request, number: report.number, status: report.status,
          nanoseconds: services.time.now().nanoseconds(since: report.started), bytesSent: report.bytesSent,
          headers: report.headers, remoteAddress: remoteAddress,
          reason: report.reason, head: report.head))
    }
    finishedHead = report.request?.head
    guard keepsAlive, unwanted != nil else { return phase = keepsAlive ? .head : .closing }
    phase = .draining
    deadline = services.time.now().advanced(bySeconds: services.limits.bodyGraceSeconds)
  }
}
