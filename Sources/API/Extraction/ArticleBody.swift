import Facts
import HTTP
import Repository

/// Reads articles out of request bodies; every refusal says what and where.
enum ArticleBody {
  /// The media types of a format, as documentation and problems name them.
  static func mediaType(of format: ArticleReader.Format) -> String {
    switch format {
    case .text: "text/plain"
    case .json: "application/json"
    case .ndjson: "application/x-ndjson"
    case .feed: "application/rss+xml"
    case .html: "text/html"
    case .table: "text/csv"
    case .markdown: "text/markdown"
    case .mail: "message/rfc822"
    }
  }

  /// The format of the body by its `Content-Type`; 415 where it is none of these.
  static func format(
    of request: Request, among formats: [ArticleReader.Format], anyCharset: Bool = false
  ) throws(HTTPError) -> ArticleReader.Format {
    let known = formats.map(mediaType).joined(separator: ", ")
    guard let type = try request.contentType else {
      throw .unsupportedMediaType("The body needs a Content-Type: \(known).")
    }
    guard let format = ArticleReader.Format(mediaType: "\(type.type)/\(type.subtype)"),
      formats.contains(format)
    else {
      throw .unsupportedMediaType(
        "A body of type \"\(type.type.clipped)/\(type.subtype.clipped)\" is not taken here; these are: \(known)."
      )
    }
    // JSON is UTF-8 (RFC 8259 section 8.1), and what is kept is sent so.
    if let charset = type[parameter: "charset"]?.lowercased(), charset != "utf-8", charset != "us-ascii",
      !anyCharset || format == .json || format == .ndjson
    {
      throw .unsupportedMediaType("The charset \"\(charset.clipped)\" is not taken; send UTF-8.")
    }
    return format
  }

  /// The body as text; 400 where it is not UTF-8, 422 where nothing is in it.
  static func text(of body: [UInt8], charset: String? = nil) throws(HTTPError) -> String {
    let text: String
    do throws(ReadingError) {
      text = try ArticleReader.text(of: body, charset: charset)
    } catch {
      throw .badRequest("The body is no text: \(error).")
    }
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw .unprocessable("The text is empty.", extensions: [.init("field", .string("text"))])
    }
    return text
  }

  /// The articles in the body, all of them right: the first that is not refuses the whole.
  static func articles(
    in request: Request, as format: ArticleReader.Format, naming: ArticleReader.Naming, reader: ArticleReader
  ) throws(HTTPError) -> [Article] {
    guard !request.body.isEmpty else { throw .badRequest("The body is empty.") }
    let reading = reader.read(
      request.body, as: format, naming: naming, charset: try request.contentType?[parameter: "charset"])
    if let error = reading.errors.first(where: { !$0.isWarning || $0.field != nil }) {
      throw HTTPError(error)
    }
    return reading.entries.map(\.article)
  }
}

extension HTTPError {
  /// 422 for a field that is not right, 400 for a body that could not be read at all.
  init(_ error: ReadingError) {
    var extensions: [ProblemDetails.Member] = []
    if let field = error.field { extensions.append(.init("field", .string(field.clipped))) }
    if let line = error.line { extensions.append(.init("line", .integer(line))) }
    let place = error.line.map { "Line \($0): " } ?? ""
    let detail = "\(place)\(error.statement)."
    self.init(error.field == nil ? .badRequest : .unprocessableContent, detail, extensions: extensions)
  }
}
