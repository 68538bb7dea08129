import Foundation
import Seeded
import Testing
import Wire

@Suite("JSON writer")
struct JSONWriterTests {
  private static func write(_ body: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    body(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test("writes objects, arrays and values")
  func structure() {
    let text = Self.write { writer in
      writer.object { writer in
        writer.member("a", 1)
        writer.member("b", "x")
        writer.key("c")
        writer.array([true, false]) { $0.value($1) }
        writer.key(named: "d\n")
        writer.object { _ in }
        writer.key("e")
        writer.array { writer in
          writer.array { _ in }
          writer.value(1.5)
        }
        writer.member("f", ["p", "q"])
        writer.member(ifPresent: "g", nil as String?)
        writer.member(ifPresent: "h", "")
        writer.member("i", Double.nan)
        writer.member(ifPresent: "j", 0)
        writer.key("k")
        writer.value(json: Array("[{}]".utf8))
      }
    }
    #expect(
      text == #"{"a":1,"b":"x","c":[true,false],"d\n":{},"e":[[],1.5],"f":["p","q"],"j":0,"k":[{}]}"#)
  }

  @Test("writes the pretty form")
  func pretty() {
    var writer = JSONWriter(pretty: true)
    writer.object { writer in
      writer.member("a", "b")
      writer.key("c")
      writer.array([1, 2]) { $0.value($1) }
      writer.key("d")
      writer.object { _ in }
    }
    #expect(
      String(decoding: writer.bytes, as: UTF8.self) == """
        {
          "a": "b",
          "c": [
            1,
            2
          ],
          "d": {}
        }
        """)
  }

  @Test("writes one document a line")
  func lines() {
    let text = Self.write { writer in
      writer.object { $0.member("a", 1) }
      writer.endLine()
      writer.object { $0.member("a", 2) }
      writer.endLine()
    }
    #expect(text == "{\"a\":1}\n{\"a\":2}\n")
  }

  static let shortest: [(Double, String)] = [
    (0, "0"), (-0.0, "-0"), (5800, "5800"), (-1, "-1"), (0.1, "0.1"), (1e21, "1e+21"), (1.5e-7, "1.5e-07"),
    (9_007_199_254_740_991, "9007199254740991"), (.infinity, "null"), (.nan, "null"),
    (.leastNonzeroMagnitude, "5e-324"), (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
  ]

  @Test("writes the shortest number that reads back", arguments: shortest)
  func numbers(_ number: Double, _ expected: String) {
    #expect(Self.write { $0.value(number) } == expected)
  }

  @Test("writes what Foundation reads back, whatever the text", arguments: 0..<200)
  func roundTrip(_ seed: UInt64) throws {
    var generator = SeededRandom(seed: seed)
    var strings: [String] = []
    for _ in 0..<20 {
      var text = ""
      for _ in 0..<Int.random(in: 0..<60, using: &generator) {
        let range: ClosedRange<UInt32> =
          switch Int.random(in: 0..<6, using: &generator) {
          case 0: 0...0x1F
          case 1: 0x22...0x5C
          case 2: 0x80...0x2FFF
          case 3: 0xE000...0x10FFFF
          default: 0x20...0x7E
          }
        if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) {
          text.unicodeScalars.append(scalar)
        }
      }
      strings.append(text)
    }
    let doubles = (0..<20).map { _ in Double(bitPattern: UInt64.random(in: 0...(.max), using: &generator)) }
      .filter(\.isFinite)
    let integers = (0..<20).map { _ in Int.random(in: .min...(.max), using: &generator) }
    struct Document: Codable, Equatable {
      var strings: [String]
      var doubles: [Double]
      var integers: [Int]
    }
    for pretty in [false, true] {
      var writer = JSONWriter(pretty: pretty)
      writer.object { writer in
        writer.member("strings", strings)
        writer.key("doubles")
        writer.array(doubles) { $0.value($1) }
        writer.key("integers")
        writer.array(integers) { $0.value($1) }
      }
      let read = try JSONDecoder().decode(Document.self, from: Data(writer.bytes))
      #expect(read == Document(strings: strings, doubles: doubles, integers: integers))
      // Equal strings may differ in their scalars; these may not.
      #expect(read.strings.map { Array($0.utf8) } == strings.map { Array($0.utf8) })
    }
  }
}
