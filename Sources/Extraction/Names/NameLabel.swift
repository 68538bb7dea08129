package import Facts

/// What the tagger says of a token: outside any name, in a name that is none of ours ("other":
/// nationalities, events, works), or at the begin, inside, at the end or the whole of one of ours.
package struct NameLabel: RawRepresentable, Hashable, Sendable {
  /// 0 outside; 1 to 12 four positions for each kind; 13 other.
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Where in its name a token stands.
  package enum Position: UInt8, Sendable {
    case begin, inside, end, single
  }

  package static let outside = NameLabel(rawValue: 0)
  package static let other = NameLabel(rawValue: 13)
  /// How many labels there are.
  package static let count = 14
  /// The kinds of name, in the order of their labels.
  package static let kinds: [EntityReference.Kind] = [.person, .organization, .place]

  /// The label of a position in a name; `kind` counts in `kinds`.
  package init(kind: Int, _ position: Position) {
    rawValue = UInt8(1 + kind * 4) + position.rawValue
  }

  /// The kind of name, counted in `kinds`; nil outside of ours.
  package var kind: Int? {
    rawValue == 0 || self == .other ? nil : Int(rawValue - 1) / 4
  }

  /// The position in the name; meaningless outside of ours.
  package var position: Position { Position(rawValue: (rawValue &- 1) & 3) ?? .single }

  /// Whether a token with this label may stand last in its sentence.
  package var canEnd: Bool { kind == nil || position == .end || position == .single }

  /// Whether a token with this label may stand first in its sentence.
  package var canStart: Bool { kind == nil || position == .begin || position == .single }

  /// Whether `next` may follow.
  package func canPrecede(_ next: NameLabel) -> Bool {
    canEnd ? next.canStart : next.kind == kind && !next.canStart
  }
}
