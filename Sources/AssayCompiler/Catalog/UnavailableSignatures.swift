extension Signature {
  /// For example `DetectAnomalies "Completeness" "a"`.
  static let detectAnomalies = Signature(
    "DetectAnomalies",
    ["MetricParameter"],
    isVariadic: true,
    returns: .boolean
  )

  /// Every signature that is understood but not evaluated yet.
  static let unavailable: [Signature] = [detectAnomalies]
}
