/// Where extensions of the embedded engine are installed, apart from those that the engine fetches itself.
package enum ExtensionFolder {
  /// The folder for the version of the engine; `nil` where this user has no place for data.
  package static func path(in environment: [String: String]) -> String? {
    DriverFolders(environment: environment).installed.map {
      "\($0)/duckdb-extensions-\(DuckDBConnector.pinnedVersion)"
    }
  }

  /// The file of an extension.
  package static func path(of name: String, in environment: [String: String]) -> String? {
    path(in: environment).map { "\($0)/\(name).duckdb_extension" }
  }
}
