import API
import Extraction
import Foundation
import HTTP
import Repository

/// Asks a router in process.
struct Client {
  let router: Router

  init(router: Router) { self.router = router }

  /// A service over the fixture.
  init(settings: ServiceSettings = ServiceSettings(), isReady: Bool = true) throws {
    let repository = Repository(extractor: Client.extractor)
    repository.insert(Fixture.all)
    let status = ServiceStatus(isReady: isReady)
    var settings = settings
    settings.keepsInMemory = true
    router = try ServiceAPI(
      repository: repository, extractor: Client.extractor, settings: settings, status: status
    ).router()
  }

  static let extractor = Extractor()

  /// What came back.
  struct Answer {
    let status: Int
    let headers: Headers
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    /// The JSON object of the body; empty where it is none.
    var object: [String: Any] {
      (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:]
    }

    /// The records of a page.
    var data: [[String: Any]] { object["data"] as? [[String: Any]] ?? [] }
  }

  func send(
    _ method: HTTP.Method = .get, _ target: String, _ fields: [(FieldName, String)] = [], body: String = "",
    bytes: [UInt8]? = nil
  ) throws -> Answer {
    let request = try Request(method, target, headers: Headers(fields), body: bytes ?? Array(body.utf8))
    let response = router.respond(to: request)
    var headers = response.headers
    if let tag = response.eTag { headers.append(.eTag, tag.description) }
    return Answer(status: Int(response.status.code), headers: headers, body: try response.collectBody())
  }

  func get(_ target: String, accept: String? = nil) throws -> Answer {
    try send(.get, target, accept.map { [(.accept, $0)] } ?? [])
  }
}
