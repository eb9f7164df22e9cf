import AssayModel

/// The share of the rows of a dataset that are as they should be.
struct RowShare {
  /// Which rows are counted.
  enum Selection: Hashable {
    case passing(RowTest)
    /// Those whose values of these columns no other row has.
    case unique([String])
  }

  let dataset: String
  /// The predicate that picks the rows.
  let filter: String?
  let selection: Selection

  /// Reads a formula; `nil` where it is no such share.
  init?(_ formula: Formula) {
    guard case .quotient(.metric(let part), .metric(let whole), .share) = formula,
      part.dataset == whole.dataset, part.filter == whole.filter
    else { return nil }
    switch (part.quantity, whole.quantity) {
    case (.rows(let test), .rowCount): selection = .passing(test)
    case (.groups(let columns, .singletons), .groups(let all, .rows)) where columns == all:
      selection = .unique(columns)
    default: return nil
    }
    dataset = part.dataset
    filter = part.filter
  }

  /// Whether a row that counts here counts there, too.
  func implies(_ other: RowShare) -> Bool {
    switch (selection, other.selection) {
    case (.passing(let test), .passing(let otherTest)): test.implies(otherTest)
    case (.unique(let columns), .unique(let others)): columns == others
    case (.passing, .unique), (.unique, .passing): false
    }
  }

  /// Whether both are shares of the same rows.
  func isOfSameRows(as other: RowShare) -> Bool {
    filter == other.filter || PredicateText(filter) == PredicateText(other.filter)
  }

  /// Whether the rows are among those of another share.
  func isOfPart(of other: RowShare) -> Bool {
    PredicateText(filter).implies(PredicateText(other.filter))
  }
}
