import Facts
import Wire

extension ArticleReader {
  /// A table with a row of names first and an article in each of the others; the text stands in a column whose name says
  /// so, or in the one that was named.
  func readTable(_ content: String, naming: Naming) throws(ReadingError) -> Reading {
    var rows = DelimitedRows(content, delimiter: nil)
    guard let head = rows.next() else { throw ReadingError(reason: "empty", isCut: true) }
    var names = head.values.map { $0.trimmed.lowercased().replacing(" ", with: "_") }
    if let textColumn {
      guard let index = names.firstIndex(of: textColumn.trimmed.lowercased().replacing(" ", with: "_")) else {
        throw ReadingError(
          line: 1, reason: "no column \"\(textColumn)\"; there are: \(Self.list(head.values))")
      }
      // Another column of the kind is not the text then.
      for other in names.indices where ArticleFields.isTextKey(names[other]) { names[other] = "-" }
      names[index] = "text"
    }
    guard
      names.contains(where: {
        ArticleFields.isTextKey($0) || $0 == "description" || $0 == "summary" || $0 == "abstract"
      })
    else {
      throw ReadingError(
        line: 1,
        reason: "no column of texts (text, body, content ...); name one, there are: \(Self.list(head.values))"
      )
    }
    var reading = Reading()
    while let row = rows.next() {
      guard row.values.contains(where: { !$0.trimmed.isEmpty }) else { continue }
      var members: [JSONValue.Member] = []
      for (name, value) in zip(names, row.values) where !value.trimmed.isEmpty {
        members.append(JSONValue.Member(name: name, value: .string(value)))
      }
      let numbered: Naming = if case .name(let name) = naming { .name("\(name)-\(row.line)") } else { naming }
      var warnings: [ReadingError] = []
      do throws(ReadingError) {
        let article = try ArticleFields(.object(members)).article(
          naming: numbered, now: now(), warnings: &warnings)
        reading.entries.append(Entry(article: article, line: row.line))
      } catch {
        warnings.append(error)
      }
      for var warning in warnings {
        warning.line = row.line
        reading.errors.append(warning)
      }
    }
    reading.lacksEnd = rows.isCut
    if rows.isCut {
      reading.errors.append(ReadingError(reason: "the last value lacks its quotation mark", isCut: true))
    }
    if reading.entries.isEmpty, reading.errors.isEmpty {
      throw ReadingError(reason: "empty: a table without rows")
    }
    return reading
  }

  private static func list(_ names: [String]) -> String {
    names.prefix(20).map { "\"\($0.trimmed.prefix(40))\"" }.joined(separator: ", ")
  }
}
