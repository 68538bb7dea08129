/// An array in chunks: a copy that changes one element, or adds one at the end, copies one chunk and the
/// list of chunks, not all elements.
struct ChunkedArray<Element: Sendable>: Sendable {
  private static var chunkSize: Int { 1024 }

  private var chunks: [[Element]] = []
  private(set) var count = 0

  subscript(index: Int) -> Element {
    get { chunks[index >> 10][index & 1023] }
    set { chunks[index >> 10][index & 1023] = newValue }
  }

  /// All elements.
  var elements: [Element] { Array(chunks.joined()) }

  mutating func append(_ element: Element) {
    if count & (Self.chunkSize - 1) == 0 { chunks.append([]) }
    chunks[chunks.count - 1].append(element)
    count += 1
  }
}
