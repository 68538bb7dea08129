#if canImport(Glibc)
  import Glibc
#endif

/// The memory of the process as the system sees it.
enum ProcessMemory {
  /// Gives back what a large load took for a while; glibc's allocator keeps it for later without being asked.
  static func giveBack() {
    #if canImport(Glibc)
      // Found by name: Swift's Glibc module leaves out <malloc.h>.
      guard let trim = dlsym(nil, "malloc_trim") else { return }
      _ = unsafeBitCast(trim, to: (@convention(c) (Int) -> Int32).self)(0)
    #endif
  }
}
