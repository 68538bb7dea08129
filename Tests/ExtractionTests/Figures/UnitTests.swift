import Facts
import Testing

/// Units by their symbols and names, composed and shared ones.
@Suite struct UnitTests {
  @Test(arguments: [
    ("The posts stand 50 m apart.", "50 metre", Figure.Kind.distance),
    ("The barge took 8 t of coal.", "8 tonne", .mass), ("It takes a 65 W lamp.", "65 watt", .power),
    ("The tank holds 10 l of fuel.", "10 litre", .volume), ("The mine shipped 3 Mt.", "3 megatonne", .mass),
    ("They moved 22 kt of ore.", "22 kilotonne", .mass), ("It gives 450 Nm.", "450 newton-metre", .torque),
    ("The mill used 300 kWh.", "300 kilowatt-hour", .energy),
    ("The dam made 20 TWh.", "20 terawatt-hour", .energy),
    ("The well holds 5 million boe.", "5000000 barrel of oil equivalent", .energy),
    ("The disk stores 500 GB.", "500 gigabyte", .data), ("The horn reached 85 dB.", "85 decibel", .ratio),
    ("The air stood at 985 hPa.", "985 hectopascal", .pressure),
    ("The tyre held 32 psi.", "32 pound per square inch", .pressure),
    ("The field gives 30,000 bpd.", "30000 barrel per day", .flow),
    ("The dose was 20 mSv.", "20 millisievert", .dose), ("It works at 50 Hz.", "50 hertz", .frequency),
    ("The jack lifts 90 kN.", "90 kilonewton", .force),
    ("The line carries 400 kV.", "400 kilovolt", .voltage),
    ("The plot has 400 m2.", "400 square metre", .area), ("The dam holds 30 m³.", "30 cubic metre", .volume),
    ("The lake covers 40 km².", "40 square kilometre", .area),
    ("Gusts reached 20 m/s.", "20 metre per second", .speed),
    ("Gusts reached 45 m.p.h.", "45 mile per hour", .speed),
    ("The river carries 90 m3/s.", "90 cubic metre per second", .flow),
    ("The mine found 8 Moz.", "8 megaounce", .mass),
    ("The field gave 30 bcm.", "30000000000 cubic metre", .volume),
    ("The frost reached -20 C.", "-20 degree Celsius", .temperature),
    ("It fell to minus-30 degrees.", "-30 degree", .temperature),
    ("The tank held 2.4 bar.", "2.4 bar", .pressure), ("The land used 3 PJ.", "3 petajoule", .energy),
    ("The hair is 5 \u{3BC}m wide.", "5 micrometre", .distance),
    ("Her ride took 2h 5m 30s.", "7530 second", .duration),
    ("It was five degrees below zero.", "-5 degree", .temperature),
    ("It was 10 below zero.", "-10 degree", .temperature),
    ("The rate is 12 deaths per 100,000 people.", "12 death per 100,000 people", .rate),
  ])
  func symbolsAreReadAsTheyAreWritten(_ text: String, _ measure: String, _ kind: Figure.Kind) {
    #expect(FigureReading.measures(text) == [measure])
    #expect(FigureReading.figures(text).map(\.kind) == [kind])
  }

  @Test(arguments: [
    ("It cost $US160 million.", "160000000 USD"), ("They paid $A230m.", "230000000 AUD"),
    ("The fine was 60 MUSD.", "60000000 USD"), ("He owes 15 k€.", "15000 EUR"),
    ("It sells for hundred dollars.", "100 USD"), ("It earned 5 bln rubles.", "5000000000 RUB"),
    ("It earned 3 mln euros.", "3000000 EUR"), ("It earned 2 trln yen.", "2000000000000 JPY"),
    ("The loss was $-5bn.", "-5000000000 USD"), ("It cost Rs. 400 crore.", "4000000000 INR"),
    ("A loaf costs 40 dalasis.", "40 GMD"),
    ("The bribe was HUF 900.", "900 HUF"), ("The bribe was 900 UZS.", "900 UZS"),
    ("The road cost A$ 5 million.", "5000000 AUD"), ("The road cost C$ 7 million.", "7000000 CAD"),
    ("The mine lost R120 million.", "120000000 ZAR"), ("The mine lost R1.5bn.", "1500000000 ZAR"),
    ("A stamp costs 80 kopecks.", "80 kopeck"), ("A stamp costs 4 dollars 25 cents.", "4.25 USD"),
  ])
  func moneyInItsWritings(_ text: String, _ measure: String) {
    #expect(FigureReading.measures(text) == [measure])
  }

