/// A page as its elements and the text between them, and what it says of itself. One pass; the open elements are a list
/// of bounded length, so that nothing goes as deep as a page may nest.
struct PageTree {
  private(set) var elements: [PageElement] = []
  private(set) var blocks: [PageBlock] = []
  private(set) var metadata = PageMetadata()
  /// Whether the end of the page was met.
  private(set) var hasEnd = false

  /// How deep elements are told apart, and how many are at all: what is beyond belongs to what is around it.
  private static let most = (depth: 256, elements: 400_000)

  private struct Open {
    var name: String
    /// The element, where it parts text; else the one around it.
    var element: Int
    var isBlock: Bool
    var isLink = false
    var isUnread = false
    var isItem = false
    var form = PageElement.Form.bare
    /// Whether it is navigation or stands in some.
    var isAside = false
  }

  private var open: [Open] = []
  private var line = MarkupLine()
  private var links = 0
  private var unread = 0
  private var unreadElement: String?
  private var isLinkedData = false

  init(_ page: String) {
    elements.append(PageElement(parent: -1))
    for piece in MarkupScanner(page, isHTML: true) {
      switch piece {
      case .text(let text, let isLiteral): take(text, isLiteral)
      case .start(let name, let attributes, let isEmpty): start(name, attributes, isEmpty: isEmpty)
      case .end(let name):
        hasEnd = hasEnd || name == "html"
        end(name)
      }
    }
    endBlock()
    while let last = open.popLast() { metadata.end(depth: open.count, name: last.name) }
  }

  private var element: Int { open.last?.element ?? 0 }

  private mutating func take(_ text: Substring, _ isLiteral: Bool) {
    if isLinkedData {
      metadata.linkedData.append(text)
      isLinkedData = false
      return
    }
    guard unread == 0 || metadata.isCapturing else { return }
    let text = isLiteral ? String(text) : MarkupReferences.decode(text)
    metadata.take(text)
    if unread == 0 { line.append(text, isLinked: links > 0) }
  }

  // MARK: Tags

  private mutating func start(_ name: String, _ attributes: MarkupAttributes, isEmpty: Bool) {
    isLinkedData = false
    switch name {
    case "meta", "link", "base", "html": metadata.read(name, attributes)
    case "script": isLinkedData = attributes["type"]?.utf8.starts(with: "application/ld+json".utf8) ?? false
    case "br": if unread == 0, !line.breakLine() { endBlock() }
    case "hr": endBlock()
    default: break
    }
    // In HTML a slash at the end of a tag says nothing (section 13.1.2.1), but within drawings.
    // Pages that end elements so mean it, and few others do.
    guard !PageElement.isVoid(name), !isEmpty else {
      if isEmpty, unread == 0, PageElement.isBlock(name) { endBlock() }
      return
    }
    if unread > 0, unreadElement == "head", PageElement.isBlock(name) { unread = 0 }
    if name == "title", unread == 0 || unreadElement == "head" {
      metadata.begin(name, attributes, PageClasses.Meaning(), depth: open.count, isAside: false)
    }
    guard unread == 0 else {
      if name == unreadElement { unread += 1 }
      return
    }
    endImplied(by: name)
    let isBlock = PageElement.isBlock(name)
    if isBlock { endBlock() }
    if PageElement.isUnread(name) {
      unread = 1
      unreadElement = name
      return
    }
    push(name, attributes, isBlock: isBlock)
  }

  private mutating func push(_ name: String, _ attributes: MarkupAttributes, isBlock: Bool) {
    guard open.count < Self.most.depth, elements.count < Self.most.elements else { return }
    var meaning = PageClasses.Meaning()
    var itemProperty: String?
    var isHidden = false
    attributes.forEach { key, value in
      // Most attributes are an address, a size or a script's.
      guard let first = key.first.map({ $0 | 0x20 }),
        first == 0x63 || first == 0x69 || first == 0x72 || first == 0x64 || first == 0x61
          || first == 0x68 || first == 0x73
      else { return true }
      switch Substring(key).lowercased() {
      case "class", "id", "role", "data-testid", "data-component", "aria-label":
        PageClasses.standard.read(String(Substring(value)), into: &meaning)
        if value.elementsEqual("main".utf8) { meaning.kind = nil }
      case "itemprop": itemProperty = Substring(value).lowercased()
      case "hidden": isHidden = true
      case "aria-hidden": isHidden = value.elementsEqual("true".utf8)
      case "style":
        let style = Substring(value).lowercased().filter { $0 != " " }
        isHidden = isHidden || style.contains("display:none") || style.contains("visibility:hidden")
      default: break
      }
      return true
    }
    var new = Open(name: name, element: element, isBlock: isBlock)
    new.form = PageElement.form(name) ?? (isBlock ? .bare : open.last?.form ?? .bare)
    new.isItem = open.last?.isItem ?? false || name == "li"
    new.isLink = name == "a" && attributes["href"] != nil
    if isHidden { (meaning.kind, meaning.cap) = (.hidden, 40) }
    switch name {
    case "nav": (meaning.kind, meaning.cap) = (.navigation, 40)
    case "aside": if meaning.kind == nil || meaning.cap < 40 { (meaning.kind, meaning.cap) = (.sidebar, 40) }
    case "footer": if meaning.kind == nil || meaning.cap < 30 { (meaning.kind, meaning.cap) = (.footer, 30) }
    case "figure", "figcaption", "caption": (meaning.kind, meaning.cap) = (.caption, 25)
    case "dialog", "menu": (meaning.kind, meaning.cap) = (.cookies, 40)
    default: break
    }
    let place: PageElement.Place =
      if meaning.isStory || itemProperty == "articlebody" { .body } else if name == "article" {
        .article
      } else if name
        == "main"
      { .main } else { .none }
    new.isAside =
      open.last?.isAside ?? false || meaning.kind == .navigation || meaning.kind == .related
      || meaning.kind == .sidebar || meaning.kind == .footer || meaning.kind == .comments
    if new.isLink { links += 1 }
    metadata.begin(
      name, attributes, meaning, property: itemProperty, depth: open.count, isAside: new.isAside)
    if isBlock || meaning.kind != nil || place != .none || meaning.isLead {
      var made = PageElement(parent: Int32(element))
      made.form = new.form
      made.place = place
      made.isLead = meaning.isLead
      // A headline, and what the story stands in, is no furniture whatever else it is called.
      if place == .none || isHidden, name != "h1", name != "body", name != "html", name != "main" {
        made.kind = meaning.kind
        made.cap = meaning.cap
      }
      if !isBlock, made.kind != nil { endPiece() }
      elements.append(made)
      new.element = elements.count - 1
    }
    open.append(new)
  }

