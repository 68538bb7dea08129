/// Where the next page of a list starts, as clients hold it: opaque, and bound to the list it came from.
///
/// The repository's own cursor behind a check over it, the path and the filters: one that was altered or is
/// shown to another list is refused instead of giving a page from nowhere. Not a secret, and not a signature.
struct Cursor: Sendable, Equatable {
  /// What tokens look like.
  static let pattern = "^[A-Za-z0-9_-]{7,}$"

  private let check: UInt32
  private let position: String

  /// The cursor for a position in the list that `scope` stands for.
  init(_ position: String, scope: String) {
    self.position = position
    check = Self.hash(position, scope)
  }

  /// Reads a token; nil where it was not made here.
  init?(token: String) {
    guard token.utf8.count <= 1024, let bytes = Base64URL.decode(token), bytes.count > 4,
      let position = String(validating: bytes[4...], as: UTF8.self)
    else { return nil }
    check = bytes[..<4].reduce(0) { $0 << 8 | UInt32($1) }
    self.position = position
  }

  /// The position, if the cursor was made for the list that `scope` stands for.
  func position(in scope: String) -> String? {
    check == Self.hash(position, scope) ? position : nil
  }

  /// The text that clients hold.
  var token: String {
    let head = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: check >> UInt32($0)) }
    return Base64URL.encode(head + Array(position.utf8))
  }

  /// FNV-1a, 32 bits, over both texts with a separator between them.
  private static func hash(_ position: String, _ scope: String) -> UInt32 {
    var state: UInt32 = 2_166_136_261
    func mix(_ byte: UInt8) { state = (state ^ UInt32(byte)) &* 16_777_619 }
    for byte in position.utf8 { mix(byte) }
    mix(0)
    for byte in scope.utf8 { mix(byte) }
    return state
  }
}
