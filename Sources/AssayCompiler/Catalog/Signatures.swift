extension Signature {
  // MARK: Size and shape

  /// For example `RowCount > 100`.
  package static let rowCount = Signature("RowCount", returns: .number, supportsWhere: true)

  /// For example `RowCountMatch "ref" >= 0.9`.
  package static let rowCountMatch = Signature(
    "RowCountMatch",
    ["ReferenceDatasetAlias"],
    returns: .number
  )

  /// For example `ColumnCount = 12`.
  package static let columnCount = Signature("ColumnCount", returns: .number)

  /// For example `ColumnExists "a"`.
  package static let columnExists = Signature("ColumnExists", ["TargetColumn"], returns: .boolean)

  /// For example `ColumnNamesMatchPattern "[a-z_]+"`.
  package static let columnNamesMatchPattern = Signature(
    "ColumnNamesMatchPattern",
    ["PatternToMatch"],
    returns: .boolean
  )

  /// For example `SchemaMatch "ref" = 1.0`.
  package static let schemaMatch = Signature(
    "SchemaMatch",
    ["ReferenceDatasetAlias"],
    returns: .number
  )

  // MARK: Completeness and uniqueness

  /// For example `Completeness "a" > 0.95`.
  package static let completeness = Signature(
    "Completeness",
    ["TargetColumn"],
    returns: .number,
    supportsWhere: true,
    excludedFromRowComposites: true
  )

  /// For example `IsComplete "a"`.
  package static let isComplete = Signature(
    "IsComplete",
    ["TargetColumn"],
    returns: .boolean,
    supportsWhere: true
  )

  /// For example `Uniqueness "a" "b" = 1.0`.
  package static let uniqueness = Signature(
    "Uniqueness",
    ["TargetColumn"],
    isVariadic: true,
    returns: .number,
    supportsWhere: true,
    excludedFromRowComposites: true
  )

  /// For example `IsUnique "a"`.
  package static let isUnique = Signature(
    "IsUnique",
    ["TargetColumn"],
    isVariadic: true,
    returns: .boolean,
    supportsWhere: true
  )

  /// For example `IsPrimaryKey "id" "day"`.
  package static let isPrimaryKey = Signature(
    "IsPrimaryKey",
    ["TargetColumn"],
    isVariadic: true,
    returns: .boolean,
    supportsWhere: true
  )

  /// For example `UniqueValueRatio "a" between 0.1 and 0.9`.
  package static let uniqueValueRatio = columnStatistic("UniqueValueRatio")

  /// For example `DistinctValuesCount "a" = 7`.
  package static let distinctValuesCount = columnStatistic("DistinctValuesCount")

  /// For example `DuplicateRowCount = 0`, over all columns.
  package static let duplicateRowCount = Signature(
    "DuplicateRowCount",
    returns: .number,
    supportsWhere: true
  )

  /// For example `DuplicateRowCount "a" = 0`, over some columns.
  package static let duplicateRowCountOfColumns = Signature(
    "DuplicateRowCount",
    ["TargetColumn"],
    isVariadic: true,
    returns: .number,
    supportsWhere: true
  )

  // MARK: Statistics of a column

  /// For example `Entropy "a" > 1`.
  package static let entropy = columnStatistic("Entropy")

  /// For example `Mean "a" between 1 and 9`.
  package static let mean = columnStatistic("Mean")

  /// For example `Sum "a" > 0`.
  package static let sum = columnStatistic("Sum")

  /// For example `StandardDeviation "a" < 3`.
  package static let standardDeviation = columnStatistic("StandardDeviation")

  /// For example `Variance "a" < 9`.
  package static let variance = columnStatistic("Variance")

  /// For example `Range "a" < 100`.
  package static let range = columnStatistic("Range")

  /// For example `ZerosCount "a" = 0`.
  package static let zerosCount = columnStatistic("ZerosCount")

  /// For example `InterquartileRange "a" < 10`.
  package static let interquartileRange = columnStatistic("InterquartileRange")

  /// For example `Skewness "a" between -1 and 1`.
  package static let skewness = columnStatistic("Skewness")

  /// For example `Kurtosis "a" < 3`.
  package static let kurtosis = columnStatistic("Kurtosis")

  /// For example `ColumnCorrelation "a" "b" > 0.8`.
  package static let columnCorrelation = Signature(
    "ColumnCorrelation",
    ["TargetColumn1", "TargetColumn2"],
    returns: .number,
    supportsWhere: true
  )

  /// For example `ColumnLength "a" = 5`.
  package static let columnLength = columnStatistic("ColumnLength")

  /// For example `AllStatistics "a"`, in `Analyzers` only.
  package static let allStatistics = Signature(
    "AllStatistics",
    ["TargetColumn"],
    returns: .number,
    place: .analyzers
  )

  // MARK: Values of a column

  /// For example `ColumnValues "a" in ["x", "y"] with threshold > 0.9`.
  package static let columnValues = Signature(
    "ColumnValues",
    ["TargetColumn"],
    returns: .columnValues,
    supportsWhere: true,
    supportsThreshold: true
  )

  /// For example `ColumnDataType "a" = "DATE" with threshold > 0.9`.
  package static let columnDataType = Signature(
    "ColumnDataType",
    ["TargetColumn"],
    returns: .text,
    supportsWhere: true,
    supportsThreshold: true
  )

  /// For example `DataFreshness "ts" <= 24 hours`.
  package static let dataFreshness = Signature(
    "DataFreshness",
    ["TargetColumn"],
    returns: .duration,
    supportsWhere: true
  )

  // MARK: SQL and other datasets

  /// For example `CustomSql "select count(*) from primary" > 0`.
  package static let customSQL = Signature(
    "CustomSql",
    ["CustomSqlStatement"],
    returns: .numberOrBoolean,
    supportsThreshold: true
  )

  /// For example `ReferentialIntegrity "a,b" "ref.{c,d}" > 0.9`.
  package static let referentialIntegrity = Signature(
    "ReferentialIntegrity",
    ["PrimaryDatasetColumns", "ReferenceDatasetColumns"],
    returns: .number,
    excludedFromRowComposites: true
  )

  /// For example `DatasetMatch "ref" "id->key" = 1.0`.
  package static let datasetMatch = Signature(
    "DatasetMatch",
    ["ReferenceDatasetAlias", "KeyColumnMappings"],
    returns: .number,
    excludedFromRowComposites: true
  )

  /// For example `DatasetMatch "ref" "id" "a,b->c" >= 0.9`.
  package static let datasetMatchOfColumns = Signature(
    "DatasetMatch",
    ["ReferenceDatasetAlias", "KeyColumnMappings", "MatchColumnMappings"],
    returns: .number
  )

  /// For example `AggregateMatch "sum(a)" "sum(ref.a)" >= 0.95`.
  package static let aggregateMatch = Signature(
    "AggregateMatch",
    ["AggregateExpression1", "AggregateExpression2"],
    returns: .number
  )

  // MARK: Anomalies

  /// For example `DetectAnomalies "Completeness" "a"`.
  package static let detectAnomalies = Signature(
    "DetectAnomalies",
    ["MetricParameter"],
    isVariadic: true,
    returns: .boolean
  )

  // MARK: Files

  /// For example `FileMatch "s3://b/x" "s3://b/y"`.
  package static let fileMatchOfTwo = Signature(
    "FileMatch",
    ["DataPath", "CompareDataPath"],
    returns: .boolean,
    isExperimental: true
  )

  /// For example `FileMatch in ["<checksum>"]`, over the files of the dataset or of a path.
  package static let fileMatch = fileSignatures("FileMatch", returns: .text)

  /// For example `FileUniqueness "s3://b/" > 0.9`.
  package static let fileUniqueness = fileSignatures("FileUniqueness", returns: .number)

  /// For example `FileFreshness "s3://b/" > (now() - 3 days)`.
  package static let fileFreshness = fileSignatures(
    "FileFreshness",
    returns: .date,
    supportsThreshold: true
  )

  /// For example `FileSize "s3://b/" between 1 KB and 2 GB`.
  package static let fileSize = fileSignatures(
    "FileSize",
    returns: .size,
    supportsThreshold: true
  )

  // MARK: All of them

  /// Every signature of the language, in the order of the reference.
  package static let all: [Signature] =
    [
      rowCount, rowCountMatch, columnCount, columnExists, columnNamesMatchPattern, schemaMatch,
      completeness, isComplete, uniqueness, isUnique, isPrimaryKey, uniqueValueRatio,
      distinctValuesCount, duplicateRowCount, duplicateRowCountOfColumns, entropy, mean, sum,
      standardDeviation, variance, range, zerosCount, interquartileRange, skewness, kurtosis,
      columnCorrelation, columnLength, allStatistics, columnValues, columnDataType, dataFreshness,
      customSQL, referentialIntegrity, datasetMatch, datasetMatchOfColumns, aggregateMatch,
      detectAnomalies, fileMatchOfTwo,
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
