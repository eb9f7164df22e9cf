/// A field of characters in which lines and marks are drawn: braille, whose characters have 2 × 4 dots, or asterisks.
struct PlotGrid {
  /// A place, in dots from the left and from the top.
  struct Dot { let x, y: Int }

  private let columns: Int
  private let isASCII: Bool
  /// How many dots a character has across and down.
  private let (across, down): (Int, Int)
  /// The dots of each character, by row and column, as bits of braille.
  private var dots: [[UInt32]]
  /// The marks that stand in place of dots.
  private var marks: [[TrendChart.Point.Fate?]]

  /// Makes an empty field.
  init(columns: Int, rows: Int, isASCII: Bool) {
    (self.columns, self.isASCII) = (columns, isASCII)
    (across, down) = isASCII ? (1, 1) : (2, 4)
    dots = Array(repeating: Array(repeating: 0, count: columns), count: rows)
    marks = Array(repeating: Array(repeating: nil, count: columns), count: rows)
  }

  /// The dot at a place.
  ///
  /// - Parameters:
  ///   - x: from 0, the left, to 1.
  ///   - y: from 0, the bottom, to 1.
  func dot(x: Double, y: Double) -> Dot {
    let (width, height) = (Double(columns * across - 1), Double(dots.count * down - 1))
    return Dot(x: Int((x * width).rounded()), y: Int(((1 - y) * height).rounded()))
  }

  /// Draws a straight line with both ends; without fine dots only the end, because a line would hide the points.
  mutating func draw(from start: Dot, to end: Dot) {
    let (width, height) = (end.x - start.x, end.y - start.y)
    let steps = isASCII ? 0 : max(width.magnitude, height.magnitude)
    for step in 0...steps {
      let share = steps == 0 ? 1 : Double(step) / Double(steps)
      let x = start.x + Int((share * Double(width)).rounded())
      let y = start.y + Int((share * Double(height)).rounded())
      dots[y / down][x / across] |= isASCII ? 1 : Self.bits[y % 4][x % 2]
    }
  }

  /// Marks a place; that of a failure is not overwritten.
  mutating func mark(_ dot: Dot, _ fate: TrendChart.Point.Fate) {
    let (row, column) = (dot.y / down, dot.x / across)
    if marks[row][column] != .failed { marks[row][column] = fate }
  }

  /// A line of it, without blanks at the end.
  func line(_ row: Int, style: Style) -> String {
    let isDrawn = { (column: Int) in marks[row][column] != nil || dots[row][column] != 0 }
    guard let last = (0..<columns).last(where: isDrawn) else { return "" }
    return (0...last).map { column in
      if let mark = marks[row][column] { return mark.painted(isASCII: isASCII, style: style) }
      let dots = dots[row][column]
      if dots == 0 { return " " }
      return isASCII ? "*" : Unicode.Scalar(0x2800 + dots).map { String($0) } ?? " "
    }.joined()
  }

  /// The bits of the dots in a braille character, from the top, left and right (Unicode chapter 21.1).
  private static let bits: [[UInt32]] = [
    [0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80],
  ]
}
