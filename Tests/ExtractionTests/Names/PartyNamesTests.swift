import Extraction
import Facts
import Testing

/// Parties that an everyday noun names are found where the noun stands alone and is written as a name.
@Suite struct PartyNamesTests {
  private static let extractor = Extractor()

  @Test(arguments: [
    ("Ministers feared that Labour would win in Dover.", ["Labour"]),
    ("Polls put Labour on 41 percent.", ["Labour"]),
    ("The Labour Party met in Hull. Labour chose a new treasurer.", ["Labour Party", "Labour"]),
    ("Labour has grown, and donors trust Labour.", ["Labour", "Labour"]),
    ("Labour was cheap in the valley.", []), ("Labour costs fell in Spain.", []),
    ("The mayor praised labour and thrift.", []), ("Labour leader Ann Ross spoke in Hull.", []),
    ("The mill closed on Labour Day.", []), ("He met the Secretary of Labor in Boston.", []),
  ])
  func mentions(_ text: String, _ expected: [String]) {
    let facts = Self.extractor.facts(of: Article(id: "a", text: text))
    let parties = facts.organizations.filter { $0.kind == .party }
    #expect(parties.flatMap(\.mentions).map(\.text) == expected)
  }
}
