public import Facts
public import Wire

/// What an editor says of people, organizations or places against what was read: kept beside the corpus, and undone by its
/// id.
///
/// Names are ids of records or names as articles have them. They may stand in no article yet.
public struct Correction: Hashable, Sendable {
  /// What is corrected.
  public enum Action: String, Hashable, Sendable, CaseIterable {
    /// The names are one record.
    case same
    /// The two names are never one record.
    case notSame
    /// The record is in no list, search or answer of its own.
    case hide
    /// The record is called otherwise.
    case rename
    /// The organization is of another kind.
    case setKind
  }

  /// What sort of record: a person, organization or place.
  public let kind: EntityReference.Kind
  /// What is said.
  public let action: Action
  /// Of whom: two names or more for `same`, two for `notSame`, else one.
  public let names: [String]
  /// The new name of `rename`, the kind of `setKind`; nil for the others.
  public let to: String?

  /// Why a correction cannot be one.
  public struct Invalid: Error, Hashable, Sendable {
    /// The member that is not right.
    public var field: String
    /// What is expected.
    public var reason: String
  }

  /// A correction.
  public init(
    kind: EntityReference.Kind, action: Action, names: [String], to: String? = nil
  ) throws(Invalid) {
    guard kind != .group else {
      throw Invalid(field: "kind", reason: "must be person, organization or place")
    }
    let keys = Set(names.map { NameKey($0, kind: kind).text })
    let isRight =
      switch action {
      case .same: keys.count > 1
      case .notSame: names.count == 2 && keys.count == 2
      case .hide, .rename, .setKind: names.count == 1
      }
    guard isRight, names.count <= 100, names.allSatisfy({ Self.isName($0) }) else {
      throw Invalid(
        field: "names",
        reason: "must be different names or ids, without ~: at least two for same, two for notSame, else one")
    }
    switch action {
    case .rename where to.map(Self.isName) != true: throw Invalid(field: "to", reason: "must be the new name")
    case .setKind where kind != .organization:
      throw Invalid(field: "kind", reason: "must be organization: others have no kinds")
    case .setKind where to.flatMap(Organization.Kind.init(rawValue:)) == nil:
      throw Invalid(
        field: "to",
        reason: "must be one of \(Organization.Kind.allCases.map(\.rawValue).joined(separator: ", "))")
    case .same, .notSame, .hide:
      if to != nil { throw Invalid(field: "to", reason: "is for rename and setKind alone") }
    default: break
    }
    self.kind = kind
    self.action = action
    self.names = names
    self.to = to
  }

  private static func isName(_ text: String) -> Bool {
    text.utf8.count <= 200 && !text.contains("~") && Folding.slug(text) != "unnamed"
  }

  /// Made of what is said: the same said again has the same id.
  public var id: String {
    var hasher = StableHash(seed: 61)
    for text in [kind.rawValue, action.rawValue, to ?? ""] + names { hasher.combine(text) }
    return StableHash.hexadecimal(hasher.value)
  }

  /// A correction as it stands in a line of the file, or in the body of a request.
  public init(_ value: JSONValue) throws(Invalid) {
    guard case .object(let members) = value else { throw Invalid(field: "", reason: "must be an object") }
    let known = ["id", "kind", "action", "names", "to"]
    if let other = members.first(where: { !known.contains($0.name) }) {
      throw Invalid(field: other.name, reason: "is no member: known are \(known.joined(separator: ", "))")
    }
    guard let kind = value["kind"]?.string.flatMap(EntityReference.Kind.init(rawValue:)) else {
      throw Invalid(field: "kind", reason: "must be person, organization or place")
    }
    guard let action = value["action"]?.string.flatMap(Action.init(rawValue:)) else {
      throw Invalid(
        field: "action", reason: "must be one of \(Action.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    let names = value["names"]?.array?.map(\.string) ?? []
    guard !names.isEmpty, !names.contains(nil) else {
      throw Invalid(field: "names", reason: "must be an array of texts")
    }
    if let to = value["to"], to.string == nil { throw Invalid(field: "to", reason: "must be a text") }
    try self.init(kind: kind, action: action, names: names.compactMap { $0 }, to: value["to"]?.string)
  }
}
