import AssayModel

/// A table of faults: a row for whole rows and for each column, a column for each kind of fault.
struct MutationTable {
  /// What stands in a cell.
  enum Cell: String {
    case noticed = "✓"
    case unnoticed = "✗"
    /// The fault would change nothing.
    case leftOut = "–"
    /// The fault makes no sense there.
    case none = "·"
  }

  /// The kinds of faults, in order.
  let kinds = Fault.Kind.allCases
  /// The names of the rows, neutral, with their cells.
  let rows: [(name: String, cells: [Cell])]

  init(_ record: MutationRecord) {
    let faults = Dictionary(grouping: record.faults, by: \.fault.column)
    rows = ([nil] + record.columns).map { column in
      let found = faults[column] ?? []
      let cells = Fault.Kind.allCases.map { kind in
        found.first { $0.fault.kind == kind }.map { Cell($0.result) } ?? .none
      }
      return (column.map(NeutralText.line) ?? "(whole rows)", cells)
    }
  }

  /// The table in text.
  var text: TextTable {
    TextTable(
      header: ["column"] + kinds.map(\.rawValue),
      alignments: [],
      rows: rows.map { [$0.name] + $0.cells.map(\.rawValue) }
    )
  }
}

extension MutationTable.Cell {
  fileprivate init(_ result: FaultRecord.Result) {
    switch result {
    case .noticed: self = .noticed
    case .unnoticed: self = .unnoticed
    case .leftOut: self = .leftOut
    }
  }
}

extension MutationRecord {
  /// The faults that no rule noticed, a neutral line each.
  var gaps: [String] {
    faults.filter { $0.result == .unnoticed }.map { "\($0.subject) in \(count($0.rows, "row"))" }
  }

  /// The faults that would change nothing, a neutral line each.
  var omissions: [String] {
    faults.compactMap { record in
      guard case .leftOut(let reason) = record.result else { return nil }
      return "\(record.subject): \(NeutralText.sentence(reason))"
    }
  }

  /// How many faults were noticed, in words.
  var score: String {
    let tally = tally
    guard tally.tried > 0 else { return "no fault could be tried" }
    let percent = fixed(100 * Double(tally.noticed) / Double(tally.tried), decimals: 0)
    return "\(tally.noticed) of \(count(tally.tried, "fault")) noticed (\(percent) %)"
  }
}

extension FaultRecord {
  /// What the fault is and where, neutral.
  fileprivate var subject: String {
    let place = fault.column.map(NeutralText.line) ?? "whole rows"
    let partner = fault.partner.map { " with \(NeutralText.line($0))" } ?? ""
    return "\(place): \(fault.kind.rawValue)\(partner)"
  }
}
