package import AssayModel

/// A metric over time, drawn with characters.
///
/// The line goes through the values that passed; those that failed or that somebody excluded stand beside it as marks.
package struct TrendChart: Sendable, Hashable {
  /// A value of a run.
  package struct Point: Sendable, Hashable {
    /// What became of the value.
    package enum Fate: Sendable, Hashable { case passed, failed, excluded }

    /// The moment of the run.
    package let time: Timestamp
    /// The value; one that is not finite is left out.
    package let value: Double
    /// What became of it.
    package let fate: Fate

    /// Makes a point.
    package init(time: Timestamp, value: Double, fate: Fate = .passed) {
      self.time = time
      self.value = value
      self.fate = fate
    }
  }

  /// The points that can be drawn, the oldest first.
  let points: [Point]
  /// The columns, of which no line takes more.
  let width: Int
  /// The lines, two of which are the time axis.
  let height: Int
  /// Whether to use only characters that every terminal has.
  let isASCII: Bool

  /// Makes a chart.
  ///
  /// - Parameters:
  ///   - points: the oldest first.
  ///   - width: in columns; where that is too narrow for a chart, below 30, it becomes one line.
  ///   - height: in lines, at least 4.
  ///   - isASCII: whether to use only characters that every terminal has.
  package init(_ points: [Point], width: Int = 60, height: Int = 8, isASCII: Bool = false) {
    self.points = points.filter(\.value.isFinite)
    self.width = width
    self.height = max(height, 4)
    self.isASCII = isASCII
  }

  /// Draws it.
  package func lines(style: Style = Style()) -> [String] {
    guard let first = points.first, let last = points.last else {
      return ["no values".truncated(to: max(1, width))]
    }
    guard width >= 30 else {
      let line = Sparkline.text(points.map(\.value), width: max(1, width), isASCII: isASCII)
      return [line]
    }
    let values = points.map(\.value)
    let axis = ValueAxis(values, rows: height - 2, room: width / 3, isASCII: isASCII)
    let columns = width - axis.labelWidth - 2
    let grid = plotted(on: axis, columns: columns)
    let drawn = (0..<axis.rows).map { row in
      let tick = axis.labels[row].isEmpty ? (isASCII ? "|" : "│") : (isASCII ? "+" : "┤")
      let label = axis.labels[row].paddedLeft(to: axis.labelWidth)
      return style.paint("\(label) \(tick)", .faint) + grid.line(row, style: style)
    }
    let margin = String(repeating: " ", count: axis.labelWidth + 1)
    let rule = String(repeating: isASCII ? "-" : "─", count: columns)
    return drawn + [
      style.paint(margin + (isASCII ? "+" : "└") + rule, .faint),
      margin + " " + timeLine(from: first.time, to: last.time, columns: columns, style: style),
    ]
  }

  private func plotted(on axis: ValueAxis, columns: Int) -> PlotGrid {
    var grid = PlotGrid(columns: columns, rows: axis.rows, isASCII: isASCII)
    let times = points.map { Double($0.time.milliseconds) }
    let (earliest, latest) = (times.min() ?? 0, times.max() ?? 0)
    var previous: PlotGrid.Dot?
    for (point, time) in zip(points, times) {
      let share = latest > earliest ? (time - earliest) / (latest - earliest) : 0.5
      let dot = grid.dot(x: share, y: axis.share(of: point.value))
      // A single dot would hardly be seen.
      if point.fate == .passed, points.count > 1 {
        grid.draw(from: previous ?? dot, to: dot)
        previous = dot
      } else {
        grid.mark(dot, point.fate)
      }
    }
    return grid
  }

  /// The first and the last moment at the ends, and between them what the marks mean, as far as there is room.
  private func timeLine(from: Timestamp, to: Timestamp, columns: Int, style: Style) -> String {
    let (start, end) =
      from.day == to.day ? (from.minuteWithoutZone, to.minuteWithoutZone) : (from.day, to.day)
    guard from != to, start.count + end.count + 1 <= columns else {
      return style.paint(start.truncated(to: columns), .faint)
    }
    var room = columns - start.count - end.count
    var legend = ""
    var legendWidth = 0
    for fate in [Point.Fate.failed, .excluded] where points.contains(where: { $0.fate == fate }) {
      let words = fate == .failed ? " failed" : " excluded"
      let gap = legend.isEmpty ? "" : "  "
      guard legendWidth + gap.count + 1 + words.count + 4 <= room else { continue }
      legend += gap + fate.painted(isASCII: isASCII, style: style) + style.paint(words, .faint)
      legendWidth += gap.count + 1 + words.count
    }
    room -= legendWidth
    let left = String(repeating: " ", count: room / 2)
    let right = String(repeating: " ", count: room - room / 2)
    return style.paint(start, .faint) + left + legend + right + style.paint(end, .faint)
  }
}

extension TrendChart.Point.Fate {
  /// The character that marks it.
  func mark(isASCII: Bool) -> String {
    switch self {
    case .passed: isASCII ? "*" : "•"
    case .failed: isASCII ? "x" : "✗"
    case .excluded: isASCII ? "o" : "○"
    }
  }

  /// The mark in its colour.
  func painted(isASCII: Bool, style: Style) -> String {
    switch self {
    case .passed: mark(isASCII: isASCII)
    case .failed: style.paint(mark(isASCII: isASCII), .red)
    case .excluded: style.paint(mark(isASCII: isASCII), .yellow)
    }
  }
}
