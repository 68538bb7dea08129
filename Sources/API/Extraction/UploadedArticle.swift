import Facts
import HTTP
import Repository

/// An article in a form, `multipart/form-data`: a file of any kind that is read, and in other fields what is known of it.
struct UploadedArticle {
  /// The article of the form: of its file, or of its field `text`.
  let article: Article
  /// The form of the answer that the field `format` names.
  let form: Representation?

  /// Whether the body of a request is such a form.
  static func isForm(_ request: Request) throws(HTTPError) -> Bool {
    try request.contentType?.isSameType(as: .multipartForm) ?? false
  }

  init(in request: Request, reader: ArticleReader) throws(HTTPError) {
    guard let type = try request.contentType, let form = MultipartForm(request.body, type: type) else {
      throw .badRequest("The body is no form: it needs a boundary in its type, and at its end.")
    }
    var article: Article
    var wanted: Representation?
    if let file = form.parts.first(where: \.isFile) {
      article = try Self.article(of: file, reader)
    } else if let text = form.parts.first(where: { $0.name == "text" }) {
      // A form sends line ends as two characters (HTML, "multipart/form-data"), whatever they were.
      let end = text.body.endIndex
      let lines = text.body.indices.lazy.filter { place in
        text.body[place] != 0x0D || place + 1 == end || text.body[place + 1] != 0x0A
      }.map { text.body[$0] }
      article = Article(
        id: "text", text: try ArticleBody.text(of: Array(lines), charset: text.type?[parameter: "charset"]))
    } else {
      throw .unprocessable(
        "The form has neither a file nor a field text.", extensions: [.init("field", .string("text"))])
    }
    for part in form.parts where part.fileName == nil && part.name != "text" {
      guard let value = String(validating: part.body, as: UTF8.self), !value.isEmpty else { continue }
      switch part.name {
      case "id": article.id = ArticleID.safe(value)
      case "title": article.title = value
      case "byline": article.byline = value
      case "source": article.source = value
      case "url": article.url = value
      case "dateline": article.dateline = value
      case "language": article.language = value
      case "format":
        wanted = Representation.ofExtraction.first { $0.word == value }
        guard wanted != nil else {
          throw .unprocessable(
            "\"format\" is no form of the answer: \"\(value.clipped)\".",
            extensions: [.init("field", .string("format"))])
        }
      case "published":
        guard let time = ArticleReader.time(value) else {
          throw .unprocessable(
            "\"published\" is not a time: \"\(value.clipped)\".",
            extensions: [.init("field", .string("published"))])
        }
        article.published = time
      default:
        throw .unprocessable(
          "The form has a field \"\(part.name.clipped)\"; known are a file, text, id, title, byline, source, url, published, dateline, "
            + "language and format.", extensions: [.init("field", .string(part.name.clipped))])
      }
    }
    self.article = article
    self.form = wanted
  }

  private static func article(of file: MultipartForm.Part, _ reader: ArticleReader) throws(HTTPError)
    -> Article
  {
    let named = file.fileName.flatMap(ArticleReader.Format.init(fileName:))
    let typed = file.type.flatMap { ArticleReader.Format(mediaType: "\($0.type)/\($0.subtype)") }
    guard let format = named ?? typed else {
      throw .unsupportedMediaType(
        "A file \"\((file.fileName ?? "").clipped)\" is of a kind that is not read.")
    }
    let reading = reader.read(
      Array(file.body), as: format, naming: .name("text"), charset: file.type?[parameter: "charset"])
    if let error = reading.errors.first(where: { !$0.isWarning }) { throw HTTPError(error) }
    guard reading.entries.count == 1 else {
      throw .unprocessable("The file holds \(reading.entries.count) articles; this takes one at a time.")
    }
    return reading.entries[0].article
  }
}

extension MultipartForm.Part {
  /// Whether it is a file; a field for one that was left empty comes as a file without a name and without content.
  fileprivate var isFile: Bool { fileName.map { !$0.isEmpty || !body.isEmpty } ?? false }
}
