import AssayModel

/// `FileUniqueness "data/" > 0.9`: the share of files whose content no other has.
enum FileUniqueness: RuleType {
  static let signatures = Signature.files("FileUniqueness", returns: .number)
  static let dimension = Dimension.uniqueness

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    guard let files = rule.files(), let algorithm = rule.hashAlgorithm() else { return nil }
    let count = rule.metric(.files(files, .count))
    let unique = rule.metric(.files(files, .unique(algorithm)))
    let background = [rule.named("FileCount", .count, of: files)]
    let offenders = Offenders(
      .files(files, .duplicated(algorithm)),
      of: rule.scope.dataset,
      where: nil
    )
    return rule.comparing(
      rule.datasetMetricName("FileUniquenessRatio"),
      "share of the files \(files.words) whose content no other file has",
      .ratio(.metric(unique), .metric(count))
    ) { criterion in
      criterion.considered = count
      criterion.passing = unique
      criterion.offenders = offenders
      criterion.background = background
    }
  }
}
