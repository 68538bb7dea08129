/// Offsets from UTC as they are written: "Z", "+0600", "GMT+01:00", "EST", "+0000 (UTC)".
enum TimeZoneName {
  private static let minutes: [String: Int] = [
    "Z": 0, "GMT": 0, "UTC": 0, "UT": 0, "WET": 0, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300,
    "MST": -420,
    "MDT": -360, "PST": -480, "PDT": -420, "AKST": -540, "AKDT": -480, "HST": -600, "AST": -240, "ADT": -180,
    "NST": -210, "NDT": -150, "BRT": -180, "ART": -180, "CLT": -240, "BST": 60, "WEST": 60, "WAT": 60,
    "CET": 60, "MET": 60,
    "MEZ": 60, "CEST": 120, "MESZ": 120, "EET": 120, "CAT": 120, "SAST": 120, "EEST": 180, "MSK": 180,
    "EAT": 180,
    "TRT": 180, "GST": 240, "PKT": 300, "IST": 330, "NPT": 345, "WIB": 420, "ICT": 420, "SGT": 480,
    "HKT": 480,
    "PHT": 480, "MYT": 480, "AWST": 480, "JST": 540, "KST": 540, "ACST": 570, "AEST": 600, "ACDT": 630,
    "AEDT": 660,
    "NZST": 720, "NZDT": 780,
  ]

  /// The offset as RFC 3339 has it; "Z" for nothing, nil for what is none.
  static func suffix(_ text: String) -> String? {
    var text = text[...]
    // RFC 5322 section 3.2.2 lets a comment stand behind.
    if text.last == ")", let open = text.lastIndex(of: "(") { text = text[..<open].trimmed[...] }
    if text.isEmpty { return "Z" }
    let name = text.prefix { $0.isASCII && $0.isLetter }
    let rest = text[name.endIndex...].trimmed
    if rest.isEmpty { return minutes[name.uppercased()].map(written) }
    guard name.isEmpty || minutes[name.uppercased()] == 0 else { return nil }
    return offset(rest).map(written)
  }

  /// The offset that a text begins with, whatever is behind it.
  static func leading(_ text: String) -> String? {
    let word = text.prefix { !$0.isWhitespace && $0 != "," && $0 != "|" && $0 != "(" }
    return word.isEmpty ? nil : suffix(String(word))
  }

  private static func offset(_ text: String) -> Int? {
    var scanner = ByteScanner(text)
    let isEast = scanner.take("+")
    guard isEast || scanner.take("-"), let hours = scanner.digits(2), hours < 24 else { return nil }
    _ = scanner.take(":")
    let minutes = scanner.isAtEnd ? 0 : scanner.digits(2)
    guard let minutes, minutes < 60, scanner.isAtEnd else { return nil }
    let all = hours * 60 + minutes
    return isEast ? all : -all
  }

  private static func written(_ minutes: Int) -> String {
    guard minutes != 0 else { return "Z" }
    let size = abs(minutes)
    return
      "\(minutes < 0 ? "-" : "+")\(PublicationTime.pad(size / 60, 2)):\(PublicationTime.pad(size % 60, 2))"
  }
}
