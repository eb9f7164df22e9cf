/// A test and what came of it.
package struct TestRecord: Sendable, Hashable {
  /// An expectation and what the rule said.
  package struct Finding: Sendable, Hashable {
    /// What was expected.
    package let expectation: TestExpectation
    /// The check and what came of it.
    package let actual: CheckRecord

    /// Pairs an expectation with what came of the check.
    package init(_ expectation: TestExpectation, _ actual: CheckRecord) {
      self.expectation = expectation
      self.actual = actual
    }

    /// The first value that was measured.
    package var value: Double? { actual.outcome.values.first?.value }

    /// Whether it holds.
    package var holds: Bool {
      expectation.result.isMet(by: actual.outcome, isStrict: expectation.isNamed) && hasValue
    }

    /// Whether the value is the expected one, but for the last digits of a double.
    package var hasValue: Bool {
      guard let expected = expectation.value else { return true }
      guard let value else { return false }
      return (value - expected).magnitude <= 1e-9 * max(1, expected.magnitude)
    }
  }

  /// The dataset whose rules are tested.
  package let dataset: String
  /// The test.
  package let test: RuleTest
  /// What came of each expectation, in order; empty where the rows could not be laid out.
  package let findings: [Finding]
  /// Why the rows could not be laid out; `nil` where they were.
  package let trouble: Trouble?
  /// How long it took, in seconds.
  package let seconds: Double

  /// Makes a record.
  package init(
    dataset: String,
    test: RuleTest,
    findings: [Finding],
    trouble: Trouble? = nil,
    seconds: Double
  ) {
    self.dataset = dataset
    self.test = test
    self.findings = findings
    self.trouble = trouble
    self.seconds = seconds
  }

  /// Whether all that is expected came out.
  package var holds: Bool { trouble == nil && findings.allSatisfy(\.holds) }
}

/// What came of the tests of a dataset.
package struct TestedDataset: Sendable, Hashable {
  /// The dataset.
  package let dataset: Dataset
  /// The tests in the order of the spec.
  package let records: [TestRecord]

  /// Makes a record.
  package init(_ dataset: Dataset, _ records: [TestRecord]) {
    self.dataset = dataset
    self.records = records
  }

  /// The rules that take part, and those among them of which some test expects something by name.
  package var coverage: (rules: [Check], tested: [Check]) {
    let rules = dataset.checks.filter { $0.kind == .rule && $0.status != .disabled }
    let named = Set(
      records.flatMap(\.test.expectations).filter(\.isNamed).map(\.check)
    )
    return (rules, rules.filter { named.contains($0.name) })
  }
}
