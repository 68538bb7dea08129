import Facts
import HTTP

/// The page that takes a text, and the page that shows what is in it: `/extract`.
enum ExtractPage {
  /// Where the form is.
  static let path = "/extract"

  static func endpoint() -> Endpoint {
    let page = PageLayout(title: "Read a text", section: path).page { html in
      html.element("h1", text: "Read a text")
      html.element(
        "p", text: "Who is in it, what happened, which figures it gives, who says so. Nothing is kept.")
      writeForm(Article(id: "", text: ""), to: &html)
    }
    let tag = ETag(hashing: page)
    return Endpoint(
      method: .get, path: path, operation: "getExtractPage", tag: .service,
      summary: "A form for a text or a file, which `POST /v1/extract` answers with a page.",
      answers: [Endpoint.Answer(status: .ok, about: "The page.", content: [(.html, nil)])]
    ) { request throws(HTTPError) in
      try request.refuseParameters()
      return Response(.ok, headers: Representation.html.headers, body: .bytes(page), eTag: tag)
    }
  }

  /// The page for what was read out of a text.
  static func page(_ facts: ArticleFacts) -> [UInt8] {
    PageLayout(title: facts.article.title ?? "Your text", section: path).page { html in
      html.element("h1", text: facts.article.title ?? "Your text")
      ArticlePage.write(facts, .page, to: &html)
      html.element("h2", text: "Another text")
      writeForm(facts.article, to: &html)
    }
  }

  private static func writeForm(_ article: Article, to html: inout HTMLWriter) {
    html.element(
      "form", ("class", "paste"), ("method", "post"), ("action", "/v1/extract"),
      ("enctype", "multipart/form-data")
    ) { html in
      html.markup("<label for=\"paste-text\">Text</label>")
      html.element(
        "textarea", ("name", "text"), ("id", "paste-text"), ("rows", "12"), ("spellcheck", "false"),
        text: "")
      html.markup("<p><label for=\"paste-file\">or a file: text, web page, Markdown, mail, JSON</label> ")
      html.markup("<input type=\"file\" name=\"file\" id=\"paste-file\"></p>")
      html.markup("<p><label for=\"paste-published\">Published on</label> ")
      html.void(
        "input", ("type", "date"), ("name", "published"), ("id", "paste-published"),
        ("value", article.published.map { String($0.prefix(10)) }))
      html.markup(" <span class=\"quiet\">so that “on Tuesday” is a date</span></p>")
      html.markup(
        "<p><label for=\"paste-format\">Show as</label> <select name=\"format\" id=\"paste-format\">")
      for form in Representation.ofExtraction.reversed() {
        html.element("option", ("value", form.word), text: form.label)
      }
      html.markup("</select> <button>Read</button></p>")
    }
  }
}
