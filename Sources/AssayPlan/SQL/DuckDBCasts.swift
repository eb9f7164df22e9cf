import AssayModel

// What can be read as what, in the manner of Spark: lenient with blanks, strict with exponents.

extension DuckDBDialect {
  func isCastable(_ value: String, isText: Bool, to type: DataType) -> String {
    switch type {
    case .boolean: tries(value, "BOOLEAN")
    case .integer: whole(value, isText: isText, "INTEGER")
    case .long: whole(value, isText: isText, "BIGINT")
    case .float: tries(value, "FLOAT")
    case .double: tries(value, "DOUBLE")
    case .timestamp: tries(value, "TIMESTAMP")
    case .decimal(let precision, let scale): tries(value, "DECIMAL(\(precision), \(scale))")
    case .date(nil): isText ? "(\(tries(value, "DATE")) OR \(isYear(value)))" : tries(value, "DATE")
    case .date(let format?): follows(format, text(value, of: nil))
    }
  }

  private func tries(_ value: String, _ type: String) -> String {
    "TRY_CAST(\(value) AS \(type)) IS NOT NULL"
  }

  /// The engine reads `1e3` as a whole number, Spark does not.
  private func whole(_ value: String, isText: Bool, _ type: String) -> String {
    let cast = tries(value, type)
    return isText ? "(\(cast) AND NOT contains(lower(\(value)), 'e'))" : cast
  }

  /// Spark reads a year, and a year with a month, as their first day.
  private func isYear(_ value: String) -> String {
    "regexp_matches(trim(\(value)), '^[0-9]{4}(-(0?[1-9]|1[0-2]))?$')"
  }

  /// Text of exactly the form, and a day of the calendar.
  private func follows(_ format: DataType.DateFormat, _ value: String) -> String {
    let digits = format.parts.map { $0 == .year ? "[0-9]{4}" : "[0-9]{2}" }
    let pattern = "^\(digits.joined(separator: format.separator))$"
    let missing = DataType.DateFormat.Part.allCases.filter { !format.parts.contains($0) }
    let defaults = missing.map { $0 == .year ? "2000" : "01" }
    let template = (missing + format.parts).map { part in
      switch part {
      case .year: "%Y"
      case .month: "%m"
      case .day: "%d"
      }
    }.joined(separator: format.separator)
    let prefix = defaults.map { "\($0)\(format.separator)" }.joined()
    let completed = prefix.isEmpty ? value : "\(literal(prefix)) || \(value)"
    return """
      (regexp_matches(\(value), \(literal(pattern))) \
      AND try_strptime(\(completed), \(literal(template))) IS NOT NULL)
      """
  }
}
