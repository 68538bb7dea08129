import HTTP
import Testing

@Suite("Fuzz")
struct FuzzTests {
  @Test("holds for requests that are nearly right", arguments: 0..<10 as Range<UInt64>)
  func fuzz(_ seed: UInt64) throws {
    var fuzzer = try RequestFuzzer(seed: seed)
    for _ in 0..<500 { _ = try fuzzer.runOne() }
  }
}
