import HTTP
import Testing

/// An answer as a client reads it off the wire.
struct WireAnswer: Equatable {
  var status: Int
  var fields: [String: String]
  var body: String

  subscript(name: String) -> String? { fields[name.lowercased()] }

  /// Reads every complete answer; what is left over is an answer with status 0 and the rest as its body.
  static func parse(_ bytes: [UInt8], head: Bool = false) -> [WireAnswer] {
    var rest = bytes[...]
    var answers: [WireAnswer] = []
    while !rest.isEmpty {
      guard let answer = next(&rest, head: head) else {
        answers.append(WireAnswer(status: 0, fields: [:], body: String(decoding: rest, as: UTF8.self)))
        break
      }
      answers.append(answer)
    }
    return answers
  }

  private static func next(_ rest: inout ArraySlice<UInt8>, head: Bool) -> WireAnswer? {
    guard let lines = takeHead(&rest), let first = lines.first, first.hasPrefix("HTTP/1.1 "),
      let status = Int(first.dropFirst(9).prefix(3))
    else { return nil }
    var answer = WireAnswer(status: status, fields: [:], body: "")
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      answer.fields[line[..<colon].lowercased()] = String(value)
    }
    if head || status == 204 || status == 304 || status < 200 { return answer }
    if answer["transfer-encoding"] == "chunked" {
      while true {
        guard let line = takeLine(&rest), let size = Int(line, radix: 16), rest.count >= size + 2 else {
          return nil
        }
        answer.body += String(decoding: rest.prefix(size), as: UTF8.self)
        rest = rest.dropFirst(size + 2)
        if size == 0 { return answer }
      }
    }
    guard let length = answer["content-length"].flatMap({ Int($0) }) else {
      answer.body = String(decoding: rest, as: UTF8.self)
      rest = []
      return answer
    }
    guard rest.count >= length else { return nil }
    answer.body = String(decoding: rest.prefix(length), as: UTF8.self)
    rest = rest.dropFirst(length)
    return answer
  }

  private static func takeHead(_ rest: inout ArraySlice<UInt8>) -> [String]? {
    var lines: [String] = []
    while let line = takeLine(&rest) {
      if line.isEmpty { return lines }
      lines.append(line)
    }
    return nil
  }

  private static func takeLine(_ rest: inout ArraySlice<UInt8>) -> String? {
    guard let end = rest.firstIndex(of: 0x0A), end > rest.startIndex, rest[end - 1] == 0x0D else {
      return nil
    }
    defer { rest = rest[(end + 1)...] }
    return String(decoding: rest[rest.startIndex..<(end - 1)], as: UTF8.self)
  }
}

extension SimulatedConnection {
  @discardableResult
  mutating func send(_ text: String) -> [WireAnswer] { WireAnswer.parse(send(Array(text.utf8))) }
}
