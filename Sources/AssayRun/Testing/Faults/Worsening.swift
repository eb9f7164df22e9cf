import AssayModel

extension CheckRecord {
  /// Whether a check says of rows with a fault what it did not say of the rows before.
  ///
  /// One that failed before notices what takes its values further from what is asked.
  func isWorse(than before: CheckRecord) -> Bool {
    switch (before.outcome.status, outcome.status) {
    case (.passed, .failed), (.passed, .errored), (.skipped, .failed), (.skipped, .errored),
      (.failed, .errored):
      true
    case (.failed, .failed):
      check.verdict.criteria.contains { criterion in
        guard let old = before.distance(of: criterion), let new = distance(of: criterion) else {
          return false
        }
        return new > old
      }
    case (.passed, .passed), (.passed, .skipped), (.skipped, .passed), (.skipped, .skipped),
      (.failed, .passed), (.failed, .skipped), (.errored, _):
      false
    }
  }

  /// How far a value is from what is asked, in an order of its own; `nil` where that has no direction.
  private func distance(of criterion: Criterion) -> Double? {
    guard let value = outcome.values.first(where: { $0.name == criterion.name })?.value else {
      return nil
    }
    switch criterion.condition {
    case .equal(let target): return target.constant.map { (value - $0).magnitude }
    case .greater, .greaterOrEqual: return -value
    case .less, .lessOrEqual: return value
    case .between, .notBetween, .notEqual, .oneOf, .noneOf: return nil
    }
  }
}
