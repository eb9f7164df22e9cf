package import AssayModel

/// A run, or a shard of one, as it was written down to be merged with others.
package struct RecordedRun: Sendable, Hashable, Codable {
  /// What came of it.
  package let record: RunRecord
  /// Which part of a run it is; `nil` for a whole one.
  package let shard: Shard?
  /// What makes the run fail.
  package let gate: Gate
  /// The SHA-256 of the specs, whose paths count from the folder of the project.
  package let specHash: String

  /// Writes down a run.
  package init(record: RunRecord, shard: Shard?, gate: Gate, specHash: String) {
    self.record = record
    self.shard = shard
    self.gate = gate
    self.specHash = specHash
  }
}

/// Why runs cannot be merged.
package struct MergeFault: Error, Sendable, Hashable {
  /// What is wrong, in a sentence without a full stop.
  package let message: String
  /// What to do.
  package let hint: String

  /// Makes a fault.
  package init(message: String, hint: String) {
    self.message = message
    self.hint = hint
  }
}

/// One run of its shards, as if it had been made in one process.
///
/// The effort is that of all shards together, which may ask twice for what several of them need.
///
/// - Parameter runs: the shards with the names of their files, in any order.
package func merge(
  _ runs: [(name: String, run: RecordedRun)]
) throws(MergeFault) -> (record: RunRecord, gate: Gate, specHash: String) {
  guard let first = runs.first else {
    throw MergeFault(message: "there is nothing to merge", hint: "name the records of all shards")
  }
  for other in runs.dropFirst() { try checkKinship(of: other, with: first) }
  try checkNumbers(runs)
  let records = runs.map(\.run.record)
  let datasets = records.flatMap(\.datasets).sorted { $0.name < $1.name }
  if let shard = first.run.shard {
    let missing = Set(shard.datasets).subtracting(datasets.map(\.name)).sorted()
    guard missing.isEmpty, Set(datasets.map(\.name)).count == datasets.count else {
      throw MergeFault(
        message: "the shards do not make up the run: \(missing.joined(separator: ", ")) is missing",
        hint: "run all shards with the same options"
      )
    }
  }
  let interruption = records.compactMap(\.interruption).first
  var effort = Effort()
  effort.metrics = records.reduce(0) { $0 + $1.effort.metrics }
  effort.statements = records.reduce(0) { $0 + $1.effort.statements }
  let start = first.run.record
  var record = RunRecord(
    project: start.project,
    startedAt: records.map(\.startedAt).min() ?? start.startedAt,
    finishedAt: records.map(\.finishedAt).max() ?? start.finishedAt,
    asOf: records.map(\.asOf).min() ?? start.asOf,
    datasets: datasets,
    gate: first.run.gate.result(for: datasets, interruptedBy: interruption),
    effort: effort,
    interruption: interruption
  )
  record.baseline = BaselineReport(merging: records.compactMap(\.baseline))
  record.plan = PlanOutline(records.compactMap(\.plan))
  return (record, first.run.gate, first.run.specHash)
}

private typealias Named = (name: String, run: RecordedRun)

/// Shards of one run come from the same specs, and from the same division of them.
private func checkKinship(of other: Named, with first: Named) throws(MergeFault) {
  let (left, right) = (first.run, other.run)
  guard left.specHash == right.specHash, left.gate == right.gate,
    left.record.project == right.record.project
  else {
    throw MergeFault(
      message: "\(first.name) and \(other.name) were made with different specs",
      hint: "run all shards at the same commit, and from the same place"
    )
  }
  guard let mine = left.shard, let others = right.shard else {
    let whole = left.shard == nil ? first.name : other.name
    throw MergeFault(
      message: "\(whole) is a whole run, and no shard",
      hint: "write the records with `assay check --shard I/N --report record=FILE`"
    )
  }
  guard mine.count == others.count else {
    throw MergeFault(
      message: "\(first.name) is one of \(mine.count) shards, \(other.name) one of \(others.count)",
      hint: "divide the run in the same way everywhere"
    )
  }
  guard mine.datasets == others.datasets else {
    throw MergeFault(
      message: "\(first.name) and \(other.name) are shards of different datasets",
      hint: "give all shards the same paths, and the same --dataset"
    )
  }
}

/// Every shard is there, and none twice.
private func checkNumbers(_ runs: [Named]) throws(MergeFault) {
  guard let count = runs.first?.run.shard?.count else { return }
  var names: [Int: String] = [:]
  for (name, run) in runs {
    guard let number = run.shard?.number else { continue }
    if let other = names[number] {
      throw MergeFault(
        message: "\(other) and \(name) are both shard \(number) of \(count)",
        hint: "name each shard once"
      )
    }
    names[number] = name
  }
  let missing = (1...count).filter { names[$0] == nil }.map(String.init)
  guard missing.isEmpty else {
    let list = missing.joined(separator: ", ")
    throw MergeFault(
      message: "\(missing.count == 1 ? "shard" : "shards") \(list) of \(count) "
        + "\(missing.count == 1 ? "is" : "are") missing",
      hint: "name the records of all shards; one that was not written failed before its end"
    )
  }
}
