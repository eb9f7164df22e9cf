/// How measurements are judged.
package indirect enum Verdict: Sendable, Hashable, Codable {
  case criterion(Criterion)
  case all([Verdict])
  case any([Verdict])
  /// Never holds, whatever the data are.
  case impossible(reason: String)
  /// Holds while a value is not out of the ordinary.
  case ordinary(AnomalyTest)
  /// Holds while the newest rows are recent.
  case fresh(FreshnessPromise)
  /// Holds while the number of rows is near that of earlier runs.
  case volume(VolumePromise)
  /// Holds while the other checks of the dataset go well enough.
  case score(ScorePromise)

  /// The criteria in order, through all compositions.
  package var criteria: [Criterion] {
    switch self {
    case .criterion(let criterion): [criterion]
    case .all(let verdicts), .any(let verdicts): verdicts.flatMap(\.criteria)
    case .ordinary(let test): [test.subject]
    case .fresh(let promise): [promise.age]
    case .volume(let promise): [promise.rowCount]
    case .impossible, .score: []
    }
  }

  /// Every metric that judging may look at, in a stable order.
  package var metrics: [Metric] {
    switch self {
    case .criterion, .ordinary, .volume: criteria.flatMap(\.metrics)
    case .all(let verdicts), .any(let verdicts): verdicts.flatMap(\.metrics)
    case .fresh(let promise): promise.age.metrics + [promise.future].compactMap(\.self)
    case .impossible, .score: []
    }
  }
}

/// One measured value and what is asked of it.
package struct Criterion: Sendable, Hashable, Codable {
  /// What an undefined value means: the mean of no rows, a ratio of nothing.
  package enum UndefinedPolicy: String, Sendable, Hashable, Codable {
    case fails, passesVacuously
  }

  /// The name of the value in the manner of DQDL, for example `Column.email.Completeness`.
  package let name: String

  /// What the value is called in a sentence, for example `completeness of email`.
  package let subject: String

  /// The value.
  package let value: Formula

  /// What is asked of it.
  package let condition: Comparison<NumberExpression>

  /// What it means when there is no value.
  package var whenUndefined: UndefinedPolicy = .fails

  /// When this measures 0, nothing is compared and the criterion holds vacuously.
  package var premise: Metric?

  /// The number of rows that are judged; when it is 0, a pass is vacuous.
  package var considered: Metric?

  /// The number of rows that are as they should be; only where rows are judged one by one.
  package var passing: Metric?

  /// The rows to show when the criterion does not hold.
  package var offenders: Offenders?

  /// Other values to report beside it, judged by nothing.
  package var background: [NamedFormula] = []

  /// Makes a criterion.
  package init(
    _ name: String,
    subject: String,
    value: Formula,
    condition: Comparison<NumberExpression>
  ) {
    self.name = name
    self.subject = subject
    self.value = value
    self.condition = condition
  }

  /// Every metric that judging may look at, each once, in a stable order.
  package var metrics: [Metric] {
    var metrics: [Metric] = []
    let all =
      value.metrics + [premise, considered, passing].compactMap(\.self)
      + background.flatMap(\.value.metrics)
    for metric in all where !metrics.contains(metric) { metrics.append(metric) }
    return metrics
  }
}

/// A value under its DQDL name.
package struct NamedFormula: Sendable, Hashable, Codable {
  /// For example `Column.age.Minimum`.
  package let name: String
  /// The value.
  package let value: Formula

  /// Makes a value.
  package init(name: String, value: Formula) {
    self.name = name
    self.value = value
  }
}

/// A number computed from metrics.
package indirect enum Formula: Sendable, Hashable, Codable {
  case metric(Metric)
  case difference(Formula, Formula)
  case quotient(Formula, Formula, Division)

  /// How a quotient treats 0 and values that are undefined.
  package enum Division: String, Sendable, Hashable, Codable, CaseIterable {
    /// Undefined where the divisor is 0: a share of nothing.
    case share
    /// As IEEE 754 has it: x/0 is infinite, 0/0 is NaN.
    case real
    /// As `AggregateMatch` has it: undefined counts as 0, 0/0 is 1, x/0 is 0.
    case aggregate
  }

  /// A share, which is undefined where the second is 0.
  package static func ratio(_ part: Formula, _ whole: Formula) -> Formula {
    .quotient(part, whole, .share)
  }

  /// The metrics in order of appearance.
  package var metrics: [Metric] {
    switch self {
    case .metric(let metric): [metric]
    case .difference(let left, let right), .quotient(let left, let right, _):
      left.metrics + right.metrics
    }
  }
}

/// The rows that a failed criterion is about.
package struct Offenders: Sendable, Hashable, Codable {
  /// How to find them.
  package enum Selection: Sendable, Hashable, Codable {
    /// The rows that pass this test, which is the opposite of what is asked.
    case rows(RowTest)
    /// The rows that share their values of these columns with another row.
    case duplicates([String])
    /// The rows without a partner.
    indirect case orphans(Reference)
    /// The rows that do not match a row of another dataset.
    indirect case unmatched(DatasetMatching)
    /// The rows that a query does not give back.
    case notReturned(by: String)
    /// Files and not rows.
    indirect case files(FileQuery, FileFault)
  }

  /// What is wrong with files.
  package enum FileFault: Sendable, Hashable, Codable {
    /// They do not pass a test.
    case failing(FileTest)
    /// They share their content with another.
    case duplicated(HashAlgorithm)
    /// They have no counterpart.
    case unmatched(FileMatching)
  }

  /// The dataset.
  package let dataset: String
  /// The predicate of `where`.
  package let filter: String?
  /// How to find them.
  package let selection: Selection

  /// Makes a selection of rows.
  package init(_ selection: Selection, of dataset: String, where filter: String?) {
    self.selection = selection
    self.dataset = dataset
    self.filter = filter
  }

  /// The columns that show what is wrong with a row; empty for all of them.
  package var columns: [String] {
    switch selection {
    case .rows(let test): test.columns
    case .duplicates(let columns): columns
    case .orphans(let reference): reference.columns
    case .unmatched(let matching): matching.keys.map(\.own) + (matching.compared ?? []).map(\.own)
    case .notReturned, .files: []
    }
  }
}
