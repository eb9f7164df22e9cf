/// The rule types that can be evaluated; the one list.
package enum RuleCatalog {
  /// Every rule type, in the order of the reference.
  package static let all: [any RuleType.Type] = [
    RowCount.self,
    RowCountMatch.self,
    ColumnCount.self,
    ColumnExists.self,
    ColumnNamesMatchPattern.self,
    SchemaMatch.self,
    Completeness.self,
    IsComplete.self,
    Uniqueness.self,
    IsUnique.self,
    IsPrimaryKey.self,
    UniqueValueRatio.self,
    DistinctValuesCount.self,
    DuplicateRowCount.self,
    Entropy.self,
    Mean.self,
    Sum.self,
    StandardDeviation.self,
    Variance.self,
    Range.self,
    ZerosCount.self,
    InterquartileRange.self,
    Skewness.self,
    Kurtosis.self,
    ColumnCorrelation.self,
    ColumnLength.self,
    ColumnValues.self,
    ColumnDataType.self,
    DataFreshness.self,
    ReferentialIntegrity.self,
    DatasetMatch.self,
    AggregateMatch.self,
    DetectAnomalies.self,
    CustomSQL.self,
    FileFreshness.self,
    FileSize.self,
    FileMatch.self,
    FileUniqueness.self,
  ]

  /// The rule types by name.
  package static let byName: [String: any RuleType.Type] = Dictionary(
    all.flatMap { type in type.signatures.map { ($0.name, type) } },
    uniquingKeysWith: { first, _ in first }
  )
}
