#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The few file operations that a corpus needs, with typed errors and what durability asks for.
enum FileSystem {
  /// What `stat` says of a file.
  struct Status: Hashable, Sendable {
    var isDirectory: Bool
    var isRegularFile: Bool
    var size: Int
    /// Nanoseconds since 1970.
    var modified: Int
    var identity: Identity
  }

  /// Names a file or folder among all, whatever path leads to it.
  struct Identity: Hashable, Sendable {
    var device: UInt64
    var inode: UInt64
  }

  /// What is at the path, symbolic links followed.
  static func status(_ path: String) throws(RepositoryError) -> Status {
    var raw = stat()
    guard stat(path, &raw) == 0 else { throw failure(path) }
    let mode = raw.st_mode & S_IFMT
    #if canImport(Darwin)
      let modified = raw.st_mtimespec
    #else
      let modified = raw.st_mtim
    #endif
    return Status(
      isDirectory: mode == S_IFDIR, isRegularFile: mode == S_IFREG, size: Int(raw.st_size),
      modified: Int(modified.tv_sec) * 1_000_000_000 + Int(modified.tv_nsec),
      identity: Identity(device: UInt64(truncatingIfNeeded: raw.st_dev), inode: UInt64(raw.st_ino)))
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

  /// Writes a new file beside its future place and syncs it; `publish` renames it there.
  static func writeSynced(_ bytes: [UInt8], to path: String) throws(RepositoryError) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure(path) }
    var error = writeAll(bytes, to: file)
    if error == 0, fsync(file) != 0 { error = errno }
    if close(file) != 0, error == 0 { error = errno }
    guard error == 0 else {
      unlink(path)
      throw failure(path, error)
    }
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

  /// Gives a file its name, in place of whatever has it; atomic.
  static func rename(_ path: String, to target: String) throws(RepositoryError) {
    #if canImport(Glibc)
      let result = Glibc.rename(path, target)
    #elseif canImport(Musl)
      let result = Musl.rename(path, target)
    #else
      let result = Darwin.rename(path, target)
    #endif
    guard result == 0 else { throw failure(target) }
  }

  /// Removes a file; that it is gone already is no error.
  static func remove(_ path: String) throws(RepositoryError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw failure(path) }
  }

  /// Makes renames and removals in a folder durable.
  static func syncFolder(_ path: String) throws(RepositoryError) {
    let folder = open(path, O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { throw failure(path) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw failure(path) }
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
