import AssayModel

/// Rows of the data that show a failure, as a table.
struct SampleGrid {
  private let samples: SampleRows

  /// Columns beyond these are told to be missing.
  private static let mostColumns = 40
  /// As much of a value as is shown, in bytes.
  private static let longest = 240

  init(_ samples: SampleRows) { self.samples = samples }

  var markup: Markup {
    tag("div", ["class": "scroll"]) {
      tag("table", ["class": "rows"]) {
        tag("caption") { caption }
        tag("thead") {
          tag("tr") {
            for (index, column) in columns.enumerated() {
              tag("th", ["scope": "col", "class": isNumeric(index) ? "number" : nil]) {
                column.truncated(toBytes: Self.longest)
              }
            }
          }
        }
        tag("tbody") {
          for row in samples.rows {
            tag("tr") {
              for (index, value) in row.prefix(columns.count).enumerated() {
                cell(value, isNumeric: isNumeric(index))
              }
            }
          }
        }
      }
    }
  }

  private var columns: [String] { Array(samples.columns.prefix(Self.mostColumns)) }

  private var caption: String {
    let rows = samples.rows.count == 1 ? "A row that shows it" : "Rows that show it"
    let left = samples.columns.count - columns.count
    return left > 0 ? "\(rows), without \(count(left, "more column"))" : rows
  }

  private func isNumeric(_ column: Int) -> Bool {
    let values = samples.rows.compactMap { column < $0.count ? $0[column] : nil }
    return values.contains { $0 != .null }
      && values.allSatisfy { value in
        switch value {
        case .null, .integer, .number: true
        case .boolean, .text: false
        }
      }
  }

  /// What is no text is told from texts by its looks, and NULL and what has no visible end by words.
  private func cell(_ value: Value, isNumeric: Bool) -> Markup {
    let place: String? = isNumeric ? "number" : nil
    switch value {
    case .null: return tag("td", ["class": place.map { $0 + " null" } ?? "null"]) { "NULL" }
    case .boolean(let value): return tag("td", ["class": place]) { String(value) }
    case .integer(let value): return tag("td", ["class": place]) { String(value) }
    case .number(let value): return tag("td", ["class": place]) { plain(value) }
    case .text(let value):
      let text = NeutralText.line(value).truncated(toBytes: Self.longest)
      let hasBlankEnd =
        value.first?.isWhitespace ?? true || value.last?.isWhitespace ?? true
      let isAmbiguous = hasBlankEnd || value.lowercased() == "null"
      return tag("td") { isAmbiguous ? "\"\(text)\"" : text }
    }
  }
}
