import AssayModel

/// The vertical axis of a chart: from the least to the greatest value.
struct ValueAxis {
  /// How many rows the chart has.
  let rows: Int
  /// The label of each row, from the top; most are empty.
  let labels: [String]
  /// The columns of the longest label.
  let labelWidth: Int

  private let least: Double
  private let greatest: Double

  /// Makes an axis for finite values, of which there is at least one.
  ///
  /// - Parameters:
  ///   - room: the columns that labels may take, at least 10; longer ones are cut.
  ///   - isASCII: whether a label that is cut ends with `~` and not with an ellipsis.
  init(_ values: [Double], rows: Int, room: Int, isASCII: Bool) {
    self.rows = rows
    least = values.min() ?? 0
    greatest = values.max() ?? 0
    var labels = Array(repeating: "", count: rows)
    if least == greatest {
      labels[rows / 2] = Self.fitted(plain(least), least, room: room, isASCII: isASCII)
    } else {
      let (top, bottom) = Self.labels(greatest, least)
      labels[0] = Self.fitted(top, greatest, room: room, isASCII: isASCII)
      labels[rows - 1] = Self.fitted(bottom, least, room: room, isASCII: isASCII)
    }
    self.labels = labels
    labelWidth = labels.map(\.displayWidth).max() ?? 0
  }

  /// How high a value stands, from 0 to 1; values that are all the same stand in the middle.
  func share(of value: Double) -> Double {
    // Halves, because the range of doubles is wider than a double.
    let range = greatest / 2 - least / 2
    guard range > 0 else { return rows % 2 == 0 ? 0.5 - 0.5 / Double(rows) : 0.5 }
    return min(1, max(0, (value / 2 - least / 2) / range))
  }

  /// Two labels with as few digits as tell them apart.
  private static func labels(_ first: Double, _ second: Double) -> (String, String) {
    for digits in 4...12 {
      let pair = (short(first, digits), short(second, digits))
      // One digit more than necessary, so that 0.9996 is not shown as 1.
      if short(first, digits - 1) != short(second, digits - 1) { return pair }
    }
    return (plain(first), plain(second))
  }

  /// A label no longer than there is room; an exponent is never cut, because that would tell another number.
  private static func fitted(
    _ label: String,
    _ value: Double,
    room: Int,
    isASCII: Bool
  ) -> String {
    if label.count <= room { return label }
    if label.contains("e") { return scientific(value, 2) }
    return isASCII ? label.prefix(room - 1) + "~" : label.truncated(to: room)
  }

  /// A number with so many significant digits; whole numbers below 10^15 keep theirs, with commas.
  private static func short(_ value: Double, _ digits: Int) -> String {
    if value.magnitude < 1e15, let count = Int(exactly: value) { return grouped(count) }
    guard value.magnitude >= 1e-9, value.magnitude < 1e15 else { return scientific(value, digits) }
    var scale = 1.0
    let limit = (0..<(digits - 1)).reduce(1.0) { limit, _ in limit * 10 }
    while (value * scale).magnitude < limit { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    return Int(exactly: rounded).map(grouped) ?? plain(rounded)
  }

  /// A number as 1.234e+30.
  private static func scientific(_ value: Double, _ digits: Int) -> String {
    let text = value.description
    guard let mark = text.firstIndex(of: "e") else { return plain(value) }
    let sign = value < 0 ? 1 : 0
    return String(text[..<mark].prefix(digits + 1 + sign) + text[mark...])
  }
}
