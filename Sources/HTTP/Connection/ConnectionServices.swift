import Sockets

/// What the connections of one event loop share: the router, the limits, the response writer, and request heads to
/// use again. Belongs to the loop's thread.
final class ConnectionServices {
  /// Heads kept for later; more than this many at a time are rarely in use.
  private static let keptHeads = 64

  let router: Router
  let limits: Limits
  let bodies: ByteBudget
  let output: OutputBudget
  let trustedProxies: TrustedProxies
  let observer: (any ServerObserver)?
  let time: any TimeSource
  @exclusivity(unchecked) var writer: ResponseWriter

  /// Whether the server is stopping: every answer is the last on its connection.
  var isStopping = false

  private var heads: [RequestHead] = []

  init(
    router: Router, limits: Limits, bodies: ByteBudget, output: OutputBudget, trustedProxies: TrustedProxies,
    commonHeaders: Headers, observer: (any ServerObserver)?, time: any TimeSource
  ) {
    self.router = router
    self.limits = limits
    self.bodies = bodies
    self.output = output
    self.trustedProxies = trustedProxies
    self.observer = observer
    self.time = time
    writer = ResponseWriter(commonHeaders: commonHeaders)
    writer.setDate(secondsSince1970: time.secondsSince1970())
  }

  func makeParser() -> RequestParser {
    RequestParser(limits: limits, head: heads.popLast() ?? RequestHead())
  }

  /// Takes a head back for another request, unless a handler or an observer has kept it.
  func recycle(_ head: inout RequestHead) {
    guard heads.count < Self.keptHeads, isKnownUniquelyReferenced(&head) else { return }
    head.reset()
    heads.append(head)
  }
}
