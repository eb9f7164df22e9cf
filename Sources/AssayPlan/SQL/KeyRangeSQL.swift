package import AssayModel

/// Ranges of a whole-numbered key, of equal width, over the keys of two datasets.
package struct KeyRanges: Sendable, Hashable {
  /// The least key of either dataset.
  package let start: Int64
  /// How many keys a range may hold.
  package let width: Int64

  /// Cuts the keys from the least to the greatest into so many ranges; `nil` where they are too far apart to count.
  package init?(from least: Int64, through greatest: Int64, count: Int64 = 1024) {
    let (span, overflows) = greatest.subtractingReportingOverflow(least)
    guard !overflows, span >= 0 else { return nil }
    start = least
    width = span / count + 1
  }
}

extension StatementWriter {
  /// The number of rows that have a key, the least and the greatest key.
  package func keyBounds(_ dataset: Dataset, _ key: String) -> String {
    let key = identifier(key)
    return
      "SELECT count(\(key)) AS n, min(\(key)) AS low, max(\(key)) AS high\nFROM \(relation(dataset))"
  }

  /// For each range its first key, the number of its rows and the sum of their fingerprints; `nil` where the engine
  /// cannot tell one.
  package func rangeChecksums(
    _ dataset: Dataset,
    key: String,
    compared: [SourceColumn],
    in ranges: KeyRanges
  ) -> String? {
    let texts = [identifier(key)].map { asText($0, nil) } + compared.compactMap(canonical)
    guard texts.count == compared.count + 1,
      let fingerprint = fingerprint(texts.joined(separator: " || "))
    else { return nil }
    let name = identifier(key)
    let first = "\(name) - mod(\(name) - (\(ranges.start)), \(ranges.width))"
    return """
      SELECT first_key, count(*) AS n, \(asText("sum(CAST(mark AS DECIMAL(38, 0)))", nil)) AS marks
      FROM (
        SELECT \(first) AS first_key, \(fingerprint) AS mark
        FROM \(relation(dataset))
        WHERE \(name) IS NOT NULL
      ) AS marked
      GROUP BY first_key
      """
  }

  /// The condition that holds for the keys of some ranges.
  package func isIn(_ ranges: KeyRanges, startingAt starts: [Int64], key: String) -> String {
    let name = identifier(key)
    return starts.map { start in
      let (end, overflows) = start.addingReportingOverflow(ranges.width)
      return overflows ? "\(name) >= \(start)" : "(\(name) >= \(start) AND \(name) < \(end))"
    }.joined(separator: " OR ")
  }

  /// A value as a text that every engine writes alike, with its length before it so that no two rows look the same.
  private func canonical(_ column: SourceColumn) -> String? {
    let type = ValueType(column.type)
    let value = identifier(column.name)
    let text: String
    switch type.kind {
    case .integer, .text, .date: text = asText(value, type)
    case .decimal where column.type.contains("("): text = asText(value, type)
    case .boolean: text = "CASE WHEN \(value) THEN '1' ELSE '0' END"
    // Engines write these in ways of their own.
    case .decimal, .double, .time, .timestamp, .binary, .other: return nil
    }
    return "coalesce(\(asText("length(\(text))", nil)) || ':' || \(text), 'n')"
  }
}
