public import Facts
import Wire

/// Turns bytes into articles: plain text, Markdown, mail, JSON, JSON lines, tables, feeds, agencies' XML and HTML, in
/// whatever encoding, packed or not.
///
/// Pure. What cannot be read is reported with line and reason, and the rest is kept.
public struct ArticleReader: Sendable {
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
  /// The column of a table that has the texts; nil where its name says so.
  public var textColumn: String?
  /// The time in seconds since 1970, by which an embargo is over or not.
  public var now: @Sendable () -> Int

  /// A reader that takes articles of up to 32 MB.
  public init(
    maximumBytes: Int = 32 << 20, textColumn: String? = nil,
    now: (@Sendable () -> Int)? = nil
  ) {
    self.maximumBytes = maximumBytes
    self.textColumn = textColumn
    self.now = now ?? { FileSystem.now() / 1_000_000_000 }
  }

  /// How much longer than an article lines of many may be that come packed.
  private static let linesInPack = 8

  /// Reads all articles in the bytes: in the format given, unless they begin as what is another, and unpacked first
  /// where they are packed. Linear.
  ///
  /// - Parameter charset: the encoding that came with the bytes, as in a media type.
  public func read(_ bytes: [UInt8], as format: Format, naming: Naming, charset: String? = nil) -> Reading {
    guard format == .ndjson || bytes.count <= maximumBytes else {
      return Reading(errors: [tooLarge(bytes.count)])
    }
    do throws(ReadingError) {
      if Inflate.isGzip(bytes) {
        let limit = format == .ndjson ? maximumBytes * Self.linesInPack : maximumBytes
        let unpacked = try Inflate.gunzip(bytes, limit: limit)
        guard !Inflate.isGzip(unpacked) else { throw ReadingError(reason: "a gzip file in a gzip file") }
        return read(unpacked, as: format, naming: naming, charset: charset)
      }
      if let document = UnreadDocument(beginningOf: bytes) { throw ReadingError(reason: document.advice) }
      if format == .ndjson { return readLines(bytes, firstLine: 1, naming: naming) }
      return try readText(bytes, as: format, naming: naming, charset: charset)
    } catch {
      return Reading(errors: [error])
    }
  }

  /// The text of bytes in the encoding that came with them, or that they show themselves.
  public static func text(of bytes: [UInt8], charset: String?) throws(ReadingError) -> String {
    guard !bytes.isEmpty else { return "" }
    return try TextDecoder(charset: charset).decode(bytes).text
  }

  /// A time in whatever form, as RFC 3339 or a date alone; nil for what is none.
  public static func time(_ text: String) -> String? { PublicationTime.normalized(text) }

  private func readText(
    _ bytes: [UInt8], as format: Format, naming: Naming, charset: String?
  ) throws(ReadingError) -> Reading {
    let kind: TextDecoder.Kind = format == .html ? .html : format == .feed ? .xml : .plain
    var decoder = TextDecoder(charset: charset, kind: kind)
    var decoded = try decoder.decode(bytes)
    let format = Format(beginningOf: decoded.text, expected: format)
    if kind == .plain, charset == nil, decoded.warning != nil, format == .html || format == .feed {
      // It is a page or a feed whatever it is called, and may say its encoding.
      decoder.kind = .html
      decoded = try decoder.decode(bytes)
    }
    var reading: Reading
    do throws(ReadingError) {
      switch format {
      case .text: reading = try readPlain(decoded.text, naming: naming)
      case .json: reading = try readJSON(Array(decoded.text.utf8), naming: naming)
      case .ndjson: reading = readLines(Array(decoded.text.utf8), firstLine: 1, naming: naming)
      case .feed: reading = try readXML(decoded.text, naming: naming)
      case .html: reading = try readHTML(decoded.text, naming: naming)
      case .table: reading = try readTable(decoded.text, naming: naming)
      case .markdown: reading = try readMarkdown(decoded.text, naming: naming)
      case .mail: reading = try readMail(bytes, naming: naming)
      }
    } catch {
      var error = error
      error.isCut = error.isCut || decoded.isCut
      throw error
    }
    if format != .mail, let warning = decoded.warning { reading.errors.insert(warning, at: 0) }
    reading.lacksEnd = reading.lacksEnd || decoded.isCut
    return reading
  }

  /// Reads the article of one line; nothing for an empty line.
  private func readLine(
    _ bytes: ArraySlice<UInt8>, number: Int, hasEnd: Bool, naming: Naming, into reading: inout Reading
  ) {
    guard bytes.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { return }
    do throws(ReadingError) {
      guard bytes.count <= maximumBytes else { throw tooLarge(bytes.count) }
      var warnings: [ReadingError] = []
      let value: JSONValue
      do {
        value = try JSONParser.parse(bytes)
      } catch {
        guard error.reason == JSONParser.notUTF8, hasEnd else {
          throw ReadingError(
            reason: "broken JSON: \(error.reason) at column \(error.column)", isCut: !hasEnd)
        }
        let decoded = try TextDecoder().decode(Array(bytes))
        guard let mended = try? JSONValue(parsing: Array(decoded.text.utf8)) else {
          throw ReadingError(reason: "broken JSON: \(error.reason) at column \(error.column)")
        }
        warnings = [decoded.warning].compactMap(\.self)
        value = mended
      }
      let numbered: Naming =
        if case .name(let name) = naming { .name("\(name)-\(number)") } else { naming }
      let article = try ArticleFields(value).article(naming: numbered, now: now(), warnings: &warnings)
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
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
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

  private func tooLarge(_ count: Int) -> ReadingError {
    ReadingError(
      reason: "too large: \(count) bytes, and an article may have at most \(maximumBytes)")
  }
}
