extension DateMention: Codable {
  private enum CodingKeys: String, CodingKey {
    case text, span, date = "edtf"
  }

  /// Reads a date in the form in which it is served.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(span: try values.value(.span), date: try values.value(ifKnown: .date))
  }

  /// Writes the date in the form in which it is served.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(span.text, forKey: .text)
    try values.encode(span, forKey: .span)
    try values.encodeIfPresent(date, forKey: .date)
  }
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
