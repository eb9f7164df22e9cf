package import AssayModel

/// Prints what a look at a dataset shows.
package enum InspectionReport {
  /// The look as text.
  package static func text(_ inspection: DatasetInspection, style: Style = Style()) -> String {
    var lines = [
      style.paint(NeutralText.line("\(inspection.dataset) · \(inspection.place)"), .bold),
      "│ \(NeutralText.line("\(inspection.source) on \(inspection.connection)"))",
      "│ \(size(of: inspection))",
    ]
    lines += inspection.changes.map {
      "│ \(NeutralText.line($0.subject)): \($0.time.minute)"
    }
    lines += inspection.troubles.map { "│ not told: \(NeutralText.sentence($0))" }
    lines += [""] + columns(inspection, style)
    if let sample = inspection.sample {
      let table = TextTable(sample)
      lines += ["", style.paint(table.lines[0], .bold)] + table.lines.dropFirst()
    }
    return lines.map { NeutralText.withoutLogCommands($0) + "\n" }.joined()
  }

  private static func size(of inspection: DatasetInspection) -> String {
    let rows = inspection.rows.map { "\($0) \($0 == 1 ? "row" : "rows")" } ?? "rows not counted"
    let files = inspection.files.map { " in \($0) \($0 == 1 ? "file" : "files")" } ?? ""
    return rows + files
  }

  private static func columns(_ inspection: DatasetInspection, _ style: Style) -> [String] {
    let table = TextTable(
      header: ["", "column", "type", "contract", ""],
      alignments: [],
      rows: inspection.columns.map { column in
        [
          column.deviation == nil ? " " : "✗", NeutralText.line(column.name),
          column.type.map(NeutralText.line) ?? "–", column.promised.map(NeutralText.line) ?? "–",
          column.deviation ?? "",
        ]
      }
    )
    let rows = zip(inspection.columns, table.lines.dropFirst()).map { column, line in
      column.deviation == nil ? line : style.paint("✗", .red) + line.dropFirst()
    }
    return [style.paint(table.lines[0], .bold)] + rows
  }

  /// The look in the format `assay.inspection`.
  package static func json(_ inspection: DatasetInspection) -> [UInt8] {
    let document: JSONValue = [
      "format": "assay.inspection",
      "version": 1,
      "dataset": .string(inspection.dataset),
      "connection": .string(inspection.connection),
      "source": .string(inspection.source),
      "rows": .optional(inspection.rows) { .integer($0) },
      "files": .optional(inspection.files) { .integer($0) },
      "changes": .array(
        inspection.changes.map {
          ["subject": .string($0.subject), "time": .string($0.time.description)]
        }
      ),
      "columns": .array(
        inspection.columns.map { column in
          [
            "name": .string(column.name),
            "type": .optional(column.type, JSONValue.string),
            "promised": .optional(column.promised, JSONValue.string),
            "deviation": .optional(column.deviation, JSONValue.string),
          ]
        }
      ),
      "sample": .optional(inspection.sample, \.json),
      "troubles": .array(inspection.troubles.map(JSONValue.string)),
    ]
    return document.document
  }
}
