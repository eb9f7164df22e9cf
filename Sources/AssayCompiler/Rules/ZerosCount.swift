import AssayModel

/// `ZerosCount "a" = 0`: the number of rows in which a number is 0; NULL is not.
enum ZerosCount: RuleType {
  static let signatures = [
    Signature("ZerosCount", ["TargetColumn"], returns: .number, supportsWhere: true)
  ]
  static let dimension = Dimension.validity

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    let column = rule.column("TargetColumn", .number)
    let rowCount = rule.rowCount
    let zeros = RowTest.number(column, .equal(0))
    let offenders = Offenders(.rows(zeros), of: rule.scope.dataset, where: rule.filter)
    return rule.comparing(
      rule.metricName([column], "ZerosCount"),
      "number of rows with \(zeros.words)",
      .metric(rule.metric(.rows(zeros)))
    ) { criterion in
      criterion.considered = rowCount
      criterion.offenders = offenders
    }
  }
}

extension ZerosCount {
  static let page = RulePage(
    checks: "The number of rows in which a number is 0.",
    matters: "A zero often stands for a value that nobody entered.",
    nulls: "NULL is not 0.",
    measurement: "Rows whose value equals 0.",
    emptyTable: .compares(0),
    emptySelection: .compares(0),
    example: RuleExample(
      """
      orders: id bigint, amount double
      1 | 10
      2 | 0
      3 | NULL
      """,
      passes: #"ZerosCount "amount" <= 1"#,
      fails: #"ZerosCount "amount" = 0"#
    )
  )
}
