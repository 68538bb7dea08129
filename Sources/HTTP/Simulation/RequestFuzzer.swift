import Seeded

/// Makes requests that are nearly right, and checks what must hold for any bytes whatever:
/// the answer does not depend on how they are split, is well formed, and is bounded.
package struct RequestFuzzer {
  /// What did not hold, with the bytes for which it did not.
  package struct Failure: Error, CustomStringConvertible {
    let reason: String
    let input: [UInt8]

    /// The reason, and the input as a literal.
    package var description: String {
      "\(reason) for \(String(decoding: input, as: UTF8.self).debugDescription)"
    }
  }

  private static let seeds: [String] = [
    "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /v1/people/x%2Fy?limit=5&q=a+b HTTP/1.1\r\nHost: a.example:80\r\nAccept: text/csv;q=0.5, */*\r\n\r\n",
    "POST /v1/extract HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhelloGET / HTTP/1.1\r\nHost: a\r\n\r\n",
    "POST /v1/extract HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5;a=\"b\"\r\nhello\r\n0\r\nX: y\r\n\r\n",
    "HEAD / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
    "OPTIONS * HTTP/1.1\r\nHost: [::1]:8080\r\nConnection: close, x\r\n\r\n",
    "POST /v1/extract HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nhi",
    "GET http://a.example/v1 HTTP/1.1\r\nHost: a\r\nIf-None-Match: W/\"x\", \"t\"\r\nIf-Match: *\r\n\r\n",
  ]

  private static let words: [String] = [
    "\r\n", "\r\n\r\n", "\n", "\r", "\0", " ", "\t", ":", ",", ";", "%", "%00", "%zz", "/", "//", "/../", "?",
    "*", "\"",
    "Content-Length: 3\r\n", "Content-Length: 99999999999999999999\r\n", "Transfer-Encoding: chunked\r\n",
    "Host: b\r\n",
    "Expect: x\r\n", "Connection: close\r\n", "Content-Encoding: gzip\r\n", "HTTP/1.0", "HTTP/2.0",
    "0\r\n\r\n",
    "ffffffffffffffff\r\n", "1\r\nx\r\n", "GET ", "POST ", "HEAD ", "FROB ", "chunked", "\u{E9}",
    "X-Y: z\r\n", " \r\n",
    "/v1/stream", "/v1/slow",
  ]

  private var generator: SeededRandom
  private let router: Router
  private let limits: Limits

  /// A fuzzer whose inputs depend on `seed` only.
  package init(seed: UInt64) throws(RouteError) {
    generator = SeededRandom(seed: seed)
    var builder = RouterBuilder()
    builder.get("/") { _ in .text("root") }
    builder.get("/v1") { _ in .json(Array("{}".utf8), eTag: ETag("t")) }
    builder.get("/v1/people/{id}") { request throws(HTTPError) in
      _ = try request.query
      let type = try request.preferredType(among: [.json, .csv])
      return Response(type: type, Array(try request.parameter("id").utf8))
    }
    builder.post("/v1/extract") { request in .text("\(request.body.count)") }
    builder.get("/v1/slow", .in(Lane("slow", width: 1))) { _ in .text("slow") }
    builder.get("/v1/stream") { _ in
      var line = 0
      return .stream(
        .ndjson,
        BodyStream { bytes in
          line += 1
          bytes.append(ASCII.lineFeed)
          return line < 3
        })
    }
    router = try builder.build()
    // Small, so that inputs of a few hundred bytes reach them.
    var limits = Limits()
    limits.requestLine = 200
    limits.headerBlock = 400
    limits.headerFields = 10
    limits.body = 300
    limits.chunkExtensions = 20
    limits.trailer = 50
    limits.pendingOutput = 600
    self.limits = limits
  }

  /// Makes one input and checks it; returns the number of bytes.
  package mutating func runOne() throws(Failure) -> Int {
    let input = makeInput()
    var whole = SimulatedConnection(router, limits: limits)
    whole.send(input)
    whole.endInput()
    try check(whole, input)

    var split = SimulatedConnection(router, limits: limits)
    var position = 0
    while position < input.count {
      let size = number(below: 3) == 0 ? 1 + number(below: 4) : 1 + number(below: 200)
      let end = min(position + size, input.count)
      split.send(Array(input[position..<end]))
      position = end
    }
    split.endInput()
    // The go-ahead depends on whether the body has come already; nothing else may.
    guard Self.withoutGoAhead(split.output) == Self.withoutGoAhead(whole.output) else {
      throw Failure(reason: "the answer depends on how the bytes are split", input: input)
    }
    return input.count
  }

  private func check(_ connection: SimulatedConnection, _ input: [UInt8]) throws(Failure) {
    let output = connection.output
    guard output.isEmpty || output.starts(with: "HTTP/1.1 ".utf8) else {
      throw Failure(reason: "the output does not start with a status line", input: input)
    }
    // The shortest request that is answered has 18 bytes, and no answer here has more than 1500.
    guard output.count <= 1500 * (input.count / 18 + 2) else {
      throw Failure(reason: "\(output.count) bytes of output", input: input)
    }
    guard connection.isClosed else {
      throw Failure(reason: "the connection is not closed at the end of the input", input: input)
    }
  }

  private static let goAhead = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)

  private static func withoutGoAhead(_ output: [UInt8]) -> [UInt8] {
    guard output.count > goAhead.count, output.contains(0x31) else { return output == goAhead ? [] : output }
    var result: [UInt8] = []
    var position = 0
    while position < output.count {
      if output[position] == 0x48, output[position...].starts(with: goAhead) {
        position += goAhead.count
      } else {
        result.append(output[position])
        position += 1
      }
    }
    return result
  }

  // MARK: Inputs

  private mutating func number(below limit: Int) -> Int {
    Int(truncatingIfNeeded: generator.next() >> 33) % limit
  }

  private mutating func makeInput() -> [UInt8] {
    var bytes = Array(Self.seeds[number(below: Self.seeds.count)].utf8)
    if number(below: 3) == 0 { bytes += Array(Self.seeds[number(below: Self.seeds.count)].utf8) }
    for _ in 0..<number(below: 6) { mutate(&bytes) }
    return bytes
  }

  private mutating func mutate(_ bytes: inout [UInt8]) {
    let position = number(below: bytes.count + 1)
    switch number(below: 7) {
    case 0 where position < bytes.count: bytes[position] = UInt8(truncatingIfNeeded: generator.next())
    case 1 where position < bytes.count: bytes[position] ^= 1 << UInt8(number(below: 8))
    case 2:
      let end = min(bytes.count, position + 1 + number(below: 10))
      bytes.removeSubrange(position..<end)
    case 3:
      let end = min(bytes.count, position + 1 + number(below: 40))
      bytes.insert(contentsOf: Array(bytes[position..<end]), at: number(below: bytes.count + 1))
    case 4:
      let run = repeatElement(UInt8(truncatingIfNeeded: generator.next()), count: number(below: 300))
      bytes.insert(contentsOf: run, at: position)
    default:
      bytes.insert(contentsOf: Self.words[number(below: Self.words.count)].utf8, at: position)
    }
  }
}
