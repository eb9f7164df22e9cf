import AssayCompiler
import AssayDiagnostics
import AssayModel

extension Dataset {
  /// The rule that a person means by its name or text.
  func rule(_ meant: String) throws(EditError) -> AssayModel.Check {
    try check(meant) { $0.kind == .rule }
  }

  /// The rule, SLA or promise of the contract that a person means, found in the same way.
  func check(named meant: String) throws(EditError) -> AssayModel.Check {
    try check(meant) { _ in true }
  }

  private func check(
    _ meant: String,
    where isMeant: (AssayModel.Check) -> Bool
  ) throws(EditError) -> AssayModel.Check {
    switch check(meantBy: meant, where: isMeant) {
    case .one(let check): return check
    case .several(let names):
      throw EditError(
        message: "several rules of \(name) fit `\(meant)`",
        help: "give the name of one as it is written: \(listed(names))"
      )
    case .none: throw noRule(meant, among: checks.filter(isMeant))
    }
  }

  private func noRule(_ meant: String, among rules: [AssayModel.Check]) -> EditError {
    if let other = checks.first(where: { $0.name == meant }) {
      let isSLA = other.kind == .sla
      return EditError(
        message:
          "`\(meant)` of \(name) is \(isSLA ? "an SLA" : "a promise of the contract"), not a rule",
        help: "change `\(isSLA ? "slas" : "columns"):` of \(name) by hand"
      )
    }
    let near = nearest(to: meant, among: rules.flatMap { [$0.name, $0.text] })
    return EditError(
      message: "the dataset \(name) has no rule `\(meant)`",
      help: near.map { "did you mean `\($0)`?" }
        ?? (rules.isEmpty ? "it has no rules" : "its rules are \(listed(rules.map(\.name)))")
    )
  }

  /// The first few names; a dataset may have hundreds.
  private func listed(_ names: [String]) -> String {
    let limit = 8
    let shown = names.prefix(limit).map { "`\($0)`" }.joined(separator: ", ")
    return names.count > limit ? "\(shown) and \(names.count - limit) more" : shown
  }
}
