import AssayModel

extension TextTable {
  /// The rows that show a failure; numbers stand at the right, long values are cut.
  init(_ samples: SampleRows) {
    let isNumeric = samples.columns.indices.map { column in
      samples.rows.contains { column < $0.count && $0[column] != .null }
        && samples.rows.allSatisfy { column >= $0.count || $0[column].standsRight }
    }
    self.init(
      header: samples.columns.map { NeutralText.line($0).truncated(to: widest) },
      alignments: isNumeric.map { $0 ? .right : .left },
      rows: samples.rows.map { $0.map(sampleCell) }
    )
  }
}

/// A value of a sample; texts that could be taken for something else stand in quotes.
private func sampleCell(_ value: Value) -> String {
  switch value {
  case .null: return "NULL"
  case .boolean(let value): return String(value)
  case .integer(let value): return String(value)
  case .number(let value): return plain(value)
  case .text(let value):
    let text = NeutralText.line(value)
    let hasBlankEnd = value.first?.isWhitespace ?? true || value.last?.isWhitespace ?? true
    guard hasBlankEnd || value.lowercased() == "null" else { return text.truncated(to: widest) }
    return "\"" + text.truncated(to: widest - 2) + "\""
  }
}

/// As much of a value as is shown; the JSON report has all of it.
private let widest = 40

extension Value {
  fileprivate var standsRight: Bool {
    switch self {
    case .null, .integer, .number: true
    case .boolean, .text: false
    }
  }
}
