import Extraction
import Facts
import Testing

@Suite("Roles of people")
struct RolesTests {
  static let extractor = Extractor()

  /// The roles of everybody as "Eva Holm: minister of Sweden, current".
  static func roles(_ text: String) -> [String] {
    extractor.facts(of: Article(id: "a", text: text)).people.flatMap { person in
      person.roles.map { role in
        "\(person.name): \(role.title)\(role.of.map { " of " + $0 } ?? ""), \(role.status.rawValue)"
      }
    }
  }

  @Test(
    "a participle behind \"was\" says what becomes of the office, or nothing is said",
    arguments: [
      ("Vera Sund was renamed chairwoman of the board.", ["Vera Sund: chairwoman of board, current"]),
      ("Emil Lind was designated ambassador to Chile.", ["Emil Lind: ambassador of Chile, current"]),
      ("Omar Dahl was elevated to cardinal.", ["Omar Dahl: cardinal, current"]),
      ("Tove Aske was voted in as leader of the party.", ["Tove Aske: leader of party, current"]),
      ("Nils Krog was relieved as commander of the fleet.", ["Nils Krog: commander of fleet, former"]),
      ("Lars Ek was portrayed as king of Norway.", []),
      ("Lars Ek was dubbed king of the hill.", []),
      ("Eva Holm had been Norway's finance minister.", ["Eva Holm: finance minister of Norway, former"]),
    ] as [(String, [String])])
  func participles(_ text: String, _ expected: [String]) {
    #expect(Self.roles(text) == expected)
  }

  @Test(
    "a title before the name is of the phrase that belongs to it",
    arguments: [
      (
        "Bombs in Oslo killed Minister Eva Holm of Sweden on Monday.",
        ["Eva Holm: minister of Sweden, current"]
      ),
      (
        "Senator Dora Quist from Nevada voted against the plan.", ["Dora Quist: senator of Nevada, current"]
      ),
      (
        "Sen. Dora Quist of Nevada voted against the plan.", ["Dora Quist: senator of Nevada, current"]
      ),
      (
        "Minister Clara Penrose for Housing and Communities opened the hall.",
        ["Clara Penrose: minister of Housing and Communities, current"]
      ),
      (
        "Indian Prime Minister Ravi Kapoor landed in Tokyo.",
        ["Ravi Kapoor: prime minister of India, current"]
      ),
      (
        "The Prime Minister of India Ravi Kapoor landed in Tokyo.",
        ["Ravi Kapoor: prime minister of India, current"]
      ),
      (
        "Former Vice President of the United States Tom Barlow spoke in Madrid.",
        ["Tom Barlow: vice president of United States, former"]
      ),
      (
        "The US Ambassador to Germany Robert Hale resigned.",
        ["Robert Hale: ambassador of United States, current"]
      ),
      ("Labour MP Fiona Marsh asked for a vote.", ["Fiona Marsh: mp of Labour Party, current"]),
      (
        "Microsoft President and CEO Alan Rhys sold shares.",
        ["Alan Rhys: president of Microsoft, current", "Alan Rhys: ceo of Microsoft, current"]
      ),
      ("Senator Dora Quist (D-Nevada) voted.", ["Dora Quist: senator of Nevada, current"]),
      ("Actor and director Jan Vik spoke.", ["Jan Vik: actor, current", "Jan Vik: director, current"]),
      ("Then-President Omar Dahl signed the law.", ["Omar Dahl: president, former"]),
      ("President-elect Omar Dahl thanked voters.", ["Omar Dahl: president, incoming"]),
      ("Outgoing Polish President Marek Nowak flew home.", ["Marek Nowak: president of Poland, current"]),
      ("Acting mayor Nils Berg closed the bridge.", ["Nils Berg: acting mayor, current"]),
      (
        "Detective Inspector Carol Hughes asked for witnesses.",
        ["Carol Hughes: detective inspector, current"]
      ),
      ("Norwegian guitarist Anna Lund wrote the song.", ["Anna Lund: guitarist of Norway, current"]),
      (
        "BBC News reported President Omar Dahl was expected to leave.", ["Omar Dahl: president, current"]
      ),
      (
        "Ministers Eva Holm of Sweden and Pekka Niemi of Finland signed.",
        ["Eva Holm: minister of Sweden, current", "Pekka Niemi: minister of Finland, current"]
      ),
      (
        "Secretary of Commerce Dora Quist spoke.", ["Dora Quist: secretary of commerce, current"]
      ),
      ("Former presidential candidate Senator Dora Quist spoke.", ["Dora Quist: senator, current"]),
      ("Committee chairman Dora Quist of Nevada spoke.", ["Dora Quist: chairman of Committee, current"]),
      (
        "Senior vice president Dora Quist spoke in Boston, Massachusetts. American firms and American banks listened.",
        ["Dora Quist: senior vice president, current"]
      ),
      ("Marine biologist Lena Fuchs found the shells.", ["Lena Fuchs: marine biologist, current"]),
      (
        "Johns Hopkins University epidemiologist Grace Odum warned of delays.",
        ["Grace Odum: epidemiologist of Johns Hopkins University, current"]
      ),
    ])
  func before(_ text: String, _ expected: [String]) {
    #expect(Self.roles(text) == expected)
  }

