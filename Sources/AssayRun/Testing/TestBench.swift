import AssayConnector
package import AssayModel
import AssayPlan

/// Judges rules by rows that stand in for those of their sources, all of them in one embedded engine.
package struct TestBench: Sendable {
  /// The name of the connection that answers in the place of all others.
  private static let connection = "tests"

  private let suite: Suite
  private let connections: Connections
  private let session: any Session
  private let clock: @Sendable () -> Timestamp

  /// Opens a bench.
  ///
  /// - Parameter connections: must have the embedded engine under the name `tests`.
  package init(
    _ suite: Suite,
    on connections: Connections,
    clock: @escaping @Sendable () -> Timestamp
  ) async throws(BenchError) {
    self.suite = suite
    self.connections = connections
    self.clock = clock
    guard let engine = connections[Self.connection] else {
      throw BenchError(message: "there is no embedded engine", hint: "")
    }
    do throws(ConnectorError) {
      session = try await engine.open()
    } catch {
      throw BenchError(message: error.message, hint: error.hint)
    }
  }

  /// Gives back what the bench holds.
  package func close() async { await session.close() }

  // MARK: Rows

  /// Lays out rows for a dataset, and says where they are found.
  package func lay(_ rows: GivenRows, for dataset: String) async -> Result<Source, Trouble> {
    switch rows {
    case .file(let path, let format, let options):
      let files = Source.Relation.files(path: path, format: format, options: options)
      return .success(Source(connection: Self.connection, relation: files))
    case .fixture(let fixture):
      do throws(ConnectorError) {
        _ = try await session.execute(FixtureSQL.table(fixture, of: dataset))
      } catch {
        return .failure(Trouble(.source, error.message, hint: error.hint))
      }
      let table = FixtureSQL.relation(of: dataset)
      return .success(Source(connection: Self.connection, relation: table))
    }
  }

  /// What comes of the checks of datasets whose rows were laid out.
  package func judge(
    _ datasets: [Dataset],
    asOf: Timestamp,
    history: History
  ) async -> RunRecord? {
    let tested = Suite(
      project: suite.project,
      connections: [Connection(name: Self.connection, kind: .duckdb)],
      datasets: datasets,
      gate: suite.gate
    )
    guard let plan = try? plan(tested, on: connections.capabilities) else { return nil }
    var options = RunOptions(asOf: asOf, clock: clock)
    options.history = { history }
    return await Runner(plan, with: connections, options: options).run()
  }

  // MARK: Tests

  /// Runs a test of the rules of a dataset.
  package func run(_ test: RuleTest, of dataset: Dataset) async -> TestRecord {
    let start = ContinuousClock.now
    var datasets: [Dataset] = []
    for other in suite.datasets {
      guard let rows = test.given[other.name] else { continue }
      switch await lay(rows, for: other.name) {
      case .failure(let trouble): return record(test, of: dataset, trouble: trouble, since: start)
      case .success(let source):
        let filtered = Source(
          connection: source.connection,
          relation: source.relation,
          filter: other.source.filter
        )
        let checks = other.name == dataset.name ? test.checks(of: dataset) : []
        datasets.append(other.with(filtered, checks: checks))
      }
    }
    let history = test.history(of: dataset.name)
    let run = await judge(datasets, asOf: test.asOf, history: history)
    let outcomes = Dictionary(
      (run?.checks ?? []).map { ($0.check.name, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let findings = test.expectations.compactMap { expectation in
      outcomes[expectation.check].map { TestRecord.Finding(expectation, $0) }
    }
    guard findings.count == test.expectations.count else {
      let trouble = Trouble(.query, "not every rule of the test was judged")
      return record(test, of: dataset, trouble: trouble, since: start)
    }
    return record(test, of: dataset, findings, since: start)
  }

  private func record(
    _ test: RuleTest,
    of dataset: Dataset,
    _ findings: [TestRecord.Finding] = [],
    trouble: Trouble? = nil,
    since start: ContinuousClock.Instant
  ) -> TestRecord {
    TestRecord(
      dataset: dataset.name,
      test: test,
      findings: findings,
      trouble: trouble,
      seconds: (ContinuousClock.now - start) / .seconds(1)
    )
  }
}

/// Why no rules can be tested.
package struct BenchError: Error, Sendable, Hashable {
  /// What happened.
  package let message: String
  /// What to do; may be empty.
  package let hint: String
}

extension RuleTest {
  /// The checks of which it expects something; all of them where one is a score, which stands on the others.
  fileprivate func checks(of dataset: Dataset) -> [Check] {
    let names = Set(expectations.map(\.check))
    let expected = dataset.checks.filter { names.contains($0.name) }
    return expected.contains(where: \.isScore) ? dataset.checks : expected
  }
}

extension Check {
  fileprivate var isScore: Bool { if case .score = verdict { true } else { false } }
}
