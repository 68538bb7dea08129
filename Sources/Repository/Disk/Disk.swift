#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a corpus does with its folder, in steps of one system call each, any of which a test can let fail.
struct Disk: Sendable {
  /// A step.
  enum Step: Hashable, Sendable, CaseIterable {
    case list, look, read
    case makeFolder, create, write, sync, close, link, rename, remove, syncFolder, lock
  }

  /// What becomes of a step instead of what it asks for.
  enum Fault: Hashable, Sendable {
    /// It fails with this error number.
    case error(Int32)
    /// A write takes so many bytes at most.
    case short(Int)
  }

  /// Says before every step, by its path, whether it is to fail. Nil outside of tests.
  var fault: (@Sendable (Step, _ path: String) -> Fault?)?

  /// The time of day in nanoseconds since 1970, by which it is told what was written a moment ago.
  var now: @Sendable () -> Int = FileSystem.now

  // MARK: Reading

  /// What is at the path, symbolic links followed.
  func status(_ path: String) throws(RepositoryError) -> FileSystem.Status {
    try check(.look, path)
    return try FileSystem.status(path)
  }

  /// What is at the path, symbolic links followed; nil for nothing.
  func find(_ path: String) throws(RepositoryError) -> FileSystem.Status? {
    if case .error(let code)? = fault?(.look, path) {
      guard FileSystem.isAbsence(code) else { throw FileSystem.failure(path, code) }
      return nil
    }
    return try FileSystem.find(path)
  }

  /// The names in a folder, sorted by their bytes.
  func names(in folder: String) throws(RepositoryError) -> [String] {
    try check(.list, folder)
    return try FileSystem.names(in: folder)
  }

  /// All bytes of a file, or of a part of it.
  func bytes(of path: String, in range: Range<Int>? = nil) throws(RepositoryError) -> [UInt8] {
    try check(.read, path)
    return try FileSystem.bytes(of: path, in: range)
  }

  // MARK: Writing

  /// Fails where nobody may write to a folder, as far as its rights and its file system tell.
  func checkWritable(_ folder: String) throws(RepositoryError) {
    try run(.lock, folder) { access(folder, W_OK | X_OK) == 0 }
  }

  /// Makes a folder; it may be there already.
  func makeFolder(_ path: String) throws(RepositoryError) {
    try run(.makeFolder, path) { mkdir(path, 0o755) == 0 || errno == EEXIST }
  }

  /// Writes a file that is not there yet, and syncs it. Where that fails there is none.
  func create(_ path: String, _ bytes: [UInt8]) throws(RepositoryError) {
    var file: Int32 = -1
    try run(.create, path) {
      file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      return file >= 0
    }
    do throws(RepositoryError) {
      try write(bytes, to: file, path)
      try run(.sync, path) { fsync(file) == 0 }
    } catch {
      _ = closeFile(file)
      unlink(path)
      throw error
    }
    do throws(RepositoryError) {
      try run(.close, path) { closeFile(file) == 0 }
    } catch {
      unlink(path)
      throw error
    }
  }

  private func write(_ bytes: [UInt8], to file: Int32, _ path: String) throws(RepositoryError) {
    var written = 0
    while written < bytes.count {
      var most = bytes.count - written
      switch fault?(.write, path) {
      case .error(let code): throw Self.failure(path, code)
      case .short(let count): most = min(most, max(count, 1))
      case nil: break
      }
      let count = bytes.withUnsafeBytes { systemWrite(file, $0.baseAddress! + written, most) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.failure(path, count == 0 ? EIO : errno) }
      written += count
    }
  }

  /// Gives a file a further name that nothing has yet.
  func link(_ path: String, as name: String) throws(RepositoryError) {
    try run(.link, name) { systemLink(path, name) == 0 }
  }

  /// Gives a file a name that nothing has yet, and takes its old one away.
  ///
  /// - Throws: `RepositoryError.occupied` where something has the name.
  func publish(_ path: String, as name: String) throws(RepositoryError) {
    var code: Int32 = 0
    if case .error(let wanted)? = fault?(.link, name) {
      code = wanted
    } else if systemLink(path, name) != 0 {
      code = errno
    }
    switch code {
    case 0: try? remove(path)
    case EEXIST: throw .occupied(path: name)
    case EPERM, ENOSYS, EOPNOTSUPP, EMLINK:
      // A file system without links. The name is taken by a file of no bytes first, so that nothing is overwritten.
      let file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      guard file >= 0 else { throw errno == EEXIST ? .occupied(path: name) : Self.failure(name, errno) }
      _ = closeFile(file)
      do throws(RepositoryError) {
        try rename(path, to: name)
      } catch {
        unlink(name)
        throw error
      }
    default: throw Self.failure(name, code)
    }
  }

  /// Gives a file its name, in place of whatever has it; atomic.
  func rename(_ path: String, to name: String) throws(RepositoryError) {
    try run(.rename, name) { systemRename(path, name) == 0 }
  }

  /// Removes a file; that it is gone already is no error.
  func remove(_ path: String) throws(RepositoryError) {
    try run(.remove, path) { unlink(path) == 0 || errno == ENOENT }
  }

  /// Makes what was named and removed in a folder durable.
  func syncFolder(_ path: String) throws(RepositoryError) {
    try run(.syncFolder, path) {
      let folder = open(path, O_RDONLY | O_CLOEXEC)
      guard folder >= 0 else { return false }
      let isSynced = fsync(folder) == 0
      let code = errno
      _ = closeFile(folder)
      errno = code
      return isSynced
    }
  }

  // MARK: Failing

  /// Does a step; where it gives false, `errno` says why.
  private func run(_ step: Step, _ path: String, _ body: () -> Bool) throws(RepositoryError) {
    try check(step, path)
    guard body() else { throw Self.failure(path, errno) }
  }

  /// Fails where a test wants the step to.
  func check(_ step: Step, _ path: String) throws(RepositoryError) {
    if case .error(let code)? = fault?(step, path) {
      throw step.isReading ? FileSystem.failure(path, code) : Self.failure(path, code)
    }
  }

  /// What a failed write comes to: a folder that nobody may write to is told apart from a disk that fails.
  static func failure(_ path: String, _ code: Int32) -> RepositoryError {
    switch code {
    case EACCES, EPERM, EROFS: .unwritable(reason: String(cString: strerror(code)))
    default: FileSystem.failure(path, code)
    }
  }
}

extension Disk.Step {
  /// Whether it changes nothing.
  var isReading: Bool { self == .list || self == .look || self == .read }
}

// Found by name here: inside a type with methods of these names they would be those.

private func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(file, bytes, count)
}

private func systemLink(_ path: String, _ name: String) -> Int32 { link(path, name) }

private func systemRename(_ path: String, _ name: String) -> Int32 { rename(path, name) }

private func closeFile(_ file: Int32) -> Int32 { close(file) }
