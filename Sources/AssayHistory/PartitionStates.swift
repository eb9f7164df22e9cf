import AssayConnector
package import AssayModel

// What was measured last of each partition of a dataset.

extension HistoryStore {
  /// What earlier runs measured of the partitions of a dataset.
  ///
  /// - Parameters:
  ///   - project: the project, whose runs over one partition have a name of their own.
  ///   - metrics: what is wanted of them.
  ///   - moment: the moment of the run that asks; others of the same moment or later are not seen.
  package func partitionStates(
    of dataset: String,
    by key: String,
    in project: String,
    measuring metrics: some Sequence<Metric>,
    before moment: Timestamp
  ) async throws(HistoryError) -> [PartitionState] {
    let rows = try await rows(
      """
      SELECT partition_value, fingerprint, run_id, as_of, measurements
      FROM \(table("partition_states"))
      WHERE project = \(quoted(project)) AND dataset = \(quoted(dataset))
      AND partition_key = \(quoted(key)) AND as_of < \(quoted(moment.description))
      ORDER BY partition_value
      """
    )
    await letOthersIn()
    let names = Dictionary(
      metrics.map { (encoded($0), $0) },
      uniquingKeysWith: { first, _ in first }
    )
    return rows.compactMap { PartitionState(row: $0, of: dataset, by: key, naming: names) }
  }

  /// The statements that put states in the place of what was known of the partitions, and forget those that are gone.
  func statements(for update: PartitionUpdate) -> [String] {
    var statements: [String] = []
    let table = table("partition_states")
    for (dataset, key, values) in update.outdated {
      // Engines bound the length of a statement.
      for start in stride(from: 0, to: values.count, by: 500) {
        let part = values[start..<min(start + 500, values.count)]
        statements.append(
          """
          DELETE FROM \(table) WHERE project = \(quoted(update.project)) AND dataset = \(quoted(dataset))
          AND partition_key = \(quoted(key)) AND partition_value IN (\(quotedList(part)))
          """
        )
      }
    }
    var insertion = Insertion(
      table: table,
      columns: [
        "project", "dataset", "partition_key", "partition_value", "fingerprint", "run_id", "as_of",
        "measurements",
      ]
    )
    // Partitions have the same metrics, whose names are long.
    let metrics = Set(update.states.flatMap(\.addends.values.keys))
    let names = Dictionary(uniqueKeysWithValues: metrics.map { ($0, encoded($0)) })
    insertion.rows = update.states.map { state in
      [
        .text(update.project), .text(state.dataset), .text(state.partition.key),
        .text(state.partition.value), .text(state.fingerprint), .text(state.run),
        .moment(state.asOf), .text(encoded(StoredAddends(state.addends, naming: names))),
      ]
    }
    return statements + insertion.statements
  }
}

/// What a run has to say of partitions.
package struct PartitionUpdate: Sendable {
  /// The name of the project, whatever part of it the run looked at.
  package let project: String
  /// What was measured, to be kept in the place of what is known.
  package var states: [PartitionState] = []
  /// Partitions that are no longer there, by dataset.
  package var gone: [String: [Partition]] = [:]

  /// Makes an update that says nothing.
  package init(project: String) { self.project = project }

  /// The values that are replaced or forgotten, of each dataset and key, in order.
  fileprivate var outdated: [(dataset: String, key: String, values: [String])] {
    let replaced = states.map { ($0.dataset, $0.partition) }
    let forgotten = gone.flatMap { dataset, partitions in partitions.map { (dataset, $0) } }
    return Dictionary(grouping: replaced + forgotten) { [$0.0, $0.1.key] }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { ($0.key[0], $0.key[1], $0.value.map(\.1.value).sorted()) }
  }
}

extension PartitionState {
  /// Reads a row; `nil` for one that another version wrote in a way of its own.
  fileprivate init?(
    row: [Value],
    of dataset: String,
    by key: String,
    naming names: [String: Metric]
  ) {
    guard row.count == 5, let value = row[0].text, let fingerprint = row[1].text,
      let run = row[2].text, let asOf = row[3].text.flatMap({ Timestamp($0) }),
      let stored: StoredAddends = decoded(row[4].text),
      let addends = stored.addends(naming: names)
    else { return nil }
    self.init(
      dataset: dataset,
      partition: Partition(key: key, value: value),
      fingerprint: fingerprint,
      run: run,
      asOf: asOf,
      addends: addends
    )
  }
}

/// The numbers of a partition as JSON: the metrics are told by texts, so that only those are read that are wanted.
private struct StoredAddends: Codable {
  let columns: [SourceColumn]
  /// Each begins with the letter of its type.
  let values: [String: String]

  init(_ addends: PartitionAddends, naming names: [Metric: String]) {
    columns = addends.columns
    var values: [String: String] = [:]
    for (metric, value) in addends.values {
      guard let name = names[metric] else { continue }
      switch value {
      case .null: values[name] = "n"
      case .boolean(let flag): values[name] = "i\(flag ? 1 : 0)"
      case .integer(let number): values[name] = "i\(number)"
      case .number(let number): values[name] = "d\(number)"
      case .text(let text): values[name] = "t\(text)"
      }
    }
    self.values = values
  }

  /// The numbers of metrics that have names; `nil` where one cannot be read.
  func addends(naming names: [String: Metric]) -> PartitionAddends? {
    var found: [Metric: Value] = [:]
    for (name, text) in values {
      guard let metric = names[name] else { continue }
      let digits = String(text.dropFirst())
      switch text.first {
      case "n": found[metric] = .null
      case "i": found[metric] = Int64(digits).map { .integer($0) }
      case "d": found[metric] = Double(digits).map { .number($0) }
      case "t": found[metric] = .text(digits)
      default: return nil
      }
      if found[metric] == nil { return nil }
    }
    return PartitionAddends(columns: columns, values: found)
  }
}
