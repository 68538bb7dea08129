extension PartialDate: CustomStringConvertible {
  /// The EDTF text.
  public var description: String {
    let mark = isApproximate ? "~" : ""
    guard isInterval else { return (start?.description ?? "XXXX") + mark }
    return "\(start.map { $0.description + mark } ?? "..")/\(end.map { $0.description + mark } ?? "..")"
  }

  /// Reads EDTF text of the forms that this type can say; nil for anything else.
  public init?(edtf text: String) {
    var isApproximate = false
    func point(_ part: Substring) -> Point?? {
      var part = part
      if part.last == "~" {
        isApproximate = true
        part.removeLast()
      }
      if part == ".." || part.isEmpty { return .some(nil) }
      return Point(edtf: part).map { .some($0) }
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    switch parts.count {
    case 1:
      guard case .some(.some(let start)) = point(parts[0]) else { return nil }
      self.init(start, isApproximate: isApproximate)
    case 2:
      guard let start = point(parts[0]), let end = point(parts[1]), start != nil || end != nil
      else { return nil }
      self.init(from: start, to: end, isApproximate: isApproximate)
    default: return nil
    }
  }
}

extension PartialDate.Point: CustomStringConvertible {
  /// The EDTF text.
  public var description: String {
    var text: String
    if let year {
      let digits = (year < 0 ? "-" : "") + Self.padded(Int(year.magnitude), to: 4)
      let unknown = min(max(unknownYearDigits, 0), 3)
      text = digits.dropLast(unknown) + String(repeating: "X", count: unknown)
    } else {
      text = "XXXX"
    }
    guard let month else { return text }
    text += "-" + Self.padded(month, to: 2)
    guard let day else { return text }
    text += "-" + Self.padded(day, to: 2)
    guard let time else { return text }
    return text + "T" + time
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  init?(edtf text: Substring) {
    let halves = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    let isNegative = halves[0].first == "-"
    let fields = halves[0].dropFirst(isNegative ? 1 : 0).split(
      separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(fields.count), fields[0].utf8.count == 4 else { return nil }
    let known = fields[0].prefix { $0 != "X" }
    guard fields[0].dropFirst(known.count).allSatisfy({ $0 == "X" }),
      known.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    var year = Int(known)
    let unknown = 4 - known.count
    for _ in 0..<unknown { year = year.map { $0 * 10 } }
    if isNegative {
      // Before Christ whole years alone are told; the year zero has no sign.
      guard unknown == 0, fields.count == 1, let known = year, known > 0 else { return nil }
      year = -known
    }
    func twoDigits(_ field: Substring, in range: ClosedRange<Int>) -> Int? {
      guard field.utf8.count == 2, field.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let value = Int(field), range.contains(value)
      else { return nil }
      return value
    }
    var month: Int?
    var day: Int?
    if fields.count > 1 {
      guard let value = twoDigits(fields[1], in: 1...36) else { return nil }
      month = value
    }
    if fields.count > 2 {
      guard let month, let value = twoDigits(fields[2], in: 1...31),
        year == nil || CalendarDay(year: year ?? 0, month: month, day: value) != nil
      else { return nil }
      day = value
    }
    self.init(
      year: unknown == 4 ? nil : year, unknownYearDigits: unknown == 4 ? 0 : unknown, month: month,
      day: day, time: halves.count > 1 ? String(halves[1]) : nil)
  }
}