  @Test(
    "an apposition",
    arguments: [
      (
        "Nils Strand, Microsoft's vice president for games, spoke.",
        ["Nils Strand: vice president of Microsoft, current"]
      ),
      (
        "Shares of Microsoft fell. The company's chairman, Nils Strand, spoke.",
        ["Nils Strand: chairman of Microsoft, current"]
      ),
      ("Dora Quist, a Senator from Nevada, won.", ["Dora Quist: senator of Nevada, current"]),
      ("Jan Vik, a Norwegian runner, won the race.", ["Jan Vik: runner of Norway, current"]),
      (
        "Dahl's spokesperson, Ines Roth, denied the report.",
        ["Ines Roth: spokesperson of Dahl, current"]
      ),
      (
        "Ines Roth, spokeswoman for the regional governor, denied the report.",
        ["Ines Roth: spokeswoman of regional governor, current"]
      ),
      (
        "Peter Lang, the chief executive of Siemens and a former minister, left the stage.",
        ["Peter Lang: chief executive of Siemens, current", "Peter Lang: minister, former"]
      ),
      (
        "Olga Petrova, her sister and the current chairwoman of the Labour Party, wept.",
        ["Olga Petrova: chairwoman of Labour Party, current"]
      ),
      (
        "Karl Brandt, professor of history at the University of Vienna, gave the talk.",
        ["Karl Brandt: professor of University of Vienna, current"]
      ),
      (
        "Lena Fuchs, a marine biologist at Oxford University, found the shells.",
        ["Lena Fuchs: marine biologist of Oxford University, current"]
      ),
      (
        "The governor of Texas, Hank Dooley, and the mayor of Austin, Rosa Diaz, toured the camp.",
        ["Hank Dooley: governor of Texas, current", "Rosa Diaz: mayor of Austin, current"]
      ),
      (
        "Ministers, police chiefs and Omar Dahl, the mayor of Bergen, met.",
        ["Omar Dahl: mayor of Bergen, current"]
      ),
      (
        "Jan Vik, then the prime minister of Norway, signed it.",
        ["Jan Vik: prime minister of Norway, former"]
      ),
      (
        "They met Nora Blix, Labour MP (member of parliament) Jan Vik and others.",
        ["Jan Vik: mp of Labour Party, current"]
      ),
      ("According to the US President, Holm said nothing.", []),
      ("He thanked the president, Eva Holm and Bo Lind.", []),
      ("Ravi Kapoor plans a snap general election.", []),
      (
        "Victor Sand, who served as chancellor of Austria for five years, died on Sunday.",
        ["Victor Sand: chancellor of Austria, former"]
      ),
      (
        "Victor Sand, mayor of Graz from 1990 to 1998, died on Sunday.",
        ["Victor Sand: mayor of Graz, former"]
      ),
    ])
  func appositions(_ text: String, _ expected: [String]) {
    #expect(Self.roles(text) == expected)
  }

