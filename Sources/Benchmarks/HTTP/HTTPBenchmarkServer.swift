import HTTP
import Sockets
import Wire

/// A server of small JSON answers through the real router: what the HTTP benchmark measures where the news API is
/// not wanted, and what conformance checks run against.
///
///     Benchmarks http-server [--port N] [--loops N] [--unix PATH]
enum HTTPBenchmarkServer {
  static func run(_ arguments: [String]) throws {
    let options = BenchmarkOptions(arguments)
    let address: SocketAddress
    if let path = options["unix"] {
      address = .unix(path: path)
    } else {
      guard
        let parsed = SocketAddress(
          host: options["host"] ?? "127.0.0.1", port: UInt16(options.int("port") ?? 0))
      else { throw BenchmarkOptions.Failure(description: "no such address") }
      address = parsed
    }
    var configuration = ServerConfiguration(address: address)
    configuration.loops = options.int("loops") ?? 0
    if let seconds = options.int("idle") { configuration.limits.idleSeconds = Double(seconds) }
    let server = try HTTPServer.start(try router(), configuration)
    print("listening on \(server.address)")
    server.waitUntilStopped()
  }

  static func router() throws -> Router {
    var builder = RouterBuilder()
    let person = answer()
    let tag = ETag(hashing: person)
    let headers = Headers([(.contentType, "application/json"), (.cacheControl, "no-cache")])
    builder.get("/v1") { request throws(HTTPError) in
      _ = try request.query
      _ = try request.preferredType(among: [.json])
      return Response(.ok, headers: headers, body: .bytes(person), eTag: tag)
    }
    builder.get("/v1/people/{id}") { request throws(HTTPError) in
      guard try request.parameter("id") == "aigul-example" else { throw .notFound() }
      return Response(.ok, headers: headers, body: .bytes(person), eTag: tag)
    }
    builder.get("/v1/stream") { _ in
      var line = 0
      return .stream(
        .ndjson,
        BodyStream { bytes in
          line += 1
          bytes.append(contentsOf: "{\"line\":\(line)}\n".utf8)
          return line < 100_000
        })
    }
    builder.post("/v1/extract", .in(Lane("extraction", width: 1))) { request throws(HTTPError) in
      if let type = try request.contentType, !type.isSameType(as: .json) {
        throw .unsupportedMediaType("Only application/json is read here.")
      }
      guard request.body.first == 0x7B else { throw .unprocessable("The body is not a JSON object.") }
      var writer = JSONWriter()
      writer.object { $0.member("length", request.body.count) }
      return .json(writer.bytes)
    }
    return try builder.build()
  }

  /// A JSON object of about a kilobyte.
  private static func answer() -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("id", "aigul-example")
      writer.member("name", "Aigul Example")
      writer.key("mentions")
      writer.array(0..<12) { writer, index in
        writer.object { writer in
          writer.member("article", "article-\(index)")
          writer.member("start", index * 100)
          writer.member("end", index * 100 + 13)
          writer.member("text", "Aigul Example")
        }
      }
    }
    return writer.bytes
  }
}
