/// Elements in the order of their coming. Adding and taking cost a constant time on average.
struct FirstInFirstOut<Element> {
  private var elements: [Element?] = []
  /// Where the first of those that are left is.
  private var start = 0

  var count: Int { elements.count - start }
  var first: Element? { start < elements.count ? elements[start] : nil }

  mutating func append(_ element: Element) { elements.append(element) }

  /// Takes the first.
  mutating func popFirst() -> Element? {
    guard start < elements.count else { return nil }
    let element = elements[start].take()
    start += 1
    if start == elements.count {
      elements.removeAll(keepingCapacity: elements.count <= 64)
      start = 0
    } else if start >= 64, start * 2 >= elements.count {
      elements.removeSubrange(..<start)
      start = 0
    }
    return element
  }

  /// Takes the last.
  mutating func popLast() -> Element? {
    guard start < elements.count else { return nil }
    return elements.removeLast()
  }
}
