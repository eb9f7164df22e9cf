package import AssayModel

/// Spoils rows of a dataset, one fault after the other, and sees which rules notice.
package struct MutationTrial: Sendable {
  /// How many rows of a dataset that rules refer to are laid out at most.
  package static let referenceLimit = 20_000

  private let bench: TestBench
  private let suite: Suite
  private let sources: Connections
  private let root: String
  private let asOf: Timestamp

  /// Prepares a trial.
  ///
  /// - Parameters:
  ///   - sources: the connections of the project.
  ///   - root: the folder that relative paths of sources start from.
  package init(
    _ suite: Suite,
    on bench: TestBench,
    sources: Connections,
    root: String,
    asOf: Timestamp
  ) {
    (self.suite, self.bench, self.sources) = (suite, bench, sources)
    (self.root, self.asOf) = (root, asOf)
  }

  /// Tries a dataset on rows of its source, or where that cannot be read, on those of the test that has the most.
  package func run(
    _ dataset: Dataset,
    rows limit: Int,
    seed: UInt64
  ) async -> Result<MutationRecord, Trouble> {
    switch await read(dataset, atMost: limit) {
    case .success(let rows):
      let count = rows.fixture.rows.count
      let words =
        rows.isWhole
        ? "all \(count) rows of the source" : "the first \(count) rows of the source"
      return await run(dataset, on: rows.fixture, words: words, seed: seed, given: nil)
    case .failure(let trouble):
      guard let (test, fixture) = rowsOfTests(of: dataset) else { return .failure(trouble) }
      let words = "\(fixture.rows.count) rows of the test “\(test.name)”"
      return await run(dataset, on: fixture, words: words, seed: seed, given: test)
    }
  }

  private func read(_ dataset: Dataset, atMost limit: Int) async -> Result<SourceRows, Trouble> {
    await SourceRows.read(dataset, of: suite, atMost: limit, from: sources, root: root)
  }

  /// The rows that stand in the spec, of the test that has the most.
  private func rowsOfTests(of dataset: Dataset) -> (RuleTest, Fixture)? {
    let given = dataset.tests.compactMap { test -> (RuleTest, Fixture)? in
      guard case .fixture(let fixture)? = test.given[dataset.name] else { return nil }
      return (test, fixture)
    }
    return given.max { $0.1.rows.count < $1.1.rows.count }
  }

  // MARK: One dataset

  private func run(
    _ dataset: Dataset,
    on fixture: Fixture,
    words: String,
    seed: UInt64,
    given test: RuleTest?
  ) async -> Result<MutationRecord, Trouble> {
    let surroundings = await layOut(dataset, given: test)
    let (checks, untried) = choose(from: dataset, in: surroundings)
    let subject = Subject(dataset: dataset, checks: checks, others: surroundings.laid)
    let before: [CheckRecord]
    switch await outcomes(of: subject, on: fixture) {
    case .failure(let trouble): return .failure(trouble)
    case .success(let records): before = records
    }
    let injection = FaultInjection(fixture: fixture, dataset: dataset.name, seed: seed)
    var faults: [FaultRecord] = []
    for fault in plan(dataset, fixture).faults {
      faults.append(await attempt(fault, injection, on: subject, before))
    }
    return .success(
      MutationRecord(
        dataset: dataset.name,
        sample: words,
        rows: fixture.rows.count,
        columns: fixture.columns.map(\.name),
        seed: seed,
        failing: before.filter { $0.outcome.status == .failed }.map(\.check.name),
        untried: untried,
        faults: faults
      )
    )
  }

  /// A dataset with the checks that can be tried, and the datasets that they look at.
  private struct Subject {
    let dataset: Dataset
    let checks: [Check]
    let others: [Dataset]
  }

  private func attempt(
    _ fault: Fault,
    _ injection: FaultInjection,
    on subject: Subject,
    _ before: [CheckRecord]
  ) async -> FaultRecord {
    let spoilt: SpoiltRows
    do throws(UselessFault) {
      spoilt = try injection.applying(fault)
    } catch {
      return FaultRecord(fault, rows: 0, .leftOut(error.reason))
    }
    switch await outcomes(of: subject, on: spoilt.fixture) {
    case .failure:
      // The engine's words would show values of the data.
      let reason = "the engine refuses such values"
      return FaultRecord(fault, rows: spoilt.count, .leftOut(reason))
    case .success(let after):
      let names = zip(before, after).filter { $1.isWorse(than: $0) }.map(\.0.check.name)
      let result = names.isEmpty ? FaultRecord.Result.unnoticed : .noticed(by: names)
      return FaultRecord(fault, rows: spoilt.count, result)
    }
  }

  private func outcomes(
    of subject: Subject,
    on rows: Fixture
  ) async -> Result<[CheckRecord], Trouble> {
    switch await bench.lay(.fixture(rows), for: subject.dataset.name) {
    case .failure(let trouble): return .failure(trouble)
    case .success(let source):
      let spoilt = subject.dataset.with(source, checks: subject.checks)
      let history = History(absentBecause: "faults are tried without")
      let run = await bench.judge(subject.others + [spoilt], asOf: asOf, history: history)
      return .success(run?.checks ?? [])
    }
  }

  /// The checks that can be tried, and why others cannot; no rows are shown of any.
  private func choose(
    from dataset: Dataset,
    in surroundings: Surroundings
  ) -> (checks: [Check], untried: [String]) {
    let names = suite.datasets.map(\.name)
    let isThere = Set(surroundings.laid.map(\.name))
    var (checks, untried): ([Check], [String]) = ([], [])
    for var check in dataset.checks where check.status != .disabled {
      let missing = check.datasetsReferred(from: dataset.name, among: names)
        .first { !isThere.contains($0) }
      if check.looksAtFiles {
        untried.append("\(check.name): it looks at files")
      } else if let missing {
        let reason = surroundings.troubles[missing] ?? "there are no rows of \(missing)"
        untried.append("\(check.name): \(reason)")
      } else {
        check.samples = 0
        checks.append(check)
      }
    }
    return (checks, untried)
  }

  private func plan(_ dataset: Dataset, _ fixture: Fixture) -> FaultPlan {
    var references: Set<String> = []
    for metric in dataset.checks.flatMap(\.verdict.metrics) where metric.dataset == dataset.name {
      if case .partnered(let reference) = metric.quantity {
        references.formUnion(reference.columns.map { $0.lowercased() })
      }
    }
    // A column that another dataset is told by, under the same name, is likely found there.
    for other in suite.datasets where other.name != dataset.name && other.key.count == 1 {
      references.formUnion(other.key.map { $0.lowercased() })
    }
    let key = Set(dataset.key.map { $0.lowercased() })
    if key.count == 1 { references.subtract(key) }
    return FaultPlan(fixture: fixture, key: key, references: references)
  }

  // MARK: Other datasets

  /// The datasets that rules refer to, laid out whole; those that cannot be, with the reason.
  private typealias Surroundings = (laid: [Dataset], troubles: [String: String])

  private func layOut(
    _ dataset: Dataset,
    given test: RuleTest?
  ) async -> Surroundings {
    var laid: [Dataset] = []
    var troubles: [String: String] = [:]
    let names = suite.datasets.map(\.name)
    let referred = Set(
      dataset.checks.flatMap { $0.datasetsReferred(from: dataset.name, among: names) }
    )
    for other in suite.datasets where referred.contains(other.name) {
      let rows: GivenRows
      if let test {
        guard let given = test.given[other.name] else { continue }
        rows = given
      } else {
        switch await read(other, atMost: Self.referenceLimit) {
        case .failure(let trouble):
          troubles[other.name] = trouble.message
          continue
        case .success(let found):
          guard found.isWhole else {
            troubles[other.name] = "\(other.name) has more than \(Self.referenceLimit) rows"
            continue
          }
          rows = .fixture(found.fixture)
        }
      }
      switch await bench.lay(rows, for: other.name) {
      case .failure(let trouble): troubles[other.name] = trouble.message
      case .success(let source): laid.append(other.with(source, checks: []))
      }
    }
    return (laid, troubles)
  }
}
