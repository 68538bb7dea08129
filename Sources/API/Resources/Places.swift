import Facts
import HTTP
import Repository

enum Places {
  /// `/v1/places`
  static let resource = Resource<PlaceRecord, EntityFilter, EntitySort>(
    name: "places", singular: "place", tag: .places,
    table: RecordTable(
      schemaName: "PlaceRecord", about: "A place across all articles.",
      fields: EntityFields.fields(
        of: { $1($0.place) }, articleCount: { $0.articleCount }, mentionCount: { $0.mentionCount },
        merges: { $0.merges },
        links: { EntityFields.links("places", $0.place.id, quotes: false) }) + [
          .number(ifKnown: "latitude", "Degrees to the north; of countries, capitals and larger cities.") {
            Coordinates(of: $0.record.place)?.latitude
          },
          .number(ifKnown: "longitude", "Degrees to the east.") {
            Coordinates(of: $0.record.place)?.longitude
          },
        ]),
    filters: [
      .text("q", "Words, or beginnings of words, of a name.", example: "almaty", \.q),
      .from("from", "Mentioned in an article published on or after this day.", \.from),
      .to("to", "Mentioned in an article published on or before this day.", \.to),
      .least("minMentions", "At least so many mentions.", \.minMentions),
      .least("minArticles", "Mentioned in at least so many articles.", \.minArticles),
      .names(
        "article", "The id of an article that names it.", example: "2022-01-05-government-resigns", \.article),
      .names("country", "The name of the country it lies in.", example: "kazakhstan", \.place),
      .names("source", "The publisher of an article that mentions it.", example: "Reuters", \.source),
    ],
    facets: ListFacets(names: Snapshot.placeFacets) { $0.counts(by: $1, of: $2, .place) },
    standard: ListQuery(filter: EntityFilter(), sort: SortOrder(.mentionCount, descending: true)),
    exampleID: "almaty",
    id: { $0.place.id },
    list: { snapshot, filter, sort, page throws(QueryError) in
      try snapshot.places(filter, sort: sort, page: page)
    },
    find: { snapshot, id in snapshot.place(id) },
    isLong: { $0.mentionCount(of: .place, $1) > 500 },
    title: { $0.place.name })
}
