import HTTP

/// A problem for people: what a browser gets in the place of JSON.
enum ProblemPage {
  /// The page for a problem; nil for a client that would rather have JSON.
  static func response(to request: Request, _ problem: ProblemDetails) -> Response? {
    guard request.headers.contains(.accept), request.headers[.accept]?.contains("text/html") == true,
      (try? request.preferredType(among: [.problemJSON, .json, .html])) == .html
    else { return nil }
    let page = PageLayout(title: problem.title).page { html in
      html.element("h1", text: "\(problem.status.code) \(problem.title)")
      html.element("p", text: problem.detail)
    }
    return Response(
      problem.status, headers: Headers([(.contentType, MediaType.html.description), (.vary, "Accept")]),
      body: .bytes(page))
  }
}
