/// The ways to an answer that look at less than every value, each of which can be left out to see what it is worth.
///
/// None of them changes a value: each has a premise, and where it does not hold the plain way is taken.
package struct Shortcuts: OptionSet, Sendable, Hashable, Codable {
  /// A bit for each.
  package let rawValue: Int

  /// Makes a set of its bits.
  package init(rawValue: Int) { self.rawValue = rawValue }

  /// Rows that fail are counted behind `WHERE`, and subtracted from all rows.
  package static let faults = Shortcuts(rawValue: 1)
  /// Counts, minima and maxima are asked for alone, so that the engine's statistics answer.
  package static let statistics = Shortcuts(rawValue: 2)
  /// Values are judged once each where their frequencies are counted anyway.
  package static let frequencies = Shortcuts(rawValue: 4)
  /// Columns that ought to be unique are proven so by what is cheaper than to group them.
  package static let uniqueness = Shortcuts(rawValue: 8)
  /// Patterns and lists of texts are looked for by cheaper functions where these say the same.
  package static let functions = Shortcuts(rawValue: 16)

  /// All of them.
  package static let all: Shortcuts = [.faults, .statistics, .frequencies, .uniqueness, .functions]

  /// Each under the name that the command line has for it.
  package static let names: [(name: String, shortcut: Shortcuts)] = [
    ("faults", .faults), ("statistics", .statistics), ("frequencies", .frequencies),
    ("uniqueness", .uniqueness), ("functions", .functions),
  ]
}
