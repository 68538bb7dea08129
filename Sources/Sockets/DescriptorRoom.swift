import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How many of the process's file descriptors connections may take, so that files can still be opened while
/// connections are at their limit: a scan of a folder, a write, the figures of the process.
enum DescriptorRoom {
  /// Connections of all servers of the process that are open now.
  static let connections = Atomic(0)

  /// Descriptors kept for files; a quarter of all there may be where that is less, and never fewer than `least`.
  static let reserve = 64
  static let least = 16
  /// Connections over the limit that are told so at one time; beyond them, the others wait in the backlog.
  private static let refusedAtOnce = 128

  /// Connections that a process may have which may have so many descriptors open and has so many, without its
  /// connections; at least one.
  static func connections(limit: Int, open: Int) -> Int {
    max(1, limit - open - max(least, min(reserve, limit / 4)))
  }

  /// How many of so many connections are only told that there are too many.
  static func refused(of room: Int) -> Int { min(refusedAtOnce, room / 8) }

  /// Descriptors that the process has open, without its connections; a guess where the system does not say.
  static func openNow(loops: Int) -> Int {
    #if canImport(Darwin)
      let path = "/dev/fd"
    #else
      let path = "/proc/self/fd"
    #endif
    // Three standard streams, the listening socket, a pipe for each loop, what dispatch needs.
    guard let folder = opendir(path) else { return 8 + 2 * loops }
    defer { closedir(folder) }
    var count = 0
    while readdir(folder) != nil { count += 1 }
    // Less the folder itself, "." and "..".
    return max(0, count - 3 - connections.load(ordering: .relaxed))
  }
}
