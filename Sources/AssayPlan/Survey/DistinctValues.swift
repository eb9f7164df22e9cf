import AssayModel

// Columns that ought to be unique, on engines that count distinct values in less time than they group rows.

extension StepTask {
  /// The pass with distinct values counted in place of a grouping by one of some columns, named in small letters.
  func countingDistinct(_ unique: Set<String>) -> StepTask {
    guard case .group(let columns, let metrics) = self, columns.count == 1,
      unique.contains(columns[0].lowercased()),
      metrics.allSatisfy({ $0.filter == nil && $0.followsFromUniqueness })
    else { return self }
    return .distinct(columns[0], metrics)
  }
}
