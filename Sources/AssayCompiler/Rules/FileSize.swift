package import AssayModel
import AssaySyntax

/// `FileSize "data/" between 1 KB and 2 GB`: the size of each file; a plain number is one of bytes.
package enum FileSize: RuleType {
  package static let signatures = Signature.files(
    "FileSize",
    returns: .size,
    supportsThreshold: true
  )
  package static let dimension = Dimension.validity

  package static func verdict(of rule: inout RuleReader) -> Verdict? {
    guard let files = rule.files(), let sizes = sizes(&rule) else { return nil }
    return rule.compliance(
      of: files,
      with: .size(sizes),
      background: [
        rule.named("MaximumFileSize", .maximumSize, of: files),
        rule.named("MinimumFileSize", .minimumSize, of: files),
      ]
    )
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
