import AssayModel

/// A record with a plan: for each dataset the columns are asked for, then the rows are scanned, grouped and joined with
/// those of the next one.
func planned(_ record: RunRecord) -> RunRecord {
  var steps: [PlanOutline.Step] = []
  func add(_ word: String, _ caption: String, _ dataset: String, metrics: Int, _ needs: [Int]) {
    steps.append(
      PlanOutline.Step(
        id: steps.count,
        word: word,
        caption: caption,
        dataset: dataset,
        connection: "lake of \(dataset)",
        metrics: metrics,
        needs: needs
      )
    )
  }
  let names = record.datasets.map(\.name)
  for name in names { add("describe", "columns and types", name, metrics: 0, []) }
  for (index, name) in names.enumerated() {
    add("scan", "7 metrics of \(name)", name, metrics: 7, [index])
    for column in ["a", "b", "c", name] { add("group", "by \(column)", name, metrics: 1, [index]) }
    let next = (index + 1) % names.count
    add("join", "\(name) in \(names[next])", name, metrics: 1, [index, next])
  }
  var record = record
  record.plan = PlanOutline(
    checks: record.checks.count,
    metrics: steps.reduce(0) { $0 + $1.metrics },
    queries: steps.count { $0.metrics > 0 },
    steps: steps
  )
  return record
}

/// A record of datasets that did better before.
func remembered(_ record: RunRecord) -> RunRecord {
  var record = record
  for index in record.datasets.indices {
    record.datasets[index].earlierScores = (1...12).map { day in
      HistoryPoint(
        time: record.asOf.adding(seconds: Double(day - 13) * 86_400),
        value: day == 7 ? .nan : 1 - Double(day * index) / 40
      )
    }
  }
  return record
}

extension Fixture {
  /// Many checks of one dataset.
  static func crowd(failed: Int, passed: Int) -> Fixture {
    let rows = (0..<5).map { [Value.integer(Int64($0)), .text("a value of the data")] }
    let bad = (0..<failed).map { number in
      check(
        "Bad \(number)",
        at: number + 1,
        outcome(.failed, "\(number) rows are bad") {
          $0.samples = SampleRows(columns: ["id", "text"], rows: rows)
        }
      )
    }
    let good = (0..<passed).map { check("Good \($0)", outcome(.passed, "All is well.")) }
    return Fixture(name: "crowd", record: run([dataset("crowd", score: 0.3, bad + good)]))
  }
}
