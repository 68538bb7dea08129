import HTTP
import Sockets
import Wire

/// One line of the log while it is written: a JSON object, or words.
struct LogLine {
  private var json: JSONWriter
  private var words = ""
  private let isJSON: Bool

  /// A line that begins with the time, the level and the event.
  init(_ level: EventLog.Level, _ event: String, as format: EventLog.Format) {
    isJSON = format == .json
    json = JSONWriter(capacity: isJSON ? 512 : 0)
    guard isJSON else {
      let time = HTTPDate.rfc3339(millisecondsSince1970: WallClock.milliseconds).dropFirst(11).dropLast()
      words = "\(time) \(level.rawValue) \(event)"
      return
    }
    json.beginObject()
    json.member("time", millisecondsSince1970: WallClock.milliseconds)
    json.member("level", level.rawValue)
    json.member("event", event)
  }

  // MARK: Members

  mutating func add(_ name: String, _ value: EventLog.Value) {
    guard isJSON else {
      switch value {
      case .text(let text): words += " \(name)=\(text)"
      case .integer(let integer): words += " \(name)=\(integer)"
      case .number(let number): words += " \(name)=\(number)"
      }
      return
    }
    json.key(named: name)
    switch value {
    case .text(let text): json.value(text)
    case .integer(let integer): json.value(integer)
    case .number(let number): json.value(number)
    }
  }

  /// Adds a text that is there and not empty.
  mutating func add(_ name: StaticString, _ text: String?) {
    guard let text, !text.isEmpty else { return }
    write(name, { text }) { $0.member(name, text) }
  }

  mutating func add(_ name: StaticString, _ integer: Int) {
    write(name, { "\(integer)" }) { $0.member(name, integer) }
  }

  mutating func add(_ name: StaticString, thousandths number: UInt64) {
    write(name, { "\(Double(number) / 1000)" }) { $0.member(name, thousandths: number) }
  }

  mutating func add(_ name: StaticString, _ address: SocketAddress) {
    write(name, { address.host }) { $0.member(name, address) }
  }

  mutating func add(_ name: StaticString, hexadecimal number: UInt64) {
    write(name, { RequestID.text(of: number) }) { $0.member(name, hexadecimal: number) }
  }

  mutating func add(_ name: StaticString, targetOf record: RequestRecord) {
    write(name, { record.target }) { $0.member(name, targetOf: record) }
  }

  mutating func add(_ name: StaticString, _ field: FieldName, of request: Request) {
    write(name, { request.headers.values(field).first }) { $0.member(name, field, of: request) }
  }

  private mutating func write(
    _ name: StaticString, _ text: () -> String?, _ member: (inout JSONWriter) -> Void
  ) {
    if isJSON {
      member(&json)
    } else if let text = text(), !text.isEmpty {
      words += " \(name)=\(text)"
    }
  }

  private static func shown(_ words: String) -> [UInt8] {
    if words.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return Array(words.utf8) }
    var shown = String.UnicodeScalarView()
    for scalar in words.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: shown.append("?")
      default: shown.append(scalar)
      }
    }
    return Array(String(shown).utf8)
  }

  // MARK: The end

  /// The line with its end. Control characters among words are shown as `?`: nothing that a client sends can move a
  /// terminal's cursor.
  consuming func bytes() -> [UInt8] {
    guard isJSON else { return Self.shown(words) + [0x0A] }
    json.endObject()
    json.endLine()
    return json.take()
  }
}
