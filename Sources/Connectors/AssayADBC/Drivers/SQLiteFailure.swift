import AssayConnector
import CADBC

/// What SQLite's messages mean.
enum SQLiteFailure {
  private static let codes: [(words: String, code: ConnectorError.Code)] = [
    ("is locked", .busy),
    ("interrupted", .cancelled),
    ("syntax error", .invalidStatement),
    ("no such ", .invalidStatement),
    ("unable to open", .connectionFailed),
    ("readonly database", .notWritable),
    ("read-only", .notWritable),
    ("disk is full", .notWritable),
    ("disk I/O error", .notWritable),
    ("malformed", .dataUnreadable),
    ("not a database", .dataUnreadable),
  ]

  /// Makes an error of what the driver said.
  static func translate(_ failure: DriverFailure) -> ConnectorError {
    if failure.status == AdbcStatusCode(ADBC_STATUS_CANCELLED) { return .cancelled }
    // The driver gives the reason as `failed to allocate memory`, whatever it was.
    if let end = failure.message.firstRange(of: ": failed to allocate memory"),
      let start = failure.message.firstRange(of: "failed to open")
    {
      return ConnectorError(
        .connectionFailed,
        failure.message[start.lowerBound..<end.lowerBound]
          + ": its folder is missing, or it is not a file that may be opened"
      )
    }
    let code = codes.first { failure.message.contains($0.words) }?.code ?? .failed
    return ConnectorError(code, EngineMessage.trim(failure.message), withoutValues: "SQLite failed")
  }
}
