import Facts
import Testing

@testable import API

@Suite struct SpreadsheetTests {
  @Test(arguments: [
    ("=1+1", true), ("+1+1", true), ("-1+1", true), ("@SUM(A1)", true), ("\tx", true), ("\r=1", true),
    ("\n=1", true), ("\u{FF1D}1", true), ("\u{FF0B}1", true), ("\u{FF0D}1", true), ("\u{FF20}A", true),
    ("-", true), ("-5e", true), ("--5", true), ("-5.", true), ("=5", true), ("@5", true),
    ("-5", false), ("+5.25", false), ("-1.5e-7", false), ("5", false), ("", false), ("a=1", false),
    (" =1", false), ("é", false), ("'=1", false),
  ])
  func aSpreadsheetRunsAFormulaAndNoNumber(_ text: String, _ isRun: Bool) {
    #expect(SpreadsheetCell.isRun(text) == isRun)
  }

  @Test func cellsOfASafeTableGetAnApostrophe() throws {
    let fields: [Field<String>] = [.text("a", "A text.") { $0 }]
    var plain: [UInt8] = []
    CSVLines(fields: fields).append("=1,\"2\"", to: &plain)
    #expect(String(decoding: plain, as: UTF8.self) == "\"=1,\"\"2\"\"\"\r\n")
    var safe: [UInt8] = []
    let lines = CSVLines(fields: fields, isSafe: true)
    for text in ["=1,\"2\"", "-5", "@a"] { lines.append(text, to: &safe) }
    #expect(String(decoding: safe, as: UTF8.self) == "\"'=1,\"\"2\"\"\"\r\n-5\r\n'@a\r\n")
  }

  @Test(arguments: ["articles", "people", "events", "figures/series", "search?q=oslo"])
  func everyTableTakesTheParameter(_ list: String) throws {
    let client = try Client()
    let target = "/v1/\(list)\(list.contains("?") ? "&" : "?")csvSafe="
    #expect(try client.get(target + "true", accept: "text/csv").status == 200)
    #expect(try client.get(target + "false", accept: "text/csv").status == 200)
    #expect(try client.get(target + "yes", accept: "text/csv").status == 400)
  }
}
