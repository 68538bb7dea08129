import Facts
import HTTP
import Repository
import Wire

/// What an editor says against what was read: `/v1/corrections`.
enum CorrectionEndpoints {
  static func endpoints(_ service: Service) -> [Endpoint] {
    let gate = WriteGate(service)
    return [add(service, gate), list(service), undo(service, gate)]
  }

  static let example: StaticString =
    #"{"kind":"person","action":"notSame","names":["bob-berg","robert-berg"]}"#

  private static func list(_ service: Service) -> Endpoint {
    Endpoint(
      method: .get, path: "/v1/corrections", operation: "listCorrections", tag: .corrections,
      summary: "All corrections, in the order in which they were made.",
      answers: [
        Endpoint.Answer(status: .ok, about: "The list.", content: [(.json, .record("Corrections"))]),
        .badParameter,
      ],
      options: .in(service.lanes.reads)
    ) { request throws(HTTPError) in
      try request.refuseParameters()
      _ = try service.snapshot()
      var writer = JSONWriter(capacity: 1024)
      writer.object { writer in
        writer.key("data")
        writer.array(service.repository.corrections) { $1.write(to: &$0) }
      }
      return Response(.ok, headers: Representation.json.headers, body: .bytes(writer.bytes))
    }
  }

  private static func add(_ service: Service, _ gate: WriteGate) -> Endpoint {
    Endpoint(
      method: .post, path: "/v1/corrections", operation: "addCorrection", tag: .corrections,
      summary: "Corrects who is who.",
      details:
        "`same` makes one record of names, `notSame` keeps two apart, `hide` takes a record out of all lists, `rename` "
        + "calls it otherwise, `setKind` gives an organization another kind. Names are ids of records, or names as articles "
        + "have them. Ids that lose their record redirect. Safe on disk when it is answered.",
      body: Endpoint.Body(
        about: "The correction.", content: [(.json, .record("CorrectionInput"))],
        json: "\(example)"),
      answers: [
        answer(.created, "It holds now."), answer(.ok, "It held already."),
        .problem(.conflict, "Another server writes to the corpus folder."),
        .fullDisk, .unavailableToWrite, .badBody, .unauthorized, .forbidden, .tooLarge, .unsupported,
        .unprocessable,
      ],
      needsToken: true,
      options: Route.Options(bodyLimit: service.settings.bodyLimit, lane: service.lanes.writes.forAll) {
        request throws(HTTPError) in
        try gate.check(request)
        _ = try ArticleBody.format(of: request, among: [.json])
      }
    ) { request throws(HTTPError) in
      let value: JSONValue
      do throws(JSONError) {
        value = try JSONValue(parsing: request.body)
      } catch {
        throw .badRequest("The body is no JSON: \(error.reason).")
      }
      let correction: Correction
      do throws(Correction.Invalid) {
        correction = try Correction(value)
      } catch {
        let what = error.field.isEmpty ? "The body" : "The member \"\(error.field.clipped)\""
        throw .unprocessable(
          "\(what) \(error.reason).",
          extensions: error.field.isEmpty ? [] : [.init("field", .string(error.field))])
      }
      let isNew: Bool
      do throws(RepositoryError) {
        isNew = try service.repository.correct(correction)
      } catch {
        throw service.answer(to: error)
      }
      if isNew { service.log?.log(.info, "correction made", [("correction", .text(correction.id))]) }
      var writer = JSONWriter(capacity: 256)
      correction.write(to: &writer)
      return Response(
        isNew ? .created : .ok, headers: Representation.json.headers, body: .bytes(writer.bytes))
    }
  }

  private static func undo(_ service: Service, _ gate: WriteGate) -> Endpoint {
    Endpoint(
      method: .delete, path: "/v1/corrections/{id}", operation: "undoCorrection", tag: .corrections,
      summary: "Undoes a correction.",
      pathParameters: [.id(of: "correction", example: "3b0f5d0a2c9e4f61")],
      answers: [
        Endpoint.Answer(status: .noContent, about: "It is undone."), .missing, .unauthorized, .forbidden,
        .badBody,
        .problem(.conflict, "Another server writes to the corpus folder."), .fullDisk, .unavailableToWrite,
      ],
      needsToken: true,
      options: Route.Options(lane: service.lanes.writes.forAll) { request throws(HTTPError) in
        try gate.check(request)
      }
    ) { request throws(HTTPError) in
      let id = try request.parameter("id")
      let existed: Bool
      do throws(RepositoryError) {
        existed = try service.repository.undoCorrection(id)
      } catch {
        throw service.answer(to: error)
      }
      guard existed else { throw .missing("correction", id) }
      service.log?.log(.info, "correction undone", [("correction", .text(id))])
      return .noContent
    }
  }

  private static func answer(_ status: Status, _ about: String) -> Endpoint.Answer {
    Endpoint.Answer(status: status, about: about, content: [(.json, .record(Correction.schemaName))])
  }
}

extension Correction: JSONRecord {
  static let schemaName = "Correction"
  static let about = "What an editor says of people, organizations or places against what was read."

  static let fields: [Field<Correction>] = [
    .text("id", "Made of what is said; what undoes it.") { $0.id },
    .choice("kind", "What sort of record: person, organization or place.") { $0.kind },
    .choice("action", "What is said.") { $0.action },
    .texts("names", "Of whom: ids of records, or names.") { $0.names },
    .text(ifKnown: "to", "The new name, or the kind.") { $0.to },
  ]

  var cell: String { names.joined(separator: ", ") }
}
