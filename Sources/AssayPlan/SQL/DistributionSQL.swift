import AssayModel

/// Writes how often the values of a column occur; NULL takes no part.
struct DistributionSQL {
  let dialect: any SQLDialect
  let tests: RowTestSQL

  /// For a number: the place of each range that holds values, the least and the greatest value of all, and the count.
  ///
  /// For anything else: the most frequent values and their counts.
  func statement(_ distribution: Distribution, from relation: String) -> String {
    let (column, bins) = (distribution.column, distribution.bins)
    let reference = tests.reference(column)
    guard tests.type(of: column)?.isNumeric == true else {
      return """
        \(dialect.select("\(dialect.text(reference, of: tests.type(of: column))) AS value, count(*) AS \(dialect.identifier("rows"))", """
          FROM \(relation)
          WHERE \(reference) IS NOT NULL
          GROUP BY \(reference)
          ORDER BY count(*) DESC, value
          """, limit: bins))
        """
    }
    let value = dialect.double(reference, of: tests.type(of: column))
    let isFinite = dialect.isFinite(value) ?? "\(value) IS NOT NULL"
    return """
      WITH numbers AS (
        SELECT \(value) AS value FROM \(relation) WHERE \(isFinite)
      ), extremes AS (
        SELECT min(value) AS low, max(value) AS high FROM numbers
      )
      SELECT CASE WHEN high > low
          THEN least(floor((value - low) / (high - low) * \(bins)), \(bins - 1)) ELSE 0 END AS bin,
        low, high, count(*) AS \(dialect.identifier("rows"))
      FROM numbers CROSS JOIN extremes
      GROUP BY 1, 2, 3
      ORDER BY 1
      """
  }
}
