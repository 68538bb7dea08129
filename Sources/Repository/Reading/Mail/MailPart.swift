/// A message, or a part of one (RFC 2045, 2046).
struct MailPart {
  private let headers: [(name: String, value: String)]
  private let body: ArraySlice<UInt8>

  private static let most = (headers: 400, parts: 200, depth: 8)

  init(_ bytes: ArraySlice<UInt8>) {
    var headers: [(name: String, value: String)] = []
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.endIndex
      let line = String(decoding: bytes[position..<end], as: UTF8.self)
      position = min(end + 1, bytes.endIndex)
      if line.trimmed.isEmpty {
        if headers.isEmpty { continue }
        break
      }
      if let first = line.utf8.first, first == 0x20 || first == 0x09 {
        if !headers.isEmpty, headers[headers.count - 1].value.utf8.count < 4_000 {
          headers[headers.count - 1].value += " " + line.trimmed
        }
      } else if let colon = line.firstIndex(of: ":"), headers.count < Self.most.headers {
        headers.append((line[..<colon].lowercased().trimmed, line[line.index(after: colon)...].trimmed))
      }
    }
    self.headers = headers
    body = bytes[position...]
  }

  /// The value of the first field of this name.
  func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

  private var type: String {
    header("content-type")?.prefix { $0 != ";" }.trimmed.lowercased() ?? "text/plain"
  }

  private func parameter(_ name: String, of header: String) -> String? {
    for piece in (self.header(header) ?? "").split(separator: ";").dropFirst() {
      let pair = piece.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, pair[0].trimmed.lowercased() == name else { continue }
      return String(pair[1].trimmed.filter { $0 != "\"" })
    }
    return nil
  }

  /// The text of the message: the first plain one, else the first that is HTML.
  func text() throws(ReadingError) -> (text: String, isHTML: Bool, warning: ReadingError?)? {
    var plain: MailPart?
    var html: MailPart?
    var waiting: [(part: MailPart, depth: Int)] = [(self, 0)]
    var seen = 0
    while let (part, depth) = waiting.popLast(), seen < Self.most.parts, plain == nil {
      seen += 1
      if part.type.hasPrefix("multipart/"), depth < Self.most.depth {
        waiting += part.parts.reversed().map { ($0, depth + 1) }
      } else if part.header("content-disposition")?.lowercased().hasPrefix("attachment") ?? false {
        continue
      } else if part.type == "text/plain" {
        plain = part
      } else if part.type == "text/html" {
        html = html ?? part
      }
    }
    guard let part = plain ?? html else { return nil }
    let content = part.content
    guard content.contains(where: { $0 > 0x20 }) else { return nil }
    let decoder = TextDecoder(
      charset: part.parameter("charset", of: "content-type"), kind: plain == nil ? .html : .plain)
    let decoded = try decoder.decode(content)
    return (decoded.text, plain == nil, decoded.warning)
  }

  private var parts: [MailPart] {
    guard let boundary = parameter("boundary", of: "content-type"), !boundary.isEmpty else { return [] }
    let mark = Array("--\(boundary)".utf8)
    var parts: [MailPart] = []
    var start: Int?
    var position = body.startIndex
    while position < body.endIndex, parts.count < Self.most.parts {
      let end = body[position...].firstIndex(of: 0x0A) ?? body.endIndex
      if body[position..<end].starts(with: mark) {
        if let start { parts.append(MailPart(body[start..<position])) }
        start = min(end + 1, body.endIndex)
        if body[position..<end].dropFirst(mark.count).starts(with: [0x2D, 0x2D]) { return parts }
      }
      position = min(end + 1, body.endIndex)
    }
    if let start, start < body.endIndex { parts.append(MailPart(body[start...])) }
    return parts
  }

  /// The content as it was before it was made fit for mail.
  private var content: [UInt8] {
    switch header("content-transfer-encoding")?.trimmed.lowercased() {
    case "base64": Base64.decode(body) ?? Array(body)
    case "quoted-printable": Self.unquoted(body)
    default: Array(body)
    }
  }

  /// Quoted-printable (RFC 2045 section 6.7).
  static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = bytes.startIndex
    func digit(_ place: Int) -> UInt8? {
      guard place < bytes.endIndex else { return nil }
      return Character(Unicode.Scalar(bytes[place])).hexDigitValue.map(UInt8.init)
    }
    while index < bytes.endIndex {
      guard bytes[index] == 0x3D else {
        result.append(bytes[index])
        index += 1
        continue
      }
      if let high = digit(index + 1), let low = digit(index + 2) {
        result.append(high << 4 | low)
        index += 3
      } else {
        // A line that ends in the mark goes on in the next.
        index += 1
        while index < bytes.endIndex, bytes[index] == 0x0D || bytes[index] == 0x20 { index += 1 }
        if index < bytes.endIndex, bytes[index] == 0x0A { index += 1 }
      }
    }
    return result
  }

  /// A text without the lines it quotes from another, who wrote those, and the signature below.
  static func withoutQuotes(_ text: String) -> String {
    var lines: [Substring] = []
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map({ Substring($0) }) {
      if line == "-- " || line == "-- \r" { break }
      guard line.trimmed.first != ">" else {
        if let last = lines.lastIndex(where: { !$0.trimmed.isEmpty }), lines[last].trimmed.hasSuffix(":"),
          lines[last].contains("wrote") || lines[last].contains("@")
        {
          lines.removeSubrange(last...)
        }
        continue
      }
      lines.append(line)
    }
    return lines.joined(separator: "\n").trimmed
  }
}

/// Values of mail's header fields.
enum MailHeader {
  /// The words of a value that may have encoded ones in it, `=?utf-8?Q?...?=` (RFC 2047).
  static func decoded(_ value: String) -> String {
    var result = ""
    var rest = value[...]
    var wasEncoded = false
    while let start = rest.firstRange(of: "=?") {
      let before = rest[..<start.lowerBound]
      let fields = rest[start.upperBound...].split(
        separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
      guard fields.count == 4, fields[3].hasPrefix("="), fields[2].utf8.count < 400 else {
        result += rest[..<start.upperBound]
        rest = rest[start.upperBound...]
        continue
      }
      // White space between two encoded words is none.
      if !(wasEncoded && before.trimmed.isEmpty) { result += before }
      let bytes: [UInt8]
      if fields[1].lowercased() == "b" {
        bytes = Base64.decode(fields[2].utf8) ?? []
      } else {
        bytes = MailPart.unquoted(Array(fields[2].replacing("_", with: " ").utf8)[...])
      }
      result += (try? TextDecoder(charset: String(fields[0])).decode(bytes).text) ?? ""
      rest = fields[3].dropFirst()
      wasEncoded = true
    }
    return (result + rest).trimmed
  }
}
