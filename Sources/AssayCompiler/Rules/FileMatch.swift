import AssayModel
import AssaySyntax

/// `FileMatch "a/" "b/"`: the files of two places have the same contents; or with a list, every checksum is listed.
enum FileMatch: RuleType {
  static let signatures =
    [
      Signature(
        "FileMatch",
        ["DataPath", "CompareDataPath"],
        returns: .boolean,
        isExperimental: true
      )
    ] + Signature.files("FileMatch", returns: .text)
  static let dimension = Dimension.consistency

  /// Checksums are no numbers; only how many files there are can be reported.
  static func values(of rule: inout RuleReader) -> [NamedFormula]? {
    rule.files().map { [rule.named("FileCount", .count, of: $0)] }
  }

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    guard let files = rule.files(), let algorithm = rule.hashAlgorithm() else { return nil }
    guard let condition = rule.rule.condition else {
      return rule.files("CompareDataPath").map { matching(files, $0, algorithm, &rule) }
    }
    guard case .text(let texts) = condition.kind else { return nil }
    let (operands, isNegative): ([TextOperandSyntax], Bool)
    switch texts {
    case .equal(let operand): (operands, isNegative) = ([operand], false)
    case .notEqual(let operand): (operands, isNegative) = ([operand], true)
    case .oneOf(let list): (operands, isNegative) = (list, false)
    case .noneOf(let list): (operands, isNegative) = (list, true)
    case .matches, .notMatches:
      return rule.never("a checksum compares only with whole checksums", at: condition.span)
    case .oneOfVariable, .noneOfVariable: return nil
    }
    let sums = operands.map { $0.plainText.value.lowercased() }
    let test = FileTest.checksum(algorithm, oneOf: sums)
    return rule.compliance(of: files, with: isNegative ? .not(test) : test)
  }

  private static func matching(
    _ files: FileQuery,
    _ others: FileQuery,
    _ algorithm: HashAlgorithm,
    _ rule: inout RuleReader
  ) -> Verdict {
    let matching = FileMatching(
      with: others,
      by: algorithm,
      comparingNames: rule.rule.tags["matchFileName"]?.text.lowercased() == "true"
    )
    var criterion = Criterion(
      rule.datasetMetricName("FileMatch.Differences"),
      subject: "number of the files \(files.words) and \(others.words) without a counterpart",
      value: .metric(rule.metric(.files(files, .differing(matching)))),
      condition: .equal(.constant(0))
    )
    criterion.offenders = Offenders(
      .files(files, .unmatched(matching)),
      of: rule.scope.dataset,
      where: nil
    )
    criterion.background = [rule.named("FileCount", .count, of: files)]
    return .criterion(criterion)
  }
}

extension FileMatch {
  static let page = RulePage(
    checks:
      "With two paths: the files of both have the same contents, each as often. With texts: the "
      + "checksum of every file is listed.",
    matters: "A copy is only a copy when its bytes are the same.",
    parameters: [
      "DataPath":
        "a file, a folder with all below it, or a glob; relative to the project; the files of "
        + "the dataset where it is missing",
      "CompareDataPath": "the files to compare with, in the same form",
    ],
    conditions:
      "`recentFiles` keeps so many files, the last changed ones; `uriRegex` keeps those in whose "
      + "path a pattern is found; `hashAlgorithm` is `SHA-256`, `SHA-1` or `MD5`; `matchFileName = "
      + "\"true\"` asks for equal names, too; `matches` is accepted and never holds, with a warning",
    nulls:
      "Rows play no part. Where there is no file the rule fails; files that are not local cannot "
      + "be looked at.",
    measurement:
      "The number of files on both sides without a counterpart, which must be 0; or files whose "
      + "checksum is listed, divided by all files, which must be 1.",
    emptyTable: .comparesAnyway,
    example: RuleExample(
      """
      orders: id bigint
      1
      """,
      files: [
        "in/a.csv": "id",
        "in/b.csv": "id,name",
        "copy/a.csv": "id",
        "copy/b.csv": "id,email",
      ],
      passes: #"FileMatch "in/a.csv" "copy/a.csv""#,
      fails: #"FileMatch "in/" "copy/""#
    )
  )
}
