import CADBC

/// What a driver said when a call failed.
struct DriverFailure: Error, Equatable {
  /// The status code of ADBC.
  let status: AdbcStatusCode

  /// The driver's own words, not yet trimmed or redacted.
  let message: String

  /// The SQLSTATE, which unlike the message is in no language; empty where the driver gives none.
  let state: String

  init(status: AdbcStatusCode, message: String, state: String = "") {
    self.status = status
    self.message = message
    self.state = state
  }
}

extension DriverFailure {
  /// A statement was stopped because somebody asked for it.
  static let cancelled = DriverFailure(
    status: AdbcStatusCode(ADBC_STATUS_CANCELLED),
    message: "cancelled"
  )
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
    let state = unsafe withUnsafeBytes(of: error.sqlstate) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if let release = unsafe error.release { unsafe release(&error) }
    guard status != AdbcStatusCode(ADBC_STATUS_OK) else { return }
    throw DriverFailure(
      status: status,
      message: message ?? "the driver gave status \(status) and no message",
      state: state
    )
  }
}
