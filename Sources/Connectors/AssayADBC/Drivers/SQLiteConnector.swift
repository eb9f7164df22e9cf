package import AssayConnector
import AssayModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A SQLite file as a place of data that are checked: it is opened for reading only, and all statements see one state.
package struct SQLiteConnector: Connector {
  /// What SQLite can do; a select list holds up to 2000 entries.
  package let capabilities = Capabilities(
    dialect: .sqlite,
    maximumProjections: 400,
    readsFiles: false,
    // One transaction sees one state, and a transaction belongs to one session.
    defaultConcurrency: 1,
    maximumConcurrency: 1
  )

  private let database: ADBCDatabase
  private let path: String

  /// Names a file; nothing is loaded or opened yet.
  ///
  /// - Parameters:
  ///   - driver: the driver to look for.
  ///   - path: the file, or a URI `file:…` with parameters of SQLite.
  ///   - options: what the driver is told beside it.
  package init(driver: DriverReference, path: String, options: [String: String] = [:]) {
    self.path = path
    database = ADBCDatabase(
      ADBCDatabase.Configuration(
        driver: driver,
        options: options.merging(["uri": Self.readOnly(path)]) { given, _ in given },
        preparingConnection: [
          .init(sql: "PRAGMA busy_timeout = 5000"), .init(sql: "PRAGMA query_only = ON"),
        ],
        translate: SQLiteFailure.translate
      )
    )
  }

  /// Opens a session; the first one loads the driver and opens the file.
  package func open() async throws(ConnectorError) -> any Session {
    guard path.hasPrefix("file:") || FileManager.default.fileExists(atPath: path) else {
      throw ConnectorError(.connectionFailed, "the SQLite database '\(path)' does not exist")
    }
    let session = try await ADBCSession.open(on: database)
    return TransactionSession(session, beginning: { _ in ["BEGIN"] }, ending: "ROLLBACK")
  }

  /// The URI that opens a file for reading only.
  ///
  /// https://www.sqlite.org/uri.html
  private static func readOnly(_ path: String) -> String {
    if path.hasPrefix("file:") {
      guard !path.contains("mode=") else { return path }
      return path + (path.contains("?") ? "&" : "?") + "mode=ro"
    }
    let escaped = path.replacing("%", with: "%25").replacing("?", with: "%3f")
      .replacing("#", with: "%23")
    return "file:\(escaped)?mode=ro"
  }
}
