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
    ("Permission Error", .dataUnreadable),
    ("HTTP Error", .dataUnreadable),
    ("Missing Extension Error", .dataUnreadable),
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
    if message.contains(confinement) { return refusal(message, code(of: failure)) }
    // The rest of this message lists what the engine has tried.
    if message.contains(sniffingFault), let headline = message.split(separator: "\n").first {
      return ConnectorError(code(of: failure), String(headline), hint: sniffingHint)
    }
    // Below its headline the engine explains settings of its own.
    if message.hasPrefix(memoryFault), let headline = message.split(separator: "\n").first {
      return ConnectorError(code(of: failure), String(headline), hint: memoryHint)
    }
    return ConnectorError(code(of: failure), message, withoutValues: withoutValues(message))
  }

  /// How a message ends when the engine was told to read some folders only.
  private static let confinement = " - file system operations are disabled by configuration"

  private static func refusal(_ message: String, _ code: ConnectorError.Code) -> ConnectorError {
    ConnectorError(
      code,
      message.replacing(confinement, with: ""),
      hint: "a sandbox reads the folder of the project, and what `--allow-path` names"
    )
  }

  /// These speak of statements and files only.
  private static let valueFreeStarts = [
    "IO Error", "HTTP Error", "Binder Error", "Parser Error", "Catalog Error", "INTERRUPT Error",
  ]

  /// Leaves out every line that may hold a value of the data.
  private static func withoutValues(_ message: String) -> String {
    if valueFreeStarts.contains(where: message.hasPrefix) { return message }
    let lines = message.split(separator: "\n")
    let kept = lines.filter { line in
      line.contains(" Error: CSV Error on Line: ") || line.hasPrefix(EngineMessage.fileLabel)
        || line.hasPrefix("Column ") && line.contains(" is being converted as type ")
    }
    let kind = message.prefix { $0 != ":" && $0 != "\n" }
    let start = kept.isEmpty ? ["\(kind)"] : kept.map(String.init)
    return (start + ["What else the engine says may hold values of the data, and is left out."])
      .joined(separator: "\n")
  }

  private static let memoryFault = "Out of Memory Error"

  private static let memoryHint =
    "not everything can be spilled to disk: give the engine more with `memory:` of its connection, "
    + "or fewer threads with `options: {threads: 1}`"

  private static let sniffingFault = "Error when sniffing file"

  private static let sniffingHint =
    "its lines do not all have the same form: look for a line with too many fields, "
    + "or for a quote that is not closed"

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
