public import Facts

/// Turns bytes into articles: plain text, JSON, JSON lines, feeds and HTML.
///
/// Pure. What cannot be read is reported with line and reason, and the rest is kept.
public struct ArticleReader: Sendable {
  /// How the bytes are to be read.
  public enum Format: String, Hashable, Sendable, CaseIterable {
    /// One article: the first line the title, unless a header block `key: value` ends in a blank line.
    case text
    /// One article, an array of articles, or an object with `items`.
    case json
    /// One article a line.
    case ndjson
    /// An RSS or Atom feed.
    case feed
    /// A web page with one article.
    case html

    /// The format of a file with this name; nil for a kind of file that is not read.
    public init?(fileName: String) {
      guard let dot = fileName.lastIndex(of: ".") else { return nil }
      switch fileName[fileName.index(after: dot)...].lowercased() {
      case "txt", "text": self = .text
      case "json": self = .json
      case "jsonl", "ndjson": self = .ndjson
      case "rss", "atom", "xml": self = .feed
      case "html", "htm", "xhtml": self = .html
      default: return nil
      }
    }

    /// The format of a body with this media type, parameters aside; nil for one that is not read.
    public init?(mediaType: String) {
      switch mediaType.prefix(while: { $0 != ";" }).trimmed.lowercased() {
      case "text/plain": self = .text
      case "application/json": self = .json
      case "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines":
        self = .ndjson
      case "application/rss+xml", "application/atom+xml", "application/xml", "text/xml": self = .feed
      case "text/html", "application/xhtml+xml": self = .html
      default: return nil
      }
    }
  }

  /// Where the id of an article comes from that brings none.
  public enum Naming: Hashable, Sendable {
    /// This name, with the line or a number where the input has many articles.
    case name(String)
    /// The title and a hash of the content, so that the same article gets the same id.
    case content
  }

  /// An article and the line it was read from.
  public struct Entry: Hashable, Sendable {
    /// The article.
    public var article: Article
    /// The line, from 1, in a format of one article a line.
    public var line: Int?
  }

  /// What was read, and what was not.
  public struct Reading: Hashable, Sendable {
    /// The articles, in order.
    public var entries: [Entry] = []
    /// What was left out, or is wrong with an article that was kept.
    public var errors: [ReadingError] = []
    /// Whether the input lacks its end, though what is there could be read.
    public var lacksEnd = false

    /// Whether a part of the input does not seem to be there yet.
    public var isCut: Bool { lacksEnd || errors.contains(where: \.isCut) }
  }

  /// The largest article file, or line, in bytes.
  public var maximumBytes: Int

  /// A reader that takes articles of up to 32 MB.
  public init(maximumBytes: Int = 32 << 20) {
    self.maximumBytes = maximumBytes
  }

  /// Reads all articles in the bytes. Linear.
  public func read(_ bytes: [UInt8], as format: Format, naming: Naming) -> Reading {
    guard format != .ndjson else { return readLines(bytes, firstLine: 1, naming: naming) }
    guard bytes.count <= maximumBytes else {
      return Reading(errors: [tooLarge(bytes.count)])
    }
    do {
      switch format {
      case .text: return try readText(bytes, naming: naming)
      case .json: return try readJSON(bytes, naming: naming)
      case .feed: return try readFeed(bytes, naming: naming)
      case .html: return try readHTML(bytes, naming: naming)
      case .ndjson: return Reading()
      }
    } catch {
      return Reading(errors: [error])
    }
  }

  /// Reads the article of one line; nothing for an empty line.
  private func readLine(
    _ bytes: ArraySlice<UInt8>, number: Int, hasEnd: Bool, naming: Naming, into reading: inout Reading
  ) {
    guard bytes.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { return }
    do throws(ReadingError) {
      guard bytes.count <= maximumBytes else { throw tooLarge(bytes.count) }
      let value: JSONValue
      do {
        value = try JSONParser.parse(bytes)
      } catch {
        throw ReadingError(
          reason: "broken JSON: \(error.reason) at column \(error.column)", isCut: !hasEnd)
      }
      let numbered: Naming =
        if case .name(let name) = naming { .name("\(name)-\(number)") } else { naming }
      var warnings: [ReadingError] = []
      let article = try ArticleFields(value).article(naming: numbered, warnings: &warnings)
      reading.entries.append(Entry(article: article, line: number))
      for var warning in warnings {
        warning.line = number
        reading.errors.append(warning)
      }
    } catch {
      var error = error
      error.line = number
      reading.errors.append(error)
    }
  }

  /// Reads one article a line, the first line being the one with this number.
  func readLines(_ bytes: [UInt8], firstLine: Int, naming: Naming) -> Reading {
    var reading = Reading()
    var start = bytes.starts(with: Self.byteOrderMark) ? 3 : 0
    var number = firstLine
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      readLine(
        bytes[start..<end], number: number, hasEnd: end < bytes.count, naming: naming, into: &reading)
      start = end + 1
      number += 1
    }
    if reading.entries.isEmpty, reading.errors.isEmpty, firstLine == 1 {
      reading.errors.append(ReadingError(reason: "empty", isCut: true))
    }
    return reading
  }

  private func readJSON(_ bytes: [UInt8], naming: Naming) throws(ReadingError) -> Reading {
    let bytes = bytes.starts(with: Self.byteOrderMark) ? Array(bytes[3...]) : bytes
    guard bytes.contains(where: { $0 > 0x20 }) else { throw ReadingError(reason: "empty", isCut: true) }
    let value: JSONValue
    do {
      value = try JSONValue(parsing: bytes)
    } catch {
      throw ReadingError(
        line: error.line, reason: "broken JSON: \(error.reason) at column \(error.column)", isCut: true)
    }
    var reading = Reading()
    guard let items = value.array ?? value["items"]?.array else {
      let article = try ArticleFields(value).article(naming: naming, warnings: &reading.errors)
      reading.entries = [Entry(article: article)]
      return reading
    }
    if items.isEmpty { throw ReadingError(reason: "empty: an array without articles") }
    for (index, item) in items.enumerated() {
      do throws(ReadingError) {
        let numbered: Naming =
          if case .name(let name) = naming { .name("\(name)-\(index + 1)") } else { naming }
        let article = try ArticleFields(item).article(naming: numbered, warnings: &reading.errors)
        reading.entries.append(Entry(article: article))
      } catch {
        reading.errors.append(ReadingError(field: error.field, reason: "\(error.reason) (item \(index + 1))"))
      }
    }
    return reading
  }

  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The bytes as text, without a byte order mark.
  static func text(of bytes: [UInt8]) throws(ReadingError) -> String {
    guard !bytes.isEmpty else { throw ReadingError(reason: "empty", isCut: true) }
    let content = bytes.starts(with: byteOrderMark) ? bytes[3...] : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
        throw ReadingError(reason: "not UTF-8 at byte 0: it begins like UTF-16")
      }
      let offset = content.startIndex + (UTF8Check.firstInvalidByte(in: content) ?? 0)
      // A character that lacks its end ends the input.
      throw ReadingError(
        reason: "not UTF-8 at byte \(offset)", isCut: offset + UTF8Check.longestCharacter > content.endIndex)
    }
    if let offset = content.firstIndex(of: 0) {
      // Room for a file is made of zeros.
      throw ReadingError(reason: "not a text file: a NUL at byte \(offset)", isCut: content.last == 0)
    }
    return text
  }

  private func tooLarge(_ count: Int) -> ReadingError {
    ReadingError(
      reason: "too large: \(count) bytes, and an article may have at most \(maximumBytes)")
  }
}
