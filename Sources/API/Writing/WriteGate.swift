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

  /// Throws where writes are off (403), the token is missing or wrong (401), the corpus is being read (503), or there is
  /// no folder that would keep what is written (403).
  func check(_ request: Request) throws(HTTPError) {
    guard let token else {
      throw .forbidden(
        "Writes are off. Start the service with a token (writeToken in the configuration, --write-token, or "
          + "DATELINE_WRITE_TOKEN) and send it as Authorization: Bearer TOKEN.")
    }
    try token.check(request)
    try request.refuseParameters()
    _ = try service.snapshot()
    guard service.settings.keepsInMemory || service.repository.hasCorpusFolder else {
      throw service.answer(to: .readOnly)
    }
  }
}

extension Service {
  /// The answer to a write that failed, with the reason. Paths go to the log, not to the client.
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
      return .forbidden(
        "The corpus has no folder to write to, so that nothing would be kept. Start the service with one (corpus in "
          + "the configuration, --corpus, or DATELINE_CORPUS).")
    case .writerElsewhere(let holder):
      return .conflict(
        "Another server writes to this corpus folder, and one at a time may: \(holder). Send it there.")
    case .unwritable(let reason):
      log?.log(.error, "write refused", [("reason", .text(error.description))])
      return .forbidden("The corpus folder cannot be written: \(reason). Nothing was kept.")
    case .unsafeID(let id):
      return .unprocessable(
        "\"\(id.clipped)\" cannot be the id of an article: letters, digits and -._~ can, the first a letter or digit.",
        extensions: [.init("field", .string("id"))])
    case .diskFull:
      return HTTPError(.insufficientStorage, "There is no space left for the corpus; nothing was kept.")
    case .io(_, let reason):
      log?.log(.error, "write failed", [("reason", .text(error.description))])
      return .unavailable(
        "The corpus folder cannot be written now: \(reason). Nothing was kept.", retryAfter: 5)
    }
  }
}
