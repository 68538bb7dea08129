import Facts
import HTTP
import Repository
import Wire

/// Adding, replacing and removing articles: `POST /v1/articles`, `PUT` and `DELETE /v1/articles/{id}`.
enum WriteEndpoints {
  static func endpoints(_ service: Service) -> [Endpoint] {
    let gate = WriteGate(service)
    return [add(service, gate), put(service, gate), delete(service, gate)]
  }

  private static func add(_ service: Service, _ gate: WriteGate) -> Endpoint {
    Endpoint(
      method: .post, path: "/v1/articles", operation: "addArticles", tag: .articles,
      summary: "Adds one article or many: all of them, or none.",
      details:
        "Answers when they are safe on disk. Sending an article again changes nothing; another one with the "
        + "same id is a conflict. An article without an id gets one of its title and content, or of the field "
        + "`Idempotency-Key`. At most \(service.settings.bodyLimit) bytes.",
      fields: [(.idempotencyKey, "Names an article that brings no id: the same whenever it is sent again.")],
      body: Endpoint.Body(
        about: "Text with the title in its first line; an object or an array of them; or an object a line.",
        content: [
          (.json, .record("ArticleInput")), (.plainText, .matching(Pattern.titledText)), (.ndjson, nil),
        ]),
      answers: [
        stored(.created, "At least one is new.", [(.location, "The article, where it is one.")]),
        stored(.ok, "They were all there already."),
        .problem(
          .conflict, "There is another article with that id, or another server writes to the corpus folder."),
        .fullDisk, .unavailableToWrite, .badBody, .unauthorized,
        .forbidden, .tooLarge, .unsupported, .unprocessable,
      ],
      needsToken: true,
      options: Route.Options(bodyLimit: service.settings.bodyLimit, lane: service.lanes.writes.forAll) {
        request throws(HTTPError) in
        try gate.check(request)
        _ = try ArticleBody.format(of: request, among: [.json, .text, .ndjson])
        _ = try naming(request)
      }
    ) { request throws(HTTPError) in
      let format = try ArticleBody.format(of: request, among: [.json, .text, .ndjson])
      let naming = try naming(request)
      let articles = try ArticleBody.articles(
        in: request, as: format, naming: naming,
        reader: ArticleReader(maximumBytes: service.settings.bodyLimit))
      var seen: Set<String> = []
      for article in articles where !seen.insert(article.id).inserted {
        throw .unprocessable(
          "The id \"\(article.id.clipped)\" is there twice.", extensions: [.init("field", .string("id"))])
      }
      return try save(articles, replacing: false, service)
    }
  }

  /// Where the id of an article comes from that brings none.
  private static func naming(_ request: Request) throws(HTTPError) -> ArticleReader.Naming {
    guard let key = request.headers[.idempotencyKey] else { return .content }
    // A structured field has its text in quotation marks (RFC 9651 section 3.3.3).
    guard key.utf8.contains(where: { $0 != 0x22 && $0 != 0x20 && $0 != 0x09 }) else {
      throw .unprocessable(
        "The field Idempotency-Key is empty; it takes a text that is the same whenever the article is sent again.",
        extensions: [.init("field", .string("Idempotency-Key"))])
    }
    return .name(key)
  }

