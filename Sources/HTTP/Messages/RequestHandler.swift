/// A function that answers requests. Called on the thread of the connection's event loop, or in the lane that the
/// route's options name.
public typealias RequestHandler = @Sendable (Request) throws(HTTPError) -> Response
