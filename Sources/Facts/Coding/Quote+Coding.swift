extension Quote: Codable {
  private enum CodingKeys: CodingKey {
    case id, text, span, kind, speaker, verb
  }

  /// Reads a quote in the form in which it is served.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try values.value(.id), span: try values.value(.span), kind: try values.value(.kind),
      speaker: try values.value(ifKnown: .speaker), verb: try values.value(ifKnown: .verb))
  }

  /// Writes the quote in the form in which it is served.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(id, forKey: .id)
    try values.encode(text, forKey: .text)
    try values.encode(span, forKey: .span)
    try values.encode(kind, forKey: .kind)
    try values.encodeIfPresent(speaker, forKey: .speaker)
    try values.encode(ifKnown: verb, forKey: .verb)
  }
}
