import Facts

/// How an event stands towards the world, seen from one word on the way from its trigger to the root.
///
/// The walk begins with `open` and meets words from the inside to the outside; each puts the standing so far
/// `under` its own: "may" over "deny" over "plan".
enum Standing: UInt8, Sendable, CaseIterable {
  /// Nothing is said against it.
  case open
  /// It lies ahead: arranged, or only foreseen ("will", "is expected to").
  case future
  /// It is arranged.
  case planned
  /// It may happen, or is wanted or feared.
  case hypothetical
  /// It is not said to have happened; whether it was tried, wished or failed is open.
  case unsure
  /// Somebody is accused of it, or it is not confirmed.
  case alleged
  /// It is somebody's belief or claim.
  case rumoured
  /// It did not happen, or somebody says so.
  case denied
  /// Somebody does not believe in it, or will not do it.
  case doubted
  /// Somebody keeps it from happening: under "may" or "to" it still threatens.
  case averted
  /// It was arranged and will not be: under "may" or "to" it still stands.
  case cancelled
  /// It belongs to a tale or a figure of speech.
  case unreal

  /// The standing that `factuality.txt` calls by this name.
  init?(named name: some StringProtocol) {
    guard let standing = Self.allCases.first(where: { String(describing: $0) == name }) else { return nil }
    self = standing
  }

  /// This standing, seen through a word that says `outer` of it.
  func under(_ outer: Standing) -> Standing {
    if outer == .open || self == .unreal { return self }
    if self == .open || outer == .unreal { return outer }
    switch outer {
    case .denied, .doubted, .averted, .cancelled: return refused(outer)
    case .planned, .future, .hypothetical, .unsure: return ahead(outer)
    case .alleged, .rumoured: return claimed(outer)
    case .open, .unreal: return self
    }
  }

  /// Under a word that says that it is not so: two of them cancel each other out.
  private func refused(_ outer: Standing) -> Standing {
    switch self {
    case .denied, .doubted, .averted, .cancelled: .open
    case .alleged, .rumoured: outer == .denied ? .denied : self
    case .hypothetical: .unsure
    default: outer
    }
  }

  /// Under a word that puts it into the future or into doubt.
  private func ahead(_ outer: Standing) -> Standing {
    switch self {
    case .averted: .hypothetical
    case .cancelled: .future
    case .denied, .doubted: outer == .hypothetical || outer == .unsure ? outer : self
    case .alleged, .rumoured, .hypothetical: self
    case .unsure: outer == .unsure ? .unsure : .hypothetical
    case .planned where outer == .future || outer == .unsure: .planned
    case .future where outer == .unsure: .future
    default: outer
    }
  }

  /// Under a word that makes it a claim.
  private func claimed(_ outer: Standing) -> Standing {
    switch self {
    case .planned, .future, .unsure: outer == .alleged ? .alleged : self
    case .rumoured: outer
    default: self
    }
  }
}
