import AssayModel

/// What the tool printed for the two rules of an example.
package struct RuleExampleOutput: Sendable, Hashable {
  /// The evidence for the rule that holds, a sentence on each line.
  package let passing: String

  /// The lines of the report on the rule that does not hold.
  package let failing: String

  /// Makes an output.
  package init(passing: String, failing: String) {
    self.passing = passing
    self.failing = failing
  }
}

extension ManualPage {
  /// The page of a rule type: its own words, and what follows from its signatures and its example.
  ///
  /// - Parameter output: what the tool prints for the example.
  init(of type: any RuleType.Type, _ page: RulePage, output: RuleExampleOutput?) {
    let signatures = type.signatures
    let example = page.example
    self.init(signatures.first?.name ?? "")
    blocks = [.code(signatures.map { $0.form + "\n" }.joined(), language: "text")]
    add("What it checks", .paragraph(page.checks))
    add("Why it matters", .paragraph(page.matters))
    addParameters(of: signatures, page)
    addConditions(of: signatures, page)
    add("Null handling", .paragraph(page.nulls))
    add("Empty data", .list(page.wordsOnNothing(signatures)))
    add(
      "How it is measured",
      .paragraph(page.measurement),
      .list(example.metricNames.map { "reported as `\($0)`" } + example.queryKinds)
    )
    add("Scores", .paragraph("Scores count it as \(type.dimension.rawValue)."))
    add("Data of the examples")
    for table in example.tables {
      blocks.append(.paragraph("`\(table.name)`"))
      blocks.append(
        .table(header: table.columns.map { "\($0.name) \($0.type)" }, rows: table.rows)
      )
    }
    if !example.files.isEmpty {
      add("Files of the examples", .paragraph("All were last changed on 2024-05-01."))
      for file in example.files {
        blocks += [.paragraph("`\(file.path)`"), .code(file.text + "\n")]
      }
    }
    add("Example that passes", .code(example.shownSpec(of: example.passing), language: "yaml"))
    if let output { blocks.append(.code(output.passing)) }
    add("Example that fails", .code(example.shownSpec(of: example.failing), language: "yaml"))
    if let output { blocks.append(.code(output.failing)) }
    add("Since", .paragraph(page.since))
  }

  private mutating func add(_ heading: String, _ blocks: Block...) {
    self.blocks.append(.heading(heading))
    self.blocks += blocks
  }

  private mutating func addParameters(of signatures: [Signature], _ page: RulePage) {
    var names: [String] = []
    for name in signatures.flatMap(\.parameters) where !names.contains(name) { names.append(name) }
    guard !names.isEmpty else { return }
    let variadic = Set(signatures.filter(\.isVariadic).compactMap(\.parameters.last))
    add(
      "Parameters",
      .table(
        header: ["parameter", "meaning"],
        rows: names.map { name in
          let note = variadic.contains(name) ? "; may be given several times" : ""
          return [name, (page.parameters[name] ?? "") + note]
        }
      )
    )
  }

  private mutating func addConditions(of signatures: [Signature], _ page: RulePage) {
    var items: [String] = []
    for signature in signatures {
      let words = signature.returns.conditionWords
      if !items.contains(words) { items.append(words) }
    }
    if !page.conditions.isEmpty { items.append(page.conditions) }
    items += signatures.supportWords
    add("Conditions", .list(items))
  }
}

extension Signature {
  /// How a rule of this form is written, with parts that may be left out in brackets.
  package var form: String {
    var words = [name] + parameters.map { "\"\($0)\"" }
    if isVariadic, let last = words.popLast() { words.append(last + "…") }
    if let condition = returns.conditionForm { words.append(condition) }
    if supportsWhere { words.append("[where \"PREDICATE\"]") }
    if supportsThreshold { words.append("[with threshold CONDITION]") }
    return words.joined(separator: " ")
  }
}

