import AssayConnector
import CADBC

/// What PostgreSQL's errors mean.
enum PostgresFailure {
  /// By SQLSTATE, which is the same in every language; the longest fitting start counts.
  ///
  /// https://www.postgresql.org/docs/current/errcodes-appendix.html
  private static let states: [(start: String, code: ConnectorError.Code)] = [
    ("57014", .cancelled),
    ("57P03", .busy), ("53300", .busy), ("55P03", .busy), ("40001", .busy), ("40P01", .busy),
    ("57P01", .connectionLost), ("57P02", .connectionLost), ("08", .connectionLost),
    ("28", .connectionFailed), ("3D000", .connectionFailed),
    ("25006", .notWritable), ("42501", .notWritable), ("53100", .notWritable),
    ("42", .invalidStatement), ("2201B", .invalidStatement), ("0A", .invalidStatement),
    ("22", .dataUnreadable),
  ]

  /// By the words of the client library, which has no SQLSTATE for what it finds out itself.
  private static let words: [(words: String, code: ConnectorError.Code)] = [
    ("lock timeout", .busy),
    ("canceling statement", .cancelled),
    ("too many clients", .busy),
    ("remaining connection slots", .busy),
    ("the database system is starting up", .busy),
    ("Connection refused", .unreachable),
    ("server closed the connection", .connectionLost),
    ("no connection to the server", .connectionLost),
    ("SSL SYSCALL error", .connectionLost),
    ("could not receive data", .connectionLost),
    ("could not send data", .connectionLost),
    ("terminating connection", .connectionLost),
    ("could not connect", .connectionFailed),
    ("connection to server", .connectionFailed),
    ("password authentication failed", .connectionFailed),
    ("read-only transaction", .notWritable),
    ("permission denied", .notWritable),
    ("No space left", .notWritable),
    ("syntax error", .invalidStatement),
    ("does not exist", .invalidStatement),
  ]

  /// Makes an error of what the driver said.
  static func translate(_ failure: DriverFailure, redactor: Redactor) -> ConnectorError {
    if failure.status == AdbcStatusCode(ADBC_STATUS_CANCELLED) { return .cancelled }
    let message = EngineMessage.trim(redactor.redact(failure.message))
    return ConnectorError(code(of: failure), message, withoutValues: withoutValues(failure))
  }

  private static func code(of failure: DriverFailure) -> ConnectorError.Code {
    let state = failure.state
    if !state.isEmpty, state != "00000",
      let row = states.filter({ state.hasPrefix($0.start) }).max(by: {
        $0.start.count < $1.start.count
      })
    {
      return row.code
    }
    return words.first { failure.message.contains($0.words) }?.code ?? .failed
  }

  /// Messages may quote values of the data; the SQLSTATE never does.
  private static func withoutValues(_ failure: DriverFailure) -> String {
    failure.state.isEmpty ? "PostgreSQL failed" : "PostgreSQL failed with SQLSTATE \(failure.state)"
  }
}
