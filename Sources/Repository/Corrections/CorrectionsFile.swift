import Facts
import Wire

/// The corrections of a corpus as a file in its folder: one a line, as objects.
struct CorrectionsFile {
  let disk: Disk
  /// The folder for what is no article.
  let folder: String

  static let name = "corrections.ndjson"

  private var path: String { "\(folder)/\(Self.name)" }

  /// A line that is not blank.
  private struct Line {
    var number: Int
    var bytes: ArraySlice<UInt8>
    var content: Result<Correction, Unreadable>
  }

  /// Why a line is no correction.
  private struct Unreadable: Error {
    var reason: String
  }

  /// The corrections, and what is wrong in lines that are none; nothing where there is no file.
  func read() throws(RepositoryError) -> (corrections: [Correction], skipped: [IngestReport.Skip]) {
    var corrections: [Correction] = []
    var skipped: [IngestReport.Skip] = []
    for line in try lines() {
      switch line.content {
      case .success(let correction): corrections.append(correction)
      case .failure(let error):
        skipped.append(
          IngestReport.Skip(
            file: ".dateline/\(Self.name)", ReadingError(line: line.number, reason: error.reason)))
      }
    }
    return (corrections, skipped)
  }

  /// Puts corrections in the place of those that the file has; safe on disk when it returns. Lines that are none stay,
  /// behind them: somebody may have meant them.
  func write(_ corrections: [Correction]) throws(RepositoryError) {
    var bytes = Array((corrections.map(\.json).joined(separator: "\n") + "\n").utf8)
    for line in try lines() {
      if case .failure = line.content { bytes += line.bytes + [0x0A] }
    }
    try disk.makeFolder(folder)
    let half = path + FileChange.ending
    try disk.remove(half)
    try disk.create(half, bytes)
    try disk.rename(half, to: path)
    try disk.syncFolder(folder)
  }

  private func lines() throws(RepositoryError) -> [Line] {
    guard try disk.find(path) != nil else { return [] }
    return try disk.bytes(of: path).split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
      .filter { line in line.element.contains { $0 > 0x20 } }
      .map { Line(number: $0.offset + 1, bytes: $0.element, content: Self.content(of: $0.element)) }
  }

  private static func content(of line: ArraySlice<UInt8>) -> Result<Correction, Unreadable> {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: Array(line))
    } catch {
      return .failure(Unreadable(reason: "no JSON"))
    }
    do throws(Correction.Invalid) {
      return .success(try Correction(value))
    } catch {
      return .failure(Unreadable(reason: "\"\(error.field)\" \(error.reason)"))
    }
  }
}

extension Correction {
  /// As it stands in a line of the file.
  fileprivate var json: String {
    func text(_ text: String) -> String {
      var result = "\""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": result += "\\\(scalar)"
        case _ where scalar.value < 0x20:
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        default: result.unicodeScalars.append(scalar)
        }
      }
      return result + "\""
    }
    let end = to.map { ",\"to\":\(text($0))" } ?? ""
    let list = names.map(text).joined(separator: ",")
    return
      "{\"id\":\(text(id)),\"kind\":\(text(kind.rawValue)),\"action\":\(text(action.rawValue)),\"names\":[\(list)]\(end)}"
  }
}
