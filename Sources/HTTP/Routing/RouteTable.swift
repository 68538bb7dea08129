/// A tree of path segments in flat arrays: a lookup compares bytes and allocates nothing.
struct RouteTable: Sendable {
  private struct Node {
    /// The first of the literal children, or -1.
    var firstLiteral = -1
    /// The node behind a parameter, or -1.
    var parameter = -1
    /// The routes that end here.
    var routes: [Route] = []
    /// The value of `Allow` for this path.
    var allow = ""
  }

  /// What a path leads to.
  enum Match {
    case route(Route)
    /// The path exists, the method does not; the value of `Allow`.
    case otherMethods(String)
    case nothing

    /// The lane in which the route has a request answered.
    func lane(for request: Request) -> Lane? {
      if case .route(let route) = self { route.options.lane(request) } else { nil }
    }
  }

  /// A literal segment below a node.
  private struct Literal {
    /// Where its bytes are in `text`.
    var start: Int
    var count: Int
    /// The node behind it.
    var node: Int
    /// The next literal below the same node, or -1.
    var next: Int
  }

  private var nodes = [Node()]
  private var literals: [Literal] = []
  private var text: [UInt8] = []

  mutating func insert(_ route: Route) throws(RouteError) {
    var node = 0
    for segment in route.template.segments {
      switch segment {
      case .literal(let text):
        node = literalChild(of: node, matching: text) ?? addLiteral(text, below: node)
      case .parameter:
        if nodes[node].parameter < 0 {
          nodes.append(Node())
          nodes[node].parameter = nodes.count - 1
        }
        node = nodes[node].parameter
      }
    }
    if let other = nodes[node].routes.first(where: { $0.method == route.method }) {
      throw .duplicate(other.template.description, route.template.description)
    }
    nodes[node].routes.append(route)
    nodes[node].allow = Self.allow(nodes[node].routes.map(\.method))
  }

  private mutating func addLiteral(_ segment: String, below node: Int) -> Int {
    nodes.append(Node())
    let child = nodes.count - 1
    literals.append(
      Literal(
        start: text.count, count: segment.utf8.count, node: child, next: nodes[node].firstLiteral))
    nodes[node].firstLiteral = literals.count - 1
    text += Array(segment.utf8)
    return child
  }

  /// The value of `Allow`: HEAD comes with GET, and OPTIONS is answered everywhere.
  private static func allow(_ methods: [Method]) -> String {
    let implied: [Method] = methods.contains(.get) ? [.head] : []
    let all = Set(methods + implied + [Method.options])
    return Method.allCases.filter(all.contains).map(\.rawValue).joined(separator: ", ")
  }

  /// Every method of the table, for `OPTIONS *`.
  var allMethods: String { Self.allow(nodes.flatMap { $0.routes.map(\.method) }) }

  /// Finds the route of a head and notes in it where the path parameters are.
  func match(_ head: RequestHead, method: Method) -> Match {
    head.parameters.removeAll(keepingCapacity: true)
    head.suffix = nil
    guard !head.isAsterisk, let node = find(from: 0, at: head.path.lowerBound, in: head),
      !nodes[node].routes.isEmpty
    else {
      return .nothing
    }
    if let route = route(for: method, at: node) {
      return head.suffix == nil || !route.options.suffixes.isEmpty ? .route(route) : .nothing
    }
    return .otherMethods(nodes[node].allow)
  }

  private func route(for method: Method, at node: Int) -> Route? {
    for route in nodes[node].routes where route.method == method { return route }
    guard method == .head else { return nil }
    for route in nodes[node].routes where route.method == .get { return route }
    return nil
  }

  /// Walks down from a node; `slash` is where the rest of the path starts. A literal is tried before a parameter
  /// and given up again where it leads nowhere: at most two ways a segment of the template, never of the path.
  private func find(from node: Int, at slash: Int, in head: RequestHead) -> Int? {
    let end = head.path.upperBound
    // An empty path is the root (RFC 9110 section 4.2.3).
    let start = min(slash + 1, end)
    var stop = start
    while stop < end && head.bytes[stop] != ASCII.slash { stop += 1 }
    if let child = literalChild(of: node, matching: start..<stop, in: head) {
      if stop == end {
        if !nodes[child].routes.isEmpty { return child }
      } else if let found = find(from: child, at: stop, in: head) {
        return found
      }
    }
    if stop == end, let child = suffixedChild(of: node, matching: start..<stop, in: head) { return child }
    let child = nodes[node].parameter
    guard child >= 0, start < stop else { return nil }
    head.parameters.append(start..<stop)
    if stop == end {
      if !nodes[child].routes.isEmpty { return child }
    } else if let found = find(from: child, at: stop, in: head) {
      return found
    }
    head.parameters.removeLast()
    return nil
  }

  /// The child whose routes take the last segment's suffix, which is noted in the head.
  private func suffixedChild(of node: Int, matching range: Range<Int>, in head: RequestHead) -> Int? {
    let bytes = head.bytes
    guard let dot = range.last(where: { bytes[$0] == ASCII.dot }), dot > range.lowerBound,
      let child = literalChild(of: node, matching: range.lowerBound..<dot, in: head)
    else { return nil }
    let suffix = head.text(dot + 1..<range.upperBound)
    guard nodes[child].routes.contains(where: { $0.options.suffixes.contains(suffix) }) else { return nil }
    head.suffix = dot + 1..<range.upperBound
    return child
  }

  private func literalChild(of node: Int, matching range: Range<Int>, in head: RequestHead) -> Int? {
    if head.pathHasPercent, let decoded = head.decodedText(range) {
      return literalChild(of: node, matching: decoded)
    }
    let bytes = head.bytes
    return literalChild(of: node, matching: bytes.span.extracting(range))
  }

  private func literalChild(of node: Int, matching segment: String) -> Int? {
    let bytes = Array(segment.utf8)
    return literalChild(of: node, matching: bytes.span)
  }

  private func literalChild(of node: Int, matching segment: Span<UInt8>) -> Int? {
    var index = nodes[node].firstLiteral
    while index >= 0 {
      let literal = literals[index]
      if literal.count == segment.count {
        var offset = 0
        while offset < literal.count && text[literal.start + offset] == segment[offset] { offset += 1 }
        if offset == literal.count { return literal.node }
      }
      index = literal.next
    }
    return nil
  }
}
