import AssayConnector
import AssayModel

/// What must not be told of the errors of a connection: its secrets, and values of the data where reports show none.
struct Discretion: Sendable {
  private let secrets: [String]
  private let showsValues: Bool

  /// - Parameter showsValues: whether some check may show rows of the data.
  init(_ secrets: [Redacted], showsValues: Bool) {
    // The longest goes first, should one contain another.
    self.secrets = Set(secrets.map(\.revealed)).filter { !$0.isEmpty }
      .sorted { ($0.count, $0) > ($1.count, $1) }
    self.showsValues = showsValues
  }

  /// The error as it may be told.
  func applied(to error: ConnectorError) -> ConnectorError {
    ConnectorError(
      error.code,
      redacted(showsValues ? error.message : error.messageWithoutValues),
      hint: redacted(error.hint)
    )
  }

  private func redacted(_ text: String) -> String {
    secrets.reduce(text) { $0.replacing($1, with: "***") }
  }
}
