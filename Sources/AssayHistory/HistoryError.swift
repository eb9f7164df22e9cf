import AssayConnector

/// Why the store could not do what it was asked.
package struct HistoryError: Error, Sendable, Hashable {
  /// What happened, in one sentence without secrets.
  package let message: String
  /// What to do about it; may be empty.
  package let hint: String
  /// Whether the store can be read all the same.
  package let isOnlyWriting: Bool

  /// Makes an error.
  package init(_ message: String, hint: String = "", isOnlyWriting: Bool = false) {
    self.message = message
    self.hint = hint
    self.isOnlyWriting = isOnlyWriting
  }

  /// What a connector's error means for the store.
  init(_ error: ConnectorError) {
    let line = error.message.split(separator: "\n").first.map(String.init) ?? error.message
    switch error.code {
    case .busy:
      self.init(
        "it is locked by another process: \(line)",
        hint: "try again; a process that holds it for long may hang",
        isOnlyWriting: true
      )
    case .notWritable:
      self.init(
        "it cannot be written: \(line)",
        hint: "make room, or correct the rights of the file and its folder",
        isOnlyWriting: true
      )
    case .dataUnreadable:
      self.init(
        "it is damaged: \(line)",
        hint: "move the store away: the next run begins a new one"
      )
    case .driverMissing, .driverUnusable:
      self.init(
        line,
        hint: error.hint.isEmpty ? "install the driver, or say `history: off`" : error.hint
      )
    default:
      self.init(line, hint: error.hint)
    }
  }
}
