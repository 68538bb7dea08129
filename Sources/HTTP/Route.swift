/// One method at one path template, with the function that answers it. Immutable.
public final class Route: Sendable {
  /// A function that answers requests. Called on the thread of the connection's event loop, or on a worker where
  /// the route is offloaded.
  public typealias Handler = @Sendable (Request) throws(HTTPError) -> Response

  /// A function that looks at a request before its body is read, and throws the error that it is to be answered with
  /// whatever the body. Called on the thread of the event loop: it must not take long. The request's body is empty.
  public typealias Admission = @Sendable (Request) throws(HTTPError) -> Void

  /// How a route is served.
  public struct Options: Sendable {
    /// Bytes of a request body; nil is the server's own limit.
    public var bodyLimit: Int?

    /// Which requests run on a worker thread.
    public var offloading: Offloading

    /// Decides about requests by their heads; nil admits all of them.
    public var admission: Admission?

    /// Options of these values.
    public init(bodyLimit: Int? = nil, offloading: Offloading = .never, admission: Admission? = nil) {
      self.bodyLimit = bodyLimit
      self.offloading = offloading
      self.admission = admission
    }

    /// Server's body limit, answered on the loop.
    public static let standard = Options()

    /// Server's body limit, answered on a worker.
    public static let offloaded = Options(offloading: .always)
  }

  /// Which requests a worker thread answers, in place of the event loop: those that may take more than a
  /// millisecond. A loop that waits for one lets all its other connections wait; a worker costs a request some
  /// tens of microseconds.
  public enum Offloading: Sendable {
    case never, always
    /// Those of which this holds.
    case when(@Sendable (Request) -> Bool)

    func holds(for request: Request) -> Bool {
      switch self {
      case .never: false
      case .always: true
      case .when(let isCostly): isCostly(request)
      }
    }
  }

  /// The method.
  public let method: Method

  /// The path template, such as `/v1/people/{id}`: low in cardinality, hence the name of the route in metrics.
  public let template: String

  /// The names of the template's parameters, in order.
  public let parameterNames: [String]

  /// How it is served.
  public let options: Options

  /// The position of the route in `Router.routes`, for metrics kept in arrays.
  public let index: Int

  let handler: Handler

  init(
    method: Method, template: String, parameterNames: [String], options: Options, index: Int,
    handler: @escaping Handler
  ) {
    self.method = method
    self.template = template
    self.parameterNames = parameterNames
    self.options = options
    self.index = index
    self.handler = handler
  }
}
