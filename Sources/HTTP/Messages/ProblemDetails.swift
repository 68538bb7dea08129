import Wire

/// The JSON object that describes an error (RFC 9457).
public struct ProblemDetails: Sendable, Equatable {
  /// A URI reference that names the kind of problem.
  public var type: String

  /// The kind of problem in a few words; the same for every occurrence.
  public var title: String

  /// The status of the response.
  public var status: Status

  /// What is wrong in this case.
  public var detail: String

  /// The resource it happened at: the request's path, or nil where no request could be read.
  public var instance: String?

  /// Further members, in order.
  public var extensions: [Member]

  /// A member beyond the standard ones.
  public struct Member: Sendable, Equatable {
    /// The member's name.
    public var name: String

    /// The member's value.
    public var value: Value

    /// A member of that name.
    public init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// The value of a further member.
  public enum Value: Sendable, Equatable {
    case string(String)
    case integer(Int)
    case number(Double)
    case bool(Bool)
    case strings([String])
  }

  /// The problem that an error stands for.
  public init(_ error: HTTPError, instance: String? = nil) {
    type = error.type
    title = error.title ?? error.status.reason
    status = error.status
    detail = error.detail
    self.instance = instance
    extensions = error.extensions
  }

  /// The JSON of the problem.
  public var json: [UInt8] {
    var writer = JSONWriter(capacity: 256)
    writer.object { writer in
      writer.member("type", type)
      writer.member("title", title)
      writer.member("status", Int(status.code))
      writer.member("detail", detail)
      if let instance { writer.member("instance", instance) }
      for member in extensions {
        writer.key(named: member.name)
        switch member.value {
        case .string(let value): writer.value(value)
        case .integer(let value): writer.value(value)
        case .number(let value): writer.value(value)
        case .bool(let value): writer.value(value)
        case .strings(let values): writer.array(values) { $0.value($1) }
        }
      }
    }
    return writer.bytes
  }
}
