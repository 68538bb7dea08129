public import Sockets

/// Watches a server at work: for metrics and the access log. Called on the threads of the event loops, many at
/// once; what it does should be cheap, since requests wait for it.
public protocol ServerObserver: AnyObject, Sendable {
  /// A connection was accepted.
  func connectionOpened(from address: SocketAddress)

  /// A connection was closed.
  func connectionClosed(from address: SocketAddress)

  /// A request was answered: the last byte of the answer was handed to the connection.
  func requestFinished(_ record: RequestRecord)
}

/// What is known of a request that has been answered.
public struct RequestRecord: Sendable {
  /// The request; nil where what came could not be read as one.
  public var request: Request?

  /// Counts what was answered, from 1, whether it could be read or not.
  public var number: UInt64

  /// The method as it was sent, known or not; nil where none could be read.
  public var method: String? { head?.method?.rawValue ?? head?.methodText }

  /// The method, where it is one that is known, though the rest may not be readable.
  public var knownMethod: Method? { head?.method }

  /// The target as it was sent; nil where none could be read.
  public var target: String? { head?.targetText }

  /// The template of the route, for metrics of low cardinality; nil where no route matched.
  public var template: PathTemplate? { request?.template }

  /// The status of the answer.
  public var status: Status

  /// Nanoseconds from the round of events that completed the request to the end of its answer.
  public var nanoseconds: UInt64

  /// Bytes of the answer, head and framing included.
  public var bytesSent: Int

  /// The answer's fields as the handler made them, for what it wants to have logged.
  public var headers: Headers

  /// Who is on the other end of the connection.
  public var remoteAddress: SocketAddress

  /// Who asked: the other end, or for whom a trusted proxy there asked.
  public var clientAddress: SocketAddress { request?.clientAddress ?? remoteAddress }

  /// Why what came could not be read as a request, or its body as one; nil where a route, or the lack of one, decided.
  public var reason: String?

  let head: RequestHead?
}
