import HTTP
import Wire

/// The OpenAPI 3.1 document of the service, written from the tables that route and validate.
struct OpenAPIDocument {
  let endpoints: [Endpoint]
  let components: [Component]
  let version: String
  let examples: Examples
  private let shared: SharedParameters

  init(endpoints: [Endpoint], components: [Component], version: String, examples: Examples) {
    self.endpoints = endpoints
    self.components = components
    self.version = version
    self.examples = examples
    shared = SharedParameters(endpoints.flatMap(\.parameters).filter { !$0.isTwin })
  }

  /// The document as JSON; the same bytes from the same tables.
  var json: [UInt8] {
    var writer = JSONWriter(capacity: 1 << 17)
    writer.object { writer in
      writer.member("openapi", "3.1.0")
      writer.key("info")
      writeInfo(to: &writer)
      writer.key("servers")
      writer.array { writer in
        writer.object { $0.member("url", "/") }
      }
      writer.key("tags")
      writer.array(Endpoint.Tag.allCases) { writer, tag in
        writer.object { writer in
          writer.member("name", tag.rawValue)
          writer.member("description", tag.about)
        }
      }
      writer.key("paths")
      writePaths(to: &writer)
      writer.key("components")
      writeComponents(to: &writer)
    }
    return writer.bytes
  }

  private func writeInfo(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("title", "Dateline")
      writer.member("version", version)
      writer.member("summary", "The people, organizations, places, events and figures in the news.")
      writer.member(
        "description",
        "Every fact carries the exact words that support it and says whose claim it is. Absent means "
          + "unknown: there are no nulls and no empty strings. Dates are EDTF (ISO 8601-2). Errors are "
          + "`application/problem+json` (RFC 9457).")
    }
  }

  private func writePaths(to writer: inout JSONWriter) {
    var paths: [String] = []
    for endpoint in endpoints where !paths.contains(endpoint.path) { paths.append(endpoint.path) }
    writer.object { writer in
      for path in paths {
        writer.key(named: path)
        writer.object { writer in
          for endpoint in endpoints where endpoint.path == path {
            writer.key(named: endpoint.method.rawValue.lowercased())
            write(endpoint, to: &writer)
          }
        }
      }
    }
  }

  private func write(_ endpoint: Endpoint, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("operationId", endpoint.operation)
      writer.member("tags", [endpoint.tag.rawValue])
      writer.member("summary", endpoint.summary)
      writer.member(ifPresent: "description", endpoint.details)
      if !endpoint.pathParameters.isEmpty || !endpoint.parameters.isEmpty || !endpoint.fields.isEmpty {
        writer.key("parameters")
        writer.array { writer in
          for parameter in endpoint.pathParameters { parameter.write(to: &writer, in: "path") }
          for parameter in endpoint.parameters where !parameter.isTwin {
            if let name = shared.name(of: parameter) {
              writer.object { $0.member("$ref", "#/components/parameters/\(name)") }
            } else {
              parameter.write(to: &writer, in: "query")
            }
          }
          for field in endpoint.fields {
            writer.object { writer in
              writer.member("name", field.name.description)
              writer.member("in", "header")
              writer.member("description", field.about)
              writer.key("schema")
              // An empty list of tags is one; an empty key is none.
              (field.name == .idempotencyKey ? Schema.text : .possiblyEmptyText).write(to: &writer)
            }
          }
        }
      }
      if let body = endpoint.body {
        writer.key("requestBody")
        writer.object { writer in
          writer.member("description", body.about)
          writer.member("required", true)
          write(body.content, to: &writer, example: body.example)
        }
      }
      writer.key("responses")
      writer.object { writer in
        for answer in endpoint.answers {
          writer.key(named: String(answer.status.code))
          write(answer, to: &writer) { examples[Examples.name(endpoint, answer.status, $0)] }
        }
        writer.key("default")
        writer.object { $0.member("$ref", "#/components/responses/Problem") }
      }
      if endpoint.needsToken {
        writer.key("security")
        writer.array { writer in
          writer.object { writer in
            writer.key("token")
            writer.array { _ in }
          }
        }
      }
    }
  }

  private func write(
    _ answer: Endpoint.Answer, to writer: inout JSONWriter, example: (MediaType) -> [UInt8]?
  ) {
    writer.object { writer in
      writer.member("description", answer.about)
      if !answer.headers.isEmpty {
        writer.key("headers")
        writer.object { writer in
          for header in answer.headers {
            writer.key(named: header.name.description)
            writer.object { writer in
              writer.member("description", header.about)
              writer.key("schema")
              writer.object { $0.member("type", "string") }
            }
          }
        }
      }
      if !answer.content.isEmpty { write(answer.content, to: &writer, example: example) }
    }
  }

  private func write(
    _ content: [(type: MediaType, schema: Schema?)], to writer: inout JSONWriter,
    example: (MediaType) -> [UInt8]?
  ) {
    writer.key("content")
    writer.object { writer in
      for (type, schema) in content {
        writer.key(named: "\(type.type)/\(type.subtype)")
        writer.object { writer in
          writer.key("schema")
          if let schema {
            schema.write(to: &writer)
          } else {
            writer.object { $0.member("type", "string") }
          }
          if let example = example(type) {
            writer.key("example")
            writer.value(json: example)
          }
        }
      }
    }
  }

  private func writeComponents(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("schemas")
      writer.object { writer in
        for component in components {
          writer.key(named: component.name)
          component.write(to: &writer)
        }
      }
      writer.key("parameters")
      writer.object { writer in
        for (name, parameter) in shared.all {
          writer.key(named: name)
          parameter.write(to: &writer, in: "query")
        }
      }
      writer.key("responses")
      writer.object { writer in
        writer.key("Problem")
        write(
          Endpoint.Answer(
            status: .badRequest, about: "What is wrong, in words and in members.",
            content: [(.problemJSON, .record("Problem"))]), to: &writer
        ) { _ in examples[Examples.problem] }
      }
      writer.key("securitySchemes")
      writer.object { writer in
        writer.key("token")
        writer.object { writer in
          writer.member("type", "http")
          writer.member("scheme", "bearer")
        }
      }
    }
  }
}
