import AssayDiagnostics
import AssayModel
import AssaySyntax

/// Turns the tests of datasets into the model, once all datasets are there.
struct TestLowering {
  /// Every dataset of the project.
  let datasets: [Dataset]
  let contracts: [String: Contract]
  let files: [String: TextFile]
  /// Whether no rule was left out because something is wrong with it.
  let areRulesRight: Bool
  /// Whether there is a file of rows.
  let isThere: (String) -> Bool

  /// The tests of a dataset in the order of the spec.
  func lower(
    _ tests: [TestSyntax],
    of dataset: Dataset,
    into sink: inout DiagnosticSink
  ) -> [RuleTest] {
    var first: [String: Span] = [:]
    return tests.compactMap { syntax in
      // That it has no name was told while it was read.
      guard let name = syntax.name else { return nil }
      if let earlier = first[name.value] {
        sink.emit(.duplicateTest(name, first: earlier))
        return nil
      }
      first[name.value] = name.span
      return lower(syntax, named: name, of: dataset, into: &sink)
    }
  }

  private func lower(
    _ syntax: TestSyntax,
    named name: Located<String>,
    of dataset: Dataset,
    into sink: inout DiagnosticSink
  ) -> RuleTest {
    var test = RuleTest(name: name.value, origin: location(name.span))
    if let written = syntax.asOf, let moment = moment(written, into: &sink) { test.asOf = moment }
    test.given = given(syntax, of: dataset, into: &sink)
    test.history = syntax.history.map {
      TestHistoryLowering(dataset: dataset, asOf: test.asOf).lower($0, into: &sink)
    }
    test.expectations = expectations(of: syntax, dataset, into: &sink)
    return test
  }

  private func location(_ span: Span) -> SourceLocation {
    let start = Position(line: 1, column: 1)
    return files[span.path]?.location(of: span)
      ?? SourceLocation(path: span.path, start: start, end: start)
  }

  // MARK: Rows

  private func given(
    _ syntax: TestSyntax,
    of dataset: Dataset,
    into sink: inout DiagnosticSink
  ) -> [String: GivenRows] {
    var given: [String: GivenRows] = [:]
    for entry in syntax.given {
      let name = entry.dataset?.value ?? dataset.name
      guard let meant = datasets.first(where: { $0.name == name }), let contract = contracts[name]
      else {
        let known = contracts.keys.sorted()
        sink.emit(.unknownDataset(name, at: entry.dataset?.span ?? entry.span, known: known))
        continue
      }
      switch entry.rows {
      case .rows(let rows):
        given[name] = .fixture(FixtureLowering(contract: contract).lower(rows, into: &sink))
      case .file(let path): given[name] = file(path, for: meant, into: &sink)
      }
    }
    let namesItself = syntax.given.contains { ($0.dataset?.value ?? dataset.name) == dataset.name }
    if let first = syntax.given.first?.dataset, !namesItself {
      sink.emit(.testWithoutOwnRows(of: dataset.name, at: first.span))
    }
    return given
  }

  private func file(
    _ path: Scalar,
    for dataset: Dataset,
    into sink: inout DiagnosticSink
  ) -> GivenRows? {
    guard let format = FileFormat(ofFile: path.text) else {
      sink.emit(.fixtureFormat(path.located))
      return nil
    }
    let place = relativePath(path.text, besides: path.span.path)
    guard isThere(place) else {
      sink.emit(.missingFixture(path.located))
      return nil
    }
    // What its own reader is told holds for files of the same kind.
    var options: [ReaderOption] = []
    if case .files(_, format, let own) = dataset.source.relation { options = own }
    return .file(path: place, format: format, options: options)
  }

  // MARK: Expectations

  private func expectations(
    of syntax: TestSyntax,
    _ dataset: Dataset,
    into sink: inout DiagnosticSink
  ) -> [TestExpectation] {
    var expectations: [TestExpectation] = []
    for entry in syntax.expectations where entry.rule.value != Keys.allOtherRules {
      switch dataset.check(meantBy: entry.rule.value) {
      case .one(let check):
        if let expectation = expectation(entry, of: check, in: syntax, dataset, into: &sink) {
          expectations.append(expectation)
        }
      case .several(let names): sink.emit(.severalRules(entry.rule, in: dataset.name, names))
      case .none where areRulesRight: sink.emit(.unknownTestRule(entry.rule, in: dataset))
      case .none: continue
      }
    }
    let named = Set(expectations.map(\.check))
    for entry in syntax.expectations where entry.rule.value == Keys.allOtherRules {
      for check in dataset.checks
      where check.kind == .rule && check.status != .disabled && !named.contains(check.name)
        && !check.looksAtFiles
      {
        if var expectation = expectation(entry, of: check, in: syntax, dataset, into: &sink) {
          expectation.isNamed = false
          expectations.append(expectation)
        }
      }
    }
    return expectations
  }

  private func expectation(
    _ entry: TestExpectationSyntax,
    of check: Check,
    in syntax: TestSyntax,
    _ dataset: Dataset,
    into sink: inout DiagnosticSink
  ) -> TestExpectation? {
    guard let result = TestExpectation.Result(word: entry.outcome.value) else { return nil }
    guard !check.looksAtFiles else {
      sink.emit(.untestableRule(check.name, at: entry.rule.span))
      return nil
    }
    let rows = Set(syntax.given.map { $0.dataset?.value ?? dataset.name })
    let others = check.datasetsReferred(from: dataset.name, among: datasets.map(\.name))
    if let missing = others.first(where: { !rows.contains($0) }) {
      sink.emit(.testWithoutRows(of: missing, for: check.name, at: entry.rule.span))
      return nil
    }
    if check.looksAtTheClock, syntax.asOf == nil {
      sink.emit(.testWithoutMoment(for: check.name, at: entry.rule.span))
    }
    var expectation = TestExpectation(
      check: check.name,
      result: result,
      origin: location(entry.rule.span)
    )
    expectation.value = entry.value?.value
    return expectation
  }
}

/// Reads a moment of a test; one that is none is reported.
func moment(_ scalar: Scalar, into sink: inout DiagnosticSink) -> Timestamp? {
  guard let moment = Timestamp(scalar.text) else {
    sink.emit(.notMoment(scalar.located))
    return nil
  }
  return moment
}

extension TestExpectation.Result {
  /// Reads a word of a spec; `errored` and `skipped` are what reports call them.
  fileprivate init?(word: String) {
    switch word {
    case "errored": self = .error
    case "skipped": self = .skip
    default: self.init(rawValue: word)
    }
  }
}
