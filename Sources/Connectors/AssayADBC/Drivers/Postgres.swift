package import AssayConnector
import CADBC

/// A PostgreSQL database.
package struct PostgresDatabase: Database {
  private let database: ADBCDatabase

  /// Names a database; nothing is loaded or opened yet.
  ///
  /// - Parameters:
  ///   - driver: the driver to look for.
  ///   - url: `postgresql://user:password@host:port/name`.
  ///   - secrets: text that must not appear in errors.
  package init(driver: DriverReference, url: String, redacting secrets: [String]) {
    let redactor = Redactor(secrets + [url])
    database = ADBCDatabase(
      ADBCDatabase.Configuration(
        driver: driver,
        options: ["uri": Self.bounded(url)],
        // A server of old habits would take backslashes in texts for something else.
        preparingConnection: [.init(sql: "SET standard_conforming_strings = on")],
        translate: { PostgresFailure.translate($0, redactor: redactor) }
      )
    )
  }

  /// Opens a session; the first one loads the driver and connects.
  package func open() async throws(ConnectorError) -> any Session {
    try await ADBCSession.open(on: database)
  }

  /// A server that does not answer must not hang a run.
  private static func bounded(_ url: String) -> String {
    guard !url.contains("connect_timeout=") else { return url }
    return url + (url.contains("?") ? "&" : "?") + "connect_timeout=10"
  }
}

/// What PostgreSQL's messages mean.
enum PostgresFailure {
  private static let codes: [(words: String, code: ConnectorError.Code)] = [
    ("lock timeout", .busy),
    ("canceling statement", .cancelled),
    ("deadlock detected", .busy),
    ("could not serialize", .busy),
    ("too many clients", .busy),
    ("remaining connection slots", .busy),
    ("could not connect", .connectionFailed),
    ("connection to server", .connectionFailed),
    ("server closed the connection", .connectionFailed),
    ("no connection to the server", .connectionFailed),
    ("password authentication failed", .connectionFailed),
    ("read-only transaction", .notWritable),
    ("permission denied", .notWritable),
    ("No space left", .notWritable),
    ("syntax error", .invalidStatement),
    ("does not exist", .invalidStatement),
  ]

  /// Makes an error of what the driver said.
  static func translate(_ failure: DriverFailure, redactor: Redactor) -> ConnectorError {
    if failure.status == AdbcStatusCode(ADBC_STATUS_CANCELLED) { return .cancelled }
    let message = EngineMessage.trim(redactor.redact(failure.message))
    let code = codes.first { failure.message.contains($0.words) }?.code ?? .failed
    return ConnectorError(code, message, withoutValues: "PostgreSQL failed")
  }
}
