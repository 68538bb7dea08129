/// The parts of a body of type `multipart/form-data` (RFC 7578). Linear in the body.
public struct MultipartForm: Sendable {
  /// One field of the form.
  public struct Part: Sendable {
    /// The name of the field.
    public var name: String
    /// The name of the file, where it is one.
    public var fileName: String?
    /// The type, where it is given.
    public var type: MediaType?
    /// What it holds.
    public var body: ArraySlice<UInt8>
  }

  /// No form has more parts.
  private static let mostParts = 64
  /// Bytes of the longest head of a part.
  private static let longestHead = 8_192

  /// The parts in order.
  public private(set) var parts: [Part] = []

  /// Cuts a body at its boundary; nil where it is no such form, or lacks its end.
  public init?(_ body: [UInt8], type: MediaType) {
    guard let boundary = type[parameter: "boundary"], !boundary.isEmpty, boundary.utf8.count <= 70 else {
      return nil
    }
    let mark = Array("--\(boundary)".utf8)
    var start: Int?
    var position = 0
    while let place = Self.find(mark, in: body, from: position) {
      let end = place + mark.count
      position = end
      // RFC 2046 section 5.1.1: a boundary stands at the beginning of a line.
      guard place == 0 || body[place - 1] == 0x0A else { continue }
      if let start {
        guard let part = Self.part(body[start..<place]), parts.count < Self.mostParts else { return nil }
        parts.append(part)
      }
      if body[end...].starts(with: [0x2D, 0x2D]) { return }
      guard let line = body[end...].prefix(64).firstIndex(of: 0x0A) else { return nil }
      start = line + 1
      position = line + 1
    }
    return nil
  }

  private static func find(_ mark: [UInt8], in body: [UInt8], from start: Int) -> Int? {
    var index = start
    while let place = body[index...].firstIndex(of: mark[0]) {
      if body[place...].starts(with: mark) { return place }
      index = place + 1
    }
    return nil
  }

  private static func part(_ bytes: ArraySlice<UInt8>) -> Part? {
    var fields: [String: String] = [:]
    var position = bytes.startIndex
    while true {
      guard let end = bytes[position...].prefix(longestHead).firstIndex(of: 0x0A) else { return nil }
      let line = String(decoding: bytes[position..<end].filter { $0 != 0x0D }, as: UTF8.self)
      position = end + 1
      if line.isEmpty { break }
      guard let colon = line.firstIndex(of: ":"), fields.count < 16 else { return nil }
      fields[line[..<colon].lowercased()] = String(line[line.index(after: colon)...].drop { $0 == " " })
    }
    // The field has the form of a media type but for what is before its parameters.
    guard let disposition = fields["content-disposition"], disposition.lowercased().hasPrefix("form-data"),
      let names = MediaType("a/b" + disposition.dropFirst("form-data".count)),
      let name = names[parameter: "name"]
    else { return nil }
    var body = bytes[position...]
    if body.last == 0x0A { body.removeLast() }
    if body.last == 0x0D { body.removeLast() }
    return Part(
      name: name, fileName: names[parameter: "filename"],
      type: fields["content-type"].flatMap(MediaType.init), body: body)
  }
}
