/// A schedule in cron's five fields: minute, hour, day of the month, month, day of the week.
package struct CronExpression: Sendable, Hashable {
  /// The expression as written.
  package let text: String
  /// The minutes at which it is due, each from 0 to 59.
  package let minutes: Set<Int>
  /// The hours, each from 0 to 23.
  package let hours: Set<Int>
  /// The days of the month, each from 1 to 31.
  package let daysOfMonth: Set<Int>
  /// The months, each from 1 to 12.
  package let months: Set<Int>
  /// The days of the week, each from 0, Sunday, to 6.
  package let daysOfWeek: Set<Int>

  /// Why a text is no schedule.
  package struct Fault: Error, Hashable {
    /// The range of UTF-8 offsets at fault.
    package let range: Range<Int>
    /// What is wrong, as a phrase.
    package let reason: String
  }

  private struct Field {
    let name: String
    let range: ClosedRange<Int>
    var words: [String] = []
  }

  private static let fields = [
    Field(name: "minute", range: 0...59),
    Field(name: "hour", range: 0...23),
    Field(name: "day of the month", range: 1...31),
    Field(
      name: "month",
      range: 1...12,
      words: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    ),
    Field(
      name: "day of the week",
      range: 0...7,
      words: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    ),
  ]

  /// Reads an expression: numbers, `*`, ranges `1-5`, steps `*/15` and lists `1,15` in each field.
  package init(_ text: String) throws(Fault) {
    let parts = text.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    guard parts.count == Self.fields.count else {
      throw Fault(
        range: 0..<text.utf8.count,
        reason: "a schedule has 5 fields, this has \(parts.count)"
      )
    }
    var sets: [Set<Int>] = []
    for (part, field) in zip(parts, Self.fields) {
      let start = text.utf8.distance(from: text.startIndex, to: part.startIndex)
      sets.append(try Self.values(Substring(part), of: field, at: start))
    }
    self.text = text
    (minutes, hours, daysOfMonth, months) = (sets[0], sets[1], sets[2], sets[3])
    daysOfWeek = Set(sets[4].map { $0 % 7 })
  }

  private static func values(
    _ text: Substring,
    of field: Field,
    at start: Int
  ) throws(Fault) -> Set<Int> {
    var values: Set<Int> = []
    var offset = start
    for element in text.split(separator: ",", omittingEmptySubsequences: false) {
      let range = offset..<offset + element.utf8.count
      guard let steps = elements(of: element, field) else {
        let bounds = "\(field.range.lowerBound) to \(field.range.upperBound)"
        let place = range.isEmpty ? start..<start + text.utf8.count : range
        throw Fault(range: place, reason: "the \(field.name) is from \(bounds)")
      }
      values.formUnion(steps)
      offset = range.upperBound + 1
    }
    return values
  }

  /// `*`, `5`, `1-5`, and each of them with a step behind `/`.
  private static func elements(of text: Substring, _ field: Field) -> StrideThrough<Int>? {
    let halves = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    var step = 1
    if halves.count == 2 {
      guard let number = Quantity.integer(String(halves[1])), number > 0,
        number <= field.range.upperBound + 1
      else { return nil }
      step = number
    }
    if halves[0] == "*" {
      return stride(from: field.range.lowerBound, through: field.range.upperBound, by: step)
    }
    let ends = halves[0].split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = number(ends[0], field), let last = number(ends[ends.count - 1], field),
      first <= last
    else { return nil }
    // `5/15` goes on to the end of the field, as in every cron.
    let isOpen = ends.count == 1 && halves.count == 2
    return stride(from: first, through: isOpen ? field.range.upperBound : last, by: step)
  }

  private static func number(_ text: Substring, _ field: Field) -> Int? {
    if let index = field.words.firstIndex(of: text.lowercased()) {
      return field.range.lowerBound + index
    }
    guard let number = Quantity.integer(String(text)), field.range.contains(number) else {
      return nil
    }
    return number
  }
}
