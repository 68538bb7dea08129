import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Crashes")
struct CrashTests {
  /// The benchmark program, which is built beside the tests.
  static let program: String? = {
    let tests = (try? readLink("/proc/self/exe")) ?? CommandLine.arguments[0]
    let path = tests.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" } + "/Benchmarks"
    return access(path, X_OK) == 0 ? path : nil
  }()

  private static func readLink(_ path: String) throws -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink(path, &buffer, buffer.count)
    return count > 0 ? String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
  }

  @Test(
    "a writer killed at random instants loses nothing that it acknowledged and leaves nothing half-written",
    .enabled(if: program != nil, "the benchmark program is not built"))
  func kill() throws {
    let program = try #require(Self.program)
    let words = [program, "repository-crash", "8"]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    try #require(posix_spawn(&child, program, nil, nil, &arguments, environ) == 0)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    #expect(status == 0)
  }
}
