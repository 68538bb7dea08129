public import Sockets
public import Wire

/// Members of a line about a request, written from the bytes that came: no string is made of them.
extension JSONWriter {
  /// Writes a member with the target as it came; nothing where none could be read.
  public mutating func member(_ name: StaticString, targetOf record: RequestRecord) {
    guard let head = record.head, !head.target.isEmpty else { return }
    key(name)
    value(head, head.target)
  }

  /// Writes a member with a field of the request; nothing where it is not there. Where it is there more than once,
  /// the first.
  public mutating func member(_ name: StaticString, _ field: FieldName, of request: Request) {
    guard let range = request.head.firstValue(of: field), !range.isEmpty else { return }
    key(name)
    value(request.head, range)
  }

  /// Writes a member with an address, without its port.
  public mutating func member(_ name: StaticString, _ address: SocketAddress) {
    key(name)
    guard case .ipv4(let number, _) = address else { return value(address.host) }
    quoted { bytes in
      for shift: UInt32 in [24, 16, 8, 0] {
        if shift < 24 { bytes.append(0x2E) }
        bytes.append(decimal: UInt64(number >> shift & 255))
      }
    }
  }

  /// Writes a member with a number as sixteen hexadecimal digits.
  public mutating func member(_ name: StaticString, hexadecimal number: UInt64) {
    key(name)
    quoted { bytes in bytes.append(sixteenDigits: number) }
  }

  /// Writes a member with a number of thousandths as a decimal fraction.
  public mutating func member(_ name: StaticString, thousandths number: UInt64) {
    key(name)
    raw { bytes in
      bytes.append(decimal: number / 1000)
      let rest = Int(number % 1000)
      guard rest > 0 else { return }
      bytes.append(0x2E)
      bytes.append(0x30 + UInt8(truncatingIfNeeded: rest / 100))
      bytes.append(twoDigits: rest % 100)
    }
  }

  /// Writes a member with a time as RFC 3339 has it, to the millisecond: `2022-01-05T18:00:00.250Z`.
  public mutating func member(_ name: StaticString, millisecondsSince1970 milliseconds: Int) {
    key(name)
    quoted { bytes in HTTPDate.appendRFC3339(millisecondsSince1970: milliseconds, to: &bytes) }
  }

  /// What is not UTF-8 becomes U+FFFD.
  private mutating func value(_ head: RequestHead, _ range: Range<Int>) {
    let bytes = head.bytes
    let isASCII = bytes.span.extracting(range).withUnsafeBufferPointer { bytes in
      if bytes.allSatisfy({ $0 < 0x80 }) {
        quoted { $0.appendEscaped(bytes) }
        return true
      }
      return false
    }
    if !isASCII { value(String(decoding: bytes.span.extracting(range))) }
  }
}
