import Foundation
import Testing

/// Who may write where, asked over real sockets.
@Suite struct WritingTests {
  private static let fields = [("Content-Type", "application/json"), ("Authorization", "Bearer secret")]

  private func post(_ server: RunningServer, id: String, text: String) throws -> RunningServer.Answer {
    try server.request(
      "POST", "/v1/articles", headers: Self.fields, body: #"{"id":"\#(id)","text":"\#(text)"}"#)
  }

  private func detail(_ answer: RunningServer.Answer) throws -> String {
    try answer.json["detail"] as? String ?? ""
  }

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("rain.txt", "Rain\n\nIt rained in Bergen on Monday.")
    return folder
  }

  @Test func theSampleCorpusKeepsNothing() throws {
    let server = try RunningServer(["--write-token", "secret"])
    #expect(server.errors.contains("writes will be refused: the corpus has no folder to write to"))
    let before = try server.get("/v1/articles?limit=1").body
    let id = "2022-01-05-government-resigns"
    let answers = [
      try post(server, id: "a", text: "It rained."),
      try server.request("PUT", "/v1/articles/\(id)", headers: Self.fields, body: #"{"text":"x"}"#),
      try server.request("DELETE", "/v1/articles/\(id)", headers: [Self.fields[1]]),
    ]
    for answer in answers {
      #expect(answer.status == 403)
      #expect(try detail(answer).contains("no folder to write to"))
    }
    #expect(try server.get("/v1/articles?limit=1").body == before)
  }

  @Test func aFileAsCorpusKeepsNothing() throws {
    let folder = try folder()
    let server = try RunningServer(["--write-token", "secret", "--corpus", folder.path + "/rain.txt"])
    #expect(server.errors.contains("no folder to write to"))
    #expect(try post(server, id: "a", text: "It rained.").status == 403)
  }

  @Test func aFolderThatCannotBeWrittenIsSaidAtStartAndReadOn() throws {
    let folder = try folder()
    try folder.write(".dateline", "no folder")
    let server = try RunningServer(["--write-token", "secret", "--corpus", folder.path])
    #expect(server.errors.contains("writes will be refused: "))
    #expect(server.errors.contains("Not a directory"))
    let answer = try post(server, id: "a", text: "It rained.")
    #expect(answer.status == 503)
    #expect(try detail(answer).contains("Not a directory") && !detail(answer).contains("/"))
    #expect(answer.headers["retry-after"] != nil)
    #expect(try server.get("/v1/articles/rain").status == 200)
  }

  @Test func aServerWithoutATokenSaysNothingOfWriting() throws {
    let server = try RunningServer()
    #expect(!server.errors.contains("writes"))
  }

  @Test func theSecondServerReadsAndSaysWhoWrites() throws {
    let folder = try folder()
    let arguments = ["--write-token", "secret", "--corpus", folder.path]
    let first = try RunningServer(arguments)
    let second = try RunningServer(arguments)
    let holder = "process \(first.process.processIdentifier) on "
    #expect(first.errors.isEmpty || !first.errors.contains("refused"))
    #expect(
      second.errors.contains("writes will be refused: another server writes to the corpus folder: \(holder)"))
    #expect(try second.get("/v1/articles/rain").status == 200)
    for round in 0..<5 {
      let one = try post(first, id: "a\(round)", text: "First.")
      let other = try post(second, id: "a\(round)", text: "Second.")
      #expect(one.status == 201)
      #expect(other.status == 409)
      #expect(try detail(other).contains(holder))
    }
    kill(first.process.processIdentifier, SIGKILL)
    first.process.waitUntilExit()
    #expect(try post(second, id: "b", text: "Second.").status == 201)
    #expect(try second.get("/v1/articles/a4").json["text"] as? String == "First.")
  }
}
