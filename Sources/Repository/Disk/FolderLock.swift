#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The right to write: an advisory lock on a file, which one process has at a time, whatever machine it runs on, as far
/// as the file system knows locks. It ends with the object or the process, however that ends.
final class FolderLock: Sendable {
  private let path: String
  private let file: Int32
  private let identity: FileSystem.Identity

  /// Takes the lock, or fails at once.
  ///
  /// - Throws: `RepositoryError.writerElsewhere` where another process, or another lock of this one, has it.
  init(at path: String, disk: Disk = Disk()) throws(RepositoryError) {
    try disk.check(.lock, path)
    while true {
      let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      guard file >= 0 else { throw Disk.failure(path, errno) }
      while flock(file, LOCK_EX | LOCK_NB) != 0 {
        if errno == EINTR { continue }
        let code = errno
        close(file)
        guard code == EWOULDBLOCK else { throw .io(path: path, reason: String(cString: strerror(code))) }
        throw .writerElsewhere(Self.holder(at: path))
      }
      var raw = stat()
      guard fstat(file, &raw) == 0 else {
        let code = errno
        close(file)
        throw Disk.failure(path, code)
      }
      let identity = FileSystem.Identity(raw)
      // Somebody may have removed the file in between: then this is a lock on nothing.
      guard (try? FileSystem.status(path).identity) == identity else {
        close(file)
        continue
      }
      self.path = path
      self.file = file
      self.identity = identity
      sign()
      return
    }
  }

  deinit { close(file) }

  /// Whether the file is still the one at its path; where not, another process may have the lock too.
  var isValid: Bool { (try? FileSystem.status(path).identity) == identity }

  /// Writes down who has it. Of help to people only, so that a full disk does not matter.
  private func sign() {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    let host = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard ftruncate(file, 0) == 0 else { return }
    _ = FileSystem.writeAll(Array("process \(getpid()) on \(host)\n".utf8), to: file)
  }

  /// Who has it, as they wrote it down.
  private static func holder(at path: String) -> String {
    let bytes = (try? FileSystem.bytes(of: path, in: 0..<300)) ?? []
    let line = String(decoding: bytes.prefix { $0 >= 0x20 }, as: UTF8.self)
    return line.isEmpty ? "another process" : line
  }
}
