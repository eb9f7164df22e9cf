import AssayModel

/// Writes statements over files: what they are called, how big and how old they are, and what is in them.
struct FileSQL {
  /// Only the embedded engine looks at files.
  let dialect = DuckDBDialect()
  let knowledge: Knowledge

  /// One row with a value for each metric.
  func statement(_ query: FileQuery, _ metrics: [Metric]) -> String {
    let needed = metrics.compactMap(\.algorithm)
    let algorithms = HashAlgorithm.allCases.filter(needed.contains)
    var tables = ["files AS (\(listing(query, with: algorithms))\n)"]
    let values = metrics.enumerated().map { index, metric in
      guard case .files(_, let statistic) = metric.quantity else { return "NULL AS m\(index)" }
      if case .differing(let matching) = statistic {
        let others = "others\(index)"
        tables.append(
          "\(others) AS (\(listing(matching.other, with: [matching.algorithm]))\n)"
        )
        return "(\(differing(matching, others))) AS m\(index)"
      }
      if statistic == .snapshotAge { return "(\(snapshotAge(query))) AS m\(index)" }
      return "\(expression(statistic)) AS m\(index)"
    }
    return """
      WITH \(tables.joined(separator: ", "))
      SELECT \(values.joined(separator: ",\n  "))
      FROM files
      """
  }

  /// Some files that show what is wrong, ordered so that the same files show the same rows.
  func offenders(_ query: FileQuery, _ fault: Offenders.FileFault, limit: Int) -> String {
    switch fault {
    case .failing(let test):
      return shown(
        query,
        test.algorithm,
        from: "files WHERE (\(condition(test))) IS NOT TRUE",
        limit: limit
      )
    case .duplicated(let algorithm):
      let sum = column(algorithm)
      let repeated = "SELECT \(sum) FROM files GROUP BY \(sum) HAVING count(*) > 1"
      return shown(query, algorithm, from: "files WHERE \(sum) IN (\(repeated))", limit: limit)
    case .unmatched(let matching):
      return unmatched(query, matching, limit: limit)
    }
  }

  /// The second of two equal files matches a second one elsewhere, so that equal files are numbered.
  private func unmatched(_ query: FileQuery, _ matching: FileMatching, limit: Int) -> String {
    let key = key(matching)
    func numbered(_ files: FileQuery) -> String {
      """
      (
        SELECT *, \(key) || ' ' || row_number() OVER (PARTITION BY \(key) ORDER BY filename) AS mark
        FROM (\(listing(files, with: [matching.algorithm])))
      )
      """
    }
    return """
      WITH files AS \(numbered(query)), others AS \(numbered(matching.other))
      SELECT filename, size, last_modified, \(column(matching.algorithm))
      FROM (
        SELECT * FROM files WHERE mark NOT IN (SELECT mark FROM others)
        UNION ALL
        SELECT * FROM others WHERE mark NOT IN (SELECT mark FROM files)
      ) AS unmatched
      ORDER BY filename
      LIMIT \(limit)
      """
  }

  private func shown(
    _ query: FileQuery,
    _ algorithm: HashAlgorithm?,
    from selection: String,
    limit: Int
  ) -> String {
    let sum = algorithm.map(column)
    let columns = ["filename", "size", "last_modified"] + [sum].compactMap(\.self)
    return """
      WITH files AS (\(listing(query, with: [algorithm].compactMap(\.self)))
      )
      SELECT \(columns.joined(separator: ", "))
      FROM \(selection)
      ORDER BY \(sum.map { "\($0), " } ?? "")filename
      LIMIT \(limit)
      """
  }

  // MARK: Files

