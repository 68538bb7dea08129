/// Every record in the form in which it is served, for Swift's own coders.
extension Tabular {
  /// Reads a record; an error names the member. A list that is absent is empty.
  public init(from decoder: any Decoder) throws {
    var members = DecodedMembers(Self.blank, try decoder.container(keyedBy: MemberKey.self))
    Self.list(&members)
    self = try members.whole()
  }

  /// Writes the record.
  public func encode(to encoder: any Encoder) throws {
    var members = EncodedMembers(self, encoder.container(keyedBy: MemberKey.self))
    Self.list(&members)
    if let error = members.error { throw error }
  }
}

/// The name of a member.
struct MemberKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: StaticString) { stringValue = name.description }
  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

extension PartialDate: Codable {
  /// Reads EDTF text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let date = PartialDate(edtf: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\"\(text.prefix(40))\" is no date in EDTF")
    }
    self = date
  }

  /// Writes EDTF text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
