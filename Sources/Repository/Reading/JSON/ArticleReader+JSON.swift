import Facts
import Wire

extension ArticleReader {
  /// One article, many, or what wraps them; or one a line, whatever the file is called.
  func readJSON(_ bytes: [UInt8], naming: Naming) throws(ReadingError) -> Reading {
    guard bytes.contains(where: { $0 > 0x20 }) else { throw ReadingError(reason: "empty", isCut: true) }
    let value: JSONValue
    do {
      value = try JSONValue(parsing: bytes)
    } catch {
      if isLines(bytes) { return readLines(bytes, firstLine: 1, naming: naming) }
      throw ReadingError(
        line: error.line, reason: "broken JSON: \(error.reason) at column \(error.column)", isCut: true)
    }
    var reading = Reading()
    guard let items = ArticleList.articles(in: value) else {
      let article = try ArticleFields(value).article(naming: naming, now: now(), warnings: &reading.errors)
      reading.entries = [Entry(article: article)]
      return reading
    }
    if items.isEmpty { throw ReadingError(reason: "empty: an array without articles") }
    read(items, naming: naming, into: &reading)
    return reading
  }

  /// Whether this is an object a line: the first two lines that hold something are objects.
  private func isLines(_ bytes: [UInt8]) -> Bool {
    var found = 0
    for line in bytes.split(separator: 0x0A, maxSplits: 8) where line.contains(where: { $0 > 0x20 }) {
      guard line.first(where: { $0 > 0x20 }) == 0x7B, (try? JSONParser.parse(line)) != nil else {
        return false
      }
      found += 1
      if found == 2 { return true }
    }
    return false
  }

  /// Reads the fields of many articles; each that is none costs itself and says so with its number.
  func read(_ items: [JSONValue], naming: Naming, into reading: inout Reading) {
    for (index, item) in items.enumerated() {
      do throws(ReadingError) {
        let numbered: Naming =
          if case .name(let name) = naming { .name(items.count == 1 ? name : "\(name)-\(index + 1)") } else {
            naming
          }
        let article = try ArticleFields(item).article(naming: numbered, now: now(), warnings: &reading.errors)
        reading.entries.append(Entry(article: article))
      } catch {
        var error = error
        error.reason += " (item \(index + 1))"
        reading.errors.append(error)
      }
    }
  }
}