  @Test(arguments: [
    ("The siege took 9 gruelling weeks.", "9 week"), ("She spent 3 wearisome months there.", "3 month"),
    ("He waited 6 silent hours.", "6 hour"), ("They sailed 40 windless days.", "40 day"),
    ("It lasted 2 blissful decades.", "2 decade"),
  ])
  func anAdjectiveBeforeAUnitOfTimeIsNoUnit(_ text: String, _ measure: String) {
    #expect(FigureReading.measures(text) == [measure])
    #expect(FigureReading.figures(text).map(\.kind) == [.duration])
  }

  @Test(arguments: [
    ("The tour costs 25 euros a hiker.", ["25 EUR per hiker"]),
    ("The town pays 300 dollars a refugee.", ["300 USD per refugee"]),
    ("The plan costs 70 pounds a pensioner.", ["70 GBP per pensioner"]),
    ("For 200 dollars a witness said nothing.", ["200 USD"]),
  ])
  func whatSomebodyIsPaidForIsARate(_ text: String, _ measures: [String]) {
    #expect(FigureReading.measures(text) == measures)
  }

  @Test(arguments: [
    ("They paid ten bucks and 20 francs.", ["10 USD", "20 franc"]),
    ("They paid 3 euros and 40 francs.", ["3 EUR", "40 franc"]),
    ("They paid 3 dollars and 40 pence.", ["3 USD", "40 penny"]),
    ("They paid 3 roubles and 40 kopecks.", ["3.4 RUB"]),
  ])
  func moneyIsOneValueInItsOwnPartsAlone(_ text: String, _ measures: [String]) {
    #expect(FigureReading.measures(text) == measures)
  }

  @Test(arguments: [
    ("Her time was 2 hours 1 minute 39 seconds.", "7299 second"), ("He is 6 feet 4 inches tall.", "76 inch"),
    ("The 6-foot-4 guard won.", "76 inch"), ("They got two years and six months.", "30 month"),
    ("The calf weighed 5 stone 3 pounds.", "73 pound"), ("The fence is 2 m 30 cm high.", "230 centimetre"),
    ("They sang for an hour and a half.", "1.5 hour"),
  ])
  func measuresOfSeveralUnitsAreOneValue(_ text: String, _ measure: String) {
    #expect(FigureReading.measures(text) == [measure])
  }

  @Test(arguments: [
    ("A seven-member panel sat.", ["7 member"]), ("A five-person crew flew.", ["5 person"]),
    ("They own three-, four- and five-storey blocks.", ["3 storey", "4 storey", "5 storey"]),
    ("They sell two- and three-bedroom flats.", ["2 bedroom", "3 bedroom"]),
    ("The pipes are 7- or 8-inch.", ["7...8 inch"]),
    ("The vote drew 5, 6 and 7 percent.", ["5 percent", "6 percent", "7 percent"]),
    ("Rates rose from 4.8 to 5.2 percent.", ["4.8 percent", "5.2 percent"]),
    ("Debt grew by $4 billion to $31 billion.", ["4000000000 USD", "31000000000 USD"]),
    ("Exports fell from 720 tonnes in 2014 to 655 in 2015.", ["720 tonne", "655 tonne"]),
    ("They fired about 14-18 shells.", ["14...18 shell"]),
    ("It paid $6 (US$4.46) per share.", ["6 USD per share", "4.46 USD per share"]),
    ("One or two hundred goats came.", ["100...200 goat"]),
    ("The hall is 20 x 30 metres.", ["20 metre", "30 metre"]),
    ("The screen is 1920 x 1080 pixels.", ["1920 pixel", "1080 pixel"]),
    ("The hall is 20x30 metres.", ["20 metre", "30 metre"]),
    ("The hall measures 20 by 30 metres.", ["20 metre", "30 metre"]),
    ("They laid a 10-by-12-foot carpet.", ["10 foot", "12 foot"]),
    ("Exports slid to 3 million tonnes in 2014 from 4 million in 2013.", ["3000000 tonne", "4000000 tonne"]),
    ("Sales rose from 2.1 to 2.6 million barrels.", ["2100000 barrel", "2600000 barrel"]),
    ("Sales fell from 2.6 to 2.1 million.", ["2600000 -", "2100000 -"]),
    ("A jab costs $12 a dose.", ["12 USD per dose"]), ("They saw 4x4 cars.", []),
  ])
  func unitsAreShared(_ text: String, _ measures: [String]) {
    #expect(FigureReading.measures(text) == measures)
  }