  /// Ends what HTML lets stand without an end tag.
  private mutating func endImplied(by name: String) {
    guard let last = open.last else { return }
    if name == "a", links > 0, let index = open.lastIndex(where: { $0.name == "a" || $0.isBlock }),
      open[index].name == "a"
    {
      close(downTo: index)
    }
    switch name {
    case "li": endInside(["li"], scope: ["ul", "ol", "menu"])
    case "dd", "dt": endInside(["dd", "dt"], scope: ["dl"])
    case "td", "th": endInside(["td", "th"], scope: ["tr", "table"])
    case "tr": endInside(["tr"], scope: ["table"])
    case "option": endInside(["option"], scope: ["select"])
    default:
      guard PageElement.endsParagraph(name) else { return }
      // Headings do not nest; a paragraph ends before whatever is no part of one.
      if last.form == .heading, PageElement.form(name) == .heading {
        endInside(["h1", "h2", "h3", "h4", "h5", "h6"], scope: [])
      }
      if let index = open.lastIndex(where: { $0.isBlock }), open[index].name == "p" { close(downTo: index) }
    }
  }

  private mutating func endInside(_ names: [String], scope: [String]) {
    var index = open.count - 1
    while index >= 0, open.count - index < 24 {
      if names.contains(open[index].name) {
        endBlock()
        close(downTo: index)
        return
      }
      if scope.contains(open[index].name) { return }
      index -= 1
    }
  }

  private mutating func end(_ name: String) {
    isLinkedData = false
    if name == "title" { metadata.end(depth: open.count, name: name) }
    if unread > 0 {
      if name == unreadElement { unread -= 1 }
      return
    }
    let isBlock = PageElement.isBlock(name)
    if isBlock { endBlock() }
    var index = open.count - 1
    while index >= 0 {
      if open[index].name == name {
        close(downTo: index)
        return
      }
      // An end tag in a line ends nothing that parts text; one in a cell nothing around the table.
      if !isBlock && open[index].isBlock { return }
      if isBlock, open[index].name == "td" || open[index].name == "th", name != "tr", name != "table" {
        return
      }
      index -= 1
    }
  }

  private mutating func close(downTo index: Int) {
    while open.count > index {
      let last = open.removeLast()
      if last.isBlock { endBlock(in: last) } else if last.element != element { endPiece(in: last) }
      if last.isLink { links -= 1 }
      metadata.end(depth: open.count, name: last.name)
    }
  }

  // MARK: Blocks

  private mutating func endBlock() {
    if let last = open.last {
      endBlock(in: last)
    } else {
      endBlock(in: Open(name: "", element: 0, isBlock: true))
    }
  }

  private mutating func endBlock(in last: Open) {
    let linked = line.linked
    guard !line.isEmpty, let text = line.take() else { return }
    blocks.append(
      PageBlock(text: text, linked: linked, element: last.element, form: last.form, isItem: last.isItem))
  }

  /// Ends what is left out of a line, as what is hidden in it, or what stands before it.
  private mutating func endPiece() { endBlock() }

  private mutating func endPiece(in last: Open) {
    guard elements[last.element].kind != nil else { return }
    endBlock(in: last)
  }

  // MARK: For the choice of the story

  /// Works out what is left out and what is the rest: bytes of prose of each element, of all and of what is left.
  mutating func weigh(_ decide: (PageElement, _ all: Int) -> Bool) {
    for block in blocks where block.isProse { elements[block.element].prose += block.own }
    sum()
    let all = elements[0].prose
    for index in elements.indices.dropFirst() {
      let parent = Int(elements[index].parent)
      elements[index].isLeftOut = elements[parent].isLeftOut || decide(elements[index], all)
    }
    for index in elements.indices { elements[index].prose = 0 }
    for block in blocks where block.isProse && !elements[block.element].isLeftOut {
      elements[block.element].prose += block.own
    }
    sum()
  }

  private mutating func sum() {
    for index in elements.indices.dropFirst().reversed() {
      elements[Int(elements[index].parent)].prose += elements[index].prose
    }
  }
}
