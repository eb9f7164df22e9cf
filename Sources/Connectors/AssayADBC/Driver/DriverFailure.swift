import CADBC

/// What a driver said when a call failed.
struct DriverFailure: Error, Equatable {
  /// The status code of ADBC.
  let status: AdbcStatusCode

  /// The driver's own words, not yet trimmed or redacted.
  let message: String
}

extension DriverLibrary {
  /// Calls one function of the table; an absent function counts as not implemented.
  func call(
    _ body: (AdbcDriver, UnsafeMutablePointer<AdbcError>) -> AdbcStatusCode?
  ) throws(DriverFailure) {
    var error = unsafe AdbcError()
    let functions = unsafe table.pointer.pointee
    let status = unsafe body(functions, &error) ?? AdbcStatusCode(ADBC_STATUS_NOT_IMPLEMENTED)
    let message = unsafe error.message.map { unsafe String(cString: $0) }
    if let release = unsafe error.release { unsafe release(&error) }
    guard status != AdbcStatusCode(ADBC_STATUS_OK) else { return }
    throw DriverFailure(
      status: status,
      message: message ?? "the driver gave status \(status) and no message"
    )
  }
}
