import AssayModel

extension KnownFailure {
  /// Compares a failure with its entry: it is worse when any part of it is, and better when none is and some part is.
  init(_ entry: Baseline.Entry, shortfalls: [Shortfall]) {
    let changes = shortfalls.map { shortfall in
      entry.amounts[shortfall.series].map(shortfall.change) ?? .worse
    }
    let isPartMended = Set(shortfalls.map(\.series)).count < entry.amounts.count
    let gravest = changes.max() ?? .same
    let isBetter = gravest != .worse && (isPartMended || changes.contains(.better))
    let comparisons = shortfalls.map { shortfall in
      let name = shortfalls.count > 1 ? "\(shortfall.series) " : ""
      return name + shortfall.comparison(with: entry.amounts[shortfall.series])
    }
    self.init(
      since: entry.since,
      change: isBetter ? .better : gravest,
      comparison: comparisons.joined(separator: "; ")
    )
  }
}

extension Shortfall {
  /// What is measured now against what is known.
  fileprivate func comparison(with known: Amount?) -> String {
    switch (amount, known) {
    case (_, nil): return "\(amount.words), which the baseline does not have"
    case (.rows, .rows(let then)): return "\(amount.words), baseline \(then)"
    case (.value(let now), .value(let then)):
      let short = (brief(now), brief(then))
      // Rounded numbers must not hide that there is a difference.
      return short.0 == short.1 && now != then
        ? "\(plain(now)), baseline \(plain(then))" : "\(short.0), baseline \(short.1)"
    case (_, let known?): return "\(amount.words), baseline \(known.words)"
    }
  }
}