  /// The files with the checksums that are needed, named as seen from the project, so that no verdict depends on where
  /// the project lies.
  private func listing(_ query: FileQuery, with algorithms: [HashAlgorithm]) -> String {
    var lines = [
      "SELECT \(name) AS filename, size, last_modified"
        + algorithms.map { ", \(dialect.checksum("content", by: $0)) AS \(column($0))" }.joined(),
      "FROM \(dialect.listing(paths(query))) AS listed",
    ]
    if let pattern = query.pattern {
      lines.append("WHERE \(dialect.matches(name, pattern: pattern))")
    }
    if let newest = query.newest {
      lines.append("ORDER BY last_modified DESC, filename\n  LIMIT \(newest)")
    }
    return "\n  " + lines.joined(separator: "\n  ")
  }

  /// A path may be a file, a glob, or a folder that stands for everything below it.
  private func paths(_ query: FileQuery) -> [String] {
    let path = knowledge.rooted(query.path)
    let stem = path.hasSuffix("/") ? String(path.dropLast()) : path
    return path.contains("**") ? [path] : [stem, "\(stem)/**"]
  }

  private var name: String {
    guard !knowledge.root.isEmpty else { return "filename" }
    let prefix = dialect.literal("\(knowledge.root)/")
    return """
      CASE WHEN starts_with(filename, \(prefix)) \
      THEN substr(filename, \(dialect.length(prefix)) + 1) ELSE filename END
      """
  }

  private func column(_ algorithm: HashAlgorithm) -> String {
    switch algorithm {
    case .md5: "md5"
    case .sha1: "sha1"
    case .sha256: "sha256"
    }
  }

  // MARK: Numbers

  private func expression(_ statistic: FileStatistic) -> String {
    let age = dialect.hours(from: "last_modified", of: nil, to: knowledge.now)
    return switch statistic {
    case .count: "count(*)"
    case .passing(let test): dialect.count(where: condition(test))
    case .minimumSize: "min(size)"
    case .maximumSize: "max(size)"
    case .minimumAge: "min(\(age))"
    case .maximumAge: "max(\(age))"
    case .unique(let algorithm):
      """
      (SELECT count(*) FROM \
      (SELECT 1 FROM files GROUP BY \(column(algorithm)) HAVING count(*) = 1) AS single)
      """
    case .snapshotAge, .differing: "NULL"
    }
  }

  private func condition(_ test: FileTest) -> String {
    switch test {
    case .modified(let comparison):
      comparison.map { dialect.moment(knowledge.moment($0)) }.condition(on: "last_modified")
    case .size(let comparison): comparison.map(dialect.literal).condition(on: "size")
    case .checksum(let algorithm, let sums):
      sums.isEmpty
        ? "false"
        : "\(column(algorithm)) IN (\(sums.map(dialect.literal).joined(separator: ", ")))"
    case .not(let test): "(\(condition(test))) IS NOT TRUE"
    }
  }

  /// The metadata tell when a table was changed last, whatever happened to its files since.
  private func snapshotAge(_ query: FileQuery) -> String {
    let age = dialect.hours(from: "timestamp_ms", of: nil, to: knowledge.now)
    let path = dialect.literal(knowledge.rooted(query.path))
    return "SELECT min(\(age)) FROM iceberg_snapshots(\(path))"
  }

  /// How many files of either side are left when those with equal contents are paired.
  private func differing(_ matching: FileMatching, _ others: String) -> String {
    let key = key(matching)
    return """
      SELECT CASE WHEN (SELECT count(*) FROM files) > 0 AND (SELECT count(*) FROM \(others)) > 0
      THEN count(*) END FROM (
        (SELECT \(key) FROM files EXCEPT ALL SELECT \(key) FROM \(others))
        UNION ALL
        (SELECT \(key) FROM \(others) EXCEPT ALL SELECT \(key) FROM files)
      ) AS left_over
      """
  }

  /// By what files are paired: the content, perhaps with the name behind it.
  private func key(_ matching: FileMatching) -> String {
    let sum = column(matching.algorithm)
    return matching.comparesNames ? "\(sum) || ' ' || \(dialect.fileName("filename"))" : sum
  }
}

extension Metric {
  fileprivate var algorithm: HashAlgorithm? {
    guard case .files(_, let statistic) = quantity else { return nil }
    return statistic.algorithm
  }
}
