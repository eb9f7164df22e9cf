import AssayModel
import AssayPlan

extension Judge {
  /// What an analyzer measured.
  ///
  /// - Parameters:
  ///   - distributions: how often values occur, as far as it was counted.
  ///   - trouble: why nothing can be measured on the dataset, if that is so.
  func record(
    of analyzer: Analyzer,
    in dataset: String,
    distributions: [Distribution: Result<[Bin], Trouble>],
    trouble: Trouble?
  ) -> AnalyzerRecord {
    var record = AnalyzerRecord(analyzer)
    switch analyzer.subject {
    case .values(let values): measure(values, &record)
    case .statistics(let column):
      guard let known = columns[dataset] else { return record.spoiled(by: trouble ?? absence) }
      measure(statistics(of: column, in: dataset, among: known), &record)
    case .distribution(let distribution):
      switch distributions[distribution] {
      case .success(let bins)?: record.distribution = bins
      case .failure(let trouble)?: return record.spoiled(by: trouble)
      case nil: return record.spoiled(by: trouble ?? absence)
      }
    }
    return record
  }

  /// What can be measured is reported, and the first trouble with the rest is told.
  private func measure(_ values: [NamedFormula], _ record: inout AnalyzerRecord) {
    for formula in values {
      if let trouble = formula.value.metrics.lazy.compactMap(trouble).first {
        if record.trouble.isEmpty { record.trouble = trouble.message }
      } else {
        record.values.append(
          NamedValue(
            name: formula.name,
            value: reported(formula.value),
            series: formula.series
          )
        )
      }
    }
  }

  private func trouble(with metric: Metric) -> Trouble? {
    switch measurements[metric] {
    case .failed(let trouble): trouble
    case .number, .undefined: nil
    case nil: absence
    }
  }
}

extension AnalyzerRecord {
  fileprivate func spoiled(by trouble: Trouble) -> AnalyzerRecord {
    var record = self
    record.trouble = trouble.message
    return record
  }
}
