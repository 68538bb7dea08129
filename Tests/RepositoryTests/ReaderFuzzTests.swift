import GeneratedNews
import Testing

@Suite("Readers meet anything")
struct ReaderFuzzTests {
  @Test("files that are nearly right", arguments: [1, 2, 3, 4] as [UInt64])
  func nearlyRight(_ seed: UInt64) throws {
    var fuzzer = ReaderFuzzer(seed: seed)
    for _ in 0..<600 { _ = try fuzzer.runOne() }
  }

  @Test("pieces without end")
  func long() throws {
    var fuzzer = ReaderFuzzer(seed: 5)
    #expect(try fuzzer.runLong(bytes: 40_000) > 5_000_000)
  }
}
