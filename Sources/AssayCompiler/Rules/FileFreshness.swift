import AssayDiagnostics
import AssayModel
import AssaySyntax

/// `FileFreshness "data/" > (now() - 3 days)`: the moment at which each file was last changed.
enum FileFreshness: RuleType {
  static let signatures = Signature.files(
    "FileFreshness",
    returns: .date,
    supportsThreshold: true
  )
  static let dimension = Dimension.freshness

  static func values(of rule: inout RuleReader) -> [NamedFormula]? {
    rule.files().map { files in
      [
        rule.named("FileCount", .count, of: files),
        rule.named("FileFreshness.MinimumHours", .minimumAge, of: files),
        rule.named("FileFreshness.MaximumHours", .maximumAge, of: files),
      ]
    }
  }

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    guard let files = rule.files(), case .date(let condition)? = rule.rule.condition?.kind else {
      return nil
    }
    var moments: [DateOperand] = []
    for operand in condition.operands {
      switch rule.day(operand) {
      case .day(let moment): moments.append(moment)
      case .null: return rule.never("a moment does not compare with NULL", at: operand.span)
      case .impossible(let reason): return .impossible(reason: reason)
      }
    }
    return rule.compliance(of: files, with: .modified(condition.lowered(to: moments)))
  }
}

extension FileFreshness {
  static let page = RulePage(
    checks: "The moment at which each file was last changed.",
    matters: "A delivery that did not come leaves the old file where it was.",
    parameters: [
      "DataPath":
        "a file, a folder with all below it, or a glob; relative to the project; the files of "
        + "the dataset where it is missing"
    ],
    conditions:
      "`recentFiles` keeps so many files, the last changed ones; `uriRegex` keeps those in whose "
      + "path a pattern is found",
    nulls:
      "Rows play no part. Where there is no file the rule fails; files that are not local cannot "
      + "be looked at.",
    measurement:
      "Files whose last change compares so, divided by all files; it must be 1, or what the "
      + "threshold says. A day stands for its first moment in UTC.",
    emptyTable: .comparesAnyway,
    example: RuleExample(
      """
      orders: id bigint
      1
      """,
      files: [
        "in/a.csv": "id",
        "in/b.csv": "id,name",
      ],
      passes: #"FileFreshness "in/" > "2024-01-31""#,
      fails: #"FileFreshness "in/" > (now() - 3 days)"#
    )
  )
}
