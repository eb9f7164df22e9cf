import AssayModel
import AssaySyntax

/// `FileSize "data/" between 1 KB and 2 GB`: the size of each file; a plain number is one of bytes.
enum FileSize: RuleType {
  static let signatures = Signature.files(
    "FileSize",
    returns: .size,
    supportsThreshold: true
  )
  static let dimension = Dimension.validity

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    guard let files = rule.files(), let sizes = sizes(&rule) else { return nil }
    return rule.compliance(
      of: files,
      with: .size(sizes),
      background: extremes(of: files, rule)
    )
  }

  static func values(of rule: inout RuleReader) -> [NamedFormula]? {
    rule.files().map { [rule.named("FileCount", .count, of: $0)] + extremes(of: $0, rule) }
  }

  private static func extremes(of files: FileQuery, _ rule: RuleReader) -> [NamedFormula] {
    [
      rule.named("MaximumFileSize", .maximumSize, of: files),
      rule.named("MinimumFileSize", .minimumSize, of: files),
    ]
  }

  private static func sizes(_ rule: inout RuleReader) -> Comparison<Double>? {
    switch rule.rule.condition?.kind {
    case .size(let condition): return condition.lowered(to: condition.operands.map(\.bytes))
    case .number(let condition):
      guard case .numbers(let numbers)? = rule.plainNumbers(condition) else { return nil }
      return numbers
    case .text, .date, .duration, nil: return nil
    }
  }
}

extension SizeSyntax {
  fileprivate var bytes: Double {
    let power = Unit.allCases.firstIndex(of: unit) ?? 0
    return (0..<power).reduce(Double(count)) { bytes, _ in bytes * 1024 }
  }
}

extension FileSize {
  static let page = RulePage(
    checks: "The size of each file, in bytes.",
    matters: "A file that is nearly empty was cut off, or nobody wrote to it.",
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
      "Files whose size compares so, divided by all files; it must be 1, or what the threshold "
      + "says. 1 KB is 1024 bytes.",
    emptyTable: .comparesAnyway,
    example: RuleExample(
      """
      orders: id bigint
      1
      """,
      files: [
        "in/a.csv": "id",
        "in/b.csv": "id,name\n1,Ada",
      ],
      passes: #"FileSize "in/" < 1 KB"#,
      fails: #"FileSize "in/" > 5"#
    )
  )
}
