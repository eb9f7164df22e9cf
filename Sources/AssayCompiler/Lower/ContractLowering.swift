import AssayDiagnostics
import AssayModel
import AssaySyntax

/// Turns what a dataset promises of its columns into checks.
struct ContractLowering {
  let dataset: ResolvedDataset
  let project: Project
  let locked: LockedSchemas.Entry?
  let location: (Span) -> SourceLocation

  /// The checks in the order of the spec, with the place of each.
  func checks() -> [(Check, Span)] {
    var checks = dataset.syntax.columns.map { (columnCheck($0), $0.name.span) }
    if let strict = dataset.syntax.strictColumns, strict.value {
      let listed = dataset.syntax.columns.map(\.name.value)
      let check = contractCheck(
        "strict columns",
        text: "strict_columns: true",
        at: strict.span,
        .criterion(
          contractCriterion(
            "Dataset.*.UnlistedColumns",
            "number of columns that the contract does not list",
            .unlistedColumns(listed),
            equals: 0
          )
        )
      )
      checks.append((check, strict.span))
    }
    if let locked { checks.append((lockCheck(of: locked), locked.name.span)) }
    return checks
  }

  /// That the source still has the schema that was locked.
  private func lockCheck(of locked: LockedSchemas.Entry) -> Check {
    contractCheck(
      "schema lock",
      type: "SchemaLock",
      text: "the schema is as it was locked",
      at: locked.name.span,
      .criterion(
        contractCriterion(
          "Dataset.*.SchemaDrift",
          "number of breaking changes of the schema",
          .drift(from: locked.schema),
          equals: 0
        )
      )
    )
  }

  private func columnCheck(_ column: ColumnSyntax) -> Check {
    let name = column.name.value
    let type = column.type.map { ValueType($0.value) }
    var text = "column \(name)"
    if let type { text += " \(type.name)" }
    var verdicts = [
      Verdict.criterion(
        contractCriterion(
          "Column.\(name).Contract",
          type.map { "existence of column \(name) with type \($0.name)" }
            ?? "existence of column \(name)",
          .columnSatisfies(name, type),
          equals: 1
        )
      )
    ]
    if column.required?.value == true {
      text += " required"
      verdicts.append(requiredVerdict(name))
    }
    return contractCheck(
      "column \(name)",
      text: text,
      at: column.name.span,
      verdicts.count == 1 ? verdicts[0] : .all(verdicts)
    )
  }

  /// A required column of an empty dataset keeps its contract, vacuously.
  private func requiredVerdict(_ column: String) -> Verdict {
    let rowCount = Metric(.rowCount, of: dataset.name.value)
    let complete = rowCount.with(.rows(.not(.isNull(column))))
    var criterion = Criterion(
      "Column.\(column).Completeness",
      subject: "completeness of \(column)",
      value: .ratio(.metric(complete), .metric(rowCount)),
      condition: .equal(.constant(1))
    )
    criterion.whenUndefined = .passesVacuously
    criterion.considered = rowCount
    criterion.passing = complete
    criterion.offenders = Offenders(.rows(.isNull(column)), of: dataset.name.value, where: nil)
    return .criterion(criterion)
  }

  private func contractCriterion(
    _ name: String,
    _ subject: String,
    _ fact: SchemaFact,
    equals value: Double
  ) -> Criterion {
    Criterion(
      name,
      subject: subject,
      value: .metric(Metric(.schema(fact), of: dataset.name.value)),
      condition: .equal(.constant(value))
    )
  }

  private func contractCheck(
    _ name: String,
    type: String = "Column",
    text: String,
    at span: Span,
    _ verdict: Verdict
  ) -> Check {
    var check = Check(
      .contract,
      name: name,
      type: type,
      text: text,
      origin: location(span),
      severity: project.severity,
      status: .active,
      dimension: .consistency,
      verdict: verdict
    )
    check.owner = dataset.syntax.owner?.text ?? ""
    check.samples = project.samples
    return check
  }
}
