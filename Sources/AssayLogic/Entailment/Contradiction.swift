package import AssayModel

extension Criterion {
  /// Whether this criterion and another cannot both hold for any value, as far as the specs can tell.
  ///
  /// Both must be in normal form. What holds because there was nothing to look at is left aside.
  package func contradicts(_ other: Criterion) -> Bool {
    if value == other.value {
      guard let numbers = condition.numbers, let others = other.condition.numbers else {
        return false
      }
      return value.possibleValues.among(numbers.intersection(others)).isEmpty
    }
    if let isMissing = contradictsContract(other) ?? other.contradictsContract(self) {
      return isMissing
    }
    return contradictsShare(other)
  }

  /// Two tests that no row can pass both, of which each asks for so many rows that some would have to.
  private func contradictsShare(_ other: Criterion) -> Bool {
    guard let share = RowShare(value), let otherShare = RowShare(other.value),
      share.dataset == otherShare.dataset, share.isOfSameRows(as: otherShare),
      case .passing(let test) = share.selection, case .passing(let asked) = otherShare.selection,
      let least = leastShare, let otherLeast = other.leastShare
    else { return false }
    let sum = least.number + otherLeast.number
    return (sum > 1 || sum == 1 && (least.isBehind || otherLeast.isBehind)) && test.excludes(asked)
  }

  /// The share above which the condition holds first; `nil` where none is possible.
  private var leastShare: NumberSet.Cut? {
    condition.numbers.flatMap { PossibleValues.share.among($0).stretches.first?.lowerBound }
  }

  /// A column that must exist, while no others may than those that the contract lists.
  private func contradictsContract(_ other: Criterion) -> Bool? {
    guard case .metric(let metric) = value, case .metric(let asked) = other.value,
      case .schema(.unlistedColumns(let listed)) = metric.quantity, metric.dataset == asked.dataset,
      condition == .equal(.constant(0)), case .schema(.columnExists(let column)) = asked.quantity
    else { return nil }
    return other.condition == .equal(.constant(1)) && !listed.contains(column.lowercased())
  }
}

extension Criterion {
  /// How much of what is possible meets the condition.
  package enum Reach: Sendable {
    case all, some, none
  }

  /// Whether the condition holds for every value, for some, or for none, as far as the specs can tell.
  package var reach: Reach {
    guard let numbers = condition.numbers else { return .some }
    if case .quotient(.metric(let part), _, .share) = value, case .rows(let test) = part.quantity {
      for (isSo, share) in [(test.isImpossible, 0.0), (test.isCertain, 1.0)] where isSo {
        return NumberSet(from: share, to: share).isSubset(of: numbers) ? .all : .none
      }
    }
    let possible = value.possibleValues
    if possible.among(numbers).isEmpty { return .none }
    return possible.isSubset(.all, of: numbers) ? .all : .some
  }
}
