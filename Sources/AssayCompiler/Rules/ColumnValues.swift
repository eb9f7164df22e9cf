import AssayDiagnostics
import AssayModel
import AssaySyntax

/// `ColumnValues "a" in ["x", "y"] with threshold > 0.9`: a test that every value has to pass.
///
/// NULL fails every positive condition and passes every negative one, unless it is listed; for numbers `not between`
/// is positive. The threshold counts for every operator, which upstream ignores for some.
enum ColumnValues: RuleType {
  static let signatures = [
    Signature(
      "ColumnValues",
      ["TargetColumn"],
      returns: .columnValues,
      supportsWhere: true,
      supportsThreshold: true
    )
  ]
  static let dimension = Dimension.validity

  static func values(of rule: inout RuleReader) -> [NamedFormula]? {
    let column = rule.column("TargetColumn", .number)
    return [
      rule.background([column], "Minimum", .minimum),
      rule.background([column], "Maximum", .maximum),
    ]
  }

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    switch rule.rule.condition?.kind {
    case .number(let condition): return numbers(condition, &rule)
    case .text(let condition): return texts(condition, &rule)
    case .date(let condition): return days(condition, &rule)
    case .duration, .size, nil: return nil
    }
  }

  // MARK: Numbers

  private static func numbers(
    _ condition: ComparisonSyntax<NumberSyntax>,
    _ rule: inout RuleReader
  ) -> Verdict? {
    switch condition {
    case .equal, .notEqual, .oneOf, .noneOf: return listed(condition, &rule)
    case .between, .notBetween, .greater, .greaterOrEqual, .less, .lessOrEqual: break
    }
    let column = rule.column("TargetColumn", .number)
    guard let comparison = rule.plainNumbers(condition) else { return nil }
    guard case .numbers(let numbers) = comparison else {
      return .impossible(reason: "values compare only with plain numbers here")
    }
    return compliance(.number(column, numbers), column, &rule, background: extremes(numbers))
  }

  /// `=`, `!=`, `in` and `not in`, where NULL may be listed.
  private static func listed(
    _ condition: ComparisonSyntax<NumberSyntax>,
    _ rule: inout RuleReader
  ) -> Verdict? {
    let column = rule.column()
    let nullCount = condition.operands.count { if case .null = $0.kind { true } else { false } }
    let others = condition.operands.filter { if case .null = $0.kind { false } else { true } }
    var elements: [RowTest] = nullCount > 0 ? [.isNull(column)] : []
    if !others.isEmpty {
      guard let comparison = rule.plainNumbers(.oneOf(others)) else { return nil }
      guard case .numbers(let numbers) = comparison else {
        return .impossible(reason: "values compare only with plain numbers here")
      }
      let operands = numbers.operands
      elements.append(.number(column, operands.count == 1 ? .equal(operands[0]) : numbers))
    }
    let positive = elements.count == 1 ? elements[0] : .any(elements)
    let background: [(String, ColumnStatistic)]
    if case .equal = condition, nullCount == 0 {
      background = [("Minimum", .minimum), ("Maximum", .maximum)]
      _ = rule.column("TargetColumn", .number)
    } else {
      background = []
    }
    return compliance(
      condition.isNegative ? .not(positive) : positive,
      column,
      &rule,
      background: background
    )
  }

  /// The extremes by which upstream judges an order, reported beside the verdict.
  private static func extremes(_ comparison: Comparison<Double>) -> [(String, ColumnStatistic)] {
    switch comparison {
    case .greater, .greaterOrEqual: [("Minimum", .minimum)]
    case .less, .lessOrEqual: [("Maximum", .maximum)]
    case .between: [("Maximum", .maximum), ("Minimum", .minimum)]
    case .notBetween, .equal, .notEqual, .oneOf, .noneOf: []
    }
  }

  // MARK: Texts

  private static func texts(
    _ condition: TextConditionSyntax,
    _ rule: inout RuleReader
  ) -> Verdict? {
    switch condition {
    case .equal(let operand): return elements([operand], isNegative: false, &rule)
    case .notEqual(let operand): return elements([operand], isNegative: true, &rule)
    case .oneOf(let operands): return elements(operands, isNegative: false, &rule)
    case .noneOf(let operands): return elements(operands, isNegative: true, &rule)
    case .matches(let pattern):
      return matches(pattern.value.raw, "matching", matching, &rule)
    case .notMatches(let pattern):
      return matches(pattern.value.raw, "not matching", notMatching, &rule)
    case .oneOfVariable, .noneOfVariable: return nil
    }
  }

  private static func matches(
    _ pattern: String,
    _ verb: String,
    _ test: (_ column: String, _ pattern: String) -> RowTest,
    _ rule: inout RuleReader
  ) -> Verdict? {
    let column = rule.column("TargetColumn", .text)
    return compliance(
      test(column, pattern),
      column,
      &rule,
      metric: "PatternMatch",
      words: "\(column) \(verb) \(pattern)"
    )
  }

  private static func elements(
    _ operands: [TextOperandSyntax],
    isNegative: Bool,
    _ rule: inout RuleReader
  ) -> Verdict? {
    let column = rule.column()
    let ignoringCase = rule.rule.tags["ignoreCase"]?.text.lowercased() == "true"
    var texts: [String] = []
    var tests: [RowTest] = []
    for operand in operands {
      switch operand.kind {
      case .quoted(let text): texts.append(text.value)
      case .empty: texts.append("")
      case .null: tests.append(.isNull(column))
      case .whitespacesOnly: tests.append(.isBlank(column))
      case .variable: return nil
      }
    }
    if !texts.isEmpty { tests.append(.text(column, oneOf: texts, ignoringCase: ignoringCase)) }
    let positive = tests.count == 1 ? tests[0] : .any(tests)
    return compliance(isNegative ? .not(positive) : positive, column, &rule)
  }

  /// The pattern is put between `^` and `$` without a group, and the empty text never matches: so upstream has it.
  private static func matching(_ column: String, _ pattern: String) -> RowTest {
    .all([.not(.isEmpty(column)), .matches(column, pattern: "^\(pattern)$")])
  }

  /// Upstream searches for `^(?!\bre\b).*$`, which is said here without looking ahead.
  ///
  /// So NULL, the empty text and every text of several lines fail, and a text fails when it starts with a match that
  /// ends at the border of a word.
  private static func notMatching(_ column: String, _ pattern: String) -> RowTest {
    .all([
      .not(.isNull(column)),
      .not(.isEmpty(column)),
      .not(.matches(column, pattern: #"[\n\r]"#)),
      .not(.matches(column, pattern: #"^(?:\b\#(pattern)\b)"#)),
    ])
  }

  // MARK: Days

  private static func days(
    _ condition: ComparisonSyntax<DateSyntax>,
    _ rule: inout RuleReader
  ) -> Verdict? {
    let column = rule.column("TargetColumn", .day)
    var operands: [DateOperand] = []
    var listsNull = false
    for operand in condition.operands {
      switch rule.day(operand) {
      case .day(let day): operands.append(day)
      case .null: listsNull = true
      case .impossible(let reason): return .impossible(reason: reason)
      }
    }
    let isComparable = operands.count == condition.operands.count || condition.isList
    guard !operands.isEmpty, isComparable else {
      return .impossible(reason: "a day does not compare with NULL")
    }
    let test = RowTest.day(column, condition.lowered(to: operands))
    // A text that is no day fails either way; NULL itself passes what is negative, unless it is listed.
    let acceptsNull = condition.isNegative || condition.isNotBetween ? !listsNull : listsNull
    return compliance(acceptsNull ? .any([.isNull(column), test]) : test, column, &rule)
  }

  // MARK: Verdict

  private static func compliance(
    _ test: RowTest,
    _ column: String,
    _ rule: inout RuleReader,
    metric: String = "ColumnValues.Compliance",
    words: String? = nil,
    background: [(String, ColumnStatistic)] = []
  ) -> Verdict? {
    let reader = rule
    return rule.compliance(
      test,
      name: rule.metricName([column], metric),
      words: words,
      background: background.map { reader.background([column], $0, $1) }
    )
  }
}

extension RowTest {
  fileprivate static func isEmpty(_ column: String) -> RowTest {
    .text(column, oneOf: [""], ignoringCase: false)
  }
}

extension ComparisonSyntax {
  fileprivate var isNegative: Bool {
    switch self {
    case .notEqual, .noneOf: true
    case .between, .notBetween, .greater, .greaterOrEqual, .less, .lessOrEqual, .equal, .oneOf:
      false
    }
  }

  fileprivate var isNotBetween: Bool { if case .notBetween = self { true } else { false } }

  fileprivate var isList: Bool {
    switch self {
    case .oneOf, .noneOf: true
    case .between, .notBetween, .greater, .greaterOrEqual, .less, .lessOrEqual, .equal, .notEqual:
      false
    }
  }
}

extension ColumnValues {
  static let page = RulePage(
    checks:
      "Every value of a column passes a test: a comparison with numbers, with texts, with a "
      + "regular expression, or with dates.",
    matters: "Values outside of what was agreed end in the wrong branch of everything behind.",
    conditions:
      "`NULL`, `EMPTY` and `WHITESPACES_ONLY` can stand among texts, `NULL` among numbers and "
      + "dates; `with ignoreCase = \"true\"` makes `=`, `!=`, `in` and `not in` blind to letter "
      + "case; `matches` searches for `^pattern$`, so that `a|b` means: starts with a, or ends "
      + "with b; an empty text never matches; "
      + "`not matches` is not its opposite: it fails an empty text, a text of several lines, and "
      + "a text that starts with a match that ends at the border of a word",
    nulls:
      "NULL fails `=`, `in`, `matches`, `not matches` and every order, and passes `!=` and `not "
      + "in`, unless the condition lists it. `not between` fails NULL among numbers and passes it "
      + "among dates.",
    measurement:
      "Rows that pass, divided by all rows; it must be 1, or what the threshold says. Dates are "
      + "compared by the day, texts in a date condition are read as dates. Where the reference "
      + "judges by extremes, these are reported beside it.",
    example: RuleExample(
      """
      orders: id bigint, status varchar, amount double
      1 | placed | 10
      2 | shipped | 0
      3 | stolen | 25
      4 | NULL | 5
      """,
      passes: #"ColumnValues "amount" >= 0"#,
      fails: #"ColumnValues "status" in ["placed", "shipped"] with threshold > 0.6"#
    )
  )
}
