import AssayModel

/// `DetectAnomalies "Completeness" "a"`: whether a metric is out of the ordinary, judged by earlier runs.
enum DetectAnomalies: RuleType {
  static let signatures = [
    Signature("DetectAnomalies", ["MetricParameter"], isVariadic: true, returns: .boolean)
  ]
  static let dimension = Dimension.validity
  static let page: RulePage? = nil

  static func verdict(of rule: inout RuleReader) -> Verdict? { .needsHistory }
}
