import AssayDiagnostics
import AssayModel
import AssaySyntax

/// `DetectAnomalies "Completeness" "a"`: whether a metric is out of the ordinary, judged by earlier runs.
enum DetectAnomalies: RuleType {
  static let signatures = [
    Signature("DetectAnomalies", ["MetricParameter"], isVariadic: true, returns: .boolean)
  ]
  static let dimension = Dimension.validity

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    guard let metric = rule.rule.parameters.first, let value = subject(of: &rule) else {
      return nil
    }
    var subject = Criterion(
      value.name,
      subject: words(metric.text, rule.rule.parameters.dropFirst().map(\.text)),
      value: value.value,
      condition: .noneOf([])
    )
    subject.whenUndefined = .fails
    let lower = bound("lower", of: &rule)
    let upper = bound("upper", of: &rule)
    if let lower, let upper, lower > upper, let tag = rule.rule.tags["lower"] {
      rule.emit(.boundsCrossed(at: tag.span))
      return nil
    }
    let range = naturalRange(of: value.value)
    return .ordinary(
      AnomalyTest(
        subject: subject,
        floor: range.floor,
        ceiling: range.ceiling,
        lower: lower,
        upper: upper
      )
    )
  }

  /// What the metric measures: the first value that an analyzer of the same name would give.
  private static func subject(of rule: inout RuleReader) -> NamedFormula? {
    let parameters = rule.rule.parameters
    let name = parameters[0]
    let forms = Signature.named(name.text).filter { $0.place == .rulesAndAnalyzers }
    guard !forms.isEmpty, let type = RuleCatalog.byName[name.text] else {
      rule.emit(.unknownMetric(name.located))
      return nil
    }
    let others = Array(parameters.dropFirst())
    guard let signature = forms.first(where: { $0.accepts(parameterCount: others.count) }) else {
      rule.emit(
        .wrongParameterCount(name.located, count: others.count, expected: forms.parameterCounts)
      )
      return nil
    }
    let inner = ResolvedRule(
      signature: signature,
      syntax: RuleSyntax(type: name.located, span: rule.rule.span),
      parameters: others.enumerated().map { index, parameter in
        ResolvedParameter(
          name: signature.parameterName(at: index, of: others.count),
          text: parameter.text,
          span: parameter.span
        )
      }
    )
    var reader = RuleReader(inner, in: rule.scope)
    let values = type.values(of: &reader)
    for diagnostic in reader.sink.emitted { rule.emit(diagnostic) }
    return reader.sink.hasErrors ? nil : values?.first
  }

  private static func bound(_ name: String, of rule: inout RuleReader) -> Double? {
    guard let tag = rule.rule.tags[name] else { return nil }
    guard tag.isNumber, let number = Double(tag.text) else {
      rule.emit(.boundIsNoNumber(name, at: tag.span))
      return nil
    }
    return number
  }

  private static func words(_ metric: String, _ parameters: [String]) -> String {
    var words = ""
    for character in metric {
      words +=
        character.isUppercase && !words.isEmpty
        ? " \(character.lowercased())" : character.lowercased()
    }
    return parameters.isEmpty ? words : "\(words) of \(parameters.joined(separator: ", "))"
  }

  /// The values that the metric can have at all: a share lies between 0 and 1, a count is not negative.
  private static func naturalRange(of value: Formula) -> (floor: Double?, ceiling: Double?) {
    switch value {
    case .quotient(_, _, .share): (0, 1)
    case .quotient(_, _, .aggregate), .quotient(_, _, .real), .difference: (nil, nil)
    case .metric(let metric): metric.quantity.isNeverNegative ? (0, nil) : (nil, nil)
    }
  }
}

extension Quantity {
  /// Whether it cannot be below 0.
  fileprivate var isNeverNegative: Bool {
    switch self {
    case .rowCount, .rows, .groups, .partnered, .matched, .returned, .schema, .files: true
    case .statistic(let statistic, _):
      switch statistic {
      case .standardDeviation, .variance, .interquartileRange, .minimumLength, .maximumLength: true
      default: false
      }
    case .correlation, .query: false
    }
  }
}

extension Diagnostic {
  fileprivate static func unknownMetric(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      "unknown-metric",
      .error,
      "`\(name.value)` is no metric that could be watched",
      at: name.span,
      help: [
        Signature.knownAnalyzers.nearest(to: name.value).map { "Did you mean `\($0)`?" }
          ?? "Write for example `DetectAnomalies \"RowCount\"`."
      ]
    )
  }

  fileprivate static func boundIsNoNumber(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "bound-not-number",
      .error,
      "`\(name)` of `DetectAnomalies` is not a number",
      at: span,
      help: ["Write for example `with lower = 100 with upper = 200`."]
    )
  }

  fileprivate static func boundsCrossed(at span: Span) -> Diagnostic {
    Diagnostic(
      "bound-not-number",
      .error,
      "`lower` of `DetectAnomalies` is above `upper`",
      at: span,
      help: ["Exchange them, or let `assay anomalies freeze` write them."]
    )
  }
}

extension DetectAnomalies {
  static let page = RulePage(
    checks: "Whether a metric is out of the ordinary, judged by what earlier runs measured.",
    matters:
      "Nobody can write down a threshold for every number, and yet most of them hardly change.",
    parameters: [
      "MetricParameter":
        "the metric, which is a rule type with a number such as `RowCount` or `Completeness`; behind it the "
        + "parameters that this type takes"
    ],
    conditions:
      "with fewer than three earlier values it is skipped; `with lower = …` and `with upper = …` are bounds that "
      + "were frozen, and need no history: `assay anomalies freeze` writes them",
    nulls: "As in the metric.",
    measurement:
      "The band around the robust forecast (median, trend, season of the day and the week) is as many robust "
      + "deviations wide as chance allows; `specs/anomalies.md` has the formulas. The band, its reason and the "
      + "history that it stands on are reported.",
    emptyTable: .comparesAnyway,
    example: RuleExample(
      """
      orders: id bigint, status varchar
      1 | shipped
      2 | placed
      3 | placed
      """,
      passes: #"DetectAnomalies "RowCount" with lower = 2 with upper = 5"#,
      fails: #"DetectAnomalies "RowCount" with lower = 10 with upper = 20"#
    )
  )
}
