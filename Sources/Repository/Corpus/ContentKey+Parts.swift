extension ContentKey {
  /// What is read of a part of a file, but for where it stands.
  init(_ part: CorpusFile.Part, _ bytes: [UInt8], maximumBytes: Int) {
    self.init { hasher in
      hasher.combine("\(part.file.format)")
      hasher.combine(part.file.holdsFacts ? 1 : 0 as UInt64)
      hasher.combine(UInt64(maximumBytes))
      hasher.combine(part.file.name)
      bytes.withUnsafeBytes { hasher.combine($0) }
    }
  }
}
