package import AssayModel

extension Verdict {
  /// Whether another verdict holds whenever this one does, as far as the specs can tell.
  ///
  /// Both must be in normal form. Where it cannot be told, the answer is no.
  package func implies(_ other: Verdict) -> Bool {
    if self == other { return true }
    switch (self, other) {
    case (.impossible, _): return true
    case (_, .all(let parts)): return parts.allSatisfy(implies)
    case (.any(let parts), _): return parts.allSatisfy { $0.implies(other) }
    case (.all(let parts), .any(let others)):
      return parts.contains { $0.implies(other) } || others.contains { implies($0) }
    case (.all(let parts), _): return parts.contains { $0.implies(other) }
    case (_, .any(let others)): return others.contains { implies($0) }
    case (.criterion(let criterion), .criterion(let asked)): return criterion.implies(asked)
    case (.ordinary(let test), .ordinary(let asked)): return test.implies(asked)
    case (.fresh(let promise), .fresh(let asked)): return promise.implies(asked)
    case (.volume(let promise), .volume(let asked)): return promise.implies(asked)
    case (.score(let promise), .score(let asked)):
      return promise.dimension == asked.dimension && promise.minimum >= asked.minimum
    case (.criterion, _), (.ordinary, _), (.fresh, _), (.volume, _), (.score, _): return false
    }
  }
}

extension Criterion {
  /// Whether another criterion holds whenever this one does, as far as the specs can tell.
  func implies(_ other: Criterion) -> Bool {
    guard premise == nil || premise == other.premise else { return false }
    let toleratesNothing = whenUndefined == .fails || other.whenUndefined == .passesVacuously
    if value == other.value {
      return toleratesNothing && condition.implies(other.condition, among: value.possibleValues)
    }
    if impliesContract(other) { return true }
    guard let share = RowShare(value), let asked = RowShare(other.value),
      share.dataset == asked.dataset
    else { return false }
    return share.isOfSameRows(as: asked)
      ? toleratesNothing && impliesShare(share, other, asked)
      : impliesPart(share, other, asked)
  }

  /// The same rows, another test: where more of them pass, the share is greater.
  private func impliesShare(_ share: RowShare, _ other: Criterion, _ asked: RowShare) -> Bool {
    guard let numbers = condition.numbers, let others = other.condition.numbers else {
      return false
    }
    let (own, possible) = (PossibleValues.share.among(numbers), PossibleValues.share)
    switch (share.implies(asked), asked.implies(share)) {
    case (true, true): return possible.isSubset(own, of: others)
    case (true, false): return possible.isSubset(own.andGreater, of: others)
    case (false, true): return possible.isSubset(own.andLess, of: others)
    case (false, false): return false
    }
  }

  /// Fewer rows: where all of them are right, so are all of a part.
  private func impliesPart(_ share: RowShare, _ other: Criterion, _ asked: RowShare) -> Bool {
    guard other.whenUndefined == .passesVacuously, share.implies(asked),
      asked.isOfPart(of: share),
      let numbers = condition.numbers, let others = other.condition.numbers
    else { return false }
    return PossibleValues.share.among(numbers).least == 1
      && NumberSet(from: 1, to: 1).isSubset(of: others)
  }

  /// A column of a type keeps a contract that takes a wider one.
  private func impliesContract(_ other: Criterion) -> Bool {
    guard case .metric(let metric) = value, case .metric(let asked) = other.value,
      metric.dataset == asked.dataset, condition == .equal(.constant(1)),
      other.condition == condition,
      case .schema(.columnSatisfies(let column, let type)) = metric.quantity,
      case .schema(.columnSatisfies(let askedColumn, let askedType)) = asked.quantity,
      column == askedColumn
    else { return false }
    guard let askedType else { return true }
    return type?.satisfies(askedType) == true
  }
}

extension AnomalyTest {
  /// What is frozen compares by its bounds; what is learned, only with its like.
  fileprivate func implies(_ other: AnomalyTest) -> Bool {
    guard subject.value == other.subject.value, isFrozen == other.isFrozen else { return false }
    guard isFrozen else { return true }
    return NumberSet(from: lower, to: upper).isSubset(
      of: NumberSet(from: other.lower, to: other.upper)
    )
  }
}

extension FreshnessPromise {
  /// One that is due at more moments is judged more often.
  fileprivate func implies(_ other: FreshnessPromise) -> Bool {
    guard future == other.future, age.implies(other.age) else { return false }
    guard let schedule else { return true }
    return other.schedule.map(schedule.isDueWhenever) == true
  }
}

extension VolumePromise {
  fileprivate func implies(_ other: VolumePromise) -> Bool {
    rowCount.value == other.rowCount.value && last == other.last && minimum >= other.minimum
      && maximum <= other.maximum
  }
}
