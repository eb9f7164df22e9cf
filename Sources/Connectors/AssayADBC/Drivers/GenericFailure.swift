import AssayConnector
import CADBC

/// What the errors of a driver mean that is not known better: by the status that ADBC has for them.
enum GenericFailure {
  /// gRPC's words, which Flight SQL hands on, for what the status does not tell.
  private static let words: [(words: String, code: ConnectorError.Code)] = [
    ("connection refused", .unreachable),
    ("Unavailable", .connectionLost),
    ("connection reset", .connectionLost),
    ("error reading from server", .connectionLost),
    ("broken pipe", .connectionLost),
    ("Unauthenticated", .connectionFailed),
    ("certificate", .connectionFailed),
  ]

  /// Makes an error of what the driver said.
  static func translate(_ failure: DriverFailure, redactor: Redactor) -> ConnectorError {
    let message = EngineMessage.trim(redactor.redact(failure.message))
    return ConnectorError(code(of: failure), message, withoutValues: "the engine failed")
  }

  private static func code(of failure: DriverFailure) -> ConnectorError.Code {
    if Int(failure.status) == Int(ADBC_STATUS_CANCELLED) { return .cancelled }
    if let row = words.first(where: { failure.message.contains($0.words) }) { return row.code }
    return switch Int(failure.status) {
    case Int(ADBC_STATUS_UNAUTHENTICATED), Int(ADBC_STATUS_UNAUTHORIZED): .connectionFailed
    case Int(ADBC_STATUS_TIMEOUT): .busy
    case Int(ADBC_STATUS_INVALID_ARGUMENT), Int(ADBC_STATUS_NOT_FOUND),
      Int(ADBC_STATUS_NOT_IMPLEMENTED):
      .invalidStatement
    case Int(ADBC_STATUS_INVALID_DATA): .dataUnreadable
    default: .failed
    }
  }
}
