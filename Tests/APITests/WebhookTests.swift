import Facts
import Foundation
import HTTP
import Repository
import Sockets
import Testing

@testable import API

/// Changes are sent in order, signed, until they are taken. The clock is the test's own.
@Suite("Webhook") struct WebhookTests {
  /// What takes, or refuses, what is sent.
  private final class Receiver {
    var now = 1000.0
    var status: Status? = .ok
    var bodies: [[UInt8]] = []
    var fields: [[String: String]] = []

    func post(_ body: [UInt8], _ fields: [(name: String, value: String)]) -> Status? {
      bodies.append(body)
      self.fields.append(Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.value) }))
      return status
    }

    func object(_ index: Int) throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: Data(bodies[index])) as? [String: Any])
    }

    func ids(_ index: Int) throws -> [String] {
      try #require(try object(index)["data"] as? [[String: Any]]).compactMap { $0["id"] as? String }
    }
  }

  private let repository = Repository(extractor: Client.extractor)
  private let receiver = Receiver()

  private func webhook() -> Webhook {
    Webhook(
      repository: repository, secret: "s3cret", log: nil, now: { [receiver] in receiver.now },
      post: { [receiver] in receiver.post($0, $1) })
  }

  private func insert(_ count: Int, from first: Int = 0) {
    for number in first..<first + count {
      repository.insert(
        Article(id: "a\(number)", title: "Rain", text: "It rained in Bergen, report \(number)."))
    }
  }

  @Test("what was there before is not sent, what comes is, once")
  func once() throws {
    insert(1)
    let webhook = webhook()
    #expect(webhook.step() == Webhook.pause)
    #expect(receiver.bodies.isEmpty)
    insert(2, from: 1)
    #expect(webhook.step() == Webhook.pause)
    #expect(try receiver.ids(0) == ["a1", "a2"])
    #expect(webhook.step() == Webhook.pause)
    #expect(receiver.bodies.count == 1)
  }

  @Test("more than a batch comes in several, at once")
  func batches() throws {
    let webhook = webhook()
    insert(Webhook.batchSize + 5)
    #expect(webhook.step() == 0)
    #expect(webhook.step() == Webhook.pause)
    #expect(try receiver.ids(0).count == Webhook.batchSize && receiver.ids(1).count == 5)
    #expect((try receiver.object(0)["page"] as? [String: Any])?["more"] as? Bool == true)
  }

  @Test(
    "a batch that is not taken comes again with the same bytes, later and later", arguments: [nil, 500, 301])
  func again(_ code: Int?) throws {
    let webhook = webhook()
    receiver.status = code.flatMap { Status(code: $0) }
    insert(1)
    var pauses: [Double] = []
    for attempt in 0..<11 {
      let pause = webhook.step()
      pauses.append(pause)
      #expect(receiver.bodies.count == attempt + 1)
      // Before its time nothing is sent.
      receiver.now += pause / 2
      #expect(webhook.step() == pause / 2)
      #expect(receiver.bodies.count == attempt + 1)
      receiver.now += pause / 2
      insert(1, from: attempt + 1)
    }
    #expect(pauses == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300])
    #expect(Set(receiver.bodies).count == 1)
    #expect(Set(receiver.fields.compactMap { $0["Dateline-Delivery"] }).count == 1)
    receiver.status = .noContent
    #expect(webhook.step() == 0)
    #expect(webhook.step() == Webhook.pause)
    #expect(try receiver.ids(receiver.bodies.count - 1) == (1...11).map { "a\($0)" })
  }

  @Test("the signature is of the time and the body")
  func signature() throws {
    let webhook = webhook()
    insert(1)
    _ = webhook.step()
    let field = try #require(receiver.fields[0]["Dateline-Signature"])
    let code = SHA256.authentication(
      of: Array("1000.".utf8) + receiver.bodies[0], key: Array("s3cret".utf8))
    #expect(field == "t=1000,v1=\(code)")
  }

  @Test("who has missed more than is known is told so")
  func missed() throws {
    let webhook = webhook()
    repository.insert((0..<10_001).map { ArticleFacts(article: Article(id: "m\($0)", text: "Rain.")) })
    #expect(webhook.step() == Webhook.pause)
    let page = try #require(try receiver.object(0)["page"] as? [String: Any])
    #expect(page["missed"] as? Bool == true && page["next"] as? String == repository.snapshot.version)
    #expect(webhook.step() == Webhook.pause && receiver.bodies.count == 1)
  }

  @Test(
    "addresses that can be sent to",
    arguments: [
      ("http://127.0.0.1:9000/hook?a=b", "127.0.0.1:9000", "/hook?a=b"),
      ("http://localhost", "localhost", "/"),
      ("http://[::1]:8080?x", "[::1]:8080", "/?x"), ("http://[::1]/", "[::1]", "/"),
    ])
  func targets(_ url: String, _ host: String, _ path: String) throws {
    let target = try #require(WebhookTarget(url))
    #expect(target.host == host && target.path == path)
  }

  @Test(
    "and those that cannot",
    arguments: [
      "https://127.0.0.1/", "http://news.example/", "http://", "http://127.0.0.1:0/",
      "http://127.0.0.1:99999/",
      "http://127.0.0.1:+80/", "http://a:b@127.0.0.1/", "http://127.0.0.1/a b", "http://127.0.0.1/#x",
      "http://*/",
      "http://::1/", "http://127.0.0.1/\r\nX: y", "127.0.0.1",
    ])
  func noTargets(_ url: String) { #expect(WebhookTarget(url) == nil) }

  @Test("over a real connection")
  func live() throws {
    var builder = RouterBuilder()
    let received = Received()
    builder.on(.post, "/hook", Route.Options(bodyLimit: 1 << 20)) { request in
      received.take(request)
      return Response(.noContent)
    }
    let server = try HTTPServer.start(
      try builder.build(), ServerConfiguration(address: .ipv4(0x7F00_0001, port: 0)))
    defer {
      server.shutDown()
      server.waitUntilStopped()
    }
    let target = try #require(WebhookTarget("http://127.0.0.1:\(server.address.port ?? 0)/hook"))
    let webhook = Webhook(repository: repository, target: target, secret: "k", log: nil)
    insert(1)
    #expect(webhook.step() == Webhook.pause)
    let (body, signature) = try #require(received.last)
    #expect(String(decoding: body, as: UTF8.self).contains("\"id\":\"a0\""))
    let time = try #require(signature.split(separator: ",").first?.dropFirst(2))
    let code = SHA256.authentication(of: Array("\(time).".utf8) + body, key: Array("k".utf8))
    #expect(signature == "t=\(time),v1=\(code)")
    let nobody = Webhook(
      repository: repository, target: try #require(WebhookTarget("http://127.0.0.1:1/")), secret: "k",
      log: nil)
    insert(1, from: 1)
    #expect(nobody.step() == 1)
  }
}

/// The last request that came.
private final class Received: @unchecked Sendable {
  private let lock = NSLock()
  private var request: (body: [UInt8], signature: String)?

  func take(_ request: Request) {
    let signature = FieldName("Dateline-Signature").flatMap { request.headers[$0] }
    lock.withLock { self.request = (request.body, signature ?? "") }
  }

  var last: (body: [UInt8], signature: String)? { lock.withLock { request } }
}
