import Facts
import Seeded
import Testing

/// Decimals times millions are the numbers that were written.
@Suite struct DecimalsTests {
  @Test func scaledDecimalsAreTheNearestDoubles() throws {
    var generator = SeededRandom(seed: 20_240_311)
    for _ in 0..<400 {
      let whole = Int.random(in: 0..<1000, using: &generator)
      let places = Int.random(in: 1...4, using: &generator)
      let digits = (0..<places).map { _ in String(Int.random(in: 0...9, using: &generator)) }.joined()
      let (word, zeros) =
        [("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12)].randomElement(using: &generator)!
      let written = "\(whole).\(digits)"
      let expected = try #require(Double(written + "e\(zeros)"))
      guard expected > 0 else { continue }
      let figures = FigureReading.figures("The plant cost $\(written) \(word).")
      #expect(figures.map(\.amount) == [.value(expected)], "\(written) \(word)")
    }
  }

  @Test(arguments: [
    ("It cost $4.1 million.", 4_100_000.0), ("It cost $8.2 billion.", 8_200_000_000),
    ("It cost $1.1 trillion.", 1_100_000_000_000), ("It cost 2.3 crore rupees.", 23_000_000),
  ])
  func areExact(_ text: String, _ value: Double) {
    #expect(FigureReading.figures(text).map(\.amount) == [.value(value)])
  }
}
