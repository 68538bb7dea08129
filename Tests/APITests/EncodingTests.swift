import Facts
import Testing

@testable import API

@Suite struct EncodingTests {
  @Test(arguments: [
    ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
    ("foobar", "Zm9vYmFy"),
  ])
  func base64HasOneSpellingEach(_ plain: String, _ encoded: String) {
    #expect(Base64URL.encode(Array(plain.utf8)) == encoded)
    #expect(Base64URL.decode(encoded) == Array(plain.utf8))
  }

  @Test(arguments: ["Zh", "Zg==", "Z", "Zm9", "Zm9v!", "Zm+v"])
  func whatBase64DoesNotMakeIsRefused(_ text: String) {
    #expect(Base64URL.decode(text) == nil)
  }

  @Test(arguments: [
    ("2022", "2022-01-01", "2022-12-31"), ("2022-02", "2022-02-01", "2022-02-28"),
    ("2020-02-29", "2020-02-29", "2020-02-29"),
  ])
  func aDateIsItsDays(_ text: String, _ first: String, _ last: String) throws {
    let days = try #require(ParameterValue.date(text))
    #expect("\(days.lowerBound.year)-\(days.lowerBound.month)-\(days.lowerBound.day)" == short(first))
    #expect("\(days.upperBound.year)-\(days.upperBound.month)-\(days.upperBound.day)" == short(last))
  }

  private func short(_ date: String) -> String {
    date.split(separator: "-").map { String(Int($0) ?? 0) }.joined(separator: "-")
  }

  @Test(arguments: [
    "", "22", "2022-1", "2022-00", "2022-13", "2022-33", "2022-02-30", "199X", "2022~", "2022/2023", "-2022",
  ])
  func whatIsNoDayMonthOrYearIsRefused(_ text: String) {
    #expect(ParameterValue.date(text) == nil)
  }

  @Test(
    arguments: [
      ("1", 1), ("-1", -1), ("1.5", 1.5), ("1e3", 1000), ("-0.5E-1", -0.05),
    ] as [(String, Double)])
  func numbersAreDecimal(_ text: String, _ value: Double) {
    #expect(ParameterValue.number(text) == value)
  }

  @Test(arguments: ["", "-", "+1", ".5", "1e", "0x1", "inf", "nan", "1e999", "1 ", "١"])
  func whatIsNoNumberIsRefused(_ text: String) {
    #expect(ParameterValue.number(text) == nil)
  }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""),
    ("two\nlines", "\"two\nlines\""),
    ("", ""),
  ])
  func cellsAreQuotedWhereTheyMustBe(_ value: String, _ cell: String) {
    let lines = CSVLines<String>(fields: [.text("one", "") { $0 }, .text("two", "") { _ in "x" }])
    var bytes: [UInt8] = []
    lines.append(value, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "\(cell),x\r\n")
    #expect(String(decoding: lines.head, as: UTF8.self) == "one,two\r\n")
  }
}
