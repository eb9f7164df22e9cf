/// A type as which a value may be readable, in the lenient manner of Spark.
package enum DataType: Sendable, Hashable, Codable {
  case boolean, integer, long, float, double, timestamp
  case decimal(precision: Int, scale: Int)
  /// A date; with a format only text of exactly that form.
  case date(format: DateFormat?)

  /// The form of a date: the parts in order, two digits each and four for the year, with one separator.
  package struct DateFormat: Sendable, Hashable, Codable {
    /// A part of a date.
    package enum Part: String, Sendable, Hashable, Codable, CaseIterable {
      case year = "yyyy"
      case month = "MM"
      case day = "dd"
    }

    /// The parts in order; a missing day is the first, a missing year is 2000.
    package let parts: [Part]
    /// `-` or `/`.
    package let separator: String

    /// Reads a format such as `dd/MM/yyyy`; `nil` for one that DQDL does not know.
    package init?(_ text: String) {
      let separators = ["-", "/"] as [Character]
      guard let separator = separators.first(where: text.contains) else { return nil }
      let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        .map { Part(rawValue: String($0)) }
      let known: [[Part]] = [
        [.day, .month, .year], [.month, .day, .year], [.year, .month, .day], [.month, .year],
        [.day, .month], [.month, .day], [.year, .month],
      ]
      guard let match = known.first(where: { $0 == parts }) else { return nil }
      self.parts = match
      self.separator = String(separator)
    }

    /// The format as written.
    package var text: String { parts.map(\.rawValue).joined(separator: separator) }
  }

  /// The type in words.
  package var words: String {
    switch self {
    case .boolean: "BOOLEAN"
    case .integer: "INTEGER"
    case .long: "LONG"
    case .float: "FLOAT"
    case .double: "DOUBLE"
    case .timestamp: "TIMESTAMP"
    case .decimal(let precision, let scale): "DECIMAL(\(precision),\(scale))"
    case .date(let format): format.map { "DATE of the form \($0.text)" } ?? "DATE"
    }
  }
}
