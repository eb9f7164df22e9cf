import AssayADBC
import AssayConnector
import AssayModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Every driver that is known by name or found by manifest.
struct DriverList {
  /// One driver.
  struct Entry: Encodable {
    /// How it stands with a driver.
    enum Status: String, Encodable {
      case installed, found, missing, unusable
    }

    let name: String
    var version: String?
    let status: Status
    var path: String?
    var rule: String?
    var note: String?
  }

  /// The drivers by name.
  let entries: [Entry]

  /// Looks for drivers and loads each that it finds.
  static func read(environment: [String: String]) async -> DriverList {
    let locator = DriverLocator(environment: environment)
    let names = Set(DriverCatalog.names + locator.manifestNames()).sorted()
    var entries: [Entry] = []
    for name in names { entries.append(await entry(name, locator)) }
    return DriverList(entries: entries)
  }

  private static func entry(_ name: String, _ locator: DriverLocator) async -> Entry {
    do throws(ConnectorError) {
      let driver = try locator.locate(name)
      do throws(ConnectorError) {
        return try await usableEntry(driver, locator)
      } catch {
        return Entry(
          name: name,
          version: driver.version,
          status: .unusable,
          path: driver.path,
          rule: driver.rule.rawValue,
          note: error.description
        )
      }
    } catch {
      let isMissing = error.code == .driverMissing
      return Entry(
        name: name,
        status: isMissing ? .missing : .unusable,
        note: isMissing ? error.hint : error.description
      )
    }
  }

  private static func usableEntry(
    _ driver: LocatedDriver,
    _ locator: DriverLocator
  ) async throws(ConnectorError) -> Entry {
    _ = try DriverLibrary.load(driver)
    var entry = Entry(
      name: driver.name,
      version: driver.version,
      status: driver.rule == .installed ? .installed : .found,
      path: driver.path,
      rule: driver.rule.rawValue
    )
    guard driver.name == "duckdb" else { return entry }
    let connector = DuckDBConnector(
      DuckDBEngine(driver: DriverReference(name: "duckdb", locator: locator))
    )
    let session = try await connector.open()
    let version = try await session.execute("SELECT ltrim(version(), 'v')").rows.first?.first?.text
    await session.close()
    entry.version = version
    if version != DuckDBConnector.pinnedVersion {
      entry.note = "tested with \(DuckDBConnector.pinnedVersion)"
    }
    return entry
  }
}

// MARK: Rendering

extension DriverList {
  /// The list as a table, with notes under it.
  var table: String {
    let header = ["NAME", "VERSION", "STATUS", "FOUND BY", "WHERE"]
    let rows =
      [header]
      + entries.map { entry in
        [
          entry.name, entry.version ?? "-", entry.status.rawValue, entry.rule ?? "-",
          entry.path ?? "-",
        ]
      }
    let widths = header.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { row in
      zip(row, widths).enumerated().map { index, cell in
        index == header.count - 1
          ? cell.0 : cell.0 + String(repeating: " ", count: cell.1 - cell.0.count)
      }.joined(separator: "  ")
    }
    let notes = entries.compactMap { entry in entry.note.map { "\(entry.name): \($0)" } }
    return (lines + (notes.isEmpty ? [] : [""]) + notes).joined(separator: "\n")
  }

  /// The list as a JSON array.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(entries), as: UTF8.self)
  }
}
