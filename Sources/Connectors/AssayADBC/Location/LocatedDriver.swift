/// A driver that was found: what to load and how.
package struct LocatedDriver: Sendable, Hashable {
  /// The rule by which it was found, in the order in which they are tried.
  package enum Rule: String, Sendable, Hashable, CaseIterable {
    /// The connection names a library.
    case connection
    /// A driver manifest on the ADBC search path.
    case manifest
    /// A library in a folder of the system.
    case system
    /// Left by `assay drivers install`.
    case installed
  }

  /// The name that was asked for, for example `duckdb`.
  package let name: String

  /// The version, where a manifest tells it.
  package let version: String?

  /// The shared library.
  package let path: String

  /// The entry points to try, in order.
  package let entryPoints: [String]

  /// A library to load first, as a manifest names it.
  package let companion: String?

  /// Where else such a library may be.
  let pythonFolders: PythonFolders

  /// How it was found.
  package let rule: Rule

  /// The same driver, entered by a symbol that the connection names.
  func entered(by symbol: String) -> LocatedDriver {
    LocatedDriver(
      name: name,
      version: version,
      path: path,
      entryPoints: [symbol],
      companion: companion,
      pythonFolders: pythonFolders,
      rule: rule
    )
  }

  func companionCandidates() -> [String] { pythonFolders.libraries() }
}
