/// The shape of a value in JSON, as far as OpenAPI has to know it.
indirect enum Schema: Sendable, Equatable {
  /// A text that is not empty.
  case text
  /// A text that may be empty: a body handed in.
  case possiblyEmptyText
  /// A text that matches a regular expression (ECMA-262); or a value of one of the other types.
  case matching(String, orType: [String] = [])
  /// A text that may be empty, or nothing.
  case textOrNull
  /// A text, or the same in the richer form that ninjs has for it, or nothing.
  case textOrNinjs
  /// A text in a registered format: `date-time`, `uri`.
  case formatted(String)
  /// A date in EDTF (ISO 8601-2).
  case edtf
  case integer(minimum: Int)
  case number
  case boolean
  /// One of these words.
  case choice([String])
  case list(of: Schema)
  /// A record described under this name in the components.
  case record(String)
  /// An object with a value of one shape under names that are not known beforehand.
  case map(of: Schema)
  /// Any value.
  case anything
}
