import Facts

/// The corrections of a corpus as a file in its folder: one a line, as objects.
struct CorrectionsFile {
  let disk: Disk
  /// The folder for what is no article.
  let folder: String

  static let name = "corrections.ndjson"

  private var path: String { "\(folder)/\(Self.name)" }

  /// The corrections, and what is wrong in lines that are none; nothing where there is no file.
  func read() throws(RepositoryError) -> (corrections: [Correction], skipped: [IngestReport.Skip]) {
    guard try disk.find(path) != nil else { return ([], []) }
    var corrections: [Correction] = []
    var skipped: [IngestReport.Skip] = []
    for (number, line) in try disk.bytes(of: path).split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      func skip(_ reason: String) {
        skipped.append(
          IngestReport.Skip(file: ".dateline/\(Self.name)", ReadingError(line: number + 1, reason: reason)))
      }
      let value: JSONValue
      do throws(JSONError) {
        value = try JSONValue(parsing: Array(line))
      } catch {
        skip("no JSON")
        continue
      }
      do throws(Correction.Invalid) {
        corrections.append(try Correction(value))
      } catch {
        skip("\"\(error.field)\" \(error.reason)")
      }
    }
    return (corrections, skipped)
  }

  /// Puts corrections in the place of what the file has; safe on disk when it returns.
  func write(_ corrections: [Correction]) throws(RepositoryError) {
    try disk.makeFolder(folder)
    let lines = corrections.map(\.json).joined(separator: "\n") + "\n"
    let half = path + FileChange.ending
    try disk.remove(half)
    try disk.create(half, Array(lines.utf8))
    try disk.rename(half, to: path)
    try disk.syncFolder(folder)
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
