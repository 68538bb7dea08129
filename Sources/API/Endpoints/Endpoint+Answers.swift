import HTTP

extension Endpoint.Answer {
  /// 200 with a page of records, or with all of them as lines, a table or a graph.
  static func list(of schema: String, _ forms: [Representation]) -> Endpoint.Answer {
    Endpoint.Answer(
      status: .ok, about: "The list.",
      content: forms.map { form in
        switch form {
        case .json: (form.mediaType, .record(schema + "Page"))
        case .linkedData: (form.mediaType, .map(of: .anything))
        case .csv, .ndjson, .html, .atom, .graphML: (form.mediaType, nil)
        }
      },
      headers: [tag, (.link, "The first and the next page (RFC 8288).")])
  }

  /// 200 with one record.
  static func record(_ schema: String, _ forms: [Representation]) -> Endpoint.Answer {
    Endpoint.Answer(
      status: .ok, about: "The record.",
      content: forms.map { form in
        switch form {
        case .json: (form.mediaType, .record(schema))
        case .linkedData: (form.mediaType, .map(of: .anything))
        case .csv, .ndjson, .html, .atom, .graphML: (form.mediaType, nil)
        }
      },
      headers: [tag])
  }

  /// 304 for a representation that the client has.
  static let notModified = Endpoint.Answer(
    status: .notModified, about: "The client has it: its tag stands in `If-None-Match`.", headers: [tag])

  /// 308 for a record that was merged into another.
  static let moved = Endpoint.Answer(
    status: .permanentRedirect, about: "The record is part of another.", headers: [(.location, "The other.")])

  /// A problem.
  static func problem(_ status: Status, _ about: String) -> Endpoint.Answer {
    Endpoint.Answer(status: status, about: about, content: [(.problemJSON, .record("Problem"))])
  }

  static let badParameter = problem(.badRequest, "A parameter is unknown, or its value is not what it takes.")
  static let badBody = problem(.badRequest, "The body cannot be read, or there is a query parameter.")
  static let badInput = problem(
    .badRequest, "The body cannot be read, a parameter is unknown, or its value is not what it takes.")
  static let missing = problem(.notFound, "There is no such record.")
  static let unauthorized = problem(.unauthorized, "The token is missing, or is another.")
  static let forbidden = problem(.forbidden, "Writes are off: the configuration has no token.")
  static let fullDisk = problem(.insufficientStorage, "There is no space left; nothing was kept.")
  static let notAcceptable = problem(.notAcceptable, "No form that `Accept` lists can be had.")
  static let unavailable = problem(.serviceUnavailable, "The corpus is still being read.")
  static let unavailableToWrite = problem(
    .serviceUnavailable,
    "The corpus is still being read, its folder cannot be written now, or other texts take all the memory.")
  static let noRoomToExtract = problem(
    .serviceUnavailable,
    "Other texts take all the places or memory there are; `Retry-After` says when to ask again.")
  static let tooLarge = problem(.contentTooLarge, "The body is larger than is taken.")
  static let unsupported = problem(.unsupportedMediaType, "The body has a type that is not taken.")
  static let unprocessable = problem(
    .unprocessableContent, "The body is well formed, but a member is not right.")

  private static let tag: (FieldName, String) = (
    .eTag, "Strong; changes with the corpus. Send it back as `If-None-Match`."
  )
}

extension Endpoint {
  /// The condition that a reader sends to save itself what it has.
  static let readingFields: [(name: FieldName, about: String)] = [
    (.ifNoneMatch, "The tag of an earlier answer: 304 without a body while it is the same.")
  ]

  /// The conditions of a write.
  static let writingFields: [(name: FieldName, about: String)] = [
    (.ifMatch, "The tag of the article as it was read, in any form: 412 where it changed since."),
    (.ifNoneMatch, "`*`: 412 where there is one."),
  ]
}

extension ParameterDescription {
  /// The id in the path.
  static func id(
    of singular: String, example: String? = nil, _ form: ParameterForm = .text
  ) -> ParameterDescription {
    ParameterDescription(
      name: "id", about: "The id of the \(singular).", form: form, example: example, isRequired: true,
      standard: nil)
  }
}