  @Test(arguments: [
    ("It lies more than 100 kilometres (60 miles) away.", [Figure.Modifier.over, .over]),
    ("They fired about 14-18 shells.", [.about]), ("It costs between 4 and 5 euros.", [.between]),
    ("It is 40 km (about 25 miles) away.", [.exact, .about]),
  ])
  func modifiersReachIntoBracketsAndRanges(_ text: String, _ modifiers: [Figure.Modifier]) {
    #expect(FigureReading.figures(text).map(\.modifier) == modifiers)
  }

  @Test(arguments: [
    "He has 6 AU soldiers.", "They run 5 VA hospitals.", "They wore 20 HP badges.", "She took 3 A grades.",
  ])
  func lettersThatAreNoUnits(_ text: String) {
    #expect(FigureReading.figures(text).allSatisfy { $0.kind == .count })
  }

  @Test(arguments: [
    ("It gave 5 \u{B1} 2 percent.", ["5 \u{B1} 2 percent | 3...7 percent between percent"]),
    ("It gave 5 plus or minus 2 percent.", ["5 plus or minus 2 percent | 3...7 percent between percent"]),
    ("He is 6ft 2in tall.", ["6ft 2in | 74 inch exact distance"]),
    ("The fine was 3m rand.", ["3m rand | 3000000 ZAR exact money"]),
    ("It paid 300m Swiss francs.", ["300m Swiss francs | 300000000 CHF exact money"]),
    ("He ran 300m on Sunday.", ["300m | 300 metre exact distance"]),
    ("It does 40 mpg.", ["40 mpg | 40 mile per gallon exact rate"]),
    ("The error is \u{B1}3 points.", ["\u{B1}3 points | 3 point exact count"]),
    ("It holds \u{2265} 30 boys.", ["\u{2265} 30 boys | 30 boy atLeast count"]),
    ("Doses of \u{2264}5 mg are safe.", ["\u{2264}5 mg | 5 milligram atMost mass"]),
    ("They saw \u{FF11}\u{FF12}\u{FF13} goats.", ["\u{FF11}\u{FF12}\u{FF13} goats | 123 goat exact count"]),
    ("It holds 10^6 stars.", ["10^6 stars | 1000000 star exact count"]),
    ("It holds 2.5 x 10^6 stars.", ["2.5 x 10^6 stars | 2500000 star exact count"]),
    ("It costs 10^400 dollars.", []), ("She paid five grand.", ["five grand | 5000 - exact money"]),
    ("They sold five grand estates.", ["five grand estates | 5 estate exact count"]),
    ("They saw a twelve-storey tower.", ["twelve-storey | 12 storey exact count"]),
    (
      "They saw six-, eight- and ten-storey towers.",
      [
        "six- | 6 storey exact count", "eight- | 8 storey exact count", "ten-storey | 10 storey exact count",
      ]
    ),
  ])
  func signsAndSpans(_ text: String, _ lines: [String]) {
    #expect(FigureReading.lines(text) == lines)
  }

  @Test func everyUnitIsReadBehindItsNumberByName() {
    for unit in ["kilogram", "decade", "acre", "gigawatt", "micrometre", "square foot", "cubic yard"] {
      #expect(
        FigureReading.measures("It is 5 \(unit == "square foot" ? "square feet" : unit + "s") in all.") == [
          "5 \(unit)"
        ])
    }
  }
}