extension [Signature] {
  /// What may stand behind a rule, and where the type may stand; in at least one of its forms.
  fileprivate var supportWords: [String] {
    var words = [
      contains(where: \.supportsWhere)
        ? "`where` limits the rule to the rows for which an SQL predicate holds"
        : "takes no `where`",
      contains(where: \.supportsThreshold)
        ? "`with threshold` says which share must pass; without one, all"
        : "takes no threshold",
      contains { $0.place == .rulesAndAnalyzers }
        ? "can stand in analyzers, too, without a condition"
        : "can stand in rules only, not in analyzers",
    ]
    if contains(where: \.excludedFromRowComposites) {
      words.append("cannot be judged row by row inside of `and` and `or`")
    }
    if contains(where: \.isExperimental) { words.append("experimental upstream") }
    return words
  }
}

extension Signature.Returns {
  fileprivate var conditionForm: String? {
    switch self {
    case .boolean: nil
    case .numberOrBoolean: "[CONDITION]"
    case .number, .text, .columnValues, .duration, .date, .size: "CONDITION"
    }
  }

  fileprivate var conditionWords: String {
    let order = "`=`, `!=`, `>`, `>=`, `<`, `<=`, `between`, `not between`, `in` and `not in`"
    let bounds = "`between` leaves its bounds out"
    return switch self {
    case .boolean: "takes no condition"
    case .number: "compared with numbers by \(order); \(bounds)"
    case .numberOrBoolean: "compared with numbers by \(order), or with nothing; \(bounds)"
    case .text: "compared with texts by `=`, `!=`, `in`, `not in`, `matches` and `not matches`"
    case .columnValues:
      "compared with numbers or dates by \(order), or with texts by `=`, `!=`, `in`, `not in`, `matches` and "
        + "`not matches`; \(bounds)"
    case .duration: "compared with durations such as `24 hours` by \(order); \(bounds)"
    case .date: "compared with dates such as `(now() - 3 days)` by \(order); \(bounds)"
    case .size: "compared with sizes such as `5 MB` by \(order); \(bounds)"
    }
  }
}

extension RulePage {
  fileprivate func wordsOnNothing(_ signatures: [Signature]) -> [String] {
    let table = "an empty table: \(emptyTable.words)"
    guard signatures.contains(where: \.supportsWhere) else { return [table] }
    return [table, "a `where` that leaves no row: \(emptySelection.words)"]
  }
}

extension RulePage.OnNothing {
  fileprivate var words: String {
    switch self {
    case .fails: "there is no value, and the rule fails"
    case .passes: "there is no value, and the rule passes, marked as vacuous"
    case .compares(let value): "the value is \(plain(value)), and is compared"
    case .comparesAnyway: "the value does not depend on rows, and is compared"
    }
  }
}

// MARK: - What the compiler tells of an example

extension RuleExample {
  private var criteria: [Criterion] {
    [passing, failing].flatMap { rule in
      let checks = project(for: rule).compiled().output?.datasets.flatMap(\.checks) ?? []
      return checks.flatMap(\.verdict.criteria)
    }
  }

  /// The names of the values that the rules of the example report.
  package var metricNames: [String] {
    var names: [String] = []
    for criterion in criteria {
      for name in [criterion.name] + criterion.background.map(\.name) where !names.contains(name) {
        names.append(name)
      }
    }
    return names
  }

  /// What the measurement takes.
  fileprivate var queryKinds: [String] {
    var kinds: [String] = []
    for words in criteria.flatMap(\.metrics).map(\.quantity.queryKind) where !kinds.contains(words)
    {
      kinds.append(words)
    }
    return kinds
  }
}

extension Quantity {
  fileprivate var queryKind: String {
    switch self {
    case .rowCount, .rows, .statistic, .correlation:
      "taken in one scan, which all rules on the dataset share"
    case .groups: "taken in a grouped query, which all rules on the same columns share"
    case .partnered, .matched: "taken in a join with the other dataset"
    case .query, .returned: "taken in a statement of its own"
    case .schema: "read from the description of the columns; no row is looked at"
    case .files: "taken in a statement over the files, which all rules on the same files share"
    }
  }
}
