import AssayConnector
import CADBC

/// What DuckDB's messages mean.
enum DuckDBFailure {
  /// What kind of trouble a message's first words tell of; the first fitting row counts.
  private static let codes: [(start: String, code: ConnectorError.Code)] = [
    ("INTERRUPT Error", .cancelled),
    ("Binder Error", .invalidStatement),
    ("Parser Error", .invalidStatement),
    ("Syntax Error", .invalidStatement),
    ("Catalog Error", .invalidStatement),
    ("Not implemented Error", .invalidStatement),
    ("Mismatch Type Error", .invalidStatement),
    ("IO Error", .dataUnreadable),
    ("HTTP Error", .dataUnreadable),
    ("Conversion Error", .dataUnreadable),
    ("Out of Range Error", .dataUnreadable),
    ("Serialization Error", .dataUnreadable),
    ("Invalid Input Error", .dataUnreadable),
  ]

  /// How RE2 words its objections to a pattern.
  private static let patternFaults = [
    "missing ]", "missing )", "missing closing )", "unexpected )", "no argument for repetition",
    "bad repetition operator", "invalid repetition size", "invalid escape sequence",
    "invalid character class", "invalid perl operator", "invalid named capture",
    "invalid UTF-8", "trailing \\", "bad number of repetition", "invalid regular expression",
  ]

  /// Makes an error of what the driver said.
  static func translate(_ failure: DriverFailure, redactor: Redactor) -> ConnectorError {
    // Redacted first: trimming might cut a secret in two and leave a half that is not recognized.
    let message = EngineMessage.trim(redactor.redact(failure.message))
    return ConnectorError(code(of: failure), message)
  }

  static func code(of failure: DriverFailure) -> ConnectorError.Code {
    if failure.status == AdbcStatusCode(ADBC_STATUS_CANCELLED) { return .cancelled }
    guard let row = codes.first(where: { failure.message.hasPrefix($0.start) }) else {
      return .failed
    }
    let isPatternFault =
      row.start == "Invalid Input Error"
      && patternFaults.contains { failure.message.hasPrefix("Invalid Input Error: \($0)") }
    return isPatternFault ? .invalidStatement : row.code
  }
}
