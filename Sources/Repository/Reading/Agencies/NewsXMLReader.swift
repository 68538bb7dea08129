import Wire

/// Reads the items that agencies send: NewsML-G2, NewsML 1 and NITF, as fields of articles. One pass; the open elements are
/// a list of bounded length.
struct NewsXMLReader: XMLItemReader {
  /// The items, each with the fields that `ArticleFields` knows.
  private(set) var items: [[JSONValue.Member]] = []
  /// Items that hold no story: packages, concepts, pictures without a caption.
  private(set) var others = 0
  /// Whether the element that all others are in has ended.
  private(set) var hasEnd = false
  var isInItem: Bool { item != nil }

  private struct Item {
    var fields: [String: String] = [:]
    var markup = ""
    var plain: [String] = []
    var captions: [String] = []
    var element: String
    var hasMarkup: Bool { !markup.isEmpty }
  }

  private static let mostOpen = 256
  private static let beginnings: Set<String> = [
    "newsmessage", "newsitem", "nitf", "newsml", "packageitem", "newsarticle", "newsenvelope", "nar",
  ]

  private var item: Item?
  var outermost: String?
  private var open: [String] = []
  private var text = ""
  private var key: String?
  private var keyElement = ""
  /// The element whose content is kept as markup.
  private var body: (element: String, depth: Int)?
  /// Whether text is that of a picture.
  private var media = 0

  /// Whether this is how agencies' XML begins: the name of its first element.
  static func begins(_ text: String) -> Bool {
    var pieces = MarkupScanner(text, isHTML: false)
    for _ in 0..<8 {
      guard let piece = pieces.next() else { return false }
      if case .start(let name, _, _) = piece { return beginnings.contains(MarkupScanner.localName(name)) }
    }
    return false
  }

  init(_ text: String) {
    hasEnd = readAll(text)
  }

  mutating func take(_ text: Substring, _ isLiteral: Bool) {
    guard item != nil else { return }
    if body != nil, media == 0 {
      item?.markup += isLiteral ? MarkupReferences.escaped(text) : String(text)
    } else if key != nil {
      self.text += isLiteral ? String(text) : MarkupReferences.decode(text)
    }
  }

  mutating func start(_ rawName: String, _ attributes: MarkupAttributes, isEmpty: Bool) {
    let name = MarkupScanner.localName(rawName)
    switch name {
    case "newsitem", "newsarticle", "nitf":
      guard item == nil else { break }
      item = Item(element: name)
      if let id = attributes["guid"], !id.isEmpty { item?.fields["id"] = id }
      if let language = attributes["xml:lang"], !language.isEmpty { item?.fields["language"] = language }
    case "packageitem", "conceptitem", "knowledgeitem", "catalogitem", "planningitem": others += 1
    default: break
    }
    guard item != nil else { return }
    if let inside = body {
      startInBody(name, isEmpty: isEmpty)
      if name == inside.element, !isEmpty { body?.depth += 1 }
      return
    }
    let parent = open.last
    if !isEmpty, open.count < Self.mostOpen { open.append(name) }
    readValue(name, attributes)
    guard !isEmpty else { return }
    switch name {
    case "body.content", "bodycontent": body = (name, 0)
    // Within these NITF and HTML have a body of their own, with what belongs to no story before it.
    case "datacontent", "inlinexml": break
    case "body" where open.contains("html") && !open.contains("nitf"): body = (name, 0)
    case "inlinedata":
      begin("inline:" + (attributes["contenttype"]?.lowercased() ?? "text/plain"), name)
    default: if let field = field(name, attributes, parent: parent) { begin(field, name) }
    }
  }

  private mutating func startInBody(_ name: String, isEmpty: Bool) {
    if name == "media" || name == "figure" { if !isEmpty { media += 1 } }
    if media > 0 {
      if name == "media-caption" || name == "figcaption", !isEmpty { begin("caption", name) }
      return
    }
    item?.markup += name == "br" || isEmpty ? "<br>" : "<\(name)>"
  }

  private mutating func begin(_ field: String, _ name: String) {
    guard key == nil else { return }
    key = field
    keyElement = name
    text = ""
  }

  /// What attributes say.
  private mutating func readValue(_ name: String, _ attributes: MarkupAttributes) {
    func value(_ names: StaticString...) -> String? {
      names.lazy.compactMap { attributes[$0]?.trimmed }.first { !$0.isEmpty }
    }
    switch name {
    case "pubstatus", "status":
      if let status = value("qcode", "formalname", "uri") { set("pubstatus", status) }
    case "doc-id": if let id = value("id-string") { set("id", id) }
    case "date.issue": if let time = value("norm") { set("published", time) }
    case "date.release": if let time = value("norm") { set("release", time) }
    case "story.date": if let time = value("norm") { set("storydate", time) }
    case "doc.copyright": if let holder = value("holder") { set("holder", holder) }
    case "pubdata":
      if let name = value("name") { set("pubname", name) }
      if let time = value("date.publication") { set("pubtime", time) }
    case "language": if let tag = value("tag", "formalname") { set("language", tag) }
    case "provider", "infosource", "party":
      if let name = value("literal", "formalname") { set("provider", name) }
    default: break
    }
  }

