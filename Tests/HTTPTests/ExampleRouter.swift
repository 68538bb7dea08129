import HTTP

/// The routes that the connection and server tests ask.
enum ExampleRouter {
  static func make() throws -> Router {
    let lane = Lane("slow", width: 2)
    var builder = RouterBuilder()
    builder.get("/") { _ in .text("root") }
    builder.get("/echo/{word}") { request throws(HTTPError) in .text(try request.parameter("word")) }
    builder.post("/size", .init(bodyLimit: 20)) { request in .text("\(request.body.count)") }
    builder.post("/body") { request in .text(String(decoding: request.body, as: UTF8.self)) }
    builder.post("/slow", .in(lane)) { request in .text("slow \(request.body.count)") }
    builder.get("/slow", .in(lane)) { _ in .text("slow") }
    builder.get("/some", .init(lane: { $0.rawQuery != nil ? lane : nil })) { _ in .text("some") }
    builder.get("/tag") { _ in .json(Array("{}".utf8), eTag: ETag("t")) }
    builder.get("/large") { _ in Response(type: .plainText, [UInt8](repeating: 0x61, count: 200_000)) }
    builder.get("/lines") { _ in
      var line = 0
      return .stream(
        .ndjson,
        BodyStream { bytes in
          line += 1
          bytes.append(contentsOf: "{\"line\":\(line)}\n".utf8)
          return line < 3
        })
    }
    builder.get("/endless") { _ in
      .stream(
        .ndjson,
        BodyStream { bytes in
          bytes.append(contentsOf: repeatElement(0x0A, count: 16_384))
          return true
        })
    }
    builder.get("/broken") { _ in
      var piece = 0
      return .stream(
        .ndjson,
        BodyStream { bytes throws(HTTPError) in
          piece += 1
          if piece == 2 { throw .internalError }
          bytes.append(contentsOf: "{}\n".utf8)
          return true
        })
    }
    builder.delete("/thing/{id}") { _ in .noContent }
    builder.get("/refuse") { _ throws(HTTPError) in throw .unavailable("Not now.", retryAfter: 7) }
    return try builder.build()
  }
}
