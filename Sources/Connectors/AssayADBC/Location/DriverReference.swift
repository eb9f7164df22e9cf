package import AssayConnector

/// The driver that a connection wants, not yet looked for.
package struct DriverReference: Sendable, Hashable {
  /// The name under which the driver is known, for example `duckdb`.
  package let name: String

  /// What the connection's `driver:` says: a path, a name, or nothing.
  package let given: String?

  /// The symbol by which the connection enters the driver; `nil` for what the manifest says, or the usual ones.
  package let entryPoint: String?

  /// Where to look.
  package let locator: DriverLocator

  /// Makes a reference; nothing is touched yet.
  package init(
    name: String,
    given: String? = nil,
    entryPoint: String? = nil,
    locator: DriverLocator
  ) {
    self.name = name
    self.given = given
    self.entryPoint = entryPoint
    self.locator = locator
  }

  /// Looks for the driver.
  package func locate() throws(ConnectorError) -> LocatedDriver {
    let driver = try locator.locate(name, given: given)
    return entryPoint.map(driver.entered) ?? driver
  }
}
