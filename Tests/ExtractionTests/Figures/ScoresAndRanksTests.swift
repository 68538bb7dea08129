import Facts
import Testing

/// Votes, scores, magnitudes, ranks, ages and numbers that stand for their noun.
@Suite struct ScoresAndRanksTests {
  @Test(arguments: [
    ("Deputies voted 66 to 27 for it.", ["66 to 27 | 66...27 vote exact score"]),
    ("The bill passed 230-198.", ["230-198 | 230...198 vote exact score"]),
    ("The motion passed 230-to-198.", ["230-to-198 | 230...198 vote exact score"]),
    ("The Hawks beat the Gulls 3-1.", ["3-1 | 3...1 - exact score"]),
    ("The Gulls won 22 points to 10.", ["22 points to 10 | 22...10 point exact score"]),
    ("A magnitude 6.3 quake struck.", ["magnitude 6.3 | 6.3 magnitude exact score"]),
    ("A 5.4-magnitude quake struck.", ["5.4-magnitude | 5.4 magnitude exact score"]),
    ("The 5.0 earthquake woke the town.", ["5.0 | 5 magnitude exact score"]),
    ("It became a Category 4 hurricane.", ["Category 4 | 4 category exact score"]),
    ("She is serving her third term.", ["third | 3 term exact rank"]),
    ("He came in fourth.", ["fourth | 4 place exact rank"]),
    ("It is the country's first case.", ["first | 1 case exact rank"]),
    ("It was the sixth day of protests.", ["sixth | 6 day exact rank"]),
    (
      "Three boys aged nine, ten and 49 sang.",
      [
        "Three boys | 3 boy exact count", "aged nine | 9 year exact age", "ten | 10 year exact age",
        "49 | 49 year exact age",
      ]
    ),
    ("Pupils between the ages of 12 and 15 sang.", ["12 and 15 | 12...15 year between age"]),
    ("A man in his forties sang.", ["forties | 40...49 year exact age"]),
    ("The former singer was 78.", ["78 | 78 year exact age"]),
    ("They sing once a year.", ["once a year | 1 time per year exact rate"]),
    ("She called twice.", ["twice | 2 time exact count"]),
    ("It is nearly twice as heavy.", ["nearly twice | 2 - almost ratio"]),
    ("They sang for nearly a decade.", ["nearly a decade | 1 decade almost duration"]),
    (
      "His sisters, 7 and 9, sang.",
      ["7 | 7 year exact age", "9 | 9 year exact age"]
    ),
    ("Pupils between 12 and 15 may sing.", ["between 12 and 15 | 12...15 year between age"]),
    ("The trip takes 2h 30m.", ["2h 30m | 150 minute exact duration"]),
    (
      "They saw lows between -5 and -12 degrees.",
      ["between -5 and -12 degrees | -12...-5 degree between temperature"]
    ),
    ("Lions 3, Bears 1.", ["3, Bears 1 | 3...1 - exact score"]),
    ("The jury split 7 to 5.", ["7 to 5 | 7...5 vote exact score"]),
    ("The patch is 3 in wide.", ["3 in | 3 inch exact distance"]),
    ("They walked 1770 km.", ["1770 km | 1770 kilometre exact distance"]),
    ("The motion carried 12-4.", ["12-4 | 12...4 vote exact score"]),
    ("The bill fell 40-61.", ["40-61 | 40...61 vote exact score"]),
    ("The amendment was defeated 19-6.", ["19-6 | 19...6 vote exact score"]),
    ("The Senate confirmed him 53-46.", ["53-46 | 53...46 vote exact score"]),
    ("The house rejected it 210 to 190.", ["210 to 190 | 210...190 vote exact score"]),
    ("The odds are 8 to 1.", ["8 to 1 | 8 - exact ratio"]), ("The odds are 8-1.", ["8-1 | 8 - exact ratio"]),
    ("They won by a four-to-one margin.", ["four-to-one | 4 - exact ratio"]),
    ("The firm did a 3-for-1 split.", []),
    (
      "The boys were 11, 14 and 16 years old.",
      ["11 | 11 year exact age", "14 | 14 year exact age", "16 years old | 16 year exact age"]
    ),
    ("The under-23 team sang.", ["under-23 | 23 year atMost age"]),
    ("The over-70s sang.", ["over-70s | 70 year over age"]),
    ("Two 30-year-olds sang.", ["Two | 2 person exact count", "30-year-olds | 30 year exact age"]),
    ("Their niece, seven, sang.", ["seven | 7 year exact age"]),
    ("The band's drummer turned 60 on Friday.", ["60 | 60 year exact age"]),
    ("Those under 25 sing.", ["under 25 | 25 year atMost age"]),
    ("Girls aged 13-19 may vote.", ["aged 13-19 | 13...19 year between age"]),
    ("The pair, both 19, sang.", ["19 | 19 year exact age"]),
    ("The mean age is 41.", ["41 | 41 year exact age"]), ("He died at 88.", ["88 | 88 year exact age"]),
    ("A one-in-five chance was seen.", ["one-in-five | 0.2 - exact ratio"]),
    ("One voter in ten is old.", ["One voter in ten | 0.1 - exact ratio"]),
  ])
  func reads(_ text: String, _ expected: [String]) {
    #expect(FigureReading.lines(text) == expected)
  }

