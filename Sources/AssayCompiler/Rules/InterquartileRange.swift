import AssayModel

/// `InterquartileRange "a" < 10`: the third quartile less the first, interpolated.
enum InterquartileRange: StatisticRule {
  static let name = "InterquartileRange"
  static let words = "interquartile range"
  static let statistic = ColumnStatistic.interquartileRange
}

extension InterquartileRange {
  static let page = RulePage(
    checks:
      "The third quartile of a column less the first: how wide the middle half of the values is.",
    matters: "Unlike the range, it does not move with a single extreme value.",
    nulls: nulls,
    measurement: "Quartiles are interpolated between the two nearest values.",
    example: RuleExample(
      """
      orders: id bigint, amount double
      1 | 10
      2 | 20
      3 | 60
      4 | NULL
      """,
      passes: #"InterquartileRange "amount" <= 25"#,
      fails: #"InterquartileRange "amount" < 10"#
    )
  )
}
