import AssayModel

extension CheckPair {
  /// What becomes of a failure that is known: it fails no gate, so that knowing more of it asks for less.
  func knownChanges(from old: Baseline.Entry?, to new: Baseline.Entry?) -> [SpecChange] {
    switch (old, new) {
    case (nil, nil): return []
    case (nil, let new?):
      let amounts = new.words
      let rest = amounts.isEmpty ? "" : ": \(amounts)"
      return [change(.loosened, "baseline", "its failure is known since \(new.since)\(rest)")]
    case (let old?, nil):
      return [change(.tightened, "baseline", "its failure was known since \(old.since)")]
    case (let old?, let new?):
      guard old.amounts != new.amounts else { return [] }
      return [change(new.kind(since: old), "baseline", "\(new.words) known, was \(old.words)")]
    }
  }
}

extension Baseline.Entry {
  /// What was measured, in the order of the file.
  fileprivate var words: String {
    amounts.sorted { $0.key < $1.key }.map(\.value.words).joined(separator: ", ")
  }

  /// Whether it lets more rows fail than an older one, or fewer; of other numbers nobody can tell which ones are worse.
  fileprivate func kind(since old: Self) -> SpecChange.Kind {
    guard Set(old.amounts.keys) == Set(amounts.keys) else { return .changed }
    var differences: [Int] = []
    for (series, amount) in amounts where amount != old.amounts[series] {
      guard case .rows(let now) = amount, case .rows(let then)? = old.amounts[series] else {
        return .changed
      }
      differences.append(now - then)
    }
    if differences.allSatisfy({ $0 > 0 }) { return .loosened }
    return differences.allSatisfy { $0 < 0 } ? .tightened : .changed
  }
}
