import HTTP

/// The name of a request in answers, problems and the log: the client's own (`X-Request-Id`), or one made here.
struct RequestID: Sendable {
  /// Makes the ids of two processes differ.
  private let seed = UInt64.random(in: .min ... .max)

  /// The id of a request; the same every time it is asked for.
  func id(of request: Request) -> String { Self.own(request) ?? Self.text(of: made(for: request)) }

  /// The number whose digits are the id of a request; nil where it brought an id of its own.
  func number(of request: Request) -> UInt64? { Self.own(request) == nil ? made(for: request) : nil }

  /// A number as an id: sixteen hexadecimal digits.
  static func text(of number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  private static func own(_ request: Request) -> String? {
    guard request.headers.contains(.xRequestID), let id = request.headers[.xRequestID], isFit(id) else {
      return nil
    }
    return id
  }

  private func made(for request: Request) -> UInt64 {
    // The finalizer of SplitMix64: numbers that follow each other do not look alike.
    var state = seed &+ request.number &* 0x9E37_79B9_7F4A_7C15
    state = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    state = (state ^ state >> 27) &* 0x94D0_49BB_1331_11EB
    return state ^ state >> 31
  }

  /// Whether an id from outside can stand in a log: at most 128 visible ASCII characters, none of them a quote.
  static func isFit(_ id: String) -> Bool {
    (1...128).contains(id.utf8.count)
      && id.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }
  }
}
