#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The file operations that read, and those that the cache needs, with typed errors.
enum FileSystem {
  /// What `stat` says of a file.
  struct Status: Hashable, Sendable {
    var isDirectory: Bool
    var isRegularFile: Bool
    var size: Int
    /// When the content was last written, in nanoseconds since 1970.
    var modified: Int
    /// When content, name or rights last changed, in nanoseconds since 1970. Unlike `modified`, nothing can set it.
    var changed: Int
    var identity: Identity

    /// Whether this is the same file with the same content, though it may have another name or other rights.
    func holdsTheSame(as other: Status) -> Bool {
      identity == other.identity && size == other.size && modified == other.modified
    }
  }

  /// Names a file or folder among all, whatever path leads to it.
  struct Identity: Hashable, Sendable {
    var device: UInt64
    var inode: UInt64

    init(_ raw: stat) {
      device = UInt64(truncatingIfNeeded: raw.st_dev)
      inode = UInt64(raw.st_ino)
    }
  }

  /// What is at the path, symbolic links followed.
  static func status(_ path: String) throws(RepositoryError) -> Status {
    var raw = stat()
    guard stat(path, &raw) == 0 else { throw failure(path) }
    return Status(raw)
  }

  /// What is at the path, symbolic links followed; nil for nothing.
  static func find(_ path: String) throws(RepositoryError) -> Status? {
    var raw = stat()
    if stat(path, &raw) == 0 { return Status(raw) }
    guard isAbsence(errno) else { throw failure(path) }
    return nil
  }

  /// Whether an error number says that nothing is there.
  static func isAbsence(_ code: Int32) -> Bool { code == ENOENT || code == ENOTDIR }

  /// Why nothing is there.
  static let absence = String(cString: strerror(ENOENT))

  /// The time of day in nanoseconds since 1970.
  static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
  }

  /// The names in a folder, sorted by their bytes.
  static func names(in folder: String) throws(RepositoryError) -> [String] {
    guard let directory = opendir(folder) else { throw failure(folder) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// All bytes of a file, or of a part of it.
  static func bytes(of path: String, in range: Range<Int>? = nil) throws(RepositoryError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure(path) }
    defer { close(file) }
    var raw = stat()
    guard fstat(file, &raw) == 0 else { throw failure(path) }
    let wanted = range ?? 0..<max(Int(raw.st_size), 0)
    var error: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted.count) { buffer, count in
      while count < wanted.count {
        let part = pread(
          file, buffer.baseAddress! + count, wanted.count - count, off_t(wanted.lowerBound + count))
        if part < 0, errno == EINTR { continue }
        if part < 0 { error = errno }
        guard part > 0 else { return }
        count += part
      }
    }
    if error != 0 { throw failure(path, error) }
    return bytes
  }

  /// Makes a folder; it may be there already.
  static func makeFolder(_ path: String) throws(RepositoryError) {
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw failure(path) }
  }

  /// Writes pieces into a file from an offset on, and cuts off what it had there. Not synced.
  static func overwrite(_ path: String, from offset: Int, with pieces: [[UInt8]]) throws(RepositoryError) {
    let file = open(path, O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure(path) }
    defer { close(file) }
    guard ftruncate(file, off_t(offset)) == 0, lseek(file, off_t(offset), SEEK_SET) >= 0 else {
      throw failure(path)
    }
    for piece in pieces {
      let error = writeAll(piece, to: file)
      guard error == 0 else { throw failure(path, error) }
    }
  }

  /// 0, or the error number.
  static func writeAll(_ bytes: [UInt8], to file: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let part = write(file, buffer.baseAddress! + written, buffer.count - written)
        if part < 0, errno == EINTR { continue }
        guard part > 0 else { return part == 0 ? EIO : errno }
        written += part
      }
      return 0
    }
  }

  static func failure(_ path: String, _ code: Int32 = errno) -> RepositoryError {
    switch code {
    case ENOSPC, EDQUOT: .diskFull
    default: .io(path: path, reason: String(cString: strerror(code)))
    }
  }
}

extension FileSystem.Status {
  init(_ raw: stat) {
    let mode = raw.st_mode & S_IFMT
    #if canImport(Darwin)
      let (modified, changed) = (raw.st_mtimespec, raw.st_ctimespec)
    #else
      let (modified, changed) = (raw.st_mtim, raw.st_ctim)
    #endif
    self.init(
      isDirectory: mode == S_IFDIR, isRegularFile: mode == S_IFREG, size: Int(raw.st_size),
      modified: Int(modified.tv_sec) * 1_000_000_000 + Int(modified.tv_nsec),
      changed: Int(changed.tv_sec) * 1_000_000_000 + Int(changed.tv_nsec),
      identity: FileSystem.Identity(raw))
  }
}
