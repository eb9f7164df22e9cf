import AssayConnector
import AssayModel
import AssayPlan

// What has changed since schemas were locked.

extension StepExecutor {
  /// Measures how far the schema is from those that were locked, where a step asks for that.
  func measureDrift(_ facts: [Metric], of dataset: Dataset, _ result: inout StepResult) async {
    let drifts = facts.compactMap { metric -> (metric: Metric, locked: SourceSchema)? in
      guard case .schema(.drift(let locked)) = metric.quantity else { return nil }
      return (metric, locked)
    }
    guard !drifts.isEmpty, let columns = result.columns else { return }
    do throws(Trouble) {
      result.constraints = try await constraints(of: dataset)
      let now = SourceSchema(columns: columns, constraints: result.constraints)
      for drift in drifts {
        let breaking = drift.locked.changes(to: now).count(where: \.isBreaking)
        result.measurements[drift.metric] = .number(Double(breaking))
      }
    } catch {
      for drift in drifts { result.measurements[drift.metric] = .failed(error) }
    }
  }

  /// What a dataset promises of its columns; `nil` where its engine cannot tell.
  private func constraints(of dataset: Dataset) async throws(Trouble) -> SourceConstraints? {
    guard let statement = writer.constraints(dataset) else { return nil }
    let rows = try await execution.rows(of: statement).rows
    guard !rows.isEmpty else { return nil }
    var notNull: [String] = []
    var keys: [SourceKey] = []
    for row in rows where row.count == 2 {
      guard let word = row[0].text, let names = row[1].text else { continue }
      if let kind = SourceKey.Kind(rawValue: word) {
        let columns = names.split(separator: "\u{1F}").map(String.init)
        keys.append(SourceKey(kind, columns: columns))
      } else if word == "required" {
        notNull.append(names)
      }
    }
    return SourceConstraints(notNull: notNull, keys: keys)
  }
}

extension Judge {
  /// What has changed since the schema was locked, where a verdict looks at that.
  func drift(in verdict: Verdict) -> [SchemaChange] {
    verdict.criteria.flatMap { changes(of: $0) ?? [] }
  }

  /// What to do about a source that has not got what was locked; `nil` where it has, or nobody knows.
  func driftHint(on verdict: Verdict, _ outcome: Outcome) -> String? {
    guard outcome.status == .failed, outcome.drift.contains(where: \.isBreaking),
      let dataset = verdict.metrics.first?.dataset
    else { return nil }
    return "`assay lock --dataset \(dataset)` accepts it"
  }

  /// What to say of a criterion on the locked schema; `nil` for one on anything else.
  func driftSentence(of criterion: Criterion) -> String? {
    guard let changes = changes(of: criterion) else { return nil }
    let breaking = changes.filter(\.isBreaking)
    guard !breaking.isEmpty else {
      return changes.isEmpty
        ? "the schema is as it was locked"
        : "the schema keeps what was locked, and more: " + changes.words
    }
    return "the schema is not what was locked: \(breaking.words)"
  }

  private func changes(of criterion: Criterion) -> [SchemaChange]? {
    guard let metric = criterion.value.metrics.first,
      case .schema(.drift(let locked)) = metric.quantity, let columns = columns[metric.dataset]
    else { return nil }
    let now = SourceSchema(columns: columns, constraints: constraints[metric.dataset])
    return locked.changes(to: now)
  }
}

extension [SchemaChange] {
  fileprivate var words: String { map(\.words).joined(separator: "; ") }
}
