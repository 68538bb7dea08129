import Facts

/// Counts of lists by value. Each takes milliseconds at a hundred thousand articles, whatever the filter.
extension Snapshot {
  /// What articles can be counted by; time is that of their publication.
  public static let articleFacets: [Facet.Name] = [.source, .language, .day, .week, .month]
  /// What events can be counted by; time is their own day, or else that of their article.
  public static let eventFacets: [Facet.Name] = [.type, .status, .source, .place, .day, .week, .month]
  /// What figures can be counted by; time is their own day, or else that of their article.
  public static let figureFacets: [Facet.Name] = [.kind, .unit, .source, .place, .day, .week, .month]
  /// What quotes can be counted by; time is that of their article.
  public static let quoteFacets: [Facet.Name] = [.kind, .speaker, .source, .day, .week, .month]

  /// Counts articles.
  public func counts(by names: [Facet.Name], of filter: ArticleFilter) -> [Facet] {
    facets(names, of: filter, .articles, .seconds, query) { (name, filter: inout ArticleFilter) in
      switch name {
      case .source:
        filter.source?.any = []
        return FacetDimension(name: name) { key in
          guard let source = index.articles[key.ownerHash]?.read({ $0.heading().source }) else { return [] }
          return [.init(Folding.fold(source), name: source)]
        } query: {
          query(ArticleFilter(source: $0))
        }
      case .language:
        filter.language = nil
        return FacetDimension(name: name) { key in
          guard let language = index.articles[key.ownerHash]?.read({ $0.heading().language?.lowercased() })
          else {
            return []
          }
          let main = String(language.prefix { $0 != "-" })
          return main == language ? [.init(language)] : [.init(main), .init(language)]
        } query: {
          query(ArticleFilter(language: $0))
        }
      default: return nil
      }
    }
  }

  /// Counts events.
  public func counts(by names: [Facet.Name], of filter: EventFilter) -> [Facet] {
    facets(names, of: filter, .events, .days, query) { (name, filter: inout EventFilter) in
      switch name {
      case .type:
        filter.kinds.any = []
        return FacetDimension(name: name, known: Event.Kind.allCases.map(\.rawValue)) { key in
          index.articles[key.ownerHash]?.read { [.init($0.eventHead(key.index).kind.rawValue)] } ?? []
        } query: {
          query(EventFilter(kinds: Event.Kind(rawValue: $0).map { [$0] } ?? []))
        }
      case .status:
        filter.statuses.any = []
        return FacetDimension(name: name, known: Event.Status.allCases.map(\.rawValue)) { key in
          unique(index.reports(ofListed: key)) { reader, report in
            [.init(reader.eventHead(report.index).status.rawValue)]
          }
        } query: {
          query(EventFilter(statuses: Event.Status(rawValue: $0).map { [$0] } ?? []))
        }
      case .place:
        filter.place?.any = []
        return FacetDimension(name: name) { key in
          unique(index.reports(ofListed: key)) { reader, report in
            reader.eventHead(report.index).place.map { places(reader.placeHashes($0)) } ?? []
          }
        } query: {
          query(EventFilter(place: $0))
        }
      case .source:
        filter.source?.any = []
        return sources {
          index.reports(ofListed: $0)
        } query: {
          var narrow = EventFilter()
          narrow.source = $0
          return query(narrow)
        }
      default: return nil
      }
    }
  }

