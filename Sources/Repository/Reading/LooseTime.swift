import Facts

/// A time as people and programs write it: "Wed, 5 Jan 2022 9:05 EST", "May 4, 2023 at 5:30 p.m.", "04.05.2023 18:00".
struct LooseTime {
  private(set) var text: String?

  private enum Piece: Equatable {
    case number(Int, digits: Int)
    case word(String)
    case mark(UInt8)
  }

  private static let most = 64

  private static let months: [String: Int] = {
    var table: [String: Int] = [:]
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
      "november",
      "december",
    ]
    for (index, name) in names.enumerated() {
      table[name] = index + 1
      table[String(name.prefix(3))] = index + 1
    }
    table["sept"] = 9
    return table
  }()

  /// Reads a time; `wantsSure` leaves out dates of which one cannot tell day from month, and bare numbers.
  init(_ text: String, wantsSure: Bool = false) {
    let (pieces, ends) = Self.pieces(of: text)
    guard let (date, next) = Self.date(pieces, wantsSure: wantsSure) else { return }
    let day = PublicationTime.text(of: date)
    guard let clock = Self.clock(pieces, from: next) else {
      self.text = day
      return
    }
    guard let time = clock.time else { return }
    let rest = clock.next > 0 ? String(text.utf8.dropFirst(ends[clock.next - 1])) ?? "" : ""
    self.text =
      "\(day)T\(time)\(TimeZoneName.suffix(rest.trimmed) ?? TimeZoneName.leading(rest.trimmed) ?? "Z")"
  }

  private static func pieces(of text: String) -> ([Piece], [Int]) {
    var pieces: [Piece] = []
    var ends: [Int] = []
    let bytes = Array(text.utf8.prefix(400))
    var index = 0
    while index < bytes.count, pieces.count < most {
      let start = index
      if (0x30...0x39).contains(bytes[index]) {
        var value = 0
        while index < bytes.count, (0x30...0x39).contains(bytes[index]), index - start < 9 {
          value = value * 10 + Int(bytes[index]) - 0x30
          index += 1
        }
        pieces.append(.number(value, digits: index - start))
      } else if (0x61...0x7A).contains(bytes[index] | 0x20) {
        while index < bytes.count, (0x61...0x7A).contains(bytes[index] | 0x20) { index += 1 }
        pieces.append(.word(String(decoding: bytes[start..<index], as: UTF8.self).lowercased()))
      } else {
        index += 1
        if bytes[start] > 0x20, bytes[start] != 0x2C { pieces.append(.mark(bytes[start])) } else { continue }
      }
      ends.append(index)
    }
    return (pieces, ends)
  }

  private static func date(_ pieces: [Piece], wantsSure: Bool) -> (CalendarDay, Int)? {
    func number(_ index: Int) -> (value: Int, digits: Int)? {
      guard pieces.indices.contains(index), case .number(let value, let digits) = pieces[index] else {
        return nil
      }
      return (value, digits)
    }
    func year(_ index: Int) -> Int? {
      guard let (value, digits) = number(index) else { return nil }
      if digits == 4, (1800...2199).contains(value) { return value }
      // "14:30" behind a day is no year.
      guard digits == 2, !wantsSure, !(pieces.indices.contains(index + 1) && pieces[index + 1] == .mark(0x3A))
      else { return nil }
      return value < 50 ? 2000 + value : 1900 + value
    }
    func day(_ index: Int) -> Int? {
      number(index).flatMap { $0.digits <= 2 && (1...31).contains($0.value) ? $0.value : nil }
    }
    func isHyphen(_ index: Int) -> Bool { pieces.indices.contains(index) && pieces[index] == .mark(0x2D) }
    for index in pieces.indices {
      if case .word(let word) = pieces[index], let month = months[word] {
        var next = index + 1
        if pieces.indices.contains(next), pieces[next] == .mark(0x2E) || isHyphen(next) { next += 1 }
        var before = index - 1
        if isHyphen(before) { before -= 1 }
        if before >= 0, case .word(let word) = pieces[before],
          ["st", "nd", "rd", "th", "of", "de"].contains(word)
        {
          before -= 1
        }
        if let day = day(before), let year = year(next),
          let date = CalendarDay(year: year, month: month, day: day)
        {
          return (date, next + 1)
        }
        if let day = day(next) {
          next += 1
          if pieces.indices.contains(next), case .word(let word) = pieces[next],
            ["st", "nd", "rd", "th"].contains(word)
          {
            next += 1
          }
          if let year = year(next), let date = CalendarDay(year: year, month: month, day: day) {
            return (date, next + 1)
          }
          // "Thu May 4 10:00:00 EDT 2023"
          if !wantsSure, let last = pieces.indices.last, last > next, number(last)?.digits == 4,
            let year = year(last),
            let date = CalendarDay(year: year, month: month, day: day)
          {
            return (date, next)
          }
        }
      }
      guard index + 4 < pieces.count, let first = number(index), case .mark(let mark) = pieces[index + 1],
        mark == 0x2D || mark == 0x2F || mark == 0x2E, let middle = number(index + 2),
        pieces[index + 3] == .mark(mark),
        let last = number(index + 4)
      else { continue }
      if first.digits == 4, middle.digits <= 2, last.digits <= 2,
        let date = CalendarDay(year: first.value, month: middle.value, day: last.value)
      {
        return (date, index + 5)
      }
      guard last.digits == 4, first.digits <= 2, middle.digits <= 2 else { continue }
      let isDayFirst = mark == 0x2E || first.value > 12
      guard isDayFirst || middle.value > 12 || first.value == middle.value else { continue }
      if let date = CalendarDay(
        year: last.value, month: isDayFirst ? middle.value : first.value,
        day: isDayFirst ? first.value : middle.value)
      {
        return (date, index + 5)
      }
    }
    return nil
  }

  /// The clock behind a date, its time nil where it is none; nil where there is no clock.
  private static func clock(_ pieces: [Piece], from start: Int) -> (time: String?, next: Int)? {
    var index = start
    while index + 2 < pieces.count, index < start + 8 {
      defer { index += 1 }
      guard case .number(var hour, let digits) = pieces[index], digits <= 2, pieces[index + 1] == .mark(0x3A),
        case .number(let minute, digits: 2) = pieces[index + 2]
      else { continue }
      var next = index + 3
      var second = 0
      if next + 1 < pieces.count, pieces[next] == .mark(0x3A),
        case .number(let value, digits: 2) = pieces[next + 1]
      {
        second = value
        next += 2
        if next + 1 < pieces.count, pieces[next] == .mark(0x2E), case .number = pieces[next + 1] { next += 2 }
      }
      if next < pieces.count, case .word(let word) = pieces[next] {
        // "5:30 p.m."
        let hasStops =
          next + 3 < pieces.count && pieces[next + 1] == .mark(0x2E) && pieces[next + 2] == .word("m")
        let half = hasStops ? word + "m" : word
        if half == "am" || half == "pm" {
          guard (1...12).contains(hour) else { return (nil, next) }
          hour = hour % 12 + (half == "pm" ? 12 : 0)
          next += hasStops ? 4 : 1
        }
      }
      guard hour < 24, minute < 60, second <= 60 else { return (nil, next) }
      let parts = [hour, minute, min(second, 59)].map { PublicationTime.pad($0, 2) }
      return (parts.joined(separator: ":"), min(next, pieces.count))
    }
    return nil
  }
}
