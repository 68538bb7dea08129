import Wire

/// The text of an article in a JSON value: a string, markup, paragraphs, blocks of an editor, or the same in several forms.
enum BodyText {
  private static let mostValues = 100_000

  /// The text; nil where the value is of a kind that holds none.
  static func text(of value: JSONValue) -> String? {
    switch value {
    case .string(let text): plain(text)
    case .array(let values) where values.contains(where: { type(of: $0) != nil }): preferred(of: values)
    case .array(let values): values.isEmpty ? "" : blocks(values)
    case .object: object(value)
    default: nil
    }
  }

  /// Words, of what may be markup.
  ///
  /// What is read again, as an article is that was kept, stays what it is.
  static func plain(_ text: String) -> String {
    var text = text
    var rounds = 0
    while MarkupText.isMarkup(text) {
      rounds += 1
      text =
        rounds > mostRounds ? text.replacing("<", with: "") : FeedText.cleaned(MarkupText.plainText(of: text))
    }
    while text.hasSuffix(" chars]") {
      let shorter = FeedText.withoutCount(text)
      if shorter == text { break }
      text = shorter
    }
    return text
  }

  /// Markup in markup in markup is none.
  private static let mostRounds = 3

  /// A headline in one line, without markup and references.
  static func headline(_ text: String) -> String {
    var text = text
    for round in 0...mostRounds {
      guard text.utf8.contains(where: { $0 == 0x3C || $0 == 0x26 }) else { return text }
      let plain =
        MarkupText.isMarkup(text)
        ? MarkupText.plainText(of: text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        : MarkupReferences.decode(text[...])
      if plain == text { return text }
      text = round == mostRounds ? plain.filter { $0 != "<" && $0 != "&" } : plain
    }
    return text
  }

  private static func object(_ value: JSONValue) -> String? {
    for key in ["rendered", "text", "value", "plain", "html", "body", "main", "raw"] {
      if case .string(let text)? = value[key] {
        return type(of: value).map { isMarkup($0) ? MarkupText.plainText(of: text) : text } ?? plain(text)
      }
    }
    for key in ["blocks", "content", "children", "paragraphs", "elements"] {
      if case .array(let values)? = value[key] { return blocks(values) }
    }
    return nil
  }

  private static func type(of body: JSONValue) -> String? {
    (body["contenttype"] ?? body["contentType"] ?? body["mimetype"])?.string?.lowercased()
  }

  private static func isMarkup(_ type: String) -> Bool {
    type.contains("html") || type.contains("xml") || type.contains("nitf")
  }

  /// Bodies of ninjs: all of one form, plain text before HTML, and that before NITF.
  private static func preferred(of bodies: [JSONValue]) -> String {
    var forms: [[String]] = [[], [], []]
    for body in bodies {
      guard let value = (body["value"] ?? body["text"])?.string, value.contains(where: { !$0.isWhitespace })
      else { continue }
      let type = type(of: body) ?? "text/plain"
      let form = !isMarkup(type) ? 0 : type.contains("html") ? 1 : 2
      let text = form == 0 ? value : MarkupText.plainText(of: bodyOfNITF(value))
      if !forms[form].contains(text) { forms[form].append(text) }
    }
    return (forms.first { !$0.isEmpty } ?? []).joined(separator: "\n\n")
  }

  /// What of a NITF document is text: not its head.
  private static func bodyOfNITF(_ markup: String) -> String {
    guard let start = markup.firstRange(of: "<body.content"),
      let end = markup.firstRange(of: "</body.content")
    else { return markup }
    return start.lowerBound < end.lowerBound ? String(markup[start.lowerBound..<end.lowerBound]) : markup
  }

  /// The paragraphs of a list of strings or blocks, in whatever depth an editor nests them.
  private static func blocks(_ values: [JSONValue]) -> String {
    var paragraphs: [String] = []
    // What is still to be looked at, and whether it goes on in a paragraph that has begun.
    var waiting: [(value: JSONValue, isInline: Bool)] = values.reversed().map { ($0, false) }
    var seen = 0
    func add(_ text: String, isInline: Bool) {
      let text = plain(text)
      if isInline, let last = paragraphs.popLast() {
        paragraphs.append(last + text)
      } else {
        paragraphs.append(text)
      }
    }
    while let (value, isInline) = waiting.popLast(), seen < mostValues {
      seen += 1
      switch value {
      case .string(let text): add(text, isInline: isInline)
      case .array(let inner): waiting += inner.reversed().map { ($0, isInline) }
      case .object:
        let type = (value["type"] ?? value["kind"] ?? value["_type"])?.string?.lowercased() ?? ""
        guard
          ![
            "image", "picture", "video", "embed", "ad", "gallery", "audio", "related", "newsletter", "iframe",
            "pullquote",
          ].contains(type)
        else { continue }
        let inside =
          value["content"] ?? value["children"] ?? value["data"] ?? value["items"] ?? value["elements"]
        if let text = (value["text"] ?? value["value"] ?? value["html"] ?? value["paragraph"])?.string {
          add(text, isInline: isInline)
        } else if case .string(let text)? = inside {
          add(text, isInline: isInline)
        } else if case .array(let inner)? = inside {
          let isText = inner.contains {
            ["text", "span", "link", "hyperlink"].contains(
              ($0["type"] ?? $0["_type"])?.string?.lowercased() ?? "-")
          }
          if isText { paragraphs.append("") }
          waiting += inner.reversed().map { ($0, isText || isInline) }
        } else if let inside {
          waiting.append((inside, isInline))
        }
      default: continue
      }
    }
    return paragraphs.filter { $0.contains { !$0.isWhitespace } }.joined(separator: "\n\n")
  }

  /// What is said of the pictures that belong to an item without a text.
  static func caption(in associations: JSONValue?) -> String? {
    var values: [JSONValue] = []
    if case .object(let members)? = associations { values = members.map(\.value) }
    if case .array(let list)? = associations { values = list }
    for value in values {
      for key in [
        "description_text", "description_caption", "description", "caption", "body_text", "headline",
      ] {
        if let text = value[key]?.string, !text.trimmed.isEmpty { return text }
      }
    }
    return nil
  }
}