  private static func put(_ service: Service, _ gate: WriteGate) -> Endpoint {
    Endpoint(
      method: .put, path: "/v1/articles/{id}", operation: "putArticle", tag: .articles,
      summary: "Puts an article in the place of the one with this id, or adds it.",
      details:
        "`If-Match` with the tag of the article as it was read, in any form, refuses to overwrite what changed since; "
        + "`If-None-Match: *` refuses to overwrite anything.",
      pathParameters: [.id(of: "article", example: "2024-03-01-rain", .identifier)],
      fields: Endpoint.writingFields,
      body: Endpoint.Body(
        about: "Text with the title in its first line, or an object.",
        content: [(.json, .record("ArticleInput")), (.plainText, .matching(Pattern.titledText))]),
      answers: [
        stored(.created, "It is new.", [(.location, "The article.")]),
        stored(.ok, "It took the other's place, or was there already."),
        .problem(.preconditionFailed, "The article is not in the state that the request asks for."), occupied,
        .fullDisk, .unavailableToWrite, .badBody, .unauthorized, .forbidden, .tooLarge, .unsupported,
        .unprocessable,
      ],
      needsToken: true,
      options: Route.Options(bodyLimit: service.settings.bodyLimit, lane: service.lanes.writes.forAll) {
        request throws(HTTPError) in
        try gate.check(request)
        _ = try ArticleBody.format(of: request, among: [.json, .text])
        let id = try request.parameter("id")
        guard ArticleID.safe(id) == id else {
          throw .unprocessable(
            "\"\(id.clipped)\" cannot be an id: it takes letters, digits and -._~, the first a letter or digit.",
            extensions: [.init("field", .string("id"))])
        }
      }
    ) { request throws(HTTPError) in
      let id = try request.parameter("id")
      let format = try ArticleBody.format(of: request, among: [.json, .text])
      let articles = try ArticleBody.articles(
        in: request, as: format, naming: .name(id),
        reader: ArticleReader(maximumBytes: service.settings.bodyLimit))
      guard articles.count == 1 else {
        throw .unprocessable("The body holds \(articles.count) articles; this takes one.")
      }
      // RFC 9110 section 9.3.4: a representation that is not of the target resource is a conflict.
      guard articles[0].id == id else {
        throw .conflict(
          "The id in the body is \"\(articles[0].id.clipped)\", and the one in the path \"\(id)\".")
      }
      _ = try service.snapshot()
      return try save(articles, replacing: true, service) {
        RecordTag.hold(request, for: $0.article(id))
      }
    }
  }

  private static func delete(_ service: Service, _ gate: WriteGate) -> Endpoint {
    Endpoint(
      method: .delete, path: "/v1/articles/{id}", operation: "deleteArticle", tag: .articles,
      summary: "Removes an article and what was read out of it.",
      pathParameters: [.id(of: "article", example: "2024-03-01-rain")],
      fields: Endpoint.writingFields,
      answers: [
        Endpoint.Answer(status: .noContent, about: "It is gone."), .missing, .unauthorized, .forbidden,
        .badBody, occupied, .fullDisk, .unavailableToWrite,
        .problem(.preconditionFailed, "The article is not in the state that the request asks for."),
      ],
      needsToken: true,
      options: Route.Options(lane: service.lanes.writes.forAll) { request throws(HTTPError) in
        try gate.check(request)
      }
    ) { request throws(HTTPError) in
      let id = try request.parameter("id")
      _ = try service.snapshot()
      let existed: Bool
      do throws(RepositoryError) {
        existed = try service.repository.delete(id) {
          RecordTag.hold(request, for: $0.article(id))
        }
      } catch {
        throw service.answer(to: error)
      }
      guard existed else { throw .missing("article", id) }
      service.log?.log(.info, "article deleted", [("article", .text(id))])
      return .noContent
    }
  }

  private static func save(
    _ articles: [Article], replacing: Bool, _ service: Service,
    if condition: (Snapshot) -> Bool = { _ in true }
  ) throws(HTTPError) -> Response {
    let room = try service.roomToExtract(articles.reduce(0) { $0 + $1.text.utf8.count })
    defer { withExtendedLifetime(room) {} }
    let outcomes: [StoreOutcome]
    do {
      outcomes = try service.repository.store(articles, replacing: replacing, if: condition)
    } catch {
      throw service.answer(to: error)
    }
    for (article, outcome) in zip(articles, outcomes) where outcome != .unchanged {
      service.log?.log(
        .info, "article stored", [("article", .text(article.id)), ("outcome", .text(outcome.rawValue))])
    }
    var writer = JSONWriter(capacity: 256)
    writer.object { writer in
      writer.key("data")
      writer.array(zip(articles, outcomes)) { writer, stored in
        StoredArticle(id: stored.0.id, outcome: stored.1).write(to: &writer)
      }
    }
    var headers = Representation.json.headers
    if articles.count == 1 { headers.append(.location, Articles.resource.path(of: articles[0].id)) }
    return Response(
      outcomes.contains(.created) ? .created : .ok, headers: headers, body: .bytes(writer.bytes))
  }

  private static let occupied = Endpoint.Answer.problem(
    .conflict,
    "Another server writes to the corpus folder, or a file of the article's name holds something else.")

  private static func stored(
    _ status: Status, _ about: String, _ headers: [(FieldName, String)] = []
  ) -> Endpoint.Answer {
    Endpoint.Answer(
      status: status, about: about, content: [(.json, .record("StoredArticles"))],
      headers: headers.map { (name: $0.0, about: $0.1) })
  }
}
