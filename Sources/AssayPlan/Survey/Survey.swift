package import AssayModel

/// What is asked of the rows of one dataset, sorted by the ways in which the embedded engine answers fastest.
///
/// Which way a column takes in the end depends on its type and on the data; `specs/planning.md` has the premises.
package struct Survey: Sendable, Hashable, Codable {
  /// Everything that is measured, in the order in which it was asked for.
  package let metrics: [Metric]
  /// The ways that may be taken.
  package let shortcuts: Shortcuts
  /// How many metrics one statement may hold.
  package let limit: Int
  /// What statistics may tell: the number of rows, minima and maxima.
  package let known: [Metric]
  /// What is asked of single columns, of all their rows.
  package let columns: [ColumnSurvey]
  /// What takes the plain way in any case.
  package let rest: [Metric]

  /// Sorts metrics of one dataset.
  ///
  /// - Parameters:
  ///   - limit: how many metrics one statement may hold.
  ///   - unique: the columns, in small letters, that checks expect to be unique.
  package init(
    _ metrics: [Metric],
    taking shortcuts: Shortcuts,
    atOnce limit: Int,
    expectingUnique unique: Set<String>
  ) {
    var known: [Metric] = []
    var columns: [ColumnSurvey] = []
    var rest: [Metric] = []
    for metric in metrics {
      if shortcuts.contains(.statistics), metric.isKnownToEngines {
        known.append(metric)
      } else if let column = metric.surveyedColumn {
        let name = column.lowercased()
        let index = columns.firstIndex { $0.column.lowercased() == name }
        if index == nil {
          columns.append(ColumnSurvey(column: column, isUnique: unique.contains(name)))
        }
        columns[index ?? columns.count - 1].add(metric)
      } else {
        rest.append(metric)
      }
    }
    self.metrics = metrics
    self.shortcuts = shortcuts
    self.limit = limit
    self.known = known
    self.columns = columns.filter { $0.isWorthwhile(shortcuts, atOnce: limit) }
    let taken = Set(known + self.columns.flatMap(\.metrics))
    self.rest = metrics.filter { !taken.contains($0) }
  }
}

extension Survey {
  /// Whether it has anything to gain over the plain passes.
  var isWorthwhile: Bool { !columns.isEmpty }
}

/// What is asked of all rows of one column.
package struct ColumnSurvey: Sendable, Hashable, Codable {
  /// The column, as the first rule that names it has it.
  package let column: String
  /// Whether a check expects its values to be unique.
  package let isUnique: Bool
  /// How many rows pass tests of the column alone.
  package private(set) var tests: [Metric] = []
  /// The least and the greatest length.
  package private(set) var lengths: [Metric] = []
  /// Statistics of the groups of equal values.
  package private(set) var groups: [Metric] = []

  init(column: String, isUnique: Bool) {
    self.column = column
    self.isUnique = isUnique
  }

  /// Everything that is asked.
  package var metrics: [Metric] { tests + lengths + groups }

  fileprivate mutating func add(_ metric: Metric) {
    switch metric.quantity {
    case .rows: tests.append(metric)
    case .groups: groups.append(metric)
    default: lengths.append(metric)
    }
  }

  /// The way that the column takes as long as nothing is known of its type and its values.
  package func way(_ shortcuts: Shortcuts) -> ColumnWay {
    if groups.isEmpty {
      return lengths.isEmpty && shortcuts.contains(.faults) ? .faults : .values
    }
    if isUnique, shortcuts.contains(.uniqueness), groups.allSatisfy(\.followsFromUniqueness) {
      return .unique
    }
    return .frequencies
  }

  /// The way that the column takes once it is found; `nil` for the plain way.
  ///
  /// Values that are equal and yet differ in some test, as 0.0 and -0.0 do as text, must not stand for each other.
  package func way(_ shortcuts: Shortcuts, in found: FoundColumn?) -> ColumnWay? {
    guard let found, found.path.count == 1, let type = found.type else { return nil }
    let way = way(shortcuts)
    switch way {
    case .faults: return .faults
    case .unique where type.kind == .text || type.isCountable: return .unique
    case .unique, .frequencies:
      guard shortcuts.contains(.frequencies) else { return nil }
      switch type.kind {
      case .boolean, .integer, .decimal, .text, .date, .timestamp: return .frequencies
      case .double, .time, .binary, .other: return nil
      }
    case .values: return nil
    }
  }

  /// Whether there is anything to gain over one scan for all columns.
  fileprivate func isWorthwhile(_ shortcuts: Shortcuts, atOnce limit: Int) -> Bool {
    guard metrics.count <= limit else { return false }
    switch way(shortcuts) {
    case .faults, .unique: return true
    case .frequencies: return shortcuts.contains(.frequencies) && !(tests + lengths).isEmpty
    case .values: return false
    }
  }
}

/// How what is asked of one column is answered.
package enum ColumnWay: String, Sendable, Hashable, Codable, CaseIterable {
  /// Only rows that fail some test are looked at; the rest pass.
  case faults
  /// Each distinct value is looked at once, with the number of its rows.
  case frequencies
  /// Every value is looked at, and counted in a way that shows whether all are different.
  case unique
  /// Every value is looked at.
  case values
}

extension Metric {
  /// Whether engines know it without a look at the rows; NaN, which statistics leave out, is seen to in a run.
  fileprivate var isKnownToEngines: Bool {
    guard filter == nil else { return false }
    switch quantity {
    case .rowCount, .statistic(.minimum, _), .statistic(.maximum, _): return true
    case .rows, .statistic, .groups, .correlation, .partnered, .matched, .query, .returned, .schema,
      .files:
      return false
    }
  }

  /// The one column of which it is asked, of all rows; `nil` for what is not surveyed by column.
  fileprivate var surveyedColumn: String? {
    guard filter == nil else { return nil }
    switch quantity {
    case .rows(let test):
      return test.predicates.isEmpty && test.columns.count == 1 ? test.columns[0] : nil
    case .groups(let columns, _): return columns.count == 1 ? columns[0] : nil
    case .statistic(.minimumLength, let column), .statistic(.maximumLength, let column):
      return column
    case .rowCount, .statistic, .correlation, .partnered, .matched, .query, .returned, .schema,
      .files:
      return nil
    }
  }

  /// Whether it can be told of a column of which no two values are equal.
  var followsFromUniqueness: Bool {
    guard case .groups(_, let statistic) = quantity else { return false }
    return statistic != .entropy
  }
}

extension ValueType {
  /// Whether the values are whole numbers of at most 64 bits with a sign.
  package var isCountable: Bool { kind == .integer && width <= 64 }

  /// Whether the statistics of files and tables have the true extremes, which leave out NaN.
  package var hasTrueExtremes: Bool { kind == .integer || kind == .decimal }
}

extension Criterion {
  /// The column of which nearly every value must occur once; `nil` where none must.
  var uniqueColumn: String? {
    guard
      case .quotient(.metric(let part), .metric(let whole), _) = value,
      case .groups(let columns, .singletons) = part.quantity, columns.count == 1,
      case .groups(columns, _) = whole.quantity
    else { return nil }
    switch condition {
    case .equal(let bound), .greater(let bound), .greaterOrEqual(let bound):
      return (bound.constant ?? 0) >= Self.nearlyUnique ? columns[0] : nil
    case .between, .notBetween, .less, .lessOrEqual, .notEqual, .oneOf, .noneOf: return nil
    }
  }

  /// A column of which fewer values need be unique is likely not to be.
  private static let nearlyUnique = 0.99
}
