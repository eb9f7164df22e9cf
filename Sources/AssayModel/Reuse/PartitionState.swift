/// What was measured of the rows of one partition, kept so that it can be added up with others.
package struct PartitionState: Sendable, Hashable {
  /// The dataset.
  package let dataset: String
  /// The partition.
  package let partition: Partition
  /// What its files and the way to them looked like; equal ones are the same rows.
  package let fingerprint: String
  /// The run that measured it.
  package let run: String
  /// The moment that counted as now in that run.
  package let asOf: Timestamp
  /// What was measured.
  package let addends: PartitionAddends

  /// Makes a state.
  package init(
    dataset: String,
    partition: Partition,
    fingerprint: String,
    run: String,
    asOf: Timestamp,
    addends: PartitionAddends
  ) {
    self.dataset = dataset
    self.partition = partition
    self.fingerprint = fingerprint
    self.run = run
    self.asOf = asOf
    self.addends = addends
  }
}

/// The numbers of one partition, as the engine gave them, from which those of the whole follow.
package struct PartitionAddends: Sendable, Hashable {
  /// The columns of the dataset when they were measured; numbers of other columns do not go together.
  package let columns: [SourceColumn]
  /// The numbers.
  package var values: [Metric: Value]

  /// Makes numbers.
  package init(columns: [SourceColumn], values: [Metric: Value]) {
    self.columns = columns
    self.values = values
  }
}

/// The partitions of a dataset, with what is known of them.
package struct Partitioning: Sendable, Hashable {
  /// What the folders are named after.
  package let key: String
  /// The values that there are folders of, in a fixed order.
  package let values: [String]
  /// What was recorded of those whose files are as they were, by value.
  package var known: [String: PartitionState] = [:]

  /// Makes a partitioning of which nothing is known.
  package init(key: String, values: some Sequence<String>) {
    self.key = key
    self.values = values.sorted()
  }
}

/// That numbers of a dataset were added up of its partitions.
package struct AddedUp: Sendable, Hashable, Codable {
  /// What the partitions are named after.
  package let key: String
  /// How many partitions there are.
  package let partitions: Int
  /// How many of them were looked at in this run; the others have not changed since earlier ones.
  package let scanned: Int
  /// How many metrics were added up.
  package let metrics: Int
  /// How many were measured over the whole, because parts do not tell them.
  package let measured: Int

  /// Makes a mark.
  package init(key: String, partitions: Int, scanned: Int, metrics: Int, measured: Int) {
    self.key = key
    self.partitions = partitions
    self.scanned = scanned
    self.metrics = metrics
    self.measured = measured
  }

  /// What was done, in a few words.
  package var words: String {
    let all = metrics + measured
    let rest =
      measured == 0
      ? "" : "; \(grouped(measured)) of \(grouped(all)) metrics measured over the whole"
    let noun = partitions == 1 ? "partition" : "partitions"
    let parts = "\(grouped(partitions)) \(noun) by \(key)"
    return "added up of \(parts), \(grouped(scanned)) scanned\(rest)"
  }
}
