import AssayDiagnostics
import AssayModel
import AssaySyntax

/// Turns what a test says of earlier runs into the series that rules look back on.
struct TestHistoryLowering {
  let dataset: Dataset
  /// The moment that counts as now.
  let asOf: Timestamp

  /// The runs, the oldest first; one that names no moment was a day before the next.
  func lower(
    _ runs: [[OptionSyntax]],
    into sink: inout DiagnosticSink
  ) -> [RuleTest.EarlierRun] {
    runs.enumerated().map { index, run in
      var time = asOf.adding(seconds: -86_400 * Double(runs.count - index))
      var values: [String: Double] = [:]
      for entry in run {
        guard case .scalar(let scalar) = entry.value else {
          sink.emit(.historyNotNumber(entry.key))
          continue
        }
        if entry.key.value == "as_of" {
          time = moment(scalar, into: &sink) ?? time
        } else if let number = Double(scalar.text), number.isFinite {
          guard let series = series(meantBy: entry.key.value) else {
            sink.emit(.unknownHistoryValue(entry.key, in: dataset.name, known: names.sorted()))
            continue
          }
          values[series] = number
        } else {
          sink.emit(.notNumber(scalar, of: entry.key.value))
        }
      }
      return RuleTest.EarlierRun(time: time, values: values)
    }
  }

  private var names: Set<String> {
    Set(dataset.checks.flatMap(\.verdict.criteria).map { $0.series.withoutSubject })
  }

  /// The series that a name stands for: that of a value, with or without `Dataset.*.` or `Column.`, or that of a rule.
  private func series(meantBy name: String) -> String? {
    let all = dataset.checks.flatMap(\.verdict.criteria).map(\.series)
    if let series = all.first(where: { $0 == name || $0.withoutSubject == name }) { return series }
    guard case .one(let check) = dataset.check(meantBy: name) else { return nil }
    return check.verdict.criteria.first?.series
  }
}

extension String {
  /// The name of a value without the word that says what it is about.
  fileprivate var withoutSubject: String {
    for subject in ["Dataset.*.", "Column."] where hasPrefix(subject) {
      return String(dropFirst(subject.count))
    }
    return self
  }
}
