import AssayDiagnostics
import AssayLogic
import AssayModel

/// Warns of a check that holds whatever the data are, or never does.
///
/// - Returns: whether neither is true, and the check takes part.
func checkReach(of check: WrittenCheck, into sink: inout DiagnosticSink) -> Bool {
  guard check.check.status != .disabled else { return false }
  // Why it never holds was said where its rule type found out.
  if case .impossible = check.check.verdict { return false }
  if case .score(let promise) = check.check.verdict, promise.minimum <= 0 {
    let words = "at least \(plain(promise.minimum))"
    sink.emit(.alwaysHolds(promise.subject, words, needsValue: false, at: check.span))
    return false
  }
  guard let (criterion, reach) = check.check.verdict.reach else { return true }
  let words = criterion.condition.described(by: \.text)
  switch reach {
  case .some: return true
  case .all:
    sink.emit(
      .alwaysHolds(criterion.subject, words, needsValue: criterion.needsValue, at: check.span)
    )
  case .none: sink.emit(.neverReached(criterion.subject, words, at: check.span))
  }
  return false
}

extension Verdict {
  /// How much of what is possible it accepts, and the criterion that decides that; `nil` where the data do.
  fileprivate var reach: (Criterion, Criterion.Reach)? {
    switch self {
    case .criterion(let criterion):
      let reach = criterion.reach
      return reach == .some ? nil : (criterion, reach)
    case .all(let verdicts):
      let reaches = verdicts.map(\.reach)
      return reaches.compactMap(\.self).first { $0.1 == .none } ?? Self.agreement(of: reaches)
    case .any(let verdicts):
      let reaches = verdicts.map(\.reach)
      return reaches.compactMap(\.self).first { $0.1 == .all } ?? Self.agreement(of: reaches)
    case .impossible, .ordinary, .fresh, .volume, .score: return nil
    }
  }

  /// What all parts have in common.
  private static func agreement(
    of reaches: [(Criterion, Criterion.Reach)?]
  ) -> (Criterion, Criterion.Reach)? {
    reaches.contains { $0 == nil } ? nil : reaches.compactMap(\.self).first
  }
}

extension Criterion {
  /// Whether it fails where a share is one of nothing.
  fileprivate var needsValue: Bool {
    guard case .quotient = value else { return false }
    return whenUndefined == .fails
  }
}
