/// A table in columns that are as wide as their widest cell.
struct TextTable {
  /// At which side the cells of a column stand.
  enum Alignment { case left, right }

  /// The words over the columns.
  let header: [String]
  /// The sides of the columns; a missing one is left.
  let alignments: [Alignment]
  /// The cells, neutral already.
  let rows: [[String]]

  /// The header and the rows as lines, two blanks between columns and none at the end.
  var lines: [String] {
    let all = [header] + rows
    let columns = all.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      all.map { column < $0.count ? $0[column].displayWidth : 0 }.max() ?? 0
    }
    return all.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        if column > 0 { line += "  " }
        let alignment = column < alignments.count ? alignments[column] : .left
        switch alignment {
        case .left: line += cell.padded(to: widths[column])
        case .right: line += cell.paddedLeft(to: widths[column])
        }
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
