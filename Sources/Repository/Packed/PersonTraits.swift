import Extraction
import Language

/// What an article says of a person besides the name, in one byte.
struct PersonTraits: Hashable, Sendable {
  /// By honorifics, words of kinship, gendered offices, pronouns and given names together.
  var sex: Sex?
  /// Whether the person is brought in as somebody's husband, wife, child or other kin and holds no office.
  var isRelative = false
  /// Whether the one word of the name is a given name behind a title of birth or faith: "Prince Karl".
  var isTitledGivenName = false
  /// Whether the article has one word of the name only: "Mr Vik".
  var isBare = false

  init(sex: Sex? = nil, isRelative: Bool = false, isTitledGivenName: Bool = false, isBare: Bool = false) {
    self.sex = sex
    self.isRelative = isRelative
    self.isTitledGivenName = isTitledGivenName
    self.isBare = isBare
  }

  init(byte: UInt8) {
    sex = Sex(rawValue: byte & 3)
    isRelative = byte & 4 != 0
    isTitledGivenName = byte & 8 != 0
    isBare = byte & 16 != 0
  }

  var byte: UInt8 {
    (sex?.rawValue ?? 0) | (isRelative ? 4 : 0) | (isTitledGivenName ? 8 : 0) | (isBare ? 16 : 0)
  }

  /// What mentions of a bare surname are told apart by; nil where nothing is known.
  var region: UInt64? { isBare ? sex.map { UInt64($0.rawValue) } : nil }
}
