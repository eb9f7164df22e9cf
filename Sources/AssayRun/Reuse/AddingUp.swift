import AssayConnector
package import AssayModel
import AssayPlan

/// What was found of the partitions of a dataset.
struct PartitionFindings: Sendable {
  /// What was measured of those that were looked at, by value.
  let measured: [String: PartitionAddends]
  /// What is known of each partition, by value.
  let parts: [String: [Metric: Value]]
  /// What was added up.
  let metrics: Set<Metric>
}

extension StepExecutor {
  /// Measures metrics by looking at the partitions that are not known, and adding up all; whatever does not follow from
  /// parts is measured over all rows.
  func addUp(
    _ metrics: [Metric],
    atOnce limit: Int,
    over dataset: Dataset
  ) async -> (measurements: [Metric: Measurement], findings: PartitionFindings?) {
    let columns = columns(of: dataset)
    let possible = metrics.filter { obstacle(to: $0, among: columns) == nil }
    var addition: Addition?
    if var partitioning = partitions[dataset.name], !possible.isEmpty,
      // The column would stand in the place of the name of the file.
      !columns.contains(where: { $0.name.lowercased() == "filename" })
    {
      if dataset.source.guessesFormats(of: columns) { partitioning.known = [:] }
      addition = Addition(possible, of: partitioning, columns)
    }
    if let found = addition {
      for question in found.questions {
        guard let answer = await ask(question, of: found, atOnce: limit, over: dataset) else {
          addition = nil
          break
        }
        addition?.add(answer)
      }
    }
    let totals = addition?.totals ?? [:]
    var measurements = totals
    for task in passes(for: metrics.filter { totals[$0] == nil }, atOnce: limit) {
      measurements.merge(await pass(task, over: dataset)) { _, new in new }
    }
    return (measurements, addition?.findings(adding: totals))
  }

  /// The values of some partitions, as far as the engine gives them; `nil` where none can be had, or more partitions are
  /// there than are known of.
  ///
  /// A statement that fails is cut in halves, until those metrics are alone that make it fail, and are left out.
  private func ask(
    _ question: Addition.Question,
    of addition: Addition,
    atOnce limit: Int,
    over dataset: Dataset
  ) async -> [String: [Metric: Value]]? {
    var answer: [String: [Metric: Value]] = [:]
    for value in question.values { answer[value] = [:] }
    var parts = stride(from: 0, to: question.metrics.count, by: limit).map { start in
      Array(question.metrics[start..<min(start + limit, question.metrics.count)])
    }
    var isFirst = true
    while let part = parts.popLast() {
      switch await rows(part, question.values, of: addition, over: dataset) {
      case .success(let rows):
        guard rows.allSatisfy({ answer[$0.value] != nil }) else { return nil }
        for value in question.values {
          for metric in part { answer[value]?[metric] = metric.countsRows ? .integer(0) : .null }
        }
        for (value, numbers) in rows { answer[value]?.merge(numbers) { _, new in new } }
      case .failure(let trouble):
        guard trouble.isOfStatement else { return nil }
        if isFirst {
          let count = [Metric(.rowCount, of: dataset.name)]
          guard case .success = await rows(count, question.values, of: addition, over: dataset)
          else { return nil }
        }
        isFirst = false
        guard part.count > 1 else { continue }
        parts += [Array(part[(part.count / 2)...]), Array(part[..<(part.count / 2)])]
      }
    }
    return answer
  }

  /// One statement for some metrics of some partitions; those without rows are not in the answer.
  private func rows(
    _ metrics: [Metric],
    _ values: [String],
    of addition: Addition,
    over dataset: Dataset
  ) async -> Result<[(value: String, numbers: [Metric: Value])], Trouble> {
    let isAll = values.count == addition.partitioning.values.count
    let statement = writer.partitions(
      of: dataset,
      by: addition.partitioning.key,
      metrics,
      only: isAll ? nil : values
    )
    do throws(Trouble) {
      let rows = try await execution.rows(of: statement).rows
      return .success(
        rows.map { row in
          let numbers = zip(metrics, row.dropFirst())
          return (
            row.first?.text ?? "",
            Dictionary(numbers.map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
          )
        }
      )
    } catch {
      return .failure(error)
    }
  }
}

/// What is known of the partitions of a dataset, and what must be asked.
private struct Addition {
  /// Metrics that some partitions are asked for, in one statement.
  struct Question {
    let metrics: [Metric]
    let values: [String]
  }

  let partitioning: Partitioning
  private let metrics: [Metric]
  private let columns: [SourceColumn]
  /// What is known of each partition.
  private var values: [String: [Metric: Value]] = [:]
  /// Those that were looked at.
  private var asked: Set<String> = []

