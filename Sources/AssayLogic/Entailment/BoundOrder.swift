import AssayModel

/// A number of a condition as `factor * history + offset`, so that two of them can be compared before any run.
struct LinearBound: Hashable {
  /// What earlier runs decide; `nil` where the spec alone does.
  let history: NumberExpression?
  let factor: Double
  let offset: Double

  init(_ expression: NumberExpression) {
    if let constant = expression.constant {
      self.init(history: nil, factor: 0, offset: constant)
      return
    }
    guard case .binary(let left, let operation, let right) = expression,
      let bound = Self.linear(left, operation, right)
    else {
      self.init(history: expression, factor: 1, offset: 0)
      return
    }
    self = bound
  }

  private init(history: NumberExpression?, factor: Double, offset: Double) {
    self.history = history
    self.factor = factor
    self.offset = offset
  }

  private static func linear(
    _ left: NumberExpression,
    _ operation: NumberExpression.Operator,
    _ right: NumberExpression
  ) -> LinearBound? {
    let isLeft = right.constant != nil
    guard let constant = right.constant ?? left.constant else { return nil }
    let inner = LinearBound(isLeft ? left : right)
    switch operation {
    case .add: return inner.scaled(by: 1, plus: constant)
    case .subtract where isLeft: return inner.scaled(by: 1, plus: -constant)
    case .subtract: return inner.scaled(by: -1, plus: constant)
    case .multiply: return inner.scaled(by: constant, plus: 0)
    case .divide where isLeft && constant != 0: return inner.scaled(by: 1 / constant, plus: 0)
    case .divide: return nil
    }
  }

  private func scaled(by scale: Double, plus shift: Double) -> LinearBound {
    LinearBound(history: history, factor: factor * scale, offset: offset * scale + shift)
  }

  /// Whether this is at most another one, whatever earlier runs measured.
  ///
  /// - Parameter isNeverNegative: whether what they measured cannot be below 0.
  func isAtMost(_ other: LinearBound, isNeverNegative: Bool) -> Bool {
    guard offset <= other.offset else { return false }
    if factor == other.factor { return history == other.history || factor == 0 }
    guard history == other.history || factor == 0 || other.factor == 0 else { return false }
    let history = history ?? other.history
    return isNeverNegative && factor < other.factor && history?.staysPositive != false
  }
}

extension NumberExpression {
  /// Whether it cannot be below 0 where no value that it looks at is.
  fileprivate var staysPositive: Bool {
    switch self {
    case .constant(let value): value >= 0
    case .call(.std, _), .call(.abs, _): true
    case .call(.index, let arguments): arguments.first?.staysPositive != false
    case .call(.last, _): true
    case .call(_, let arguments): arguments.allSatisfy(\.staysPositive)
    case .binary(let left, .subtract, let right): left.staysPositive && right == .constant(0)
    case .binary(let left, _, let right): left.staysPositive && right.staysPositive
    }
  }
}