  @Test(arguments: [
    ("The blast left two people dead.", ["people dead"]), ("The death toll rose to 45.", ["people dead"]),
    ("At least seven, two of them girls, died.", ["people died", "people died"]),
    ("It paid 40 euros, 3 mln yen and 2 bln won.", ["-", "-", "-"]),
    ("The inn lies 70 miles (112 km) south of Oslo.", ["distance from Oslo", "distance from Oslo"]),
    ("The whale weighed 40 tonnes.", ["weight of whale"]),
    ("Arla beat Borg 3-1.", ["Arla against Borg"]),
    ("The Hawks lost 21-14 to the Gulls.", ["Hawks against Gulls"]),
    ("Arla drew 1-1 with Borg.", ["Arla against Borg"]),
    ("The observatory measured 5.1; the university 5.4.", ["-", "-"]),
    ("The institute measured 6.1, the observatory 6.3.", ["-", "-"]),
    ("They fear a 9 percent drop in profits.", ["profits"]),
    ("The singer died at the age of 80.", ["age of singer"]),
    ("They sold 14 kg of tea on Friday and 30 kg on Sunday.", ["tea", "tea"]),
    ("They want 30 more clerks.", ["clerks"]),
    ("The chief, citing the report, spoke of 90 hectares.", ["-"]),
    ("Pupils under 12 may sing.", ["age of Pupils"]),
    ("Police put the crowd at 8,000, organisers at 20,000.", ["crowd", "crowd"]),
    ("Local media reported 14 deaths, the governor nine.", ["deaths", "deaths"]),
    ("About 15 km (9.3 miles) of road is closed.", ["road", "road"]),
    ("12 of the wounded are children.", ["people wounded"]), ("Net profit: $4m.", ["Net profit"]),
    ("The bank, which had 90 branches, now has 12.", ["branches", "branches"]),
    ("In March, 40 boats came; in April, 55.", ["boats", "boats"]),
    ("Two women, aged 34 and 41, sang.", ["women", "age of women", "age of women"]),
    ("The lens is 50 mm, the laser 532 nm.", ["lens", "laser"]),
    ("Deputies voted 66 to 27.", ["votes for and against"]),
    ("In 2018 the town saw 90 recorded accidents.", ["recorded accidents"]),
    ("The Dow fell 3 percent.", ["Dow"]), ("The car does 160 km/h; wind blew at 25 m/s.", ["car", "wind"]),
    ("That number drops to six.", ["-"]), ("In a survey by Delta Research, 61 percent said no.", ["-"]),
    ("Sales were 4 bln euros, debt 900 mln.", ["Sales", "debt"]),
    ("Arla lost 0-2 at home to Borg.", ["Arla against Borg"]),
    ("Novak beat Holm 6-4, 3-6, 7-5.", ["Novak against Holm", "Novak against Holm", "Novak against Holm"]),
    ("The Gulls edged the Hawks 4-3.", ["Gulls against Hawks"]),
    ("Borg were held to a 1-1 draw by Arla.", ["Borg against Arla"]),
    ("Norway and Malta drew 2-2.", ["Norway against Malta"]),
    ("Rovers beat Athletic 4-1.", ["Rovers against Athletic"]),
    ("The 31-nation pact holds.", ["pact"]), ("The 12-nation, 40-ship fleet sailed.", ["fleet", "fleet"]),
    ("Officials put the dead at 12.", ["people dead"]), ("The Zenit S22 costs $80.", ["cost of Zenit S22"]),
    ("The F-35 costs $80 million.", ["cost of F-35"]),
    ("They sold 20m shares at $14 each.", ["shares sold", "shares"]),
    ("They sold a canvas worth 2 million pounds.", ["value of canvas"]),
    ("A 3-0 victory over Borg pleased them.", ["score against Borg"]),
    ("Men outnumber women three to one.", ["Men to women"]), ("One voter in ten is old.", ["voter"]),
    ("Winds of up to 80 knots blew.", ["Winds"]),
    ("The barge carried 9 t of gravel.", ["gravel"]),
    ("They live in three-, four- and six-storey towers.", ["towers", "towers", "towers"]),
    ("They laid a 10-by-12-foot carpet.", ["carpet", "carpet"]),
    ("They spent 7 million euros on canals.", ["canals"]),
    ("They ordered 12 ferries worth $80 million.", ["ferries ordered", "value of ferries"]),
    ("Some 40 sailors are feared dead.", ["sailors feared dead"]),
    ("Lows of minus-20 degrees are seen.", ["Lows"]), ("The bank sold 500 million francs.", ["-"]),
    ("The bureau forecasts inflation of 3 percent.", ["inflation"]),
    ("A drop of 300 in arrests was seen.", ["arrests"]), ("The gap narrowed to 3 points.", ["gap"]),
    ("Sales fell 9 percent year on year.", ["Sales"]), ("A 3 km-long queue formed.", ["length of queue"]),
    ("The over-70s like music.", ["age"]), ("Boys aged two to five sang.", ["age of Boys"]),
    ("The 12-nation bloc agreed.", ["bloc"]),
  ])
  func saysOfWhat(_ text: String, _ expected: [String]) {
    #expect(FigureReading.figures(text).map { $0.counted ?? "-" } == expected)
  }

  @Test(arguments: [
    ("Some 3,000 voters came, 1999 of them by bus.", ["voter", "voter"]),
    ("The old law gave two terms to senators and three to judges.", ["term", "term"]),
    ("While 54 nations signed the pact, only 27 have ratified it.", ["nation", "nation"]),
    ("They have thirteen children. None of the twelve came.", ["child", "child"]),
    ("The Dow closed at 9505.96.", ["point"]), ("He met 20 clerks and 8 others.", ["clerk", "clerk"]),
  ])
  func aNumberAloneTakesTheNounOfTheLast(_ text: String, _ expected: [String]) {
    #expect(FigureReading.figures(text).map { $0.unit ?? "-" } == expected)
  }
}
