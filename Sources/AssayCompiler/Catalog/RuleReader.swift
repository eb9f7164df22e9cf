package import AssayDiagnostics
package import AssayModel
import AssaySyntax

/// What a rule type gets to see: one rule that fits its signature, and the dataset that it is written for.
package struct RuleReader {
  /// The rule.
  package let rule: ResolvedRule

  /// The dataset and its neighbours.
  package let scope: DatasetScope

  /// What was found wrong so far.
  package private(set) var sink = DiagnosticSink()

  /// Prepares to read a rule.
  package init(_ rule: ResolvedRule, in scope: DatasetScope) {
    self.rule = rule
    self.scope = scope
  }

  /// The SQL of `where`.
  package var filter: String? { rule.filter?.value }

  /// Reports something that is wrong with the rule.
  package mutating func emit(_ diagnostic: Diagnostic) { sink.emit(diagnostic) }

  // MARK: Columns

  /// The column that a parameter names, checked against the contract.
  package mutating func column(
    _ parameter: String = "TargetColumn",
    _ need: ColumnNeed = .anything
  ) -> String {
    guard let name = rule.parameter(parameter) else { return "" }
    check(name, need)
    return name.value
  }

  /// All columns that the parameters name, checked against the contract.
  package mutating func columns() -> [String] {
    for parameter in rule.parameters { check(parameter.located, .anything) }
    return rule.parameters.map(\.text)
  }

  private mutating func check(_ column: Located<String>, _ need: ColumnNeed) {
    if let diagnostic = scope.contract.objection(to: column, need) { sink.emit(diagnostic) }
  }

  // MARK: Metrics

  /// A metric of the rows that the rule looks at.
  package func metric(_ quantity: Quantity) -> Metric {
    Metric(quantity, of: scope.dataset, where: filter)
  }

  /// The number of rows that the rule looks at.
  package var rowCount: Metric { metric(.rowCount) }

  /// The name of a value of the dataset, in the manner of DQDL.
  package func datasetMetricName(_ metric: String) -> String { "Dataset.*.\(metric)" }

  /// The name of a value of some columns, in the manner of DQDL.
  package func metricName(_ columns: [String], _ metric: String) -> String {
    let scope = columns.count == 1 ? "Column" : "Multicolumn"
    return "\(scope).\(columns.joined(separator: ",")).\(metric)"
  }

  // MARK: Verdicts

  /// What an undefined value means: where a filter left nothing to look at, the rule holds vacuously.
  package var whenUndefined: Criterion.UndefinedPolicy {
    filter == nil ? .fails : .passesVacuously
  }

  /// The verdict that compares a value with the rule's condition; without one, as among analyzers, it always holds.
  package mutating func comparing(
    _ name: String,
    _ subject: String,
    _ value: Formula,
    adjust: (inout Criterion) -> Void = { _ in }
  ) -> Verdict? {
    let comparison: ComparisonSyntax<NumberSyntax>
    switch rule.condition?.kind {
    case .number(let written): comparison = written
    case nil: comparison = .noneOf([])
    case .text, .date, .duration, .size: return nil
    }
    switch lowered(comparison) {
    case .comparison(let condition):
      var criterion = Criterion(name, subject: subject, value: value, condition: condition)
      criterion.whenUndefined = whenUndefined
      adjust(&criterion)
      return .criterion(criterion)
    case .impossible(let reason): return .impossible(reason: reason)
    case nil: return nil
    }
  }

  /// The verdict that asks a value to be 1.
  package func requiringOne(
    _ name: String,
    _ subject: String,
    _ value: Formula,
    adjust: (inout Criterion) -> Void = { _ in }
  ) -> Verdict {
    var criterion = Criterion(
      name,
      subject: subject,
      value: value,
      condition: .equal(.constant(1))
    )
    criterion.whenUndefined = whenUndefined
    adjust(&criterion)
    return .criterion(criterion)
  }

  /// The verdict that asks every row, or as many as the threshold says, to pass a test.
  ///
  /// - Parameters:
  ///   - words: what the rows have that pass; the test's own words when not given.
  ///   - passesOnEmptyTable: whether it holds, vacuously, for a table without rows.
  package mutating func compliance(
    _ test: RowTest,
    name: String,
    words: String? = nil,
    background: [NamedFormula] = [],
    passesOnEmptyTable: Bool = false
  ) -> Verdict? {
    var condition = Comparison<NumberExpression>.equal(.constant(1))
    if let threshold = rule.threshold {
      switch lowered(threshold) {
      case .comparison(let comparison): condition = comparison
      case .impossible(let reason): return .impossible(reason: reason)
      case nil: return nil
      }
    }
    let passing = metric(.rows(test))
    var criterion = Criterion(
      name,
      subject: "share of rows with \(words ?? test.words)",
      value: .ratio(.metric(passing), .metric(rowCount)),
      condition: condition
    )
    criterion.whenUndefined = passesOnEmptyTable ? .passesVacuously : whenUndefined
    criterion.considered = rowCount
    criterion.passing = passing
    criterion.offenders = Offenders(.rows(.not(test)), of: scope.dataset, where: filter)
    criterion.background = background
    return .criterion(criterion)
  }
}
