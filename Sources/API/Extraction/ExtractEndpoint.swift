import Extraction
import Facts
import HTTP
import Repository

/// Text in, facts out, nothing kept: `POST /v1/extract`.
enum ExtractEndpoint {
  /// What is wanted of the facts.
  private struct Query: Sendable {
    var minConfidence: Double?
    var presentation = Presentation()
  }

  private static let parameters: [Parameter<Query>] =
    [.minConfidence("Events of less confidence are left out.", \.minConfidence)]
    + Presentation.parameters(Representation.ofExtraction).map { $0.of(\.presentation) }

  static func endpoint(_ service: Service) -> Endpoint {
    let limit = service.settings.bodyLimit
    return Endpoint(
      method: .post, path: "/v1/extract", operation: "extract", tag: .extraction,
      summary: "The facts of a text, which is not kept.",
      details:
        "Takes plain text; a JSON object with `text` and whatever is known of the article; a web page; or a form "
        + "with a file of any kind that is read, and in other fields what is known of it. A publication date makes "
        + "\"on Tuesday\" a date. At most \(limit) bytes.",
      parameters: parameters.map(\.description),
      body: Endpoint.Body(
        about: "The text.",
        content: [
          (.json, .record("ArticleInput")), (.plainText, .matching(Pattern.plainText)), (.html, nil),
          (.multipartForm, .map(of: .possiblyEmptyText)),
        ]),
      answers: [
        Endpoint.Answer(
          status: .ok, about: "The facts; as a table a row each, and as a page the text with them marked.",
          content: [(.json, .record(ArticleFacts.schemaName)), (.csv, nil), (.html, nil)]),
        .badInput, .tooLarge, .unsupported, .unprocessable, .noRoomToExtract,
      ],
      options: Route.Options(bodyLimit: limit, lane: service.lanes.extraction.forAll) {
        request throws(HTTPError) in
        _ = try parameters.read(try request.query, into: Query())
        _ = try Representation.preferred(by: request, among: Representation.ofExtraction)
        if try !UploadedArticle.isForm(request) {
          _ = try ArticleBody.format(of: request, among: formats, anyCharset: true)
        }
      }
    ) { request throws(HTTPError) in
      let query = try parameters.read(try request.query, into: Query())
      let (article, named) = try article(in: request, service)
      let asked = try Representation.preferred(by: request, among: Representation.ofExtraction)
      let form = named ?? asked
      let clock = ContinuousClock()
      let start = clock.now
      let size = article.text.utf8.count
      let room = try service.roomToExtract(size)
      var facts = service.extractor.facts(of: article)
      if let least = query.minConfidence { facts.keepEvents(ofConfidence: least) }
      service.totals.add(to: .extractions)
      service.totals.add(UInt64(size), to: .extractedBytes)
      service.totals.add((clock.now - start).nanoseconds, to: .extractionNanoseconds)
      _ = room.resize(to: min(ExtractionMemory.writing(size), service.extractions.limit))
      return Response(.ok, headers: form.headers, body: .stream(body(facts, form, query, holding: room)))
    }
  }

  private static func body(
    _ facts: ArticleFacts, _ form: Representation, _ query: Query, holding room: ByteReservation
  ) -> BodyStream {
    switch form {
    case .html: .slices(of: ExtractPage.page(facts), holding: room)
    case .csv:
      .lines(of: ExtractedFact.all(of: facts), CSVLines(fields: ExtractedFact.fields), holding: room)
    case .json, .linkedData, .ndjson, .atom, .graphML:
      .pieces(of: facts, pretty: query.presentation.isPretty, holding: room)
    }
  }

  private static let formats: [ArticleReader.Format] = [.json, .text, .html]

  /// The article in the body, and the form that a field of it asks for. Plain text is taken as it is, so that the spans
  /// fit what was sent.
  private static func article(
    in request: Request, _ service: Service
  ) throws(HTTPError) -> (Article, Representation?) {
    let reader = ArticleReader(maximumBytes: service.settings.bodyLimit)
    // To find the story of a page takes as much as to read it.
    let room = try service.roomToExtract(request.body.count)
    defer { withExtendedLifetime(room) {} }
    if try UploadedArticle.isForm(request) {
      let upload = try UploadedArticle(in: request, reader: reader)
      return (upload.article, upload.form)
    }
    let format = try ArticleBody.format(of: request, among: formats, anyCharset: true)
    let charset = try request.contentType?[parameter: "charset"]
    if format == .text {
      return (Article(id: "text", text: try ArticleBody.text(of: request.body, charset: charset)), nil)
    }
    let articles = try ArticleBody.articles(in: request, as: format, naming: .name("text"), reader: reader)
    guard articles.count == 1 else {
      throw .unprocessable("The body holds \(articles.count) articles; this takes one at a time.")
    }
    return (articles[0], nil)
  }
}

extension Duration {
  /// The whole of it in nanoseconds.
  fileprivate var nanoseconds: UInt64 {
    UInt64(max(0, components.seconds)) * 1_000_000_000 + UInt64(max(0, components.attoseconds))
      / 1_000_000_000
  }
}
