/// A question that each row answers with yes or no.
///
/// The logic has two values: a test on NULL is a plain no unless it asks for NULL, and `not` turns every no into a
/// yes. So `not in` of DQDL, which NULL passes, is `not(oneOf)`, and its positive form, which NULL fails, is `oneOf`.
package indirect enum RowTest: Sendable, Hashable, Codable {
  /// The column is NULL.
  case isNull(String)
  /// The column, a number, compares so.
  case number(String, Comparison<Double>)
  /// The column equals one of the texts; other types are compared by their text.
  case text(String, oneOf: [String], ignoringCase: Bool)
  /// The column is text of blanks only, at least one.
  case isBlank(String)
  /// A match of the pattern is found in the text of the column.
  case matches(String, pattern: String)
  /// The number of characters compares so; NULL has 0.
  case length(String, Comparison<Double>)
  /// The value can be read as a type; NULL cannot.
  case castable(String, to: DataType)
  /// The hours from the column, read as a moment, to the time of the run compare so; two decimals count.
  case age(String, Comparison<Double>)
  /// The column, read as a day, compares so.
  case day(String, Comparison<DateOperand>)
  /// An SQL predicate of the user holds.
  case meets(String)
  /// No to yes, yes to no.
  case not(RowTest)
  /// Yes where all say yes; of none, yes.
  case all([RowTest])
  /// Yes where one says yes; of none, no.
  case any([RowTest])

  /// The columns that it looks at, each once, in order of appearance.
  package var columns: [String] {
    switch self {
    case .isNull(let column), .number(let column, _), .text(let column, _, _),
      .isBlank(let column), .matches(let column, _), .length(let column, _), .day(let column, _),
      .castable(let column, _), .age(let column, _):
      return [column]
    case .meets: return []
    case .not(let test): return test.columns
    case .all(let tests), .any(let tests):
      var columns: [String] = []
      for column in tests.flatMap(\.columns) where !columns.contains(column) {
        columns.append(column)
      }
      return columns
    }
  }

  /// The SQL predicates of users that it holds, in order of appearance.
  package var predicates: [String] {
    switch self {
    case .meets(let predicate): [predicate]
    case .not(let test): test.predicates
    case .all(let tests), .any(let tests): tests.flatMap(\.predicates)
    case .isNull, .number, .text, .isBlank, .matches, .length, .castable, .age, .day: []
    }
  }
}

/// A day to compare with; all but the first depend on the time of the run.
package enum DateOperand: Sendable, Hashable, Codable {
  /// A day as `2024-01-31`.
  case day(String)
  /// The time of the run plus so many minutes.
  case now(offsetMinutes: Int)
  /// So many minutes after midnight today in a time zone.
  case today(minutes: Int, zone: String)

  /// The day in the words of DQDL.
  package var words: String {
    switch self {
    case .day(let day): day
    case .now(offsetMinutes: 0): "now()"
    case .now(let minutes): "(now() \(minutes < 0 ? "-" : "+") \(duration(minutes.magnitude)))"
    case .today(let minutes, let zone):
      "\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60) in \(zone)"
    }
  }

  /// The length in the largest unit that is whole.
  private func duration(_ minutes: UInt) -> String {
    if minutes % 1440 == 0 { return "\(minutes / 1440) days" }
    return minutes % 60 == 0 ? "\(minutes / 60) hours" : "\(minutes) minutes"
  }
}
