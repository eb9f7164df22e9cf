import AssayDiagnostics
import AssayModel
import AssaySyntax

// What rule types say of rules that fit their signature but make no sense for the dataset.

extension Diagnostic {
  // MARK: Columns

  static func unknownColumn(_ column: Located<String>, in contract: Contract) -> Diagnostic {
    let names = contract.columns.map(\.name.value)
    let near = nearest(to: column.value, among: names)
    let declared = contract.columns.first { $0.name.value == near }
    return Diagnostic(
      "unknown-column",
      .error,
      "`\(contract.dataset)` has no column `\(column.value)`",
      at: column.span,
      also: declared.map { [Annotation($0.name.span, label: "a near one")] } ?? [],
      reason: contract.isStrict
        ? "`strict_columns` is on, so `columns` lists all of them."
        : "Rules name only columns that `columns` lists, where there is such a list.",
      help: [
        near.map { "Did you mean `\($0)`?" } ?? "Add it to `columns:`, or remove the rule."
      ]
    )
  }

  static func wrongColumnType(
    _ column: Located<String>,
    type: ValueType,
    declared: Span,
    need: ColumnNeed
  ) -> Diagnostic {
    Diagnostic(
      "wrong-column-type",
      .error,
      "this rule needs \(need.words), but `\(column.value)` is \(type.name)",
      at: column.span,
      also: [Annotation(declared, label: "declared here")],
      help: ["Correct the type in `columns:`, or use a rule that fits it."]
    )
  }

  static func columnNotLocked(_ column: Located<String>, in contract: Contract) -> Diagnostic {
    let locked = contract.locked ?? []
    let near = nearest(to: column.value, among: locked.map(\.name.value))
    let place = locked.first { $0.name.value == near }
    return Diagnostic(
      "column-not-locked",
      .error,
      "the source of `\(contract.dataset)` has no column `\(column.value)`, says the schema lock",
      at: column.span,
      also: place.map { [Annotation($0.name.span, label: "a near one")] } ?? [],
      help: [
        near.map { "Did you mean `\($0)`?" } ?? "Correct the name, or remove the rule.",
        "If the source has it now: `assay lock --dataset \(contract.dataset)`.",
      ]
    )
  }

  static func wrongLockedType(
    _ column: Located<String>,
    type: ValueType,
    locked: Span,
    need: ColumnNeed
  ) -> Diagnostic {
    Diagnostic(
      "wrong-locked-type",
      .error,
      "this rule needs \(need.words), but `\(column.value)` is \(type.name)",
      at: column.span,
      also: [Annotation(locked, label: "as the source had it")],
      help: ["Use a rule that fits the type, or lock the schema again if the source has another."]
    )
  }

  // MARK: Operands

  static func unknownFunction(_ name: Located<String>) -> Diagnostic {
    let known = NumberExpression.Function.allCases.map(\.rawValue)
    return Diagnostic(
      "unknown-function",
      .error,
      "there is no function `\(name.value)()`",
      at: name.span,
      help: [
        nearest(to: name.value, among: known).map { "Did you mean `\($0)()`?" }
          ?? "There are \(known.map { "`\($0)()`" }.joined(separator: ", "))."
      ]
    )
  }

  static func badHistoryFunction(_ fault: NumberFault, at span: Span) -> Diagnostic {
    Diagnostic(
      "bad-history-function",
      .error,
      fault.sentence,
      at: span,
      help: ["For example `avg(last(10)) * 0.8`, or `index(last(3), 0)`, which is the newest."]
    )
  }

  static func wrongArgumentCount(
    _ name: Located<String>,
    _ counts: ClosedRange<Int>,
    _ count: Int
  ) -> Diagnostic {
    let words = Set([counts.lowerBound, counts.upperBound]).sorted().map(String.init)
    return Diagnostic(
      "wrong-argument-count",
      .error,
      "`\(name.value)()` takes \(words.joined(separator: " or ")) "
        + "\(counts == 1...1 ? "argument" : "arguments"), but has \(count)",
      at: name.span,
      help: ["For example `avg(last(10))`, or `index(last(3), 0)`."]
    )
  }

