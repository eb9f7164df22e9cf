extension Signature {
  // MARK: Size and shape

  /// For example `RowCountMatch "ref" >= 0.9`.
  static let rowCountMatch = Signature(
    "RowCountMatch",
    ["ReferenceDatasetAlias"],
    returns: .number
  )

  /// For example `ColumnNamesMatchPattern "[a-z_]+"`.
  static let columnNamesMatchPattern = Signature(
    "ColumnNamesMatchPattern",
    ["PatternToMatch"],
    returns: .boolean
  )

  /// For example `SchemaMatch "ref" = 1.0`.
  static let schemaMatch = Signature(
    "SchemaMatch",
    ["ReferenceDatasetAlias"],
    returns: .number
  )

  // MARK: Completeness and uniqueness

  /// For example `DuplicateRowCount = 0`, over all columns.
  static let duplicateRowCount = Signature(
    "DuplicateRowCount",
    returns: .number,
    supportsWhere: true
  )

  /// For example `DuplicateRowCount "a" = 0`, over some columns.
  static let duplicateRowCountOfColumns = Signature(
    "DuplicateRowCount",
    ["TargetColumn"],
    isVariadic: true,
    returns: .number,
    supportsWhere: true
  )

  // MARK: Statistics of a column

  /// For example `Entropy "a" > 1`.
  static let entropy = columnStatistic("Entropy")

  /// For example `Variance "a" < 9`.
  static let variance = columnStatistic("Variance")

  /// For example `Range "a" < 100`.
  static let range = columnStatistic("Range")

  /// For example `ZerosCount "a" = 0`.
  static let zerosCount = columnStatistic("ZerosCount")

  /// For example `InterquartileRange "a" < 10`.
  static let interquartileRange = columnStatistic("InterquartileRange")

  /// For example `Skewness "a" between -1 and 1`.
  static let skewness = columnStatistic("Skewness")

  /// For example `Kurtosis "a" < 3`.
  static let kurtosis = columnStatistic("Kurtosis")

  /// For example `ColumnCorrelation "a" "b" > 0.8`.
  static let columnCorrelation = Signature(
    "ColumnCorrelation",
    ["TargetColumn1", "TargetColumn2"],
    returns: .number,
    supportsWhere: true
  )

  /// For example `AllStatistics "a"`, in `Analyzers` only.
  static let allStatistics = Signature(
    "AllStatistics",
    ["TargetColumn"],
    returns: .number,
    place: .analyzers
  )

  // MARK: Values of a column

  /// For example `ColumnDataType "a" = "DATE" with threshold > 0.9`.
  static let columnDataType = Signature(
    "ColumnDataType",
    ["TargetColumn"],
    returns: .text,
    supportsWhere: true,
    supportsThreshold: true
  )

  /// For example `DataFreshness "ts" <= 24 hours`.
  static let dataFreshness = Signature(
    "DataFreshness",
    ["TargetColumn"],
    returns: .duration,
    supportsWhere: true
  )

  // MARK: SQL and other datasets

  /// For example `DatasetMatch "ref" "id->key" = 1.0`.
  static let datasetMatch = Signature(
    "DatasetMatch",
    ["ReferenceDatasetAlias", "KeyColumnMappings"],
    returns: .number,
    excludedFromRowComposites: true
  )

  /// For example `DatasetMatch "ref" "id" "a,b->c" >= 0.9`.
  static let datasetMatchOfColumns = Signature(
    "DatasetMatch",
    ["ReferenceDatasetAlias", "KeyColumnMappings", "MatchColumnMappings"],
    returns: .number
  )

  /// For example `AggregateMatch "sum(a)" "sum(ref.a)" >= 0.95`.
  static let aggregateMatch = Signature(
    "AggregateMatch",
    ["AggregateExpression1", "AggregateExpression2"],
    returns: .number
  )

  // MARK: Anomalies

  /// For example `DetectAnomalies "Completeness" "a"`.
  static let detectAnomalies = Signature(
    "DetectAnomalies",
    ["MetricParameter"],
    isVariadic: true,
    returns: .boolean
  )

  // MARK: Files

  /// For example `FileMatch "s3://b/x" "s3://b/y"`.
  static let fileMatchOfTwo = Signature(
    "FileMatch",
    ["DataPath", "CompareDataPath"],
    returns: .boolean,
    isExperimental: true
  )

  /// For example `FileMatch in ["<checksum>"]`, over the files of the dataset or of a path.
  static let fileMatch = fileSignatures("FileMatch", returns: .text)

  /// For example `FileUniqueness "s3://b/" > 0.9`.
  static let fileUniqueness = fileSignatures("FileUniqueness", returns: .number)

  /// For example `FileFreshness "s3://b/" > (now() - 3 days)`.
  static let fileFreshness = fileSignatures(
    "FileFreshness",
    returns: .date,
    supportsThreshold: true
  )

  /// For example `FileSize "s3://b/" between 1 KB and 2 GB`.
  static let fileSize = fileSignatures(
    "FileSize",
    returns: .size,
    supportsThreshold: true
  )

  // MARK: All of them

  /// Every signature that is understood but not evaluated yet.
  static let unavailable: [Signature] =
    [
      rowCountMatch, columnNamesMatchPattern, schemaMatch, duplicateRowCount,
      duplicateRowCountOfColumns, entropy, variance, range, zerosCount, interquartileRange,
      skewness, kurtosis, columnCorrelation, allStatistics, columnDataType, dataFreshness,
      datasetMatch, datasetMatchOfColumns, aggregateMatch, detectAnomalies, fileMatchOfTwo,
    ] + fileMatch + fileUniqueness + fileFreshness + fileSize

  /// A number that is measured over one column.
  private static func columnStatistic(_ name: String) -> Signature {
    Signature(name, ["TargetColumn"], returns: .number, supportsWhere: true)
  }

  /// A type over the files of the dataset (no parameter) or of a path (one).
  private static func fileSignatures(
    _ name: String,
    returns: Returns,
    supportsThreshold: Bool = false
  ) -> [Signature] {
    [[], ["DataPath"]].map {
      Signature(
        name,
        $0,
        returns: returns,
        supportsThreshold: supportsThreshold,
        isExperimental: true
      )
    }
  }
}
