/// What is known of drivers by name.
package enum DriverCatalog {
  /// The drivers that `assay drivers install` knows.
  package static let names = ["duckdb", "sqlite", "postgresql", "flightsql"]

  /// The files under which a system has a driver.
  static func libraryNames(of name: String) -> [String] {
    #if canImport(Darwin)
      let suffixes = ["dylib", "so"]
    #else
      let suffixes = ["so"]
    #endif
    let stem = name == "duckdb" ? "libduckdb" : "libadbc_driver_\(name)"
    return suffixes.map { "\(stem).\($0)" }
  }

  /// The entry points to try where nothing names one.
  static func entryPoints(of name: String) -> [String] {
    let own = name.split { !$0.isLetter && !$0.isNumber }
      .map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    let general = ["AdbcDriver\(own)Init", "AdbcDriverInit"]
    return name == "duckdb" ? ["duckdb_adbc_init"] + general : general
  }
}
