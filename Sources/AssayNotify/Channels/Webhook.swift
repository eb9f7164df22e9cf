import AssayModel

/// A JSON document of the format `assay.alert`, described by `specs/schemas/alert.schema.json`.
struct Webhook: ChannelFormat {
  let url: Redacted
  let headers: [NotificationChannel.Header]

  /// The version of the format; it grows when a reader of the former one could go wrong.
  static let version = 1

  var isOff: Bool { url.isBlank }

  var secrets: [Redacted] { headers.map(\.value) }

  func request(
    for notice: AlertNotice,
    in context: NoticeContext
  ) throws(ChannelFault) -> Request {
    _ = try url.checked(as: ["https", "http"])
    var given: [PostRequest.Header] = []
    for header in headers {
      if let header = try Self.checked(header) { given.append(header) }
    }
    return .post(
      PostRequest(
        url: url.trimmed,
        headers: [PostRequest.Header("Idempotency-Key", notice.key)] + given,
        document: Self.document(notice, context),
        context: context
      )
    )
  }

  /// A header of the project; none where its value is left empty.
  private static func checked(
    _ header: NotificationChannel.Header
  ) throws(ChannelFault) -> PostRequest.Header? {
    let name = header.name.utf8
    let marks = Set("!#$%&'*+-.^_`|~".utf8)
    let isToken = name.allSatisfy { byte in
      marks.contains(byte) || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
    }
    guard isToken, !name.isEmpty else {
      let shown = NeutralText.line(header.name)
      throw ChannelFault(reason: "\"\(shown)\" cannot be the name of a header")
    }
    let value = header.value.trimmed
    // One more line would be one more header.
    guard value.revealed.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
      throw ChannelFault(reason: "its header \(header.name) has a line break or control character")
    }
    return value.isBlank ? nil : PostRequest.Header(header.name, secret: value)
  }

  private static func document(_ notice: AlertNotice, _ context: NoticeContext) -> JSONValue {
    [
      "format": "assay.alert",
      "version": .integer(version),
      "tool": ["name": "assay", "version": .string(context.toolVersion)],
      "run": .string(context.run),
      "key": .string(notice.key),
      "change": .string(notice.change.rawValue),
      "title": .string(Wording(notice, in: context).title),
      "alert": document(notice.alert),
    ]
  }

  private static func document(_ alert: Alert) -> JSONValue {
    [
      "id": .string(alert.id),
      "project": .string(alert.project),
      "dataset": .string(alert.dataset),
      "check": .string(alert.check),
      "kind": .string(alert.kind.rawValue),
      "severity": .string(alert.severity.rawValue),
      "status": .string(alert.status.rawValue),
      "opened_at": .string(alert.openedAt.description),
      "updated_at": .string(alert.updatedAt.description),
      "snoozed_until": .optional(alert.snoozedUntil) { .string($0.description) },
      "occurrences": .integer(alert.occurrences),
      "message": .string(alert.message),
      "owner": .string(alert.owner),
      "tags": .array(alert.tags.map(JSONValue.string)),
      "place": .string(alert.place),
      "changed_by": .string(alert.changedBy),
      "notes": .string(alert.notes),
    ]
  }
}
