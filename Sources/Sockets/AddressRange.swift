/// The addresses that share the first bits of one: `10.0.0.0/8`, `2001:db8::/32`, a single address, or `unix` for
/// whoever comes over a Unix socket.
public struct AddressRange: Sendable, Hashable {
  private enum Bits: Hashable {
    case four(UInt32, mask: UInt32)
    case six(high: UInt64, low: UInt64, highMask: UInt64, lowMask: UInt64)
    case unix
  }

  private let bits: Bits

  /// A range in CIDR notation (RFC 4632 section 3.1, RFC 4291 section 2.3) or an address alone; nil where `text` is
  /// neither. Names are not looked up; bits behind the prefix do not count.
  public init?(_ text: String) {
    guard text != "unix" else {
      bits = .unix
      return
    }
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let address = SocketAddress(numericHost: String(parts[0])) else { return nil }
    let width = if case .ipv4 = address { 32 } else { 128 }
    var length = width
    if parts.count == 2 {
      guard (1...3).contains(parts[1].utf8.count), parts[1].utf8.allSatisfy({ 0x30...0x39 ~= $0 }),
        let number = Int(parts[1]), number <= width
      else { return nil }
      length = number
    }
    switch address {
    case .ipv4(let number, _): bits = Self.four(number, length)
    case .ipv6(let high, let low, _):
      // The IPv4 addresses within IPv6 are known by their own form.
      if length >= 96, case .ipv4(let number, _) = address.unmapped {
        bits = Self.four(number, length - 96)
      } else {
        let highMask: UInt64 = Self.mask(length)
        let lowMask: UInt64 = Self.mask(length - 64)
        bits = .six(high: high & highMask, low: low & lowMask, highMask: highMask, lowMask: lowMask)
      }
    case .unix: return nil
    }
  }

  /// Whether an address is one of these, whatever its port.
  public func contains(_ address: SocketAddress) -> Bool {
    switch (bits, address.unmapped) {
    case (.four(let number, let mask), .ipv4(let other, _)): other & mask == number
    case (.six(let high, let low, let highMask, let lowMask), .ipv6(let otherHigh, let otherLow, _)):
      otherHigh & highMask == high && otherLow & lowMask == low
    case (.unix, .unix): true
    default: false
    }
  }

  private static func four(_ number: UInt32, _ length: Int) -> Bits {
    let mask: UInt32 = mask(length)
    return .four(number & mask, mask: mask)
  }

  /// A number whose first `length` bits are set: none of them below 0, all of them above its width.
  private static func mask<Number: FixedWidthInteger & UnsignedInteger>(_ length: Int) -> Number {
    ~(Number.max >> max(length, 0))
  }
}
