import Extraction
import Language

/// What the names that pages give to their elements say of them.
struct PageClasses: Sendable {
  /// What an element is, by its name.
  enum Kind: String, Sendable {
    case related, share, newsletter, comments, caption, cookies, author, tags, navigation, footer, sidebar,
      advert, hidden
    case story, lead, headline
  }

  /// What one element's names say.
  struct Meaning {
    var kind: Kind?
    var cap: UInt8 = 0
    var isStory = false
    var isLead = false
    var isHeadline = false
    var isAuthor = false
  }

  private struct Phrase: Sendable {
    let words: [String]
    let kind: Kind
    let cap: UInt8
  }

  static let standard = PageClasses()

  private let phrases: [String: [Phrase]]

  private init() {
    var phrases: [String: [Phrase]] = [:]
    for row in LanguageResource("page-classes.txt").table(3) {
      let kind = row.value(0, as: Kind.self)
      let cap = UInt8(row.number(1))
      for name in row[2].split(separator: ",") {
        let words = name.split(separator: " ").map(String.init)
        guard let first = words.first else { continue }
        phrases[first, default: []].append(Phrase(words: words, kind: kind, cap: cap))
      }
    }
    self.phrases = phrases
  }

  /// Words of a name that are looked at; longer lists of classes are those of a style sheet's parts.
  private static let mostWords = 48

  /// Adds what these names say. Of several kinds the one counts that may hold the least.
  func read(_ names: String, into meaning: inout Meaning) {
    let words = Self.words(of: names)
    for index in words.indices {
      for phrase in phrases[words[index]] ?? [] {
        guard phrase.words.count == 1 || words[index...].starts(with: phrase.words) else { continue }
        switch phrase.kind {
        case .story: meaning.isStory = true
        case .lead: meaning.isLead = true
        case .headline: meaning.isHeadline = true
        default:
          if phrase.kind == .author { meaning.isAuthor = true }
          if meaning.kind == nil || phrase.cap > meaning.cap {
            meaning.kind = phrase.kind
            meaning.cap = phrase.cap
          }
        }
      }
    }
  }

  /// The words of names in lower case, cut at whatever is no letter and before capitals.
  private static func words(of names: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    var wasLower = false
    func end() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll(keepingCapacity: true)
    }
    for byte in names.utf8 {
      let isUpper = (0x41...0x5A).contains(byte)
      let isLetter = isUpper || (0x61...0x7A).contains(byte)
      if !isLetter || isUpper && wasLower {
        end()
        if words.count >= mostWords { return words }
      }
      if isLetter { word.append(byte | 0x20) }
      wasLower = isLetter && !isUpper
    }
    end()
    return words
  }
}
