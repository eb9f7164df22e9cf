package import AssayConnector
import CADBC

/// A SQLite database file, which is made when it is not there.
package struct SQLiteDatabase: Database {
  private let database: ADBCDatabase
  private let patience: Duration

  /// Names a file; nothing is loaded or opened yet.
  ///
  /// - Parameters:
  ///   - driver: the driver to look for.
  ///   - path: the file.
  ///   - patience: how long a statement waits for others that hold the database; who tries again needs little.
  package init(
    driver: DriverReference,
    path: String,
    patience: Duration = .milliseconds(500)
  ) {
    self.patience = patience
    database = ADBCDatabase(
      ADBCDatabase.Configuration(
        driver: driver,
        options: ["uri": path],
        preparingConnection: [],
        translate: SQLiteFailure.translate
      )
    )
  }

  /// Opens a session; the first one loads the driver and opens the file.
  package func open() async throws(ConnectorError) -> any Session {
    let milliseconds = Int(patience / .milliseconds(1))
    return try await ADBCSession.open(
      on: database,
      preparing: [.init(sql: "PRAGMA busy_timeout = \(milliseconds)")]
    )
  }
}

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
