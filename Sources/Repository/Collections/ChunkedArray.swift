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

  /// Reads elements; quick where they are read in ascending order, as the chunk at hand is kept.
  struct Reader {
    private let chunks: [[Element]]
    private var number = -1
    private var chunk: [Element] = []

    fileprivate init(_ chunks: [[Element]]) {
      self.chunks = chunks
    }

    subscript(index: Int) -> Element {
      mutating get {
        if index >> 10 != number {
          number = index >> 10
          chunk = chunks[number]
        }
        return chunk[index & 1023]
      }
    }
  }

  /// A reader of the elements that there are now.
  var reader: Reader { Reader(chunks) }

  /// All elements.
  var elements: [Element] { Array(chunks.joined()) }

  mutating func append(_ element: Element) {
    if count & (Self.chunkSize - 1) == 0 { chunks.append([]) }
    chunks[chunks.count - 1].append(element)
    count += 1
  }
}
