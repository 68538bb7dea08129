import HTTP
import Repository

/// Lets writes through that may be made.
struct WriteGate: Sendable {
  private let token: BearerToken?
  private let service: Service

  init(_ service: Service) {
    self.service = service
    token = service.settings.token.flatMap { $0.isEmpty ? nil : BearerToken($0) }
  }

  /// Throws where writes are off (403), the token is missing or wrong (401), or the corpus is being read (503).
  func check(_ request: Request) throws(HTTPError) {
    guard let token else {
      throw .forbidden(
        "Writes are off. Start the service with a token (writeToken in the configuration, --write-token, or "
          + "DATELINE_WRITE_TOKEN) and send it as Authorization: Bearer TOKEN.")
    }
    try token.check(request)
    try request.refuseParameters()
    _ = try service.snapshot()
  }
}

extension Service {
  /// The answer to a write that failed. What the file system said goes to the log, not to the client.
  func answer(to error: RepositoryError) -> HTTPError {
    switch error {
    case .conflict(let id):
      return .conflict("There is already another article \"\(id.clipped)\". PUT replaces it.")
    case .occupied:
      log?.log(.warning, "write refused", [("reason", .text(error.description))])
      return .conflict("A file of the corpus has the name of the article and holds something else.")
    case .conditionFailed:
      return .preconditionFailed
    case .readOnly:
      return .forbidden("The corpus has no folder to write to.")
    case .unsafeID(let id):
      return .unprocessable(
        "\"\(id.clipped)\" cannot be the id of an article: letters, digits and -._~ can, the first a letter or digit.",
        extensions: [.init("field", .string("id"))])
    case .diskFull:
      return HTTPError(.insufficientStorage, "There is no space left for the corpus; nothing was kept.")
    case .io:
      log?.log(.error, "write failed", [("reason", .text(error.description))])
      return .internalError
    }
  }
}
