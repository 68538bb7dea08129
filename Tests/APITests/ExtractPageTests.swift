import Foundation
import HTTP
import Testing

@testable import API

@Suite("A text, pasted and seen")
struct ExtractPageTests {
  let client: Client
  init() throws { client = try Client() }

  private static let text = "Police in Oslo held 120 people. \"We ask for calm,\" Ola Hansen said."

  private func post(
    _ parts: [(name: String, fileName: String?, value: String)], accept: String = "text/html"
  ) throws -> Client.Answer {
    var body = ""
    for part in parts {
      let file = part.fileName.map { "; filename=\"\($0)\"" } ?? ""
      body += "--x\r\nContent-Disposition: form-data; name=\"\(part.name)\"\(file)\r\n\r\n\(part.value)\r\n"
    }
    return try client.send(
      .post, "/v1/extract", [(.contentType, "multipart/form-data; boundary=x"), (.accept, accept)],
      body: body + "--x--\r\n")
  }

  @Test func theFormNeedsNoScript() throws {
    let page = try client.get("/extract", accept: "text/html").text
    #expect(
      page.contains(
        "<form class=\"paste\" method=\"post\" action=\"/v1/extract\" enctype=\"multipart/form-data\">"))
    for name in ["text", "file", "published", "format"] { #expect(page.contains(" name=\"\(name)\"")) }
    #expect(!page.contains(" onclick") && !page.contains("required"))
  }

  @Test func whatABrowserSendsIsShownWithItsFacts() throws {
    let page = try post([
      ("text", nil, Self.text), ("file", "", ""), ("published", nil, "2024-03-01"), ("format", nil, "html"),
    ])
    #expect(page.status == 200, "\(page.text)")
    #expect(page.headers[.contentType] == "text/html; charset=utf-8")
    #expect(page.text.hasSuffix("</body></html>"))
    #expect(page.text.contains("class=\"fact place\" id=\"c10\""))
    // Nothing is kept, so nothing may lead to a record.
    #expect(!page.text.contains("href=\"/v1/people/") && !page.text.contains("href=\"/v1/figures/text"))
    let targets = page.text.components(separatedBy: " href=\"#").dropFirst().map {
      String($0.prefix { $0 != "\"" })
    }
    #expect(targets.count > 5)
    for target in targets { #expect(page.text.contains(" id=\"\(target)\""), "\(target)") }
  }

  @Test func pastedLinesEndAsTheyWereTyped() throws {
    let answer = try post([("text", nil, "It rained.\r\n\r\nIn Oslo.\r")], accept: "application/json")
    #expect((answer.object["article"] as? [String: Any])?["text"] as? String == "It rained.\n\nIn Oslo.\r")
  }

  @Test func theFormSaysWhichForm() throws {
    let table = try post([("text", nil, Self.text), ("format", nil, "csv")])
    #expect(table.headers[.contentType] == "text/csv; charset=utf-8")
    #expect(table.text.hasPrefix("fact,id,text,start,end,name,type,status,confidence,value,min,max,"))
    #expect(table.text.contains("\r\nplace,oslo,Oslo,10,14,Oslo,"))
    #expect(table.text.contains("figure,text-f1,120 people,20,30,,count,,,120,"))
    #expect(try post([("text", nil, Self.text), ("format", nil, "xml")]).status == 422)
    #expect(try post([("file", "", "")]).status == 422)
  }

  @Test(
    "the form follows Accept and format",
    arguments: [
      ("/v1/extract", "text/csv", "text/csv; charset=utf-8"),
      ("/v1/extract", "text/html", "text/html; charset=utf-8"),
      ("/v1/extract?format=csv", "application/json", "text/csv; charset=utf-8"),
      ("/v1/extract", "*/*", "application/json"),
    ])
  func forms(_ target: String, _ accept: String, _ type: String) throws {
    let answer = try client.send(
      .post, target, [(.contentType, "text/plain"), (.accept, accept)], body: Self.text)
    #expect(answer.status == 200 && answer.headers[.contentType] == type)
  }

  @Test func aTextIsNeverMarkup() throws {
    let page = try post([("text", nil, "<script>alert(1)</script> in Oslo."), ("title", nil, "<b>")]).text
    #expect(
      !page.contains("<script>alert") && page.contains("&lt;script&gt;alert(1)") && page.contains("&lt;b&gt;")
    )
  }

  @Test func whatIsRefusedIsAPageToo() throws {
    let page = try post([("text", nil, "  ")])
    #expect(page.status == 422 && page.text.contains("The text is empty."))
    #expect(
      try client.send(
        .post, "/v1/extract", [(.contentType, "text/plain"), (.accept, "image/png")], body: "x"
      )
      .status == 406)
  }
}