  /// The field that an element's words are for.
  private func field(_ name: String, _ attributes: MarkupAttributes, parent: String?) -> String? {
    switch name {
    case "headline":
      let role = attributes["role"]?.lowercased() ?? ""
      return role.isEmpty || role.contains("main") || role.hasSuffix(":headline")
        ? "headline" : "otherheadline"
    case "hl1": return "headline"
    case "hl2": return "subheadline"
    case "title": return "titleelement"
    case "slugline": return "slug"
    case "by", "byline": return "byline"
    case "dateline": return open.contains("nitf") ? nil : "dateline"
    case "location": return open.contains("dateline") ? "dateline" : nil
    case "versioncreated", "firstcreated", "contentcreated", "contentmodified", "thisrevisioncreated",
      "dateandtime":
      return name
    case "embargoed", "embargo", "statuswillchange": return "embargoed"
    case "pubstatus": return "pubstatus"
    case "distributor": return "provider"
    case "name" where parent == "provider" || parent == "infosource" || parent == "located":
      return parent == "located" ? "located" : "provider"
    case "newsitemid", "publicidentifier": return "itemid"
    case "description" where attributes["role"]?.lowercased().contains("caption") ?? true:
      return "description"
    case "abstract": return "description"
    default: return nil
    }
  }

  mutating func end(_ rawName: String) {
    guard let current = item else { return }
    let name = MarkupScanner.localName(rawName)
    if let inside = body {
      if key != nil, name == keyElement { finishField() }
      if name == "media" || name == "figure", media > 0 {
        media -= 1
        return
      }
      if name == inside.element, inside.depth > 0 {
        body?.depth -= 1
      } else if name == inside.element {
        body = nil
        media = 0
        item?.markup += "<p>"
        if let index = open.lastIndex(of: name) { open.removeSubrange(index...) }
      } else if media == 0 {
        item?.markup += "</\(name)>"
      }
      return
    }
    if key != nil, name == keyElement { finishField() }
    if let index = open.lastIndex(of: name) { open.removeSubrange(index...) }
    if name == current.element { finishItem() }
  }

  private mutating func set(_ name: String, _ value: String) {
    if item?.fields[name] == nil { item?.fields[name] = value }
  }

  private mutating func finishField() {
    defer { key = nil }
    guard let key else { return }
    let words = text.trimmed
    guard !words.isEmpty else { return }
    if key.hasPrefix("inline:") {
      // What stands in a NITF or an HTML inside was read there.
      guard item?.hasMarkup == false else { return }
      let isPlain = key.contains("plain") && !MarkupText.isMarkup(words)
      item?.plain.append(isPlain ? text : MarkupText.plainText(of: words))
    } else if key == "caption" || key == "description" {
      item?.captions.append(MarkupText.plainText(of: words))
    } else {
      set(key, words.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }
  }

  private mutating func finishItem() {
    guard let item else { return }
    (self.item, body, key, media) = (nil, nil, nil, 0)
    open = []
    var fields: [JSONValue.Member] = []
    func add(_ name: String, _ names: [String]) {
      guard let value = names.lazy.compactMap({ item.fields[$0] }).first else { return }
      fields.append(JSONValue.Member(name: name, value: .string(value)))
    }
    add("id", ["id", "itemid"])
    add("title", ["headline", "titleelement", "otherheadline", "slug"])
    add("byline", ["byline"])
    add("source", ["provider", "pubname", "holder"])
    add("dateline", ["dateline", "located"])
    add("language", ["language"])
    add(
      "published",
      [
        "published", "versioncreated", "thisrevisioncreated", "release", "pubtime", "storydate",
        "firstcreated", "contentcreated", "dateandtime",
      ])
    add("pubstatus", ["pubstatus"])
    add("embargoed", ["embargoed"])
    let body = MarkupText.plainText(of: item.markup)
    let plain = item.plain.joined(separator: "\n\n")
    let text =
      !body.isEmpty
      ? body : plain.contains(where: { !$0.isWhitespace }) ? plain : item.captions.joined(separator: "\n\n")
    if !text.isEmpty { fields.append(JSONValue.Member(name: "text", value: .string(text))) }
    items.append(fields)
  }
}
