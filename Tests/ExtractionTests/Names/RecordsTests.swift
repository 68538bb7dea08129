import Extraction
import Facts
import Testing

@Suite("One record for one body, and what it is")
struct RecordsTests {
  static let extractor = Extractor()

  static func facts(_ text: String) -> ArticleFacts { extractor.facts(of: Article(id: "a", text: text)) }

  @Test(
    "short and long forms are one",
    arguments: [
      ("The US Supreme Court ruled on Monday. The Supreme Court has nine judges.", ["US Supreme Court"]),
      ("The Supreme Court ruled on Monday. The Court has nine judges.", ["Supreme Court"]),
      ("The Australian Labor Party won. Labor said it would govern.", ["Australian Labor Party"]),
      ("The Liberal Party lost. The Liberals will choose a leader.", ["Liberal Party"]),
      (
        "Aid came from the ICRC. The International Committee of the Red Cross (ICRC) sent doctors.",
        ["International Committee of the Red Cross"]
      ),
      ("WHO staff left on Monday. The World Health Organization said so.", ["World Health Organization"]),
      ("Microsoft bought the firm. Microsoft Corporation paid cash.", ["Microsoft Corporation"]),
      (
        "The University of Leeds and the University of York agreed.",
        ["University of Leeds", "University of York"]
      ),
      ("The Ministry of Defence said so. The Defence Ministry gave no figures.", ["Ministry of Defence"]),
      ("The UN Security Council met on Friday. The Security Council did not vote.", ["UN Security Council"]),
      ("The Bank of England raised rates. The Bank said more would follow.", ["Bank of England"]),
      (
        "The Los Angeles Lakers won. The Lakers play on Friday.", ["Los Angeles Lakers"]
      ),
      ("The Australian Liberal Party met. The Liberals chose a leader.", ["Australian Liberal Party"]),
      ("The European Union met in Brussels. The EU agreed.", ["European Union"]),
      (
        "The Federal Bureau of Investigation came. The FBI found nothing.",
        ["Federal Bureau of Investigation"]
      ),
    ])
  func merged(_ text: String, _ names: [String]) {
    #expect(Self.facts(text).organizations.map(\.name) == names)
  }

  @Test(
    "the kind of a body comes from its name, else from what the article says of it",
    arguments: [
      ("Amazon Web Services went down on Monday.", "Amazon Web Services", "company"),
      ("Flights of the airline Norvega were cut on Monday.", "Norvega", "company"),
      ("Shares of Zorvex fell 5 percent in London.", "Zorvex", "company"),
      ("Fans of the club Rosenborg sang on Sunday.", "Rosenborg", "sport"),
      ("The University of Leeds opened a lab.", "University of Leeds", "education"),
      ("Leeds General Hospital took the injured.", "Leeds General Hospital", "health"),
      ("The Royal Society of Chemistry gave a prize.", "Royal Society of Chemistry", "other"),
      ("The Football Association fined Leeds.", "Football Association", "sport"),
      ("The Liberal Democrats lost a seat.", "Liberal Democrats", "party"),
      ("The White House Coronavirus Task Force met.", "White House Coronavirus Task Force", "government"),
      ("The Royal Navy sent a ship.", "Royal Navy", "military"),
      ("The Sydney Morning Herald reported the theft.", "Sydney Morning Herald", "media"),
      ("The African Development Bank lent money.", "African Development Bank", "international"),
      ("Workers met at Brightwave, a maker of pumps in Oslo.", "Brightwave", "company"),
      ("The World Health Organization sent doctors.", "World Health Organization", "international"),
    ] as [(String, String, String)])
  func kinds(_ text: String, _ name: String, _ kind: String) {
    #expect(Self.facts(text).organizations.first { $0.name == name }?.kind.rawValue == kind)
  }

  @Test(
    "a place lies in the country that stands behind it, then in that of the article",
    arguments: [
      ("Fires burned near Bendigo in Victoria, Australia, on Monday.", "Victoria", "Australia"),
      ("Police in Perth, Scotland, closed a road.", "Perth", "United Kingdom"),
      ("Voters in Georgia, the US state, went to the polls.", "Georgia", "United States"),
      ("A storm hit Birmingham, Alabama, on Monday.", "Birmingham", "United States"),
      ("A storm hit London, Ontario, on Monday.", "London", "Canada"),
      ("A storm hit London on Monday.", "London", "United Kingdom"),
      ("Paris, Texas, has a tower.", "Paris", "United States"),
      ("Floods closed the Mexican city of Valladolid.", "Valladolid", "Mexico"),
      ("Police in the northern Spanish city of Leon made arrests.", "Leon", "Spain"),
      ("Cambridge, Massachusetts, and Boston were cut off.", "Cambridge", "United States"),
    ] as [(String, String, String)])
  func countries(_ text: String, _ name: String, _ country: String) {
    #expect(Self.facts(text).places.first { $0.name == name }?.country == country)
  }

