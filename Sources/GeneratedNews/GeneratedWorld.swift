import Facts
import Seeded

/// Who and what there is in generated news.
struct GeneratedWorld: Sendable {
  struct Figurehead: Sendable {
    var first: String
    var last: String
    var title: String
    var country: Int
    var birthYear: Int
    var name: String { "\(first) \(last)" }
  }

  struct Body: Sendable {
    var name: String
    var acronym: String?
    var kind: Organization.Kind
  }

  struct Town: Sendable {
    var name: String
    var country: String
  }

  let size: Int
  let sources = ["Bay Post", "Hill Courier", "Lowland Press", "Northern Wire", "Delta Times"]
  let people: [Figurehead]
  let bodies: [Body]
  let towns: [Town]
  let countries: [String]

  init(seed: UInt64, size: Int) {
    self.size = size
    var random = SeededRandom(seed: seed)
    let starts = [
      "Ka", "Mo", "Ber", "Sul", "Tar", "Vel", "Ori", "Lan", "Dov", "Esh", "Fal", "Gri", "Hul", "Jer",
    ]
    let middles = ["ra", "lo", "mi", "ta", "ne", "vi", "su", "do", "ba", "ze"]
    let ends = ["nov", "ten", "lic", "mar", "sky", "dan", "bek", "ssen", "ra", "lund"]
    func word(_ parts: [String]..., using random: inout SeededRandom) -> String {
      parts.map { $0.randomElement(using: &random) ?? "" }.joined()
    }
    countries = (0..<12).map { _ in word(starts, middles, ["nia", "stan", "land", "ria"], using: &random) }
    let titles = ["president", "minister", "mayor", "governor", "general", "spokesman", "director", "judge"]
    let firsts = (0..<80).map { _ in word(starts, ["n", "ra", "lia", "mir", "to", "s"], using: &random) }
    people = (0..<60 + size / 4).map { _ in
      Figurehead(
        first: firsts.randomElement(using: &random) ?? "Ann",
        last: word(starts, middles, middles, ends, using: &random),
        title: titles.randomElement(using: &random) ?? "mayor",
        country: Int.random(in: 0..<12, using: &random),
        birthYear: Int.random(in: 1940...1995, using: &random))
    }
    let topics = [
      "Energy", "Harbour", "Grain", "Railway", "Water", "Security", "Election", "Forest", "Census",
    ]
    bodies = (0..<30 + size / 20).map { number in
      let topic = topics.randomElement(using: &random) ?? "Water"
      switch number % 4 {
      case 0: return Body(name: "\(topic) Ministry", acronym: nil, kind: .government)
      case 1:
        let place = word(starts, middles, using: &random)
        return Body(
          name: "\(place) \(topic) Committee", acronym: "\(place.prefix(1))\(topic.prefix(1))C",
          kind: .government)
      case 2:
        return Body(
          name: word(starts, middles, ends, using: &random) + " Group", acronym: nil, kind: .company)
      default: return Body(name: "\(topic) Workers Union", acronym: nil, kind: .other)
      }
    }
    let lands = countries
    towns = (0..<40 + size / 50).map { _ in
      Town(
        name: word(starts, middles, ["burg", "ton", "grad", "mouth", "vik"], using: &random),
        country: lands.randomElement(using: &random) ?? "")
    }
  }
}
