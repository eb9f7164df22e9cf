package import AssayConnector

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Looks for drivers: where the connection says, in manifests, in the system, among the installed.
package struct DriverLocator: Sendable, Hashable {
  /// Where to look.
  package let folders: DriverFolders

  /// The folder that relative paths in a connection start from.
  package let base: String

  private let pythonFolders: PythonFolders

  /// Makes a locator over folders that are already known.
  package init(
    folders: DriverFolders,
    base: String = ".",
    pythonFolders: PythonFolders = .init(folders: [])
  ) {
    self.folders = folders
    self.base = base
    self.pythonFolders = pythonFolders
  }

  /// Makes a locator from the environment; `base` is the project's folder.
  package init(environment: [String: String], base: String = ".") {
    self.init(
      folders: DriverFolders(environment: environment),
      base: base.isEmpty ? "." : base,
      pythonFolders: PythonFolders(environment: environment)
    )
  }

  /// Finds a driver.
  ///
  /// - Parameters:
  ///   - name: the name under which the driver is known.
  ///   - given: what the connection's `driver:` says, a path or another name.
  package func locate(
    _ name: String,
    given: String? = nil
  ) throws(ConnectorError) -> LocatedDriver {
    if let given, Self.isPath(given) { return try locateFile(given, as: name) }
    let sought = given ?? name
    guard let driver = try all(sought).first else {
      throw .missing(sought, known: DriverCatalog.names)
    }
    return driver
  }

  /// Finds a driver by every rule that finds one, in the order in which they are tried.
  package func all(_ name: String) throws(ConnectorError) -> [LocatedDriver] {
    var found: [LocatedDriver] = []
    for folder in folders.manifests {
      let path = "\(folder)/\(name).toml"
      guard exists(path) else { continue }
      found.append(try readManifest(path, as: name, rule: .manifest))
    }
    for folder in folders.libraries {
      for file in DriverCatalog.libraryNames(of: name) where exists("\(folder)/\(file)") {
        found.append(library("\(folder)/\(file)", as: name, rule: .system))
      }
    }
    if let folder = folders.installed, exists("\(folder)/\(name).toml") {
      found.append(try readManifest("\(folder)/\(name).toml", as: name, rule: .installed))
    }
    return found
  }

  /// The names under which manifests are found.
  package func manifestNames() -> [String] {
    let folders = folders.manifests + (folders.installed.map { [$0] } ?? [])
    let files = folders.flatMap {
      (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? []
    }
    return Set(files.filter { $0.hasSuffix(".toml") }.map { String($0.dropLast(5)) }).sorted()
  }
}

// MARK: Steps

extension DriverLocator {
  private static func isPath(_ text: String) -> Bool {
    text.contains("/") || [".so", ".dylib", ".toml"].contains { text.hasSuffix($0) }
  }

  private func locateFile(
    _ given: String,
    as name: String
  ) throws(ConnectorError) -> LocatedDriver {
    let isWhole = given.hasPrefix("/") || base == "." && given.hasPrefix("./")
    let path = isWhole ? given : "\(base)/\(given)"
    guard exists(path) else { throw .fileMissing(path, name) }
    return path.hasSuffix(".toml")
      ? try readManifest(path, as: name, rule: .connection)
      : library(path, as: name, rule: .connection)
  }

  private func library(
    _ path: String,
    as name: String,
    rule: LocatedDriver.Rule
  ) -> LocatedDriver {
    LocatedDriver(
      name: name,
      version: nil,
      path: path,
      entryPoints: DriverCatalog.entryPoints(of: name),
      companion: nil,
      pythonFolders: pythonFolders,
      rule: rule
    )
  }

  private func readManifest(
    _ path: String,
    as name: String,
    rule: LocatedDriver.Rule
  ) throws(ConnectorError) -> LocatedDriver {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .manifestUnusable(path, "it cannot be read", name: name, rule: rule)
    }
    let manifest: DriverManifest
    do {
      manifest = try DriverManifest(parsing: String(decoding: data, as: UTF8.self))
    } catch {
      throw .manifestUnusable(path, error.description, name: name, rule: rule)
    }
    let folder = path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)
    let library =
      manifest.library.hasPrefix("/") ? manifest.library : "\(folder)/\(manifest.library)"
    guard exists(library) else {
      let reason = "the library \(library) that it names does not exist"
      throw .manifestUnusable(path, reason, name: name, rule: rule)
    }
    return LocatedDriver(
      name: name,
      version: manifest.version,
      path: library,
      entryPoints: manifest.entryPoint.map { [$0] } ?? DriverCatalog.entryPoints(of: name),
      companion: manifest.companion,
      pythonFolders: pythonFolders,
      rule: rule
    )
  }

  private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}

// MARK: Words

extension ConnectorError {
  static func missing(_ name: String, known: [String]) -> Self {
    Self(
      .driverMissing,
      "no driver for '\(name)' was found",
      hint: known.contains(name)
        ? "run `assay drivers install \(name)`"
        : "install its ADBC driver so that a manifest '\(name).toml' is on the search path"
    )
  }

  static func fileMissing(_ path: String, _ name: String) -> Self {
    Self(
      .driverMissing,
      "the \(name) driver '\(path)' that the connection names does not exist",
      hint: "correct `driver:`, or leave it out and run `assay drivers install \(name)`"
    )
  }

  static func manifestUnusable(
    _ path: String,
    _ reason: String,
    name: String,
    rule: LocatedDriver.Rule
  ) -> Self {
    Self(
      .driverUnusable,
      "the driver manifest '\(path)' cannot be used: \(reason)",
      hint: rule == .installed
        ? "run `assay drivers install --force \(name)`" : "correct it or take it away"
    )
  }
}
