package import AssayModel

/// What rules notice of faults, as text, as Markdown and as JSON.
package enum MutationReport {
  // MARK: Text

  /// Renders records for people.
  package static func text(_ records: [MutationRecord], style: Style = Style()) -> String {
    var page = TextPage(style: style)
    for record in records { page.add(record) }
    return page.text
  }

  // MARK: Markdown

  /// Renders records as tables of Markdown.
  package static func markdown(_ records: [MutationRecord]) -> String {
    records.map(markdown).joined(separator: "\n")
  }

  private static func markdown(_ record: MutationRecord) -> String {
    let table = MutationTable(record)
    let header = ["column"] + table.kinds.map(\.rawValue)
    var lines = [
      "## \(cell(record.dataset))", "",
      cell("\(record.score), on \(record.sample), seed \(record.seed)"), "",
      row(header), row(header.map { _ in "---" }),
    ]
    lines += table.rows.map { row([cell($0.name)] + $0.cells.map(\.rawValue)) }
    let parts = [
      ("Not noticed", record.gaps), ("Left out, as it would change nothing", record.omissions),
      ("Failing before", record.failing.map(NeutralText.line)),
      ("Not tried", record.untried.map(NeutralText.line)),
    ]
    for (title, items) in parts where !items.isEmpty {
      lines += ["", "\(title):", ""] + items.map { "- \(cell($0))" }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func row(_ cells: [String]) -> String {
    "| \(cells.joined(separator: " | ")) |"
  }

  /// A text that Markdown takes for nothing but text.
  private static func cell(_ text: String) -> String {
    var result = ""
    for character in NeutralText.line(text) {
      if "\\`*_{}[]<>#|!&~@".contains(character) { result += "\\" }
      result.append(character)
    }
    return result
  }

  // MARK: JSON

  /// Renders records in the format `assay.mutations`, described by `specs/schemas/mutations.schema.json`.
  package static func json(_ records: [MutationRecord], toolVersion: String) -> [UInt8] {
    let document: JSONValue = [
      "format": "assay.mutations",
      "version": 1,
      "tool": ["name": "assay", "version": .string(toolVersion)],
      "datasets": .array(records.map(value)),
    ]
    return document.document
  }

  private static func value(of record: MutationRecord) -> JSONValue {
    let tally = record.tally
    return [
      "dataset": .string(record.dataset),
      "sample": .string(record.sample),
      "rows": .integer(record.rows),
      "seed": .string(String(record.seed)),
      "tried": .integer(tally.tried),
      "noticed": .integer(tally.noticed),
      "failing_before": .array(record.failing.map(JSONValue.string)),
      "untried": .array(record.untried.map(JSONValue.string)),
      "faults": .array(record.faults.map(value)),
    ]
  }

  private static func value(of record: FaultRecord) -> JSONValue {
    var (result, names, reason): (String, [String], String?) = ("unnoticed", [], nil)
    switch record.result {
    case .noticed(let checks): (result, names) = ("noticed", checks)
    case .unnoticed: break
    case .leftOut(let why): (result, reason) = ("left_out", why)
    }
    return [
      "kind": .string(record.fault.kind.rawValue),
      "column": .optional(record.fault.column, JSONValue.string),
      "partner": .optional(record.fault.partner, JSONValue.string),
      "rows": .integer(record.rows),
      "result": .string(result),
      "noticed_by": .array(names.map(JSONValue.string)),
      "reason": .optional(reason, JSONValue.string),
    ]
  }
}

extension TextPage {
  fileprivate mutating func add(_ record: MutationRecord) {
    addHeading(NeutralText.line(record.dataset) + ": " + record.score)
    addProse(NeutralText.line("\(record.sample), seed \(record.seed)"), .faint)
    addDetail("")
    for line in MutationTable(record).text.lines { addDetail(line) }
    addDetail("")
    addDetail("✓ noticed  ✗ noticed by no rule  – would change nothing  · makes no sense", .faint)
    addList("noticed by no rule", record.gaps, .yellow)
    if style.verbose { addList("would change nothing", record.omissions) }
    addList("not tried", record.untried.map(NeutralText.line))
    if !record.failing.isEmpty {
      addDetail("")
      addProse(
        "failing already, and so noticing only what is worse: "
          + record.failing.map(NeutralText.line).joined(separator: "; "),
        .faint
      )
    }
  }

  private mutating func addList(_ title: String, _ items: [String], _ ink: Style.Ink? = nil) {
    guard !items.isEmpty else { return }
    addDetail("")
    addDetail(title + ":", ink)
    for item in items { addProse(item, hanging: 2) }
  }
}
