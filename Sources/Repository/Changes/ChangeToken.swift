/// Where somebody is who follows the changes, as text.
enum ChangeToken: Equatable {
  /// Has heard of all that led to a content.
  case content(UInt64)
  /// Has heard of so many edits of the step from one content to another.
  case within(before: UInt64, after: UInt64, edit: Int)
  /// Has heard of the articles up to this one that there were, or came since, at a content.
  case listing(UInt64, upTo: String)

  init?(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
    guard let content = Self.hash(parts[0]) else { return nil }
    switch parts.count {
    case 1: self = .content(content)
    case 3 where parts[1].isEmpty: self = .listing(content, upTo: String(parts[2]))
    case 3:
      guard let after = Self.hash(parts[1]), let edit = Int(parts[2]), edit > 0 else { return nil }
      self = .within(before: content, after: after, edit: edit)
    default: return nil
    }
  }

  var text: String {
    switch self {
    case .content(let content): StableHash.hexadecimal(content)
    case .within(let before, let after, let edit):
      "\(StableHash.hexadecimal(before)).\(StableHash.hexadecimal(after)).\(edit)"
    case .listing(let content, let id): "\(StableHash.hexadecimal(content))..\(id)"
    }
  }

  private static func hash(_ text: Substring) -> UInt64? {
    guard text.utf8.count == 16, text.utf8.first != UInt8(ascii: "+") else { return nil }
    return UInt64(text, radix: 16)
  }
}
