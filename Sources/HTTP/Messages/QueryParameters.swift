/// The parameters of a query, decoded, in the order in which they were sent.
///
/// Names and values are separated by the first `=`, pairs by `&`, `+` is a space; a pair without `=` has an
/// empty value; empty pairs are passed over.
public struct QueryParameters: Sendable, Equatable {
  /// One name with its value.
  public struct Item: Sendable, Equatable {
    /// The name, decoded.
    public var name: String

    /// The value, decoded.
    public var value: String

    /// A pair.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Every pair, in order, repeats included.
  public let items: [Item]

  /// The value of the first parameter of that name.
  public subscript(name: String) -> String? { items.first { $0.name == name }?.value }

  /// The values of every parameter of that name, in order.
  public func all(_ name: String) -> [String] {
    items.filter { $0.name == name }.map(\.value)
  }

  /// Decodes a query without its `?`.
  init(decoding query: Span<UInt8>) throws(HTTPError) {
    var items: [Item] = []
    var start = 0
    while start < query.count {
      let end = query.firstIndex(of: 0x26, from: start) ?? query.count
      if end > start {
        let pair = query.extracting(start..<end)
        let split = pair.firstIndex(of: ASCII.equals, from: 0) ?? pair.count
        let value = pair.extracting(min(split + 1, pair.count)..<pair.count)
        guard let name = PercentCoding.decode(pair.extracting(0..<split), plusIsSpace: true),
          let value = PercentCoding.decode(value, plusIsSpace: true)
        else {
          throw .badRequest(
            "The query parameter \"\(String(decoding: pair))\" is not percent-encoded UTF-8 text.")
        }
        items.append(Item(name: name, value: value))
      }
      start = end + 1
    }
    self.items = items
  }

  /// Parameters made in code.
  public init(_ items: [Item]) { self.items = items }
}
