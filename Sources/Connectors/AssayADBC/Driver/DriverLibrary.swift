package import AssayConnector
import CADBC
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A driver's shared library, loaded, with its table of functions.
///
/// A library is loaded once and stays until the process ends: results that outlive their session
/// would otherwise call into memory that is gone.
@safe package final class DriverLibrary: Sendable {
  /// Where it was loaded from.
  package let path: String

  /// The symbol that filled in the table.
  package let entryPoint: String

  /// The functions, filled in for ADBC 1.1.0 or, from an older driver, for 1.0.0.
  let table: DriverHandle<AdbcDriver>

  /// The Python library without which it would not load, if there is one.
  package let companion: String?

  private init(
    path: String,
    companion: String?,
    entryPoint: String,
    table: DriverHandle<AdbcDriver>
  ) {
    self.path = path
    self.companion = companion
    self.entryPoint = entryPoint
    unsafe self.table = unsafe table
  }

  private static let loaded = Mutex<[LocatedDriver: DriverLibrary]>([:])

  /// Loads a driver, or gives back what was loaded before.
  package static func load(_ driver: LocatedDriver) throws(ConnectorError) -> DriverLibrary {
    try loaded.withLock { (libraries) throws(ConnectorError) in
      if let library = libraries[driver] { return library }
      let library = try open(driver)
      libraries[driver] = library
      return library
    }
  }

  private static func open(_ driver: LocatedDriver) throws(ConnectorError) -> DriverLibrary {
    if let fault = LibraryImage.fault(of: driver.path) { throw .unusable(driver, because: fault) }
    let (image, companion) = try unsafe openImage(driver)
    for symbol in driver.entryPoints {
      guard let address = unsafe dlsym(image, symbol) else { continue }
      let start = unsafe unsafeBitCast(address, to: AdbcDriverEntryPoint.self)
      return try unsafe DriverLibrary(
        path: driver.path,
        companion: companion,
        entryPoint: symbol,
        table: fillTable(of: driver, with: start)
      )
    }
    throw .unusable(
      driver,
      because: "it has no ADBC entry point (\(driver.entryPoints.joined(separator: ", ")))"
    )
  }

  /// Asks for 1.1.0, then for 1.0.0, and makes sure of the functions that everything needs.
  private static func fillTable(
    of driver: LocatedDriver,
    with start: AdbcDriverEntryPoint
  ) throws(ConnectorError) -> DriverHandle<AdbcDriver> {
    var reason = ""
    for version in [ADBC_VERSION_1_1_0, ADBC_VERSION_1_0_0] {
      let table = unsafe DriverHandle(zeroed: AdbcDriver(), inside: nil) { driver in
        if let release = unsafe driver.pointee.release { _ = unsafe release(driver, nil) }
      }
      var error = unsafe AdbcError()
      let status = unsafe start(Int32(version), table.pointer, &error)
      let message = unsafe error.message.map { unsafe String(cString: $0) }
      if let release = unsafe error.release { unsafe release(&error) }
      guard status == AdbcStatusCode(ADBC_STATUS_OK) else {
        // A refused table was not filled in: there is nothing to release.
        unsafe table.pointer.pointee.release = nil
        reason = message ?? "it refuses ADBC 1.1.0 and 1.0.0"
        continue
      }
      if let missing = unsafe missingFunction(in: table) {
        throw .unusable(driver, because: "it does not implement \(missing)")
      }
      return unsafe table
    }
    throw .unusable(driver, because: reason)
  }

  private static func missingFunction(in table: DriverHandle<AdbcDriver>) -> String? {
    let functions = unsafe table.pointer.pointee
    let required: [(name: String, isThere: Bool)] = unsafe [
      ("DatabaseNew", functions.DatabaseNew != nil),
      ("DatabaseInit", functions.DatabaseInit != nil),
      ("DatabaseRelease", functions.DatabaseRelease != nil),
      ("ConnectionNew", functions.ConnectionNew != nil),
      ("ConnectionInit", functions.ConnectionInit != nil),
      ("ConnectionRelease", functions.ConnectionRelease != nil),
      ("StatementNew", functions.StatementNew != nil),
      ("StatementSetSqlQuery", functions.StatementSetSqlQuery != nil),
      ("StatementExecuteQuery", functions.StatementExecuteQuery != nil),
      ("StatementRelease", functions.StatementRelease != nil),
    ]
    return required.first { !$0.isThere }?.name
  }
}

// MARK: Opening the image

extension DriverLibrary {
  /// Opens the library, with a Python library first where the driver is built as a Python extension.
  ///
  /// Such a driver never calls Python, but the loader insists that its symbols are somewhere.
  private static func openImage(
    _ driver: LocatedDriver
  ) throws(ConnectorError) -> (image: UnsafeMutableRawPointer, companion: String?) {
    if let companion = driver.companion { _ = unsafe dlopen(companion, RTLD_LAZY | RTLD_GLOBAL) }
    var problem = ""
    if let image = unsafe openImage(at: driver.path, problem: &problem) {
      return unsafe (image, driver.companion)
    }
    guard problem.contains("Py") else { throw .unusable(driver, because: problem) }

    for candidate in driver.companionCandidates()
    where unsafe dlopen(candidate, RTLD_LAZY | RTLD_GLOBAL) != nil {
      if let image = unsafe openImage(at: driver.path, problem: &problem) {
        return unsafe (image, candidate)
      }
    }
    throw .pythonLibraryMissing(for: driver)
  }

  private static func openImage(
    at path: String,
    problem: inout String
  ) -> UnsafeMutableRawPointer? {
    if let image = unsafe dlopen(path, RTLD_LAZY | RTLD_LOCAL) { return unsafe image }
    problem = unsafe dlerror().map { unsafe String(cString: $0) } ?? "it cannot be loaded"
    if problem.hasPrefix("\(path): ") { problem.removeFirst(path.count + 2) }
    return nil
  }
}

// MARK: Words

extension ConnectorError {
  static func unusable(_ driver: LocatedDriver, because reason: String) -> Self {
    Self(
      .driverUnusable,
      "the \(driver.name) driver '\(driver.path)' cannot be used: \(reason)",
      hint: driver.rule == .installed
        ? "run `assay drivers install --force \(driver.name)`"
        : "replace it, or name another one with `driver:` in the connection"
    )
  }

  static func pythonLibraryMissing(for driver: LocatedDriver) -> Self {
    #if canImport(Darwin)
      let package = "brew install python@3.11"
    #else
      let package = "apt-get install libpython3.11, or the libpython3 package of your system"
    #endif
    return Self(
      .driverUnusable,
      "the \(driver.name) driver '\(driver.path)' cannot be used: it needs a Python 3 shared library"
        + " (libpython3), and none was found",
      hint: package
    )
  }
}
