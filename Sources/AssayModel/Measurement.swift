/// What came of measuring a metric.
package enum Measurement: Sendable, Hashable, Codable {
  /// The value.
  case number(Double)
  /// There is no value: the statistic of no values.
  case undefined
  /// It could not be measured.
  case failed(Trouble)
}

/// Why something could not be measured.
package struct Trouble: Sendable, Hashable, Codable {
  /// What kind of trouble it is.
  package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// The source has no such column.
    case missingColumn
    /// The column is of a type for which the rule has no meaning.
    case wrongType
    /// The connection could not be opened, or its driver is missing.
    case connection
    /// The source could not be read.
    case source
    /// The engine refused or failed the query.
    case query
    /// The query took too long.
    case timeout
    /// The run was stopped before it got there.
    case interrupted
  }

  /// What kind of trouble it is.
  package let kind: Kind
  /// What happened, in one sentence or in the engine's words.
  package let message: String
  /// What to do; may be empty.
  package let hint: String

  /// Makes a trouble.
  package init(_ kind: Kind, _ message: String, hint: String = "") {
    self.kind = kind
    self.message = message
    self.hint = hint
  }
}
