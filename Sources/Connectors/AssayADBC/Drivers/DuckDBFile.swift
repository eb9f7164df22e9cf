package import AssayConnector

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A DuckDB file that is written to, which only one process can do at a time; made when it is not there.
package struct DuckDBFile: Database {
  private let driver: DriverReference
  private let path: String

  /// Names a file; nothing is loaded or opened yet.
  package init(driver: DriverReference, path: String) {
    self.driver = driver
    self.path = path
  }

  private func database(at path: String) -> ADBCDatabase {
    ADBCDatabase(
      ADBCDatabase.Configuration(
        driver: driver,
        options: [
          "path": path,
          "autoinstall_known_extensions": "false",
          "autoload_known_extensions": "false",
        ],
        preparingConnection: [.init(sql: "SET TimeZone = 'UTC'", isOptional: true)],
        translate: { failure in
          let error = DuckDBFailure.translate(failure, redactor: Redactor([]))
          guard failure.message.contains("Could not set lock") else { return error }
          return ConnectorError(.busy, error.message)
        }
      )
    )
  }

  /// Opens a session, of which there may be one at a time in a process.
  package func open() async throws(ConnectorError) -> any Session {
    // Asking is much cheaper than to open the engine in vain, which those who wait do again and again.
    if isHeld { throw ConnectorError(.busy, "another process holds the DuckDB file '\(path)'") }
    if !FileManager.default.fileExists(atPath: path) { await create() }
    return try await ADBCSession.open(on: database(at: path))
  }

  /// Makes an empty database beside the place and links it there, which only the first one to come succeeds in.
  ///
  /// The engine makes a file first and locks it then: who opens it in between finds something that is no
  /// database, or writes over what another process has just committed.
  /// Where that cannot be done, the engine makes the file as it always does, and tells what is wrong with the place.
  private func create() async {
    let draft = "\(path).\(UUID().uuidString).new"
    defer { try? FileManager.default.removeItem(atPath: draft) }
    guard let session = try? await ADBCSession.open(on: database(at: draft)) else { return }
    await session.close()
    _ = try? FileManager.default.linkItem(atPath: draft, toPath: path)
  }

  /// Whether another process has locked the file, as the engine does.
  private var isHeld: Bool {
    let file = Self.openFile(path, O_RDONLY)
    guard file >= 0 else { return false }
    defer { close(file) }
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    return unsafe fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != Int16(F_UNLCK)
  }

  private static func openFile(_ path: String, _ mode: Int32) -> Int32 {
    #if canImport(Darwin)
      unsafe Darwin.open(path, mode)
    #elseif canImport(Glibc)
      unsafe Glibc.open(path, mode)
    #elseif canImport(Musl)
      unsafe Musl.open(path, mode)
    #endif
  }
}
