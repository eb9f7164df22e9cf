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

extension FileUniqueness {
  static let page = RulePage(
    checks: "The share of files whose content no other file has.",
    matters: "A delivery that came twice under two names is counted twice.",
    parameters: [
      "DataPath":
        "a file, a folder with all below it, or a glob; relative to the project; the files of "
        + "the dataset where it is missing"
    ],
    conditions:
      "`recentFiles` keeps so many files, the last changed ones; `uriRegex` keeps those in whose "
      + "path a pattern is found; `hashAlgorithm` is `SHA-256`, `SHA-1` or `MD5`",
    nulls:
      "Rows play no part. Where there is no file the rule fails; files that are not local cannot "
      + "be looked at.",
    measurement: "Files whose checksum occurs once, divided by all files.",
    emptyTable: .comparesAnyway,
    example: RuleExample(
      """
      orders: id bigint
      1
      """,
      files: [
        "in/a.csv": "id",
        "in/b.csv": "id",
        "in/c.csv": "id,name",
      ],
      passes: #"FileUniqueness "in/" > 0.3"#,
      fails: #"FileUniqueness "in/" = 1.0"#
    )
  )
}
