import Facts

/// Invented news: several reports of each of some happenings, each in other words, some with other numbers, and reports
/// of happenings like them that are others.
enum Stories {
  /// A happening, the type of its main event, and what was written of it: publication and text.
  struct Story {
    var name: String
    var type: Event.Kind
    var reports: [(published: String, text: String)]
  }

  static let all: [Story] = [
    Story(
      name: "ferry", type: .disaster,
      reports: [
        (
          "2023-05-11",
          "A ferry sank off Lindos in Greece on Wednesday, killing 14 people, the coast guard said. Divers searched the wreck through the night."
        ),
        (
          "2023-05-11",
          "At least 12 people died when a ferry sank off Lindos on Wednesday. Greek divers were looking for six passengers."
        ),
        (
          "2023-05-12",
          "The death toll from the ferry that sank off Lindos on Wednesday rose to 17, Greek officials said on Friday."
        ),
        (
          "2023-05-13",
          "The ferry that sank off Lindos in Greece on May 10 had carried too many cars, an inspector said on Saturday."
        ),
      ]),
    Story(
      name: "other ferry", type: .disaster,
      reports: [
        (
          "2023-05-12",
          "A ferry sank near Dumai in Indonesia on Thursday and five people drowned, police said."
        ),
        (
          "2023-05-12",
          "Five people drowned on Thursday when a small ferry sank near Dumai, Indonesian police said."
        ),
      ]),
    Story(
      name: "shooting", type: .assault,
      reports: [
        (
          "2023-06-04",
          "A gunman shot four people at a market in Brno on Saturday, Czech police said. Three of them died."
        ),
        (
          "2023-06-04",
          "Four people were shot at a market in Brno in the Czech Republic on Saturday. Police arrested a man of 31."
        ),
        (
          "2023-06-05",
          "The man who shot four people in Brno on Saturday had bought the rifle in April, prosecutors said on Monday."
        ),
      ]),
    Story(
      name: "arrest", type: .coerce,
      reports: [
        (
          "2023-07-19",
          "Police in Porto arrested the former banker Rui Almada on Tuesday. He is accused of fraud."
        ),
        (
          "2023-07-19",
          "The former head of Banco Norte, Rui Almada, was arrested in Porto on Tuesday, his lawyer said."
        ),
        (
          "2023-07-20",
          "Rui Almada, arrested on Tuesday in Porto, will appear before a judge on Friday."
        ),
      ]),
    Story(
      name: "other arrest", type: .coerce,
      reports: [
        (
          "2023-07-19", "Police in Porto arrested the singer Marta Quental on Tuesday after a fight in a bar."
        ),
        (
          "2023-07-20", "The singer Marta Quental was arrested in Porto on Tuesday and released on Wednesday."
        ),
      ]),
    Story(
      name: "resignation", type: .resign,
      reports: [
        (
          "2023-09-02",
          "Finance Minister Ilse Brandt resigned on Friday over a loan to her brother."
        ),
        (
          "2023-09-02",
          "Ilse Brandt, the finance minister of Austria, stepped down on Friday. The chancellor thanked her."
        ),
        (
          "2023-09-04",
          "The resignation of Ilse Brandt on Friday leaves Austria without a finance minister."
        ),
      ]),
    Story(
      name: "appointment", type: .appoint,
      reports: [
        ("2023-09-06", "Austria named Otto Feld as finance minister on Tuesday."),
        (
          "2023-09-06",
          "Otto Feld was appointed finance minister of Austria on Tuesday, four days after Ilse Brandt."
        ),
      ]),
    Story(
      name: "purchase", type: .acquire,
      reports: [
        ("2023-10-10", "Nordvik Steel bought Talus Mining for 2.4 billion dollars on Monday."),
        (
          "2023-10-10",
          "Talus Mining was acquired by Nordvik Steel on Monday in a deal worth 2.4 billion dollars."
        ),
        (
          "2023-10-12",
          "Nordvik Steel, which bought Talus Mining on Monday, will close two pits, its chief said."
        ),
      ]),
    Story(
      name: "quake", type: .disaster,
      reports: [
        (
          "2023-11-03",
          "An earthquake struck Jumla in Nepal on Thursday and killed 61 people, officials said."
        ),
        ("2023-11-03", "More than 60 people died when an earthquake hit Jumla, Nepal, on Thursday."),
        (
          "2023-11-05",
          "Rescuers reached villages near Jumla on Saturday, two days after the earthquake that killed 74 people."
        ),
      ]),
  ]
}
