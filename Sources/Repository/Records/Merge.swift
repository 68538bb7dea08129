public import Facts

/// Why a name in the articles was joined to a record.
public struct Merge: Hashable, Sendable {
  /// What the decision rests on, the strongest first.
  public enum Evidence: String, Hashable, Sendable, CaseIterable {
    /// The names are the same, case, accents and hyphens aside.
    case sameName
    /// One name leaves out words of the other: "Tokayev", "George Bush".
    case shorterName
    /// One has a given name in the form that people call it by, or in another spelling, and they hold the same office:
    /// "Bill" and "William", "Viktor" and "Victor".
    case nickname
    /// One is the acronym of the other: an article says so, or it is one that everybody knows.
    case acronym
    /// An editor says so.
    case corrected
    /// They hold or held the same office.
    case sameRole
    /// Their ages give the same year of birth.
    case sameAge
    /// They belong to the same country or place.
    case samePlace
    /// They are named together with the same people, organizations and places.
    case sameCompany
    /// Nobody else in the articles could be meant.
    case onlyCandidate
    /// Others could be meant, but this one is in the news ten times as much.
    case mostMentioned
  }

  /// The id that the name would have had alone; it redirects to the record.
  public var id: String
  /// The name as the articles have it.
  public var name: String
  /// What the decision rests on.
  public var evidence: [Evidence]
  /// The first place where the name stands.
  public var span: Span?

  /// A merge.
  public init(id: String, name: String, evidence: [Evidence], span: Span? = nil) {
    self.id = id
    self.name = name
    self.evidence = evidence
    self.span = span
  }
}
