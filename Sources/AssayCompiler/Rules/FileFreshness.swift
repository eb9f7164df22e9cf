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
