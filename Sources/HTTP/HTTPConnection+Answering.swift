import Sockets

extension HTTPConnection {
  /// Bodies up to this size go into the output at once; larger ones piece by piece.
  private static let pieceSize = 65_536

  /// Decides about a request from its head: what is answered now, and what happens to its body.
  mutating func begin(
    _ head: RequestHead, hasMore: Bool, output: inout [UInt8], now: MonotonicTime
  ) -> Action? {
    let limits = services.limits
    // RFC 9112 section 9.3.
    keepsAlive = (head.minorVersion > 0 ? !head.wantsClose : head.wantsKeepAlive && !head.wantsClose)
    clientCloses = !keepsAlive
    // An unknown method is refused below; GET stands for it where a look at the answer asks.
    let method = head.method ?? .get
    let match: RouteTable.Match = head.method == nil ? .nothing : services.router.match(head, method: method)
    var request = Request(head: head, method: method, body: [], remoteAddress: remoteAddress)
    var limit = limits.body
    var isWanted = false
    if case .route(let route) = match {
      request.route = route
      limit = route.options.bodyLimit ?? limit
      isWanted = true
    }
    var exchange = Exchange(request: request, match: match, started: now)
    let decoder = BodyDecoder(head.framing, limit: limit, limits: limits)
    exchange.error = refusal(of: head, hasBody: decoder != nil, limit: limit)
    if isWanted && exchange.error == nil && decoder != nil { exchange.body = [] }
    guard let decoder else {
      self.exchange = exchange
      return answerExchange(output: &output, now: now)
    }
    let isRefused = exchange.error != nil || !isWanted
    self.exchange = exchange
    if isRefused && (exchange.error?.status == .contentTooLarge || head.expectation != .none) {
      // RFC 9110 section 10.1.1: a final answer instead of the go-ahead; the body may come or not, so what follows
      // on the connection cannot be told apart from it.
      keepsAlive = false
      return answerExchange(output: &output, now: now)
    }
    if head.expectation == .continue && !hasMore { output.append("HTTP/1.1 100 Continue\r\n\r\n") }
    phase = .body(decoder)
    return nil
  }

  /// The error that a request deserves whatever its path.
  private func refusal(of head: RequestHead, hasBody: Bool, limit: Int) -> HTTPError? {
    if head.method == nil { return .methodNotImplemented }
    if case .length(let length) = head.framing, length > limit { return .contentTooLarge(limit: limit) }
    if head.expectation == .unknown {
      // RFC 9110 section 10.1.1.
      return HTTPError(.expectationFailed, "The only expectation this server meets is \"100-continue\".")
    }
    if head.isEncoded && hasBody {
      // RFC 9110 section 8.4; and section 12.5.3 for the field.
      return HTTPError(
        .unsupportedMediaType, "Request bodies with a content coding are not taken.",
        headers: Headers([(.acceptEncoding, "identity")]))
    }
    return nil
  }

  /// Answers the exchange, whose request is complete, here or elsewhere.
  mutating func answerExchange(output: inout [UInt8], now: MonotonicTime) -> Action? {
    guard let exchange else { return nil }
    var request = exchange.request
    if let body = exchange.body { request.body = body }
    let response: Response
    if let error = exchange.error {
      response = services.router.refuse(request, error)
    } else {
      if case .route(let route) = exchange.match, route.options.isOffloaded {
        self.exchange?.body = nil
        phase = .waiting
        return .perform(request, exchange.match)
      }
      response = services.router.respond(to: request, match: exchange.match)
    }
    write(response, output: &output, now: now)
    return nil
  }

  /// Writes the answer to the exchange.
  mutating func write(_ response: Response, output: inout [UInt8], now: MonotonicTime) {
    write(response, head: exchange?.request.head, output: &output, now: now)
  }

  /// Writes an answer and moves to the phase behind it.
  mutating func write(_ response: Response, head: RequestHead?, output: inout [UInt8], now: MonotonicTime) {
    if services.isStopping { keepsAlive = false }
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
    let persistence: ResponseWriter.Persistence =
      keepsAlive ? (minorVersion > 0 ? .implied : .keepAlive) : .close
    services.writer.writeHead(response, framing, persistence, to: &output)
    answer = (response.status, response.headers, output.count - start)
    // RFC 9110 section 9.3.2: HEAD has the fields and no content.
    guard !isHead, framing != .none else { return finish(now: now) }
    switch response.body {
    case .empty: finish(now: now)
    case .bytes(let bytes) where bytes.count <= Self.pieceSize:
      output += bytes
      answer?.bytes += bytes.count
      finish(now: now)
    case .bytes(let bytes):
      send(.bytes(bytes, offset: 0), output: &output, now: now)
    case .stream(let stream):
      send(.stream(stream, isChunked: framing == .chunked), output: &output, now: now)
    }
  }

  /// Puts the next piece of an answer into the output.
  mutating func send(_ outgoing: Outgoing, output: inout [UInt8], now: MonotonicTime) {
    let start = output.count
    var isLast = false
    switch outgoing {
    case .bytes(let bytes, let offset):
      let end = min(offset + Self.pieceSize, bytes.count)
      output += bytes[offset..<end]
      phase = .sending(.bytes(bytes, offset: end))
      isLast = end == bytes.count
    case .stream(let stream, let isChunked):
      phase = .sending(outgoing)
      do throws(HTTPError) {
        while !isLast && output.count - start < Self.pieceSize {
          isLast = try !sendPiece(of: stream, isChunked: isChunked, output: &output)
        }
      } catch {
        // Without the last chunk the client knows that the body is not complete (RFC 9112 section 8).
        keepsAlive = false
        isLast = true
      }
    }
    answer?.bytes += output.count - start
    if isLast { finish(now: now) }
  }

  private func sendPiece(
    of stream: BodyStream, isChunked: Bool, output: inout [UInt8]
  ) throws(HTTPError) -> Bool {
    guard isChunked else { return try stream.next(into: &output) }
    var piece: [UInt8] = []
    let hasMore = try stream.next(into: &piece)
    if !piece.isEmpty {
      output.append(hexadecimal: UInt64(piece.count))
      output.append("\r\n")
      output += piece
      output.append("\r\n")
    }
    if !hasMore { output.append("0\r\n\r\n") }
    return hasMore
  }

  /// Ends the exchange: reports it, and goes on to the next one or to the end of the connection.
  private mutating func finish(now: MonotonicTime) {
    if let observer = services.observer, let answer {
      observer.requestFinished(
        RequestRecord(
          request: exchange?.request.head.method == nil ? nil : exchange?.request, status: answer.status,
          nanoseconds: services.time.now().nanoseconds(since: exchange?.started ?? now),
          bytesSent: answer.bytes, headers: answer.headers, remoteAddress: remoteAddress,
          head: exchange?.request.head))
    }
    answer = nil
    finishedHead = exchange?.request.head
    exchange = nil
    phase = keepsAlive ? .head : .closing(lingering: !clientCloses)
  }
}
