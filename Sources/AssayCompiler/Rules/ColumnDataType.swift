import AssayDiagnostics
import AssayModel
import AssaySyntax

/// `ColumnDataType "a" = "DATE" with threshold > 0.9`: the share of values that can be read as a type; NULL cannot.
enum ColumnDataType: RuleType {
  static let signatures = [
    Signature(
      "ColumnDataType",
      ["TargetColumn"],
      returns: .text,
      supportsWhere: true,
      supportsThreshold: true
    )
  ]
  static let dimension = Dimension.validity

  /// The share of values that can be read as each of the simple types.
  static func values(of rule: inout RuleReader) -> [NamedFormula]? {
    let column = rule.column()
    let types: [DataType] = [.boolean, .integer, .long, .double, .date(format: nil), .timestamp]
    return types.map { type in
      NamedFormula(
        name: rule.metricName([column], "ColumnDataType.\(type.words)"),
        value: .ratio(
          .metric(rule.metric(.rows(.castable(column, to: type)))),
          .metric(rule.rowCount)
        )
      )
    }
  }

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    let column = rule.column()
    guard case .text(let condition)? = rule.rule.condition?.kind else { return nil }
    let operand: TextOperandSyntax
    let isNegative: Bool
    switch condition {
    case .equal(let text): (operand, isNegative) = (text, false)
    case .notEqual(let text): (operand, isNegative) = (text, true)
    case .oneOf, .noneOf, .oneOfVariable, .noneOfVariable, .matches, .notMatches:
      return rule.never("`ColumnDataType` compares with one type only", at: rule.rule.span)
    }
    guard case .quoted(let name) = operand.kind, let plain = type(name.value) else {
      return rule.never("there is no such data type", at: operand.span)
    }
    let type: DataType
    switch formatted(plain, &rule) {
    case .success(let formatted): type = formatted
    case .failure(let reason): return rule.never(reason.sentence, at: rule.rule.span)
    }
    let test = RowTest.castable(column, to: type)
    return rule.compliance(
      isNegative ? .not(test) : test,
      name: rule.metricName([column], "ColumnDataType.Compliance"),
      passesOnEmptyTable: true
    )
  }

  private struct Reason: Error { let sentence: String }

  /// A date is read in the form that the tag `format` gives; of a form that DQDL does not know there is no value.
  private static func formatted(
    _ type: DataType,
    _ rule: inout RuleReader
  ) -> Result<DataType, Reason> {
    guard case .date = type, let tag = rule.rule.tags.first else { return .success(type) }
    guard tag.key == "format", rule.rule.tags.count == 1 else {
      return .failure(Reason(sentence: "a rule on dates takes no tag but `format`"))
    }
    guard let format = DataType.DateFormat(tag.value.text) else {
      return .failure(Reason(sentence: "there is no date format \(tag.value.text)"))
    }
    return .success(.date(format: format))
  }

  private static func type(_ name: String) -> DataType? {
    let name = name.uppercased().filter { !$0.isWhitespace }
    switch name {
    case "BOOLEAN": return .boolean
    case "INTEGER": return .integer
    case "LONG", "INTEGRAL": return .long
    case "FLOAT": return .float
    case "DOUBLE", "FRACTIONAL": return .double
    case "DATE": return .date(format: nil)
    case "TIMESTAMP": return .timestamp
    default:
      guard name.hasPrefix("DECIMAL("), name.hasSuffix(")") else { return nil }
      let numbers = name.dropFirst(8).dropLast().split(separator: ",").compactMap { Int($0) }
      guard numbers.count == 2, (1...38).contains(numbers[0]), (0...numbers[0]).contains(numbers[1])
      else { return nil }
      return .decimal(precision: numbers[0], scale: numbers[1])
    }
  }
}

extension ColumnDataType {
  static let page = RulePage(
    checks:
      "The values of a column can be read as a type: BOOLEAN, DATE, TIMESTAMP, INTEGER, LONG, "
      + "FLOAT, DOUBLE or DECIMAL(p,s), in any letter case.",
    matters: "Text that is to become numbers or dates fails late, in the job that converts it.",
    conditions:
      "`in`, `matches` and unknown types are accepted and never hold, with a warning; `with "
      + "format = \"dd-MM-yyyy\"` tells how a DATE is written",
    nulls: "NULL cannot be read as anything: it fails `=` and passes `!=`.",
    measurement:
      "Rows whose value can be converted, divided by all rows; it must be 1, or what the "
      + "threshold says.",
    emptyTable: .passes,
    example: RuleExample(
      """
      imports: id bigint, born varchar
      1 | 1990-04-01
      2 | 2024-02-30
      3 | 2001-12-31
      4 | unknown
      """,
      passes: #"ColumnDataType "born" = "DATE" with threshold >= 0.5"#,
      fails: #"ColumnDataType "born" = "DATE" where "id < 4""#
    )
  )
}
