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
