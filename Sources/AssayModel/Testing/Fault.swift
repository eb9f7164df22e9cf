/// A fault that is put into rows to see whether some rule notices.
package struct Fault: Sendable, Hashable {
  /// What is done to the rows; the order is that of tables.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Values are taken away.
    case nulls
    /// Rows, or values of a key, come twice.
    case duplicates
    /// Numbers are far above or below all others.
    case outliers
    /// Values occur nowhere else, not even where they should be found.
    case orphans
    /// All moments are a year older.
    case stale
    /// Texts are cut in half.
    case truncated
    /// Values stand in the wrong one of two columns.
    case swapped
  }

  /// What is done.
  package let kind: Kind
  /// The column; `nil` for whole rows.
  package let column: String?
  /// The column that values are swapped with.
  package var partner: String?

  /// Makes a fault.
  package init(_ kind: Kind, in column: String?, with partner: String? = nil) {
    self.kind = kind
    self.column = column
    self.partner = partner
  }
}

/// A fault and whether some rule noticed it.
package struct FaultRecord: Sendable, Hashable {
  /// Whether some rule noticed.
  package enum Result: Sendable, Hashable {
    /// The names of the checks that did, in the order of the spec.
    case noticed(by: [String])
    case unnoticed
    /// It would change nothing, and why.
    case leftOut(String)
  }

  /// The fault.
  package let fault: Fault
  /// How many rows it changed.
  package let rows: Int
  /// Whether some rule noticed.
  package let result: Result

  /// Makes a record.
  package init(_ fault: Fault, rows: Int, _ result: Result) {
    self.fault = fault
    self.rows = rows
    self.result = result
  }
}

/// What the rules of a dataset notice of faults.
package struct MutationRecord: Sendable, Hashable {
  /// The dataset.
  package let dataset: String
  /// Where the rows come from, in a few words.
  package let sample: String
  /// How many rows there are.
  package let rows: Int
  /// The columns in order.
  package let columns: [String]
  /// What decides which rows are spoilt.
  package let seed: UInt64
  /// The checks that do not hold even before, so that they notice only what is worse.
  package let failing: [String]
  /// The checks that could not be tried, and why.
  package let untried: [String]
  /// The faults in the order of the columns.
  package let faults: [FaultRecord]

  /// Makes a record.
  package init(
    dataset: String,
    sample: String,
    rows: Int,
    columns: [String],
    seed: UInt64,
    failing: [String],
    untried: [String],
    faults: [FaultRecord]
  ) {
    (self.dataset, self.sample, self.rows) = (dataset, sample, rows)
    (self.columns, self.seed) = (columns, seed)
    (self.failing, self.untried, self.faults) = (failing, untried, faults)
  }

  /// How many faults were tried, and how many of them were noticed.
  package var tally: (tried: Int, noticed: Int) {
    faults.reduce(into: (tried: 0, noticed: 0)) { tally, record in
      switch record.result {
      case .noticed: tally = (tally.tried + 1, tally.noticed + 1)
      case .unnoticed: tally.tried += 1
      case .leftOut: break
      }
    }
  }
}
