import AssayDiagnostics
import AssayModel
import AssaySyntax

/// Turns the SLAs of a dataset into checks.
struct SLALowering {
  let dataset: ResolvedDataset
  let scope: DatasetScope
  let project: Project
  let asOf: Timestamp?
  /// Where a span stands in its file.
  let location: (Span) -> SourceLocation

  /// The checks with their places, in the order of the spec.
  func checks(into sink: inout DiagnosticSink) -> [(Check, Span)] {
    dataset.syntax.slas.compactMap { sla in
      let snooze = sla.snooze.flatMap { loweredSnooze($0, asOf: asOf, into: &sink) }
      var check: Check? =
        switch sla.kind.value {
        case "freshness": freshness(sla, into: &sink)
        case "volume": volume(sla)
        default: score(sla)
        }
      check?.snooze = snooze
      return check.map { ($0, sla.kind.span) }
    }
  }

  private var name: String { dataset.name.value }

  // MARK: Freshness

  private func freshness(_ sla: SLASyntax, into sink: inout DiagnosticSink) -> Check? {
    guard let duration = sla.maximumAge?.value else { return nil }
    let hours = Double(duration.components.seconds) / 3600
    let condition = Comparison<NumberExpression>.lessOrEqual(.constant(hours))
    let schedule = sla.schedule.map { Schedule($0.value) }
    if let schedule, let written = sla.schedule {
      checkSchedule(schedule, at: written.span, into: &sink)
    }
    let promise: FreshnessPromise
    if let column = sla.column {
      if let objection = scope.contract.objection(to: column, .day) {
        sink.emit(objection)
        return nil
      }
      let rows = Metric(.rowCount, of: name)
      promise = FreshnessPromise(
        age: Criterion(
          "Column.\(column.value).Freshness.Hours",
          subject: "age of the newest \(column.value)",
          value: .metric(rows.with(.statistic(.newestAge, of: column.value))),
          condition: condition
        ),
        future: rows.with(.statistic(.futureCount, of: column.value)),
        schedule: schedule
      )
    } else {
      guard let (query, statistic, words) = changes(of: dataset.source) else {
        sink.emit(.freshnessNeedsColumn(sla.kind.span))
        return nil
      }
      promise = FreshnessPromise(
        age: Criterion(
          "Dataset.*.Freshness.Hours",
          subject: words,
          value: .metric(Metric(.files(query, statistic), of: name)),
          condition: condition
        ),
        schedule: schedule
      )
    }
    let subject = sla.column.map { " of \($0.value)" } ?? ""
    let text = "freshness\(subject): at most \(Self.words(duration)) old"
    return check("freshness SLA", "Freshness", text, sla, .freshness, .fresh(promise))
  }

  /// The files whose last change is that of a source, how it is told, and what its age is called; `nil` where nobody
  /// can tell.
  private func changes(of source: Source) -> (FileQuery, FileStatistic, String)? {
    switch source.relation {
    case .files(let path, .iceberg, _):
      return (FileQuery(path: path), .snapshotAge, "time since the newest snapshot of the table")
    case .files(let path, _, _):
      return (FileQuery(path: path), .minimumAge, "time since the last change of the files")
    case .table:
      // The engine does not keep when a table changed, but its file does.
      let connection = project.connections.first { $0.name == source.connection }
      guard let connection, connection.kind == .duckdb, connection.hasDatabase,
        let path = connection.url?.revealed
      else { return nil }
      return (FileQuery(path: path), .minimumAge, "time since the last change of the database")
    case .query: return nil
    }
  }

  private static func words(_ duration: Duration) -> String {
    let seconds = duration.components.seconds
    let units: [(Int64, String)] = [(86_400, "day"), (3600, "hour"), (60, "minute"), (1, "second")]
    let (size, unit) = units.first { seconds % $0.0 == 0 } ?? (1, "second")
    let count = seconds / size
    return "\(count) \(unit)\(count == 1 ? "" : "s")"
  }

  // MARK: Volume and score

  private func volume(_ sla: SLASyntax) -> Check {
    let last = sla.last?.value ?? SLASyntax.VolumeDefault.last
    let minimum = sla.minimum?.value ?? SLASyntax.VolumeDefault.minimum
    let maximum = sla.maximum?.value ?? SLASyntax.VolumeDefault.maximum
    let promise = VolumePromise(
      rowCount: Criterion(
        "Dataset.*.RowCount",
        subject: "row count",
        value: .metric(Metric(.rowCount, of: name)),
        condition: .noneOf([])
      ),
      last: last,
      minimum: minimum,
      maximum: maximum
    )
    let text =
      "volume: \(plain(minimum * 100)) % to \(plain(maximum * 100)) % of the mean "
      + "of the last \(last) runs"
    return check("volume SLA", "Volume", text, sla, .completeness, .volume(promise))
  }

  private func score(_ sla: SLASyntax) -> Check? {
    guard let minimum = sla.minimum?.value else { return nil }
    let dimension = sla.dimension.flatMap { Dimension(rawValue: $0.value) }
    let promise = ScorePromise(dimension: dimension, minimum: minimum)
    let name = dimension.map { "\($0.rawValue) score SLA" } ?? "score SLA"
    return check(
      name,
      "Score",
      "\(promise.subject): at least \(plain(minimum))",
      sla,
      dimension ?? .consistency,
      .score(promise)
    )
  }

  private func check(
    _ name: String,
    _ type: String,
    _ text: String,
    _ sla: SLASyntax,
    _ dimension: Dimension,
    _ verdict: Verdict
  ) -> Check {
    var check = Check(
      .sla,
      name: name,
      type: type,
      text: text,
      origin: location(sla.kind.span),
      severity: sla.severity.flatMap { Severity(rawValue: $0.value) } ?? project.severity,
      status: .active,
      dimension: dimension,
      verdict: verdict
    )
    check.owner = dataset.syntax.owner?.text ?? ""
    return check
  }
}

extension Schedule {
  fileprivate init(_ cron: CronExpression) {
    self.init(
      text: cron.text,
      minutes: cron.minutes,
      hours: cron.hours,
      daysOfMonth: cron.daysOfMonth,
      months: cron.months,
      daysOfWeek: cron.daysOfWeek
    )
  }
}

extension Diagnostic {
  fileprivate static func freshnessNeedsColumn(_ span: Span) -> Diagnostic {
    Diagnostic(
      "freshness-without-column",
      .error,
      "nobody can tell when this source changed last",
      at: span,
      reason: "Files have a time of their last change; queries, and tables in memory, have none.",
      help: ["Add `column:` with the time at which a row was written."]
    )
  }
}
