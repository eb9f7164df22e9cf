extension Signature {
  /// For example `AllStatistics "a"`, in `Analyzers` only.
  static let allStatistics = Signature(
    "AllStatistics",
    ["TargetColumn"],
    returns: .number,
    place: .analyzers
  )

  /// For example `DetectAnomalies "Completeness" "a"`.
  static let detectAnomalies = Signature(
    "DetectAnomalies",
    ["MetricParameter"],
    isVariadic: true,
    returns: .boolean
  )

  /// Every signature that is understood but not evaluated yet.
  static let unavailable: [Signature] = [allStatistics, detectAnomalies]
}
