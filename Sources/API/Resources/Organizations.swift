import Facts
import HTTP
import Repository

enum Organizations {
  /// `/v1/organizations`
  static let resource = Resource<OrganizationRecord, EntityFilter, EntitySort>(
    name: "organizations", singular: "organization", tag: .organizations,
    table: RecordTable(
      schemaName: "OrganizationRecord", about: "An organization across all articles.",
      fields: EntityFields.fields(
        of: { $1($0.organization) }, articleCount: { $0.articleCount }, mentionCount: { $0.mentionCount },
        merges: { $0.merges },
        links: { EntityFields.links("organizations", $0.organization.id, quotes: true) })),
    filters: [
      .text("q", "Words, or beginnings of words, of a name or the acronym.", example: "csto", \.q),
      .choice("kind", "What sort of organization it is.", Organization.Kind.self) { $0.kind = $1.rawValue },
      .from("from", "Mentioned in an article published on or after this day.", \.from),
      .to("to", "Mentioned in an article published on or before this day.", \.to),
      .least("minMentions", "At least so many mentions.", \.minMentions),
      .least("minArticles", "Mentioned in at least so many articles.", \.minArticles),
      .names(
        "article", "The id of an article that names it.", example: "2022-01-05-government-resigns", \.article),
      .names("place", "The name of the place where it sits.", example: "kazakhstan", \.place),
      .names("source", "The publisher of an article that mentions it.", example: "Reuters", \.source),
    ],
    facets: ListFacets(names: Snapshot.organizationFacets) { $0.counts(by: $1, of: $2, .organization) },
    standard: ListQuery(filter: EntityFilter(), sort: SortOrder(.mentionCount, descending: true)),
    exampleID: "national-security-committee",
    id: { $0.organization.id },
    list: { snapshot, filter, sort, page throws(QueryError) in
      try snapshot.organizations(filter, sort: sort, page: page)
    },
    find: { snapshot, id in snapshot.organization(id) },
    isLong: { $0.mentionCount(of: .organization, $1) > 500 },
    title: { $0.organization.name })
}
