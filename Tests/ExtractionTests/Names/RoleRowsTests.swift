import Language
import Testing

@testable import Extraction

/// Every row of `role-verbs.txt` gives the roles of its example and none of its counter-example.
@Suite("Rows of verbs of office") struct RoleRowsTests {
  static let rows = LanguageResource("role-verbs.txt").table

  @Test("gives the roles of its example", arguments: rows.map(\.line))
  func example(_ line: Int) throws {
    let row = try #require(Self.rows.first { $0.line == line })
    #expect(RolesTests.roles(String(row[4])).joined(separator: "; ") == row[5], "\(row[4])")
  }

  @Test("gives none of its counter-example", arguments: rows.map(\.line))
  func counterexample(_ line: Int) throws {
    let row = try #require(Self.rows.first { $0.line == line })
    #expect(RolesTests.roles(String(row[6])) == [], "\(row[6])")
  }

  @Test(
    "the other verbs of a row do the same",
    arguments: [
      ("Jan Vik was reinstalled as mayor of Bergen.", "mayor of Bergen, current"),
      ("Jan Vik was rehired as coach of Lyn.", "coach of Lyn, current"),
      ("Jan Vik was toppled as leader of the party.", "leader of party, former"),
      ("Jan Vik retired as director of the zoo.", "director of zoo, former"),
    ])
  func neighbours(_ text: String, _ role: String) { #expect(RolesTests.roles(text) == ["Jan Vik: " + role]) }

  @Test(
    "a row that cannot be used says where it stands",
    arguments: [
      (
        "sing\tsubject\tas\tholds\tA.\tB\tC.\nsing\tobject\tas\tholds\tA.\tB\tC.",
        "rows.txt:2: sing stands twice"
      ),
      ("sing\tnobody\tas\tholds\tA.\tB\tC.", "rows.txt:1: nobody is no holder"),
      ("sing\tsubject\tas\tloses\tA.\tB\tC.", "rows.txt:1: loses is no outcome"),
      (
        "sing\tsubject",
        "rows.txt:1: a row is verbs, holder, place, outcome, an example, its roles, and a counter-example"
      ),
    ])
  func mistakes(_ rows: String, _ message: String) {
    do {
      _ = try OfficeLexicon.verbs(LanguageRow.rows(rows, of: "rows.txt"))
      Issue.record("it is read")
    } catch {
      #expect(error.description == message)
    }
  }
}
