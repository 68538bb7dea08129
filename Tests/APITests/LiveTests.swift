import Extraction
import Foundation
import HTTP
import Repository
import Sockets
import Testing

@testable import API

/// The same questions in process and over a socket: the answers are the same to the byte.
@Suite struct LiveTests {
  @Test(arguments: [
    "/v1/people", "/v1/people/ola-hansen", "/v1/events?limit=1", "/v1/nothing", "/v1/people?x=1",
    "/openapi.json",
    "/assets/page.css", "/v1/changes", "/v1/changes?since=0123456789abcdef",
    "/v1/connections.graphml?type=organization,place",
  ])
  func aSocketChangesNothing(_ target: String) throws {
    let live = try LiveService()
    defer { live.stop() }
    let inProcess = try live.client.send(.get, target, [(.xRequestID, "same")])
    let answer = try live.ask(
      "GET \(target) HTTP/1.1\r\nHost: a\r\nX-Request-Id: same\r\nConnection: close\r\n\r\n")
    #expect(answer.head.hasPrefix("HTTP/1.1 \(inProcess.status) "))
    #expect(answer.body == inProcess.body)
  }

  @Test func aHeadHasNoBody() throws {
    let live = try LiveService()
    defer { live.stop() }
    for target in ["/v1/people", "/v1/people/ola-hansen", "/"] {
      let answer = try live.ask("HEAD \(target) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      #expect(answer.head.hasPrefix("HTTP/1.1 200 "))
      #expect(answer.head.contains("ETag: "))
      #expect(answer.body.isEmpty)
    }
  }

  @Test func aStreamIsTheWholeList() throws {
    let live = try LiveService()
    defer { live.stop() }
    let answer = try live.ask(
      "GET /v1/events?fields=id HTTP/1.1\r\nHost: a\r\nAccept: application/x-ndjson\r\nConnection: close\r\n\r\n"
    )
    let text = String(decoding: answer.body, as: UTF8.self)
    #expect(answer.head.contains("Transfer-Encoding: chunked"))
    #expect(text.components(separatedBy: "{\"id\":").count == 4)
  }

  @Test func requestsAreCounted() throws {
    let live = try LiveService()
    defer { live.stop() }
    _ = try live.ask("GET /v1/people/nobody HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    _ = try live.ask("GET /nowhere HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    let metrics = try live.client.get("/metrics").text
    #expect(
      metrics.contains(
        "dateline_http_requests_total{route=\"/v1/people/{id}\",method=\"GET\",status=\"404\"} 1\n"))
    #expect(
      metrics.contains("dateline_http_requests_total{route=\"none\",method=\"GET\",status=\"404\"} 1\n"))
    #expect(metrics.contains("dateline_http_connections_accepted_total 2\n"))
  }
}

/// A service on a port of its own.
private struct LiveService {
  let client: Client
  private let server: HTTPServer

  init() throws {
    let repository = Repository(extractor: Client.extractor)
    repository.insert(Fixture.all)
    let api = ServiceAPI(repository: repository, extractor: Client.extractor)
    let router = try api.router()
    client = Client(router: router)
    let address = try #require(SocketAddress(host: "127.0.0.1", port: 0))
    var configuration = ServerConfiguration(address: address)
    configuration.loops = 1
    server = try HTTPServer.start(router, configuration, observer: api.observer)
  }

  func stop() {
    server.shutDown()
    server.waitUntilStopped()
  }

  /// Sends bytes and reads until the server closes.
  func ask(_ request: String) throws -> (head: String, body: [UInt8]) {
    let socket = try BlockingSocket(to: server.address, seconds: 10)
    socket.send(Array(request.utf8))
    var bytes: [UInt8] = []
    while let more = socket.receive(), !more.isEmpty { bytes += more }
    let end = try #require(bytes.indices.first { bytes[$0...].starts(with: "\r\n\r\n".utf8) })
    return (String(decoding: bytes[..<end], as: UTF8.self), Array(bytes[(end + 4)...]))
  }
}