  @Test(
    "a clause that says who holds, takes or leaves an office",
    arguments: [
      ("Nora Blix is the mayor of Bergen.", ["Nora Blix: mayor of Bergen, current"]),
      ("Nora Blix was mayor of Bergen from 1977 to 1995.", ["Nora Blix: mayor of Bergen, former"]),
      ("Nora Blix once worked as a nurse.", ["Nora Blix: nurse, former"]),
      (
        "Nora Blix was elected to her first term as President of Finland.",
        ["Nora Blix: president of Finland, current"]
      ),
      (
        "Nora Blix has been named chief executive of Nokia.", ["Nora Blix: chief executive of Nokia, current"]
      ),
      ("Nokia hired Nora Blix as finance director.", ["Nora Blix: finance director, current"]),
      (
        "The king will appoint Nora Blix as ambassador to France.",
        ["Nora Blix: ambassador of France, incoming"]
      ),
      ("Nora Blix stepped down as chairwoman of Volvo.", ["Nora Blix: chairwoman of Volvo, former"]),
      ("Nora Blix will step down as chairwoman of Volvo.", ["Nora Blix: chairwoman of Volvo, current"]),
      ("Volvo sacked Nora Blix as head of design.", ["Nora Blix: head of design, former"]),
      (
        "Nora Blix replaced Jan Vik as mayor of Bergen.",
        ["Nora Blix: mayor of Bergen, current", "Jan Vik: mayor of Bergen, former"]
      ),
      (
        "Nora Blix won the vote and will become the first female president of Chile.",
        ["Nora Blix: president of Chile, incoming"]
      ),
      (
        "Nora Blix spoke in Oslo. From 1967 to 1995 she was a member of the Storting.",
        ["Nora Blix: member of Storting, former"]
      ),
      ("As mayor, Nora Blix opened the bridge.", ["Nora Blix: mayor, current"]),
      ("Nora Blix will remain the mayor of Bergen.", ["Nora Blix: mayor of Bergen, current"]),
      ("Nora Blix takes over as mayor of Bergen next week.", ["Nora Blix: mayor of Bergen, incoming"]),
      (
        "Jan Vik will succeed Nora Blix as head of the central bank.",
        ["Jan Vik: head of central bank, incoming", "Nora Blix: head of central bank, current"]
      ),
      ("Nora Blix hoped to become a lawyer.", []),
      ("Nora Blix is not the mayor of Bergen.", []),
      ("Nora Blix chairs the senate's farm committee.", []),
    ])
  func clauses(_ text: String, _ expected: [String]) {
    #expect(Self.roles(text).sorted() == expected.sorted())
  }

  @Test(
    "an office of state without more is of the country that the article is plainly about",
    arguments: [
      (
        "Voters across Chile went to the polls. President Ana Rojas voted in Santiago. Chilean police kept watch.",
        ["Ana Rojas: president of Chile, current"]
      ),
      (
        "Officials from Chile, Peru and Bolivia met in Lima. President Ana Rojas spoke.",
        ["Ana Rojas: president, current"]
      ),
      (
        "Sweden is a kingdom. Stockholm hosted the talks on Swedish forests. President Ana Rojas spoke.",
        ["Ana Rojas: president, current"]
      ),
      (
        "The Royal Chess Society met in Leeds. Society President Ian Webb praised the Royal Chess Society.",
        ["Ian Webb: president of Royal Chess Society, current"]
      ),
    ])
  func home(_ text: String, _ expected: [String]) {
    #expect(Self.roles(text) == expected)
  }

  @Test(
    "a title in what happened years ago says nothing of now",
    arguments: [
      ("In 2009 President Ana Rojas signed the pact.", ["Ana Rojas: president, former"]),
      ("In 2021 President Ana Rojas signed the pact.", ["Ana Rojas: president, current"]),
      (
        "In 2009 President Ana Rojas signed the pact. On Monday Rojas spoke in Lima.",
        ["Ana Rojas: president, current"]
      ),
      ("President Ana Rojas said the pact of 2009 was dead.", ["Ana Rojas: president, current"]),
      ("In the eighties Jan Vik worked under President Ana Rojas.", ["Ana Rojas: president, former"]),
    ])
  func bygone(_ text: String, _ expected: [String]) {
    let facts = Self.extractor.facts(of: Article(id: "a", published: "2022-03-01", text: text))
    let roles = facts.people.flatMap { person in
      person.roles.map {
        "\(person.name): \($0.title)\($0.of.map { " of " + $0 } ?? ""), \($0.status.rawValue)"
      }
    }
    #expect(roles == expected)
  }
}