  /// Takes what is known of partitions whose columns are those of the whole.
  init(_ metrics: [Metric], of partitioning: Partitioning, _ columns: [SourceColumn]) {
    self.metrics = metrics
    self.partitioning = partitioning
    self.columns = columns
    for value in partitioning.values {
      guard let known = partitioning.known[value], known.addends.columns == columns else {
        continue
      }
      values[value] = known.addends.values
    }
  }

  private var addends: [Metric] {
    var seen: Set<Metric> = []
    return metrics.flatMap { $0.addends ?? [] }.filter { seen.insert($0).inserted }
  }

  /// What must be asked: everything of partitions that are not known, and what is new of the others.
  var questions: [Question] {
    let addends = addends
    let unknown = partitioning.values.filter { values[$0] == nil }
    let incomplete = partitioning.values.filter { value in
      values[value].map { known in addends.contains { known[$0] == nil } } ?? false
    }
    let missing = addends.filter { addend in
      incomplete.contains { values[$0]?[addend] == nil }
    }
    return [
      Question(metrics: addends, values: unknown), Question(metrics: missing, values: incomplete),
    ]
    .filter { !$0.values.isEmpty }
  }

  mutating func add(_ answer: [String: [Metric: Value]]) {
    for (value, numbers) in answer {
      values[value, default: [:]].merge(numbers) { _, new in new }
      // What gives nothing leaves nothing to keep.
      if !numbers.isEmpty { asked.insert(value) }
    }
  }

  /// The metrics that follow from the partitions.
  var totals: [Metric: Measurement] {
    let parts = partitioning.values.compactMap { values[$0] }
    var totals: [Metric: Measurement] = [:]
    for metric in metrics { totals[metric] = metric.total(of: parts) }
    return totals
  }

  func findings(adding totals: [Metric: Measurement]) -> PartitionFindings? {
    guard !totals.isEmpty else { return nil }
    var measured: [String: PartitionAddends] = [:]
    for value in asked {
      measured[value] = values[value].map { PartitionAddends(columns: columns, values: $0) }
    }
    return PartitionFindings(
      measured: measured,
      parts: values,
      metrics: Set(totals.keys)
    )
  }
}

extension Runner {
  /// What the run measured of partitions of a dataset, by value, for later runs that add them up.
  ///
  /// Asked once the run is over. Whatever the checks say of the whole, the numbers of its parts are right.
  package func addends(of dataset: String, in record: RunRecord) -> [String: PartitionAddends] {
    guard record.interruption == nil, !record.isStoppedEarly else { return [:] }
    return findings[dataset]?.measured ?? [:]
  }

  /// How a dataset is marked whose numbers were added up.
  func mark(of dataset: Dataset) -> AddedUp? {
    guard plan.suite.partition == nil, let findings = findings[dataset.name],
      let key = partitionings[dataset.name]?.key
    else { return nil }
    let needed = dataset.neededMetrics.filter { !isRecalled($0) }
    let added = needed.count(where: findings.metrics.contains)
    return AddedUp(
      key: key,
      partitions: findings.parts.count,
      scanned: findings.measured.count,
      metrics: added,
      measured: needed.count - added
    )
  }
}

extension Runner {
  /// The only partitions in which rows are wrong; `nil` where their numbers do not tell.
  func partitions(of offenders: Offenders) -> PartitionSelection? {
    guard case .rows(let test) = offenders.selection, let found = findings[offenders.dataset],
      let key = partitionings[offenders.dataset]?.key
    else { return nil }
    let rows = Metric(.rowCount, of: offenders.dataset, where: offenders.filter)
    let counts = found.parts.mapValues { $0.count(of: test, among: rows) }
    guard !counts.values.contains(nil) else { return nil }
    let faulty = counts.keys.filter { counts[$0] != 0 }.sorted()
    return faulty.isEmpty ? nil : PartitionSelection(key: key, values: faulty)
  }
}

extension [Metric: Value] {
  /// How many rows pass a test, or the opposite of it; `nil` where neither was counted.
  fileprivate func count(of test: RowTest, among rows: Metric) -> Double? {
    if let count = self[rows.with(.rows(test))]?.number { return count }
    let opposite = if case .not(let opposite) = test { opposite } else { RowTest.not(test) }
    guard let all = self[rows]?.number, let others = self[rows.with(.rows(opposite))]?.number else {
      return nil
    }
    return all - others
  }
}

extension Source {
  /// Whether the reader guesses the formats of times by so many files that a new one may change how others are read.
  ///
  /// That of CSV guesses by the first file, which is part of every fingerprint.
  fileprivate func guessesFormats(of columns: [SourceColumn]) -> Bool {
    guard case .files(_, .json, _) = relation else { return false }
    return columns.contains { column in
      ["DATE", "TIME"].contains { column.type.uppercased().contains($0) }
    }
  }
}
