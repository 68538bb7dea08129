/// Work that waits, taken from each client in turn: one that brings much waits for itself, not the others for it.
struct FairQueue<Element> {
  private var lines: [ClientNetwork: FirstInFirstOut<Element>] = [:]
  /// The clients that have something waiting, the one whose turn it is first.
  private var turns = FirstInFirstOut<ClientNetwork>()

  /// How much waits.
  private(set) var count = 0

  /// How much of it is a client's.
  func count(of client: ClientNetwork) -> Int { lines[client]?.count ?? 0 }

  /// What has waited the longest of each client.
  var firsts: [Element] { lines.values.compactMap(\.first) }

  /// The client that has the most waiting. Costs a look at each client.
  var busiest: (client: ClientNetwork, count: Int)? {
    lines.max { $0.value.count < $1.value.count }.map { ($0.key, $0.value.count) }
  }

  mutating func append(_ element: Element, of client: ClientNetwork) {
    if lines[client] == nil { turns.append(client) }
    lines[client, default: FirstInFirstOut()].append(element)
    count += 1
  }

  /// Takes the first of the client whose turn it is.
  mutating func popFirst() -> Element? {
    guard let client = turns.popFirst(), let element = lines[client]?.popFirst() else { return nil }
    count -= 1
    if count(of: client) > 0 { turns.append(client) } else { lines[client] = nil }
    return element
  }

  /// Takes the last of a client that has more than one.
  mutating func popLast(of client: ClientNetwork) -> Element? {
    guard count(of: client) > 1, let element = lines[client]?.popLast() else { return nil }
    count -= 1
    return element
  }
}
