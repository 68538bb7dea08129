extension [UInt8] {
  /// What the head of a block of memory and of an array in it take.
  private static let headBytes = 48

  /// Bytes of memory that the array has, whether it uses them or not.
  var heapBytes: Int { capacity > 0 ? capacity + Self.headBytes : 0 }

  /// The same bytes in no more memory than they need, but for what the allocator rounds up to.
  var trimmed: [UInt8] {
    guard capacity - count > Self.headBytes else { return self }
    return withUnsafeBufferPointer { source in
      [UInt8](unsafeUninitializedCapacity: source.count) { memory, used in
        used = memory.initialize(fromContentsOf: source)
      }
    }
  }
}

extension String {
  /// Bytes of memory that the text has where it is too long to lie in the value itself.
  var heapBytes: Int { utf8.count > 15 ? utf8.count + 48 : 0 }
}
