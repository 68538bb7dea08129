extension KeyedDecodingContainer {
  /// The value of a key that must be there.
  func value<Value: Decodable>(_ key: Key) throws -> Value { try decode(Value.self, forKey: key) }

  /// The value of a key, where it is there.
  func value<Value: Decodable>(ifKnown key: Key) throws -> Value? {
    try decodeIfPresent(Value.self, forKey: key)
  }
}

extension KeyedEncodingContainer {
  /// Writes a text that says something: absent means unknown, and so does an empty text.
  mutating func encode(ifKnown text: String?, forKey key: Key) throws {
    if let text, !text.isEmpty { try encode(text, forKey: key) }
  }
}