  @Test(
    "what is no person, body or place of ours",
    arguments: [
      "Hurricane Katrina came ashore on Monday.", "A Boeing 737 landed safely at dawn.",
      "The HMS Victory is being repaired.", "The Clean Air Act was passed in 1970.",
      "He won the Davis Cup twice.", "Alzheimer's disease is common.", "It began at 14:00 UTC on Monday.",
      "The GPS signal was lost.", "The IPO raised little.", "The Paris Agreement was signed.",
      "He won the Booker Prize.", "The Ryder Cup was put off.", "Typhoon Haiyan killed thousands.",
      "She won the World Championships.", "The First Amendment protects speech.",
    ])
  func none(_ text: String) {
    let facts = Self.facts(text)
    #expect((facts.people.map(\.name) + facts.organizations.map(\.name)).isEmpty)
  }

  @Test(
    "names reach from their first to their last word",
    arguments: [
      (
        "Researchers from the University of Miami and Apex Shark Expeditions tagged it.",
        ["University of Miami", "Apex Shark Expeditions"]
      ),
      ("Kane Brothers and Sons closed its shop.", ["Kane Brothers and Sons"]),
      (
        "The University of Tartu and Baltic Fisheries signed a deal.",
        ["University of Tartu", "Baltic Fisheries"]
      ),
      ("Sandoval-backed firms won the bid.", []),
      ("Police in A\u{30A}rhus made arrests.", ["A\u{30A}rhus"]),
      ("Ana\u{200B} Rojas spoke in Lima.", ["Ana\u{200B} Rojas", "Lima"]),
      ("\"Hey Karthik,\" she said.", ["Karthik"]),
      ("Johnson and Johnson sells soap.", ["Johnson and Johnson"]),
      ("The Department of Health and Human Services met.", ["Department of Health and Human Services"]),
      ("Marks and Spencer cut prices in London.", ["Marks and Spencer", "London"]),
      ("The Red Cross and the World Food Programme sent trucks.", ["Red Cross", "World Food Programme"]),
    ])
  func extents(_ text: String, _ names: [String]) {
    let facts = Self.facts(text)
    let spans =
      facts.people.flatMap(\.mentions) + facts.organizations.flatMap(\.mentions)
      + facts.places.flatMap(\.mentions)
    #expect(spans.sorted { $0.start < $1.start }.map(\.text) == names)
  }

  @Test(
    "names made of everyday words",
    arguments: [
      ("Hope Falls resigned on Monday.", ["Hope Falls"]),
      ("Will May told Mark Pound to stay.", ["Will May", "Mark Pound"]),
      ("Rose Field told reporters she was glad.", ["Rose Field"]),
      ("Grace Young and Bill Rush were elected.", ["Grace Young", "Bill Rush"]),
      ("Police arrested Chase Long in Leeds.", ["Chase Long"]),
      ("Summer Day, 24, was found in Leeds.", ["Summer Day"]),
      ("Mr Price said Mrs Winter was ill.", ["Price", "Winter"]),
      ("Frank Power, a banker, left.", ["Frank Power"]),
      ("Mr Justice Hale met Dame Sarah Gill and the Rev Tom Price.", ["Hale", "Sarah Gill", "Tom Price"]),
      ("The coach, Art Best, praised Drew Banks.", ["Art Best", "Drew Banks"]),
      ("Faith Hunter married Guy Fisher in May.", ["Faith Hunter", "Guy Fisher"]),
    ] as [(String, [String])])
  func everydayPeople(_ text: String, _ names: [String]) {
    #expect(Self.facts(text).people.map(\.name) == names)
  }

  @Test(
    "companies made of everyday words",
    arguments: [
      ("The study was published in Nature on Monday.", "Nature"),
      ("The paper appeared in the journal Science.", "Science"),
      ("Booking.com cut 4,000 jobs.", "Booking.com"), ("Canal+ bought the rights.", "Canal+"),
      ("PG&E cut the power in California.", "PG&E"), ("AT&T sold the unit.", "AT&T"),
      ("Shares of Target fell 5 percent.", "Target"), ("Apple said profit rose.", "Apple"),
      ("H&M closed shops in Sweden.", "H&M"), ("Shares of Siemens rose in Paris.", "Siemens"),
    ])
  func everydayBodies(_ text: String, _ name: String) {
    #expect(Self.facts(text).organizations.map(\.name).contains(name))
  }
}
