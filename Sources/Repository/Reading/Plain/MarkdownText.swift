/// The words of a Markdown text (CommonMark, as news has it): paragraphs in one line each, without marks of emphasis,
/// addresses of links, pictures and code. Line by line, linear.
struct MarkdownText {
  /// The first heading, where it comes before all text.
  private(set) var title: String?
  /// The paragraphs, a blank line between them.
  private(set) var text = ""

  private var paragraphs: [String] = []
  private var paragraph = ""

  init(_ markdown: Substring) {
    var isCode = false
    for rawLine in markdown.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let line = Substring(rawLine).trimmed
      if line.hasPrefix("```") || line.hasPrefix("~~~") {
        isCode.toggle()
        end()
        continue
      }
      if isCode { continue }
      take(line)
    }
    end()
    text = paragraphs.joined(separator: "\n\n")
  }

  private mutating func take(_ line: String) {
    guard !line.isEmpty else { return end() }
    if line.hasPrefix("#") {
      let level = line.prefix { $0 == "#" }.count
      guard level <= 6, line.dropFirst(level).first == " " else { return add(line) }
      end()
      var heading = line.dropFirst(level).trimmed
      while heading.hasSuffix("#") { heading = heading.dropLast().trimmed }
      let words = Self.words(heading)
      if level == 1, title == nil, paragraphs.isEmpty {
        title = words
      } else if !words.isEmpty {
        paragraphs.append(words)
      }
      return
    }
    let marks = line.filter { $0 != " " }
    if marks.count >= 3, let first = marks.first, "-*_=".contains(first), marks.allSatisfy({ $0 == first }) {
      // A line of marks below a line makes that a heading.
      if first == "=" || first == "-", !paragraph.isEmpty, paragraph.utf8.count < 250 {
        let heading = Self.words(paragraph)
        paragraph = ""
        if first == "=", title == nil, paragraphs.isEmpty {
          title = heading
        } else {
          paragraphs.append(heading)
        }
      } else {
        end()
      }
      return
    }
    if line.hasPrefix("<!--") || line.hasPrefix("![") && line.hasSuffix(")") { return end() }
    if line.hasPrefix("> ") || line == ">" {
      let quoted = line.dropFirst().trimmed
      return quoted.isEmpty ? end() : add(quoted)
    }
    for bullet in ["- ", "* ", "+ "] where line.hasPrefix(bullet) {
      end()
      return add(line.dropFirst(2).trimmed)
    }
    add(line)
  }

  private mutating func add(_ line: String) {
    paragraph += paragraph.isEmpty ? line : " " + line
  }

  private mutating func end() {
    let words = Self.words(paragraph)
    if !words.isEmpty { paragraphs.append(words) }
    paragraph = ""
  }

  /// A paragraph without marks in its line.
  private static func words(_ text: String) -> String {
    if MarkupText.isMarkup(text) { return MarkupText.plainText(of: text) }
    var result = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    var index = 0
    func isWordAt(_ place: Int) -> Bool {
      scalars.indices.contains(place)
        && (scalars[place].properties.isAlphabetic || scalars[place].properties.numericType != nil)
    }
    while index < scalars.count {
      let scalar = scalars[index]
      switch scalar {
      case "\\" where index + 1 < scalars.count && scalars[index + 1].isASCII && !isWordAt(index + 1):
        result.append(scalars[index + 1])
        index += 2
        continue
      case "*", "`":
        if scalars.indices.contains(index + 1) && scalars[index + 1] == " "
          && (index == 0 || scalars[index - 1] == " ")
        {
          result.append(scalar)
        }
      case "_": if isWordAt(index - 1) && isWordAt(index + 1) { result.append(scalar) }
      case "!" where index + 1 < scalars.count && scalars[index + 1] == "[":
        if let end = link(scalars, at: index + 1) {
          index = end.next
          continue
        }
        result.append(scalar)
      case "[":
        if let end = link(scalars, at: index) {
          // What the link is on is read on as words.
          result.append(contentsOf: scalars[(index + 1)..<end.label].filter { $0 != "*" && $0 != "_" })
          index = end.next
          continue
        }
        result.append(scalar)
      default: result.append(scalar)
      }
      index += 1
    }
    return MarkupReferences.decode(String(result)[...]).trimmed
  }

  /// Where the label of a link ends and what is behind its address.
  private static func link(_ scalars: [Unicode.Scalar], at start: Int) -> (label: Int, next: Int)? {
    var index = start + 1
    let limit = min(scalars.count, start + 400)
    while index < limit, scalars[index] != "]" {
      if scalars[index] == "[" { return nil }
      index += 1
    }
    guard index + 1 < limit, scalars[index + 1] == "(" || scalars[index + 1] == "[" else { return nil }
    let label = index
    let closing: Unicode.Scalar = scalars[index + 1] == "(" ? ")" : "]"
    index += 2
    let end = min(scalars.count, index + 1_000)
    while index < end, scalars[index] != closing { index += 1 }
    return index < end ? (label, index + 1) : nil
  }
}