  /// Counts figures.
  public func counts(by names: [Facet.Name], of filter: FigureFilter) -> [Facet] {
    facets(names, of: filter, .figures, .days, query) { (name, filter: inout FigureFilter) in
      switch name {
      case .kind:
        filter.kinds.any = []
        return FacetDimension(name: name, known: Figure.Kind.allCases.map(\.rawValue)) { key in
          index.articles[key.ownerHash]?.read { [.init($0.quantity(ofFigure: key.index).kind.rawValue)] }
            ?? []
        } query: {
          query(FigureFilter(kinds: Figure.Kind(rawValue: $0).map { [$0] } ?? []))
        }
      case .unit:
        filter.unit?.any = []
        return FacetDimension(name: name) { key in
          guard let unit = index.articles[key.ownerHash]?.read({ $0.quantity(ofFigure: key.index).unit })
          else {
            return []
          }
          return [.init(Folding.fold(unit), name: unit)]
        } query: {
          query(FigureFilter(unit: $0))
        }
      case .place:
        filter.place?.any = []
        return FacetDimension(name: name) { key in
          index.articles[key.ownerHash]?.read { places($0.placeHashes(ofFigure: key.index)) } ?? []
        } query: {
          query(FigureFilter(place: $0))
        }
      case .source:
        filter.source?.any = []
        return sources {
          [$0]
        } query: {
          var narrow = FigureFilter()
          narrow.source = $0
          return query(narrow)
        }
      default: return nil
      }
    }
  }

  /// Counts quotes.
  public func counts(by names: [Facet.Name], of filter: QuoteFilter) -> [Facet] {
    facets(names, of: filter, .quotes, .days, query) { (name, filter: inout QuoteFilter) in
      switch name {
      case .kind:
        filter.kind = nil
        return FacetDimension(name: name, known: Quote.Kind.allCases.map(\.rawValue)) { key in
          index.articles[key.ownerHash]?.read { [.init($0.quoteHead(key.index).kind.rawValue)] } ?? []
        } query: {
          query(QuoteFilter(kind: Quote.Kind(rawValue: $0)))
        }
      case .speaker:
        filter.speaker?.any = []
        return FacetDimension(name: name) { key in
          guard let speaker = quote(key)?.speaker, let id = speaker.id else { return [] }
          return [.init(id, name: speaker.name)]
        } query: {
          query(QuoteFilter(speaker: $0))
        }
      case .source:
        filter.source?.any = []
        return sources {
          [$0]
        } query: {
          var narrow = QuoteFilter()
          narrow.source = $0
          return query(narrow)
        }
      default: return nil
      }
    }
  }

  // MARK: Parts

  /// Counts what a filter leaves, by each of these; filters that leave the same are asked once.
  private func facets<Filter: Hashable>(
    _ names: [Facet.Name], of filter: Filter, _ all: Attribute, _ unit: FactOrder.Unit,
    _ query: (Filter) -> FactQuery, _ dimension: (Facet.Name, inout Filter) -> FacetDimension?
  ) -> [Facet] {
    var scopes: [Filter: FacetScope] = [:]
    return names.compactMap { name in
      var rest = filter
      let dimension = dimension(name, &rest)
      let scope = scopes[rest] ?? FacetScope(query(rest), among: all, in: index)
      scopes[rest] = scope
      if let dimension { return dimension.facet(scope) }
      return name.period.map { scope.facet(name, $0, unit) }
    }
  }

  /// By who published the articles of a fact's reports.
  private func sources(
    _ reports: @escaping @Sendable (FactKey) -> [FactKey], query: @escaping @Sendable (Terms) -> FactQuery
  ) -> FacetDimension {
    FacetDimension(name: .source) { key in
      unique(reports(key)) { reader, _ in
        reader.heading().source.map { [.init(Folding.fold($0), name: $0)] } ?? []
      }
    } query: {
      query(Terms($0))
    }
  }

  /// The records of places with these names.
  private func places(_ hashes: [UInt64]) -> [FacetDimension.Value] {
    var seen = Set<UInt64>()
    return hashes.flatMap { index.recordsOfNames[$0] ?? [] }.filter { seen.insert($0.hash).inserted }
      .map { .init($0.id, name: $0.name) }
  }

  /// What the reports of an event say, each once.
  private func unique(
    _ reports: [FactKey], _ values: (StoredArticleReader, FactKey) -> [FacetDimension.Value]
  ) -> [FacetDimension.Value] {
    var seen = Set<String>()
    return reports.flatMap { report in
      index.articles[report.ownerHash]?.read { values($0, report) } ?? []
    }.filter { seen.insert($0.value).inserted }
  }
}
