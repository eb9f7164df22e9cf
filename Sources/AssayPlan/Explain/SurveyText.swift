import AssayModel

extension PlanExplanation {
  /// The statements of a survey of enough rows, as far as they are known without types and values.
  func sql(of survey: Survey, _ writer: StatementWriter, _ dataset: Dataset) -> String {
    let sql = writer.survey(dataset, taking: survey.shortcuts)
    var statements = [sql.known(survey.known)]
    for column in survey.columns {
      switch column.way(survey.shortcuts) {
      case .faults: statements.append(sql.faults(column.column, column.tests))
      case .frequencies: statements.append(sql.frequencies(column.column, column.metrics))
      case .unique:
        let known = FixedLength(column, survey.shortcuts)?.lengths ?? []
        let metrics = (column.tests + column.lengths).filter { !known.contains($0) }
        statements.append(sql.unique(column.column, by: .hashes, metrics))
      case .values: continue
      }
    }
    return (statements + plain(survey.rest, of: survey, writer, dataset)).joined(separator: ";\n")
  }

  private func plain(
    _ metrics: [Metric],
    of survey: Survey,
    _ writer: StatementWriter,
    _ dataset: Dataset
  ) -> [String] {
    passes(for: metrics, atOnce: survey.limit).compactMap { pass in
      switch pass {
      case .scan(let metrics): writer.survey(dataset, taking: survey.shortcuts).scan(metrics)
      case .group(let columns, let metrics): writer.group(dataset, columns, metrics)
      default: nil
      }
    }
  }

  /// What a survey measures, sorted by the way, with the reason for each.
  func ways(of survey: Survey) -> [(title: String, metrics: [Metric])] {
    var ways: [(title: String, metrics: [Metric])] = []
    if !survey.known.isEmpty {
      ways.append(("by statistics, as far as the engine has them", survey.known))
    }
    for column in survey.columns {
      let name = column.column
      let reason =
        switch column.way(survey.shortcuts) {
        case .faults: "by the rows of \(name) that fail, since few should"
        case .frequencies:
          "by the frequencies of \(name), which are needed anyway: each distinct value is judged once"
        case .unique:
          "by counting distinct values of \(name), which a check expects to be unique; by grouping where it is not"
        case .values: "by every value of \(name)"
        }
      let known = FixedLength(column, survey.shortcuts)?.lengths ?? []
      ways.append((reason, column.metrics.filter { !known.contains($0) }))
      guard !known.isEmpty else { continue }
      let pattern = "by the pattern of \(name), if all texts have it; by a look at every row if not"
      ways.append((pattern, known))
    }
    if !survey.rest.isEmpty { ways.append(("by a look at every row", survey.rest)) }
    return ways
  }
}
