import Facts
import Testing

@testable import Extraction

@Suite struct EventClaimsTests {
  @Test(
    arguments: [
      ("the article's own", "Rebels shelled the port on Monday.", Event.Kind.assault, "shelled", nil),
      ("reported", "Kari Moe said rebels shelled the port.", .assault, "shelled", "Kari Moe"),
      ("quoted", "\"The rebels shelled the port,\" said Kari Moe.", .assault, "shelled", "Kari Moe"),
      ("done by saying it", "\"We condemn the raid,\" said Kari Moe.", .disapprove, "condemn", nil),
      ("as done by others", "\"They condemn the raid,\" said Kari Moe.", .disapprove, "condemn", "Kari Moe"),
      ("not done by saying it", "\"We attack the port,\" said Kari Moe.", .assault, "attack", "Kari Moe"),
      ("done before", "\"We condemned the raid,\" said Kari Moe.", .disapprove, "condemned", "Kari Moe"),
      ("known to the hearer", "\"The raid was long,\" said Kari Moe.", .assault, "raid", nil),
    ] as [(String, String, Event.Kind, String, String?)])
  func whoseWordItIs(_ name: String, _ text: String, _ kind: Event.Kind, _ trigger: String, _ source: String?)
  {
    let scene = EventScene(text)
    let claims = EventClaims(grammar: scene.grammar, statements: scene.statements)
    #expect(claims.attribution(of: scene.guess(kind, trigger))?.name == source)
  }
}
