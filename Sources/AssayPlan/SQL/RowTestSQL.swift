import AssayModel

/// Writes row tests as conditions.
///
/// A condition may come out NULL where the test says no; `not` takes care of that.
struct RowTestSQL {
  let dialect: any SQLDialect
  let columns: [SourceColumn]
  let knowledge: Knowledge
  /// The expression that stands for every column, where only one is looked at under another name.
  var standIn: String?

  /// The condition that is true for exactly the rows that pass.
  func condition(_ test: RowTest) -> String {
    switch test {
    case .isNull(let column): "\(reference(column)) IS NULL"
    case .number(let column, let comparison): number(column, comparison)
    case .text(let column, let texts, let ignoringCase): text(column, texts, ignoringCase)
    case .isBlank(let column):
      "(\(dialect.trimmed(asText(column))) = '' AND \(dialect.length(asText(column))) > 0)"
    case .matches(let column, let pattern):
      dialect.matches(textual(column), pattern: pattern)
    case .length(let column, let comparison):
      compare(
        dialect.length("coalesce(\(textual(column)), '')"),
        comparison.map(dialect.literal)
      )
    case .day(let column, let comparison):
      compare(
        dialect.day(reference(column), of: type(of: column)),
        comparison.map { dialect.dayLiteral(knowledge.day($0)) }
      )
    case .castable(let column, let type):
      dialect.isCastable(
        reference(column),
        isText: self.type(of: column)?.kind == .text,
        to: type
      )
    case .age(let column, let comparison):
      compare(
        dialect.rounded(
          dialect.hours(from: reference(column), of: type(of: column), to: knowledge.now)
        ),
        comparison.map(dialect.literal)
      )
    case .meets(let predicate): AggregateSQL.parenthesised(predicate)
    case .not(let test): negated(test)
    case .all(let tests): joined(tests, by: " AND ", of: dialect.truth(true))
    case .any(let tests): joined(tests, by: " OR ", of: dialect.truth(false))
    }
  }

  /// The expression that stands for a column.
  func reference(_ column: String) -> String {
    standIn ?? dialect.field(findColumn(column, among: columns)?.path ?? [column])
  }

  func type(of column: String) -> ValueType? { findColumn(column, among: columns)?.type }

  private func negated(_ test: RowTest) -> String {
    if case .isNull(let column) = test { return "\(reference(column)) IS NOT NULL" }
    return dialect.isNotTrue(condition(test))
  }

  private func joined(_ tests: [RowTest], by operation: String, of none: String) -> String {
    tests.isEmpty ? none : "(\(tests.map(condition).joined(separator: operation)))"
  }

  /// NaN is above every number for most engines; for DQDL it passes no comparison.
  private func number(_ column: String, _ comparison: Comparison<Double>) -> String {
    let type = type(of: column)
    let value =
      type.map(\.isNumeric) == false
      ? dialect.double(reference(column), of: type) : reference(column)
    let condition = compare(value, comparison.map(dialect.literal))
    guard comparison.isOpenAbove, type?.kind == .double,
      let isNaN = dialect.isNotANumber(value)
    else { return condition }
    return "(\(condition) AND NOT \(isNaN))"
  }

  private func text(_ column: String, _ texts: [String], _ ignoringCase: Bool) -> String {
    let value =
      ignoringCase ? dialect.lowered(asText(column), against: texts) : asText(column)
    let literals = texts.map { dialect.literal(ignoringCase ? $0.lowercased() : $0) }
    return literals.count == 1
      ? "\(value) = \(literals[0])" : dialect.isOneOf(value, literals)
  }

  /// A column that is text already, as far as is known.
  private func textual(_ column: String) -> String {
    type(of: column) == nil ? reference(column) : asText(column)
  }

  private func asText(_ column: String) -> String {
    dialect.text(reference(column), of: type(of: column))
  }

  private func compare(_ value: String, _ comparison: Comparison<String>) -> String {
    comparison.condition(on: value)
  }
}

extension Comparison<String> {
  /// The comparison of a value with expressions.
  func condition(on value: String) -> String {
    switch self {
    case .between(let low, let high): "(\(value) > \(low) AND \(value) < \(high))"
    case .notBetween(let low, let high): "(\(value) <= \(low) OR \(value) >= \(high))"
    case .greater(let bound): "\(value) > \(bound)"
    case .greaterOrEqual(let bound): "\(value) >= \(bound)"
    case .less(let bound): "\(value) < \(bound)"
    case .lessOrEqual(let bound): "\(value) <= \(bound)"
    case .equal(let operand): "\(value) = \(operand)"
    case .notEqual(let operand): "\(value) <> \(operand)"
    case .oneOf(let operands): "\(value) IN (\(operands.joined(separator: ", ")))"
    case .noneOf(let operands): "\(value) NOT IN (\(operands.joined(separator: ", ")))"
    }
  }
}

extension Comparison {
  /// Whether arbitrarily great values satisfy it.
  fileprivate var isOpenAbove: Bool {
    switch self {
    case .greater, .greaterOrEqual, .notBetween: true
    case .between, .less, .lessOrEqual, .equal, .notEqual, .oneOf, .noneOf: false
    }
  }
}
