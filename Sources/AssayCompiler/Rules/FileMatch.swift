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