  static func notInRowComposite(_ type: Located<String>, reason: String) -> Diagnostic {
    Diagnostic(
      "not-in-row-composite",
      .error,
      "`\(type.value)` cannot be judged row by row",
      at: type.span,
      reason: reason,
      help: ["Write it as a rule of its own, or set `defaults: {composites: dataset}`."]
    )
  }

  static func tooManyClauses(_ span: Span) -> Diagnostic {
    Diagnostic(
      "too-many-clauses",
      .error,
      "this composition is too large to be judged row by row",
      at: span,
      help: ["Split it into several rules."]
    )
  }

  static func operandNeverCompares(_ span: Span, type: String) -> Diagnostic {
    Diagnostic(
      "operand-never-compares",
      .warning,
      "`\(type)` compares only with plain numbers",
      at: span,
      reason: "AWS Glue accepts this operand and fails the rule whatever the data are.",
      help: ["Write the number itself."]
    )
  }

  static func neverHolds(_ reason: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "never-holds",
      .warning,
      reason,
      at: span,
      reason: "AWS Glue accepts this rule and fails it whatever the data are."
    )
  }

  static func malformedPattern(_ pattern: Located<String>) -> Diagnostic {
    Diagnostic(
      "malformed-pattern",
      .error,
      "`\(pattern.value)` is not a regular expression",
      at: pattern.span,
      help: ["Escape characters that have a meaning, such as brackets, with a backslash."]
    )
  }

  static func impossibleDate(_ text: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "impossible-date",
      .warning,
      "\(text) is not a day of the calendar",
      at: span,
      reason: "AWS Glue accepts it and fails the rule whatever the data are."
    )
  }

  // MARK: Other datasets

  static func unknownDataset(_ name: String, at span: Span, known: [String]) -> Diagnostic {
    Diagnostic(
      "unknown-dataset",
      .error,
      "there is no dataset `\(name)`",
      at: span,
      help: [
        nearest(to: name, among: known).map { "Did you mean `\($0)`?" }
          ?? "The project has \(known.map { "`\($0)`" }.joined(separator: ", "))."
      ]
    )
  }

  static func queryAcrossConnections(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "query-across-connections",
      .error,
      "the query reads `\(name)`, which is on another engine",
      at: span,
      reason: "a query runs as it is written, in the engine of its own dataset",
      help: [
        "ReferentialIntegrity, DatasetMatch, RowCountMatch, AggregateMatch and SchemaMatch work across connections."
      ]
    )
  }

  static func malformedReference(_ parameter: Located<String>) -> Diagnostic {
    Diagnostic(
      "malformed-reference",
      .error,
      "`\(parameter.value)` does not name columns of a dataset",
      at: parameter.span,
      help: ["Write \"dataset.column\", or \"dataset.{first,second}\" for several."]
    )
  }

  static func referenceCountMismatch(
    _ columns: Located<String>,
    _ count: Int,
    _ referenced: Int
  ) -> Diagnostic {
    Diagnostic(
      "reference-count",
      .error,
      "\(count) \(count == 1 ? "column" : "columns") cannot refer to \(referenced)",
      at: columns.span,
      help: ["Name as many columns on both sides."]
    )
  }

  static func malformedAggregate(_ expression: Located<String>) -> Diagnostic {
    Diagnostic(
      "malformed-aggregate",
      .error,
      "`\(expression.value)` is not an aggregate that can be compared",
      at: expression.span,
      help: ["Write \"sum(column)\" or \"avg(dataset.column)\"."]
    )
  }

  static func malformedMapping(_ mapping: Located<String>) -> Diagnostic {
    Diagnostic(
      "malformed-mapping",
      .error,
      "`\(mapping.value)` does not pair columns",
      at: mapping.span,
      help: ["Write \"column\", or \"column->other\", and separate pairs by commas."]
    )
  }

  // MARK: Queries

  static func thresholdIgnored(_ span: Span) -> Diagnostic {
    Diagnostic(
      "threshold-ignored",
      .warning,
      "a threshold beside a condition is ignored",
      at: span,
      reason: "CustomSql compares the number that the query gives; a threshold is for rows.",
      help: ["Remove the threshold, or the condition."]
    )
  }
}

extension ColumnNeed {
  /// What is needed, for messages.
  fileprivate var words: String {
    switch self {
    case .anything: "any type"
    case .number: "a number"
    case .text: "text"
    case .day: "a date, a timestamp or text"
    }
  }
}
