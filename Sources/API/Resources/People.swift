import Facts
import HTTP
import Repository

enum People {
  /// `/v1/people`
  static let resource = Resource<PersonRecord, EntityFilter, EntitySort>(
    name: "people", singular: "person", tag: .people,
    table: RecordTable(
      schemaName: "PersonRecord", about: "A person across all articles.",
      fields: EntityFields.fields(
        of: { $1($0.person) }, articleCount: { $0.articleCount }, mentionCount: { $0.mentionCount },
        merges: { $0.merges },
        links: { EntityFields.links("people", $0.person.id, quotes: true) })),
    filters: [
      .text("q", "Words, or beginnings of words, of the name or an alias.", example: "tokayev", \.q),
      .from("from", "Mentioned in an article published on or after this day.", \.from),
      .to("to", "Mentioned in an article published on or before this day.", \.to),
      .least("minMentions", "At least so many mentions.", \.minMentions),
      .least("minArticles", "Mentioned in at least so many articles.", \.minArticles),
      .names(
        "article", "The id of an article that names the person.", example: "2022-01-05-government-resigns",
        \.article),
      .names("role", "Words of the title of a role.", example: "president", \.role),
      .names(
        "organization", "What a role is an office of: words of it, or an id.", example: "kazakhstan",
        \.organization),
      .names("source", "The publisher of an article that mentions it.", example: "Reuters", \.source),
    ],
    facets: ListFacets(names: Snapshot.personFacets) { $0.counts(by: $1, of: $2, .person) },
    standard: ListQuery(filter: EntityFilter(), sort: SortOrder(.mentionCount, descending: true)),
    exampleID: "kassym-jomart-tokayev",
    id: { $0.person.id },
    list: { snapshot, filter, sort, page throws(QueryError) in
      try snapshot.people(filter, sort: sort, page: page)
    },
    find: { snapshot, id in snapshot.person(id) },
    isLong: { $0.mentionCount(of: .person, $1) > 500 },
    title: { $0.person.name })
}
