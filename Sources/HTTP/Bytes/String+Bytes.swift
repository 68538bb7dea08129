extension String {
  /// The text of the bytes; what is not UTF-8 becomes U+FFFD.
  init(decoding bytes: Span<UInt8>) {
    self = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }
}
