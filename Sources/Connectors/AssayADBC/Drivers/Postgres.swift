package import AssayConnector
import CADBC

/// A PostgreSQL database.
package struct PostgresDatabase: Database {
  let database: ADBCDatabase

  /// Names a database; nothing is loaded or opened yet.
  ///
  /// - Parameters:
  ///   - driver: the driver to look for.
  ///   - url: `postgresql://user:password@host:port/name`.
  ///   - options: what the driver is told beside it.
  ///   - secrets: text that must not appear in errors.
  package init(
    driver: DriverReference,
    url: String,
    options: [String: String] = [:],
    redacting secrets: [String]
  ) {
    let redactor = Redactor(secrets + [url])
    database = ADBCDatabase(
      ADBCDatabase.Configuration(
        driver: driver,
        options: options.merging(["uri": Self.bounded(url)]) { given, _ in given },
        // A server of old habits would take backslashes in texts for something else.
        preparingConnection: [
          .init(sql: "SET standard_conforming_strings = on"), .init(sql: "SET TIME ZONE 'UTC'"),
        ],
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
