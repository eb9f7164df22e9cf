package import AssayDiagnostics

/// A test of rules: rows, and what the rules are to say of them.
package struct RuleTest: Sendable, Hashable, Codable {
  /// The moment that counts as now in a test that does not say; only where nothing depends on it.
  package static let usualMoment = Timestamp(milliseconds: 1_767_225_600_000)

  /// The name, unique in its dataset.
  package let name: String
  /// Where it was written.
  package let origin: SourceLocation
  /// The moment that counts as now.
  package var asOf = Self.usualMoment
  /// The rows by dataset.
  package var given: [String: GivenRows] = [:]
  /// What earlier runs measured; `nil` where there is no history.
  package var history: [EarlierRun]?
  /// What is expected, in the order of the spec; rules that are meant by «all others» stand last.
  package var expectations: [TestExpectation] = []

  /// Makes a test that expects nothing.
  package init(name: String, origin: SourceLocation) {
    self.name = name
    self.origin = origin
  }

  /// What an earlier run measured.
  package struct EarlierRun: Sendable, Hashable, Codable {
    /// The moment that counted as now.
    package let time: Timestamp
    /// The values by series.
    package let values: [String: Double]

    /// Makes a run.
    package init(time: Timestamp, values: [String: Double]) {
      self.time = time
      self.values = values
    }
  }

  /// The history of a dataset as its rules would find it.
  package func history(of dataset: String) -> History {
    guard let history else { return History(absentBecause: "the test gives none") }
    var result = History()
    for run in history.sorted(by: { $0.time > $1.time }) {
      for (series, value) in run.values {
        let key = SeriesKey(dataset: dataset, metric: series)
        let point = HistoryPoint(time: run.time, value: value)
        result[key].append(point)
        result.withFailed[key, default: []].append(point)
      }
    }
    return result
  }
}

/// What a test expects of a check.
package struct TestExpectation: Sendable, Hashable, Codable {
  /// The closed set of expected results.
  package enum Result: String, Sendable, Hashable, Codable, CaseIterable {
    case pass, fail
    /// A pass on nothing.
    case vacuous
    case error, skip

    /// Whether an outcome is what was expected.
    ///
    /// - Parameter isStrict: whether a pass on nothing is no pass.
    package func isMet(by outcome: Outcome, isStrict: Bool) -> Bool {
      switch (self, outcome.status) {
      case (.pass, .passed): !isStrict || !outcome.isVacuous
      case (.vacuous, .passed): outcome.isVacuous
      case (.fail, .failed), (.error, .errored), (.skip, .skipped): true
      case (.pass, .failed), (.pass, .errored), (.pass, .skipped), (.fail, .passed),
        (.fail, .errored), (.fail, .skipped), (.vacuous, .failed), (.vacuous, .errored),
        (.vacuous, .skipped), (.error, .passed), (.error, .failed), (.error, .skipped),
        (.skip, .passed), (.skip, .failed), (.skip, .errored):
        false
      }
    }
  }

  /// The name of the check.
  package let check: String
  /// What is expected of it.
  package let result: Result
  /// The value that is to be measured; `nil` for any.
  package var value: Double?
  /// Whether the test names it; «all others» counts a pass on nothing as a pass.
  package var isNamed = true
  /// Where the expectation stands.
  package let origin: SourceLocation

  /// Makes an expectation.
  package init(check: String, result: Result, origin: SourceLocation) {
    self.check = check
    self.result = result
    self.origin = origin
  }
}
