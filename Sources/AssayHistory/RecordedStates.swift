import AssayConnector
package import AssayModel

// What was measured last of each dataset, and of which state of its data.

extension HistoryStore {
  /// What earlier runs measured of data that look as they do now.
  ///
  /// - Parameters:
  ///   - fingerprints: how the data look now.
  ///   - moment: the moment of the run that asks; others of the same moment or later are not seen.
  package func states(
    of fingerprints: some Sequence<String>,
    before moment: Timestamp
  ) async throws(HistoryError) -> [RecordedState] {
    let list = quotedList(fingerprints)
    guard !list.isEmpty else { return [] }
    let rows = try await rows(
      """
      SELECT dataset, fingerprint, run_id, as_of, measurements FROM \(table("dataset_states"))
      WHERE project = \(quoted(project)) AND as_of < \(quoted(moment.description))
      AND fingerprint IN (\(list)) ORDER BY dataset
      """
    )
    await letOthersIn()
    return rows.compactMap { RecordedState(row: $0) }
  }

  /// The statements that put states in the place of what was known of the datasets.
  func replacement(of states: [RecordedState]) -> [String] {
    guard !states.isEmpty else { return [] }
    var insertion = Insertion(
      table: table("dataset_states"),
      columns: ["project", "dataset", "fingerprint", "run_id", "as_of", "measurements"]
    )
    insertion.rows = states.map { state in
      [
        .text(project), .text(state.dataset), .text(state.fingerprint), .text(state.run),
        .moment(state.asOf), .text(encoded(state.measurements)),
      ]
    }
    let names = quotedList(states.map(\.dataset))
    return [
      """
      DELETE FROM \(table("dataset_states"))
      WHERE project = \(quoted(project)) AND dataset IN (\(names))
      """
    ] + insertion.statements
  }
}

extension RecordedState {
  /// Reads a row; `nil` for one that another version wrote in a way of its own.
  fileprivate init?(row: [Value]) {
    guard row.count == 5, let dataset = row[0].text, let fingerprint = row[1].text,
      let run = row[2].text, let asOf = row[3].text.flatMap({ Timestamp($0) }),
      let measurements: RecordedMeasurements = decoded(row[4].text)
    else { return nil }
    self.init(
      dataset: dataset,
      fingerprint: fingerprint,
      run: run,
      asOf: asOf,
      measurements: measurements
    )
  }
}
