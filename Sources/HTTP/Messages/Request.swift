public import Sockets
import Synchronization

/// A request as a handler sees it: a complete head, a complete body, and where it came from.
///
/// Nothing is decoded until it is asked for; asking twice decodes twice, so keep what you use often.
public struct Request: Sendable {
  let head: RequestHead

  /// The method; HEAD is answered by the GET handler, which need not care.
  public let method: Method

  /// The body, decoded from its chunks, empty where there is none.
  public internal(set) var body: [UInt8]

  /// The body's part of what all bodies may take.
  var reservation: ByteReservation?

  /// Who is on the other end of the connection; nil for a request made in process.
  public let remoteAddress: SocketAddress?

  /// Who asks: the other end of the connection, or for whom a trusted proxy there asks
  /// (`ServerConfiguration.trustedProxies`). Nil for a request made in process without one.
  public let clientAddress: SocketAddress?

  /// The scheme that the client used, `http` or `https`, where a trusted proxy says so.
  public var forwardedScheme: String? { scheme?.rawValue }

  private let scheme: RequestOrigin.Scheme?

  /// The template of the route that was matched; nil before matching.
  public internal(set) var template: PathTemplate?

  /// The lane in which the route has it answered; nil for one that the event loop answers at once, and before it has
  /// been let through.
  var lane: Lane?

  /// Counts the requests of this process from 1: no two have the same.
  public let number: UInt64

  private static let count = Atomic<UInt64>(0)

  init(
    head: RequestHead, method: Method, body: [UInt8], remoteAddress: SocketAddress?,
    origin: RequestOrigin? = nil
  ) {
    self.head = head
    self.method = method
    self.body = body
    self.remoteAddress = remoteAddress
    clientAddress = origin?.client ?? remoteAddress
    scheme = origin?.scheme
    number = Self.count.wrappingAdd(1, ordering: .relaxed).newValue
  }

  /// The request target as it came, query included.
  public var target: String { head.text(head.target) }

  /// The path as it came, without the query and not decoded; `*` for `OPTIONS *`.
  public var path: String {
    if head.isAsterisk { return "*" }
    return head.path.isEmpty ? "/" : head.text(head.path)
  }

  /// The suffix of the path that the route takes, without its dot: `csv` of `/v1/people.csv`.
  public var suffix: String? { head.suffix.map(head.text) }

  /// The path without the suffix that the route takes.
  public var pathWithoutSuffix: String {
    head.suffix.map { head.text(head.path.lowerBound..<$0.lowerBound - 1) } ?? path
  }

  /// The host that is asked for, with its port where that is named; nil where the request names none.
  public var authority: String? { head.authority.isEmpty ? nil : head.text(head.authority) }

  /// The query as it came, without its `?`; nil where there is none.
  public var rawQuery: String? { head.query.map(head.text) }

  /// The path split at every `/` and each part decoded once, so that a `%2F` stays within its segment
  /// (RFC 3986 section 2.2). `/v1/people` is two segments; a path that ends in `/` ends in an empty one.
  public var pathSegments: [String] {
    get throws(HTTPError) {
      var segments: [String] = []
      for range in head.pathSegments {
        guard let segment = head.decodedText(range) else {
          throw Self.undecodablePath
        }
        segments.append(segment)
      }
      return segments
    }
  }

  /// The query's parameters, decoded, in order; throws a 400 that quotes the pair which does not decode.
  public var query: QueryParameters {
    get throws(HTTPError) {
      guard let query = head.query else { return QueryParameters([]) }
      let bytes = head.bytes
      return try QueryParameters(decoding: bytes.span.extracting(query))
    }
  }

  /// The header fields.
  public var headers: RequestHeaders { RequestHeaders(head: head) }

  /// The value of a path parameter of the matched template, decoded once: `id` for `/v1/people/{id}`.
  /// Throws a 404 where the value is not UTF-8 text, since no resource can have that name.
  public func parameter(_ name: String) throws(HTTPError) -> String {
    guard let index = template?.parameterNames.firstIndex(of: name), index < head.parameters.count
    else {
      throw .internalError
    }
    guard let value = head.decodedText(head.parameters[index]) else { throw .notFound() }
    return value
  }

  static let undecodablePath = HTTPError.badRequest("The path is not percent-encoded UTF-8 text.")
}

/// The header fields of a request.
public struct RequestHeaders: Sendable {
  let head: RequestHead

  /// The value of the field; where it occurs more than once, the values joined with ", "
  /// (RFC 9110 section 5.3). Bytes that are not UTF-8 read as U+FFFD.
  public subscript(name: FieldName) -> String? {
    let values = head.values(of: name)
    return values.count > 1 ? values.joined(separator: ", ") : values.first
  }

  /// The value of each field of that name, in order.
  public func values(_ name: FieldName) -> [String] { head.values(of: name) }

  /// Whether a field of that name is there, without making a string of it.
  public func contains(_ name: FieldName) -> Bool { head.hasField(name) }

  /// Every field, in order.
  public var fields: [(name: String, value: String)] {
    head.fields.map { (head.text($0.name), head.text($0.value)) }
  }
}
