/// An element of a page that parts text from text, or that says something of the text in it.
struct PageElement {
  /// What its text is written as.
  enum Form: UInt8 {
    /// Text that stands in no element made for it.
    case bare
    case paragraph, heading, item, cell
  }

  /// The index of the element around it; -1 for the outermost.
  var parent: Int32
  var form = Form.bare
  /// What its names say of it.
  var kind: PageClasses.Kind?
  /// What it may hold of the page's prose and be left out all the same, in percent.
  var cap: UInt8 = 0
  /// How surely it is what the story stands in.
  var place = Place.none
  var isLead = false
  /// Bytes of prose in it and below.
  var prose = 0
  /// Whether its text is left out.
  var isLeftOut = false

  /// What an element says of where the story is.
  enum Place: UInt8 {
    case none, main, article, body
  }

  /// Elements that hold no text and have no end.
  static func isVoid(_ name: String) -> Bool {
    switch name {
    case "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
      "track", "wbr":
      true
    default: false
    }
  }

  /// Elements that part the text before them from theirs.
  static func isBlock(_ name: String) -> Bool {
    switch name {
    case "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "section", "article",
      "main",
      "table", "tbody", "thead", "tfoot", "tr", "td", "th", "dd", "dt", "dl", "pre", "hr", "body", "html",
      "header",
      "footer", "nav", "aside", "figure", "figcaption", "form", "fieldset", "address", "details", "summary",
      "center",
      "caption", "hgroup", "dialog", "menu", "search", "option", "hl1", "hl2", "block", "para", "media",
      "amp-ad":
      true
    default: false
    }
  }

  /// Elements whose text is nobody's to read.
  static func isUnread(_ name: String) -> Bool {
    switch name {
    case "button", "select", "svg", "iframe", "object", "video", "audio", "canvas", "math", "map", "datalist",
      "textarea",
      "style", "script", "template", "noscript", "head", "title":
      true
    default: false
    }
  }

  /// Whether an open paragraph ends where this begins (HTML section 13.1.2.4).
  static func endsParagraph(_ name: String) -> Bool {
    switch name {
    case "td", "th", "tr", "tbody", "thead", "tfoot", "option", "body", "html", "caption": false
    default: isBlock(name)
    }
  }

  /// The form of what stands in an element of this name.
  static func form(_ name: String) -> Form? {
    switch name {
    case "p", "blockquote", "pre", "dd": .paragraph
    case "h1", "h2", "h3", "h4", "h5", "h6": .heading
    case "li", "dt": .item
    case "td", "th": .cell
    default: nil
    }
  }
}

/// The text between two elements that part text.
struct PageBlock {
  var text: String
  /// Bytes of it that are links.
  var linked: Int
  var element: Int
  var form: PageElement.Form
  var isItem: Bool

  /// Bytes that are no link.
  var own: Int { max(0, text.utf8.count - linked) }

  /// Whether most of it is links.
  var isLinks: Bool { linked * 2 > text.utf8.count }

  /// Whether it is long enough, and no link, to be prose.
  var isProse: Bool { text.utf8.count >= 70 && !isLinks }

  /// Whether it ends as a sentence does.
  var endsSentence: Bool {
    for scalar in text.unicodeScalars.reversed().prefix(4) {
      switch scalar {
      case ".", "!", "?", "\u{2026}", "\u{3002}", "\u{FF01}", "\u{FF1F}", "\u{964}", "\u{104B}", "\u{61F}":
        return true
      case "\"", "'", ")", "]", "\u{201D}", "\u{2019}", "\u{BB}", " ", "\u{300D}": continue
      default: return false
      }
    }
    return false
  }
}
