/// The smallest of many elements, in order: what comes first when they are sorted.
///
/// Offering an element costs a comparison, and where it is kept a place in a short array.
struct Best<Element: Comparable> {
  /// At most so many are kept.
  let limit: Int
  private(set) var elements: [Element] = []

  init(_ limit: Int) {
    self.limit = limit
  }

  mutating func offer(_ element: Element) {
    if elements.count == limit {
      guard let last = elements.last, element < last else { return }
      elements.removeLast()
    }
    var low = 0
    var high = elements.count
    while low < high {
      let middle = (low + high) / 2
      if element < elements[middle] { high = middle } else { low = middle + 1 }
    }
    elements.insert(element, at: low)
  }
}
