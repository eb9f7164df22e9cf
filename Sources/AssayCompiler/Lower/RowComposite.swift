import AssayDiagnostics
import AssayModel
import AssaySyntax

/// Judges a composition row by row: it holds when it is true for every row.
///
/// A rule on a dataset as a whole counts for every row alike. So the composition is brought into the form «all of: one
/// of»; in each clause either a rule on the whole dataset holds, or every row passes one of the row tests.
struct RowComposite {
  let dataset: String

  /// What a clause is made of.
  private enum Literal {
    case dataset(Verdict)
    case row(RowTest)
  }

  /// As many clauses as are worth it; what is larger is no rule that anyone reads.
  private static let limit = 256

  func verdict(of expression: LoweredExpression, into sink: inout DiagnosticSink) -> Verdict? {
    var faults: [Diagnostic] = []
    let clauses = clauses(of: expression, &faults)
    for fault in faults { sink.emit(fault) }
    return faults.isEmpty ? .all(clauses.map(verdict)) : nil
  }

  private func verdict(of clause: [Literal]) -> Verdict {
    var verdicts: [Verdict] = []
    var tests: [RowTest] = []
    for literal in clause {
      switch literal {
      case .dataset(let verdict): verdicts.append(verdict)
      case .row(let test): tests.append(test)
      }
    }
    if !tests.isEmpty { verdicts.append(everyRow(tests.count == 1 ? tests[0] : .any(tests))) }
    return verdicts.count == 1 ? verdicts[0] : .any(verdicts)
  }

  private func everyRow(_ test: RowTest) -> Verdict {
    let rowCount = Metric(.rowCount, of: dataset)
    let passing = rowCount.with(.rows(test))
    var criterion = Criterion(
      "Dataset.*.Composite.Compliance",
      subject: "share of rows with \(test.words)",
      value: .ratio(.metric(passing), .metric(rowCount)),
      condition: .equal(.constant(1))
    )
    criterion.considered = rowCount
    criterion.passing = passing
    criterion.offenders = Offenders(.rows(.not(test)), of: dataset, where: nil)
    return .criterion(criterion)
  }

  // MARK: All of: one of

  private func clauses(
    of expression: LoweredExpression,
    _ faults: inout [Diagnostic]
  ) -> [[Literal]] {
    switch expression {
    case .rule(let rule, _, let verdict):
      return literal(of: rule, verdict, &faults).map { [[$0]] } ?? []
    case .composite(.and, let operands):
      return operands.flatMap { clauses(of: $0, &faults) }
    case .composite(.or, let operands):
      var product: [[Literal]] = [[]]
      for operand in operands {
        let clauses = clauses(of: operand, &faults)
        guard product.count * clauses.count <= Self.limit else {
          if let span = expression.first?.rule.span { faults.append(.tooManyClauses(span)) }
          return []
        }
        product = product.flatMap { left in clauses.map { left + $0 } }
      }
      return product
    }
  }

  private func literal(
    of rule: ResolvedRule,
    _ verdict: Verdict,
    _ faults: inout [Diagnostic]
  ) -> Literal? {
    if rule.signature.excludedFromRowComposites {
      faults.append(.notInRowComposite(rule.type, reason: "It measures rows against each other."))
      return nil
    }
    if rule.threshold != nil {
      faults.append(.notInRowComposite(rule.type, reason: "A threshold is about all rows."))
      return nil
    }
    guard let test = rowTest(of: verdict) else { return .dataset(verdict) }
    // A row that the filter leaves out counts as passed.
    return .row(rule.filter.map { .any([.not(.meets($0.value)), test]) } ?? test)
  }

  /// The test that a rule asks every row to pass; `nil` for a rule on the dataset as a whole.
  private func rowTest(of verdict: Verdict) -> RowTest? {
    guard case .criterion(let criterion) = verdict, criterion.condition == .equal(.constant(1)),
      criterion.passing != nil, case .rows(let failing)? = criterion.offenders?.selection
    else { return nil }
    if case .not(let test) = failing { return test }
    return .not(failing)
  }
}
