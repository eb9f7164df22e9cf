package import AssayConnector
package import AssayModel

/// Any database for which there is an ADBC driver; what it speaks is what the spec says.
package struct GenericConnector: Connector {
  /// What is taken for granted of an engine that is not known better.
  package let capabilities: Capabilities

  private let database: ADBCDatabase

  /// Names a database; nothing is loaded or opened yet.
  ///
  /// - Parameters:
  ///   - driver: the driver to look for.
  ///   - dialect: the SQL that the engine speaks.
  ///   - url: the database, as the driver has it; `nil` where the options say everything.
  ///   - options: what the driver is told, under the driver's own names.
  ///   - secrets: text that must not appear in errors.
  package init(
    driver: DriverReference,
    dialect: Dialect,
    url: String?,
    options: [String: String],
    redacting secrets: [String]
  ) {
    capabilities = Capabilities(
      dialect: dialect,
      maximumProjections: 200,
      readsFiles: false,
      defaultConcurrency: 2
    )
    var options = options
    options["uri"] = options["uri"] ?? url
    let redactor = Redactor(secrets + [url].compactMap(\.self))
    database = ADBCDatabase(
      ADBCDatabase.Configuration(
        driver: driver,
        options: options,
        preparingConnection: [],
        translate: { GenericFailure.translate($0, redactor: redactor) }
      )
    )
  }

  /// Opens a session; the first one loads the driver and connects.
  package func open() async throws(ConnectorError) -> any Session {
    try await ADBCSession.open(on: database)
  }
}
