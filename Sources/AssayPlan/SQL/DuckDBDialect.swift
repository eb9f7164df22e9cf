import AssayModel

/// The SQL of DuckDB 1.5.
struct DuckDBDialect: SQLDialect {
  /// Whether cheaper functions stand for others where they say the same of text that is compared byte by byte.
  var prefersCheapFunctions = false

  /// A whole number is written without a fraction, so that it compares exactly with integers and decimals.
  func literal(_ number: Double) -> String {
    if number.isNaN { return "'NaN'::DOUBLE" }
    if number.isInfinite { return number < 0 ? "'-Infinity'::DOUBLE" : "'Infinity'::DOUBLE" }
    return Int64(exactly: number).map(String.init) ?? number.description
  }

  func double(_ value: String, of type: ValueType?) -> String { "TRY_CAST(\(value) AS DOUBLE)" }

  func text(_ value: String, of type: ValueType?) -> String {
    type?.kind == .text ? value : "CAST(\(value) AS VARCHAR)"
  }

  func day(_ value: String, of type: ValueType?) -> String { "TRY_CAST(\(value) AS DATE)" }

  func isNotANumber(_ value: String) -> String? { "isnan(\(value))" }

  func matches(_ value: String, pattern: String) -> String {
    if prefersCheapFunctions, let glob = GlobPattern(pattern) {
      return "\(value) GLOB \(literal(glob.text))"
    }
    return "regexp_matches(\(value), \(literal(pattern)))"
  }

  /// A function is called once for each entry of a dictionary, `IN` for each row.
  func isOneOf(_ value: String, _ texts: [String]) -> String {
    prefersCheapFunctions && texts.count <= Self.longestList
      ? "list_contains([\(texts.joined(separator: ", "))], \(value))"
      : Comparison.oneOf(texts).condition(on: value)
  }

  /// More texts are looked for in a table that `IN` makes of them.
  private static let longestList = 16

  /// Planning grows with the square of the number of `FILTER` clauses, and `CASE` is slower to run.
  ///
  /// `count_if` is NULL where the condition is NULL for every row.
  func count(where condition: String) -> String { "coalesce(count_if(\(condition)), 0)" }

  func sum(_ value: String, of type: ValueType?) -> String {
    type?.kind == .double ? compensated("fsum(\(value))", or: "sum(\(value))") : "sum(\(value))"
  }

  func mean(_ value: String, of type: ValueType?) -> String {
    type?.kind == .double ? compensated("favg(\(value))", or: "avg(\(value))") : "avg(\(value))"
  }

  /// The plain sum of floating-point numbers differs from run to run with the order in which threads add them up.
  ///
  /// The compensated one hardly does, but is NaN where there is infinity.
  private func compensated(_ sum: String, or plain: String) -> String {
    "CASE WHEN isfinite(\(sum)) THEN \(sum) ELSE \(plain) END"
  }

  func moment(_ statistic: Moment, _ value: String, over relation: String) -> String {
    switch statistic {
    case .standardDeviation: "stddev_pop(\(value))"
    case .variance: "var_pop(\(value))"
    case .interquartileRange: "quantile_cont(\(value), 0.75) - quantile_cont(\(value), 0.25)"
    case .skewness: skewness(value)
    case .kurtosis: "CASE WHEN var_pop(\(value)) = 0 THEN 0 ELSE kurtosis_pop(\(value)) END"
    }
  }

  /// The engine's skewness is that of a sample, and is undefined for fewer than three values.
  private func skewness(_ value: String) -> String {
    let count = "count(\(value))"
    return """
      CASE WHEN \(count) = 0 THEN NULL WHEN \(count) < 3 OR var_pop(\(value)) = 0 THEN 0 \
      ELSE skewness(\(value)) * (\(count) - 2) / sqrt(\(count)::DOUBLE * (\(count) - 1)) END
      """
  }

  func isFinite(_ value: String) -> String? { "isfinite(\(value))" }

  func hours(from value: String, of type: ValueType?, to moment: String) -> String {
    "(epoch(TIMESTAMP \(literal(moment))) - epoch(TRY_CAST(\(value) AS TIMESTAMP))) / 3600"
  }

  func files(
    _ path: String,
    format: FileFormat,
    options: [ReaderOption],
    types: [(String, ValueType)]
  ) -> String {
    var arguments = [literal(path)]
    // A table in a repository does not lie where its metadata say.
    let isMovable = format == .iceberg && !path.contains("://")
    if isMovable, !options.contains(where: { $0.name.lowercased() == "allow_moved_paths" }) {
      arguments.append("allow_moved_paths = true")
    }
    for option in options { arguments.append("\(option.name) = \(value(option.value))") }
    if format == .csv, !types.isEmpty {
      let pairs = types.map { "\(literal($0)): \(literal($1.name))" }
      arguments.append("types = {\(pairs.joined(separator: ", "))}")
    }
    return "\(reader(format))(\(arguments.joined(separator: ", ")))"
  }

  /// Reads contents only where they are asked for.
  func listing(_ paths: [String]) -> String {
    "read_blob([\(paths.map(literal).joined(separator: ", "))])"
  }

  func checksum(_ content: String, by algorithm: HashAlgorithm) -> String {
    switch algorithm {
    case .md5: "md5(\(content))"
    case .sha1: "sha1(\(content))"
    case .sha256: "sha256(\(content))"
    }
  }

  func fileName(_ path: String) -> String { "parse_filename(\(path))" }

  func moment(_ text: String) -> String { "TIMESTAMPTZ \(literal("\(text)+00"))" }

  func fingerprint(_ text: String) -> String? {
    "CAST('0x' || substr(md5(\(text)), 1, 15) AS BIGINT)"
  }

  func describe(_ relation: String, isTable: Bool) -> Description {
    .rows("DESCRIBE SELECT * FROM \(relation) AS t")
  }

  func shortcoming(_ demand: Demand) -> String? { nil }

  /// The table into which a dataset is parsed.
  func loadedTable(of dataset: String) -> String {
    scratchTable("loaded \(dataset)")
  }

  /// A table in the catalog of the embedded engine, not in a database that was attached to it.
  func scratchTable(_ name: String) -> String { "memory.main.\(identifier(name))" }

  func load(_ query: String, as dataset: String) -> String {
    "CREATE OR REPLACE TABLE \(loadedTable(of: dataset)) AS\n\(query)"
  }

  private func reader(_ format: FileFormat) -> String {
    switch format {
    case .csv: "read_csv"
    case .json: "read_json"
    case .parquet: "read_parquet"
    case .iceberg: "iceberg_scan"
    }
  }

  private func value(_ value: ReaderOption.Value) -> String {
    switch value {
    case .text(let text): literal(text)
    case .number(let digits): digits
    case .boolean(let flag): String(flag)
    case .list(let values): "[\(values.map(self.value).joined(separator: ", "))]"
    case .mapping(let members):
      "{\(members.map { "\(literal($0.name)): \(self.value($0.value))" }.joined(separator: ", "))}"
    }
  }
}
