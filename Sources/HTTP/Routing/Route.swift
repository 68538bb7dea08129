/// One method at one path template, with the function that answers it. Immutable.
public final class Route: Sendable {
  /// A function that looks at a request before its body is read, and throws the error that it is to be answered with
  /// whatever the body. Called on the thread of the event loop: it must not take long. The request's body is empty.
  public typealias Admission = @Sendable (Request) throws(HTTPError) -> Void

  /// How a route is served.
  public struct Options: Sendable {
    /// Bytes of a request body; nil is the server's own limit.
    public var bodyLimit: Int?

    /// Whether the handler reads a body. Where not, the request is answered without it, and what comes is thrown away.
    public var takesBody = true

    /// The lane in which a request waits to be answered on a thread of its own, and in which the pieces of its
    /// answer are made where that is a stream; nil for one that the event loop answers at once. What may take more
    /// than a millisecond belongs into a lane: a loop that waits for it lets all its other connections wait. A lane
    /// costs a request some tens of microseconds. Decided from the head: the request's body is empty.
    public var lane: @Sendable (Request) -> Lane?

    /// What may stand behind the last segment of the path and a dot, where that segment is a literal: the forms of the
    /// answer by name (`Request.suffix`).
    public var suffixes: [String] = []

    /// Where answers are kept for the next time. One that is there is sent by the loop, whatever the lane.
    public var cache: ResponseCache?

    /// Decides about requests by their heads; nil admits all of them.
    public var admission: Admission?

    /// Options of these values.
    public init(
      bodyLimit: Int? = nil, cache: ResponseCache? = nil,
      lane: @escaping @Sendable (Request) -> Lane? = { _ in nil }, admission: Admission? = nil
    ) {
      self.bodyLimit = bodyLimit
      self.cache = cache
      self.lane = lane
      self.admission = admission
    }

    /// Server's body limit, answered on the loop.
    public static let standard = Options()

    /// Server's body limit, all requests in one lane.
    public static func `in`(_ lane: Lane) -> Options { Options { _ in lane } }
  }

  /// The method.
  public let method: Method

  /// The paths that it takes.
  public let template: PathTemplate

  /// How it is served.
  public let options: Options

  /// The position of the route in `Router.routes`, for metrics kept in arrays.
  public let index: Int

  let handler: RequestHandler

  init(
    method: Method, template: PathTemplate, options: Options, index: Int, handler: @escaping RequestHandler
  ) {
    self.method = method
    self.template = template
    self.options = options
    self.index = index
    let coded = ContentCoding.compressing(handler)
    self.handler = options.cache?.remembering(coded) ?? coded
  }
}
