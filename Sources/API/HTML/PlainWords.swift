/// What a reader calls parameters, and the words that they take.
enum PlainWords {
  private static let parameters = [
    "q": "words", "of": "what is counted", "min": "at least", "max": "at most", "minConfidence": "confidence",
    "actor": "who did it", "recipient": "to whom", "from": "from day", "to": "to day", "sort": "order",
    "article": "article (id)", "event": "event (id)", "minEvents": "events together, at least",
    "eventType": "type of event", "participant": "who takes part",
  ]

  private static let values: [String: [String: String]] = [
    "type": [
      "AGREE": "agreement", "CONSULT": "talks", "SUPPORT": "support", "CONCEDE": "concession",
      "COOPERATE": "cooperation", "AID": "aid", "RETREAT": "retreat", "INVESTIGATE": "investigation",
      "DEMAND": "demand", "DISAPPROVE": "criticism", "REJECT": "refusal", "THREATEN": "threat",
      "PROTEST": "protest", "CRIME": "crime", "SANCTION": "sanction", "MOBILIZE": "mobilization",
      "COERCE": "coercion", "ASSAULT": "attack", "APPOINT": "appointment", "DISMISS": "dismissal",
      "RESIGN": "resignation", "ELECT": "election", "DIE": "death", "INJURE": "injury",
      "DISASTER": "disaster", "ECONOMY": "economy", "TRIAL": "trial", "LEGISLATE": "legislation",
      "ACQUIRE": "takeover", "LAUNCH": "launch", "CLOSE": "closure", "WIN": "win", "DISCOVER": "discovery",
    ],
    "status": [
      "actual": "happened", "planned": "planned", "alleged": "alleged", "denied": "denied",
      "hypothetical": "hypothetical", "historical": "long past",
    ],
    "claimed": ["true": "yes", "false": "no"],
    "contradicted": ["true": "yes", "false": "no"],
    "kind": ["direct": "in quotation marks", "indirect": "paraphrased", "other": "other kinds"],
    "sort": [
      "published": "earliest first", "-published": "latest first", "date": "earliest first",
      "-date": "latest first", "mentionCount": "least mentioned first",
      "-mentionCount": "most mentioned first",
      "name": "by name", "-name": "by name, from the end", "value": "smallest first",
      "-value": "largest first",
      "id": "by id", "-id": "by id, from the end",
    ],
  ]

  /// What is left when a filter that is on or off is on.
  private static let only = [
    "claimed": "what somebody claims", "contradicted": "what other reports contradict",
  ]

  /// A filter that is on or off, where it is on.
  static func only(_ name: String) -> String { only[name] ?? parameter(name) }

  /// A parameter.
  static func parameter(_ name: String) -> String { parameters[name] ?? name }

  /// A word that a parameter takes.
  static func value(_ value: String, of parameter: String) -> String {
    values[parameter == "eventType" ? "type" : parameter]?[value] ?? value
  }
}
