/// A tree of path segments in flat arrays: a lookup compares bytes and allocates nothing.
struct RouteTable: Sendable {
  private struct Node {
    /// Literal children: the bytes of the segment and the node behind it.
    var literals: [(text: [UInt8], node: Int)] = []
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
  }

  private var nodes = [Node()]

  mutating func insert(_ route: Route, at segments: [TemplateSegment]) throws(RouteError) {
    var node = 0
    for segment in segments {
      switch segment {
      case .literal(let text):
        let bytes = Array(text.utf8)
        if let child = nodes[node].literals.first(where: { $0.text == bytes }) {
          node = child.node
        } else {
          nodes.append(Node())
          nodes[node].literals.append((bytes, nodes.count - 1))
          node = nodes.count - 1
        }
      case .parameter:
        if nodes[node].parameter < 0 {
          nodes.append(Node())
          nodes[node].parameter = nodes.count - 1
        }
        node = nodes[node].parameter
      }
    }
    if let other = nodes[node].routes.first(where: { $0.method == route.method }) {
      throw .duplicate(other.template, route.template)
    }
    nodes[node].routes.append(route)
    nodes[node].allow = Self.allow(nodes[node].routes.map(\.method))
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
    guard !head.isAsterisk, let node = find(from: 0, at: head.path.lowerBound, in: head),
      !nodes[node].routes.isEmpty
    else {
      return .nothing
    }
    if let route = route(for: method, at: node) { return .route(route) }
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

  private func literalChild(of node: Int, matching range: Range<Int>, in head: RequestHead) -> Int? {
    if head.pathHasPercent, let decoded = head.decodedText(range) {
      let bytes = Array(decoded.utf8)
      return nodes[node].literals.first { $0.text == bytes }?.node
    }
    let count = range.count
    for index in nodes[node].literals.indices {
      guard nodes[node].literals[index].text.count == count else { continue }
      var offset = 0
      while offset < count
        && nodes[node].literals[index].text[offset] == head.bytes[range.lowerBound + offset]
      {
        offset += 1
      }
      if offset == count { return nodes[node].literals[index].node }
    }
    return nil
  }

  /// Where the segments of a path are.
  static func segments(of head: RequestHead) -> [Range<Int>] {
    var segments: [Range<Int>] = []
    var start = head.path.lowerBound + 1
    guard start <= head.path.upperBound else { return [] }
    for index in start..<head.path.upperBound where head.bytes[index] == ASCII.slash {
      segments.append(start..<index)
      start = index + 1
    }
    segments.append(start..<head.path.upperBound)
    return segments
  }
}
