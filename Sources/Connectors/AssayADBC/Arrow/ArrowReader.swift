import AssayConnector
import AssayModel
import CADBC

/// Reads a stream of Arrow arrays into rows.
enum ArrowReader {
  /// Fetches everything; the caller releases the stream.
  static func read(_ stream: inout ArrowArrayStream) throws(DriverFailure) -> Batch {
    var schema = unsafe ArrowSchema()
    try unsafe check(stream.get_schema?(&stream, &schema), &stream)
    defer {
      if let release = unsafe schema.release { unsafe release(&schema) }
    }
    let root = try unsafe ArrowField(&schema)
    guard case .structure(let fields) = root.type else {
      throw .malformedArray("a row is not a structure")
    }
    var rows: [[Value]] = []
    while try unsafe readNext(&stream, fields: fields, into: &rows) {}
    let columns = fields.map { SourceColumn(name: $0.name, type: $0.type.name) }
    return Batch(columns: columns, rows: rows)
  }

  /// Reads the next array; `false` at the end of the stream.
  private static func readNext(
    _ stream: inout ArrowArrayStream,
    fields: [ArrowField],
    into rows: inout [[Value]]
  ) throws(DriverFailure) -> Bool {
    var array = unsafe ArrowArray()
    try unsafe check(stream.get_next?(&stream, &array), &stream)
    guard let release = unsafe array.release else { return false }
    defer { unsafe release(&array) }
    try unsafe append(&array, fields: fields, to: &rows)
    return true
  }

  private static func append(
    _ array: UnsafePointer<ArrowArray>,
    fields: [ArrowField],
    to rows: inout [[Value]]
  ) throws(DriverFailure) {
    let root = unsafe ArrowColumn(array)
    let places = unsafe root.offset..<root.offset + root.length
    var columns: [ArrowColumn] = unsafe []
    for index in fields.indices { unsafe columns.append(try root.child(index)) }
    for place in places {
      var values: [Value] = []
      values.reserveCapacity(fields.count)
      for (index, field) in fields.enumerated() {
        values.append(try unsafe columns[index].value(at: place, as: field.type))
      }
      rows.append(values)
    }
  }

  private static func check(
    _ status: Int32?,
    _ stream: inout ArrowArrayStream
  ) throws(DriverFailure) {
    guard status != 0 else { return }
    let message = unsafe stream.get_last_error?(&stream).map { unsafe String(cString: $0) }
    throw DriverFailure(
      status: AdbcStatusCode(ADBC_STATUS_UNKNOWN),
      message: message ?? "the engine broke off the result and gave no reason"
    )
  }
}
