import AssayModel
import Testing

@testable import AssayRun

/// What runs make of the baseline of a project.
@Suite struct BaselineRevisionTests {
  /// What came of a check that the baseline knows with 5 rows, or does not know.
  enum Found: Sendable, CaseIterable {
    case same, better, worse, new, mended, vacuous, errored, skipped, snoozed, unmatched, unselected
  }

  private static let key = CheckKey(dataset: "t", check: "rule")

  private static func entry(_ rows: Int) -> Baseline.Entry {
    Baseline.Entry(key, since: "2026-01-31", amounts: ["C": .rows(rows)])
  }

  private static func record(_ found: Found) -> RunRecord {
    var outcome = Outcome(.failed, "")
    func failing(_ rows: Int) {
      outcome.shortfalls = [Shortfall(series: "C", amount: .rows(rows), condition: nil)]
      outcome.known = KnownFailure(entry(5), shortfalls: outcome.shortfalls)
    }
    switch found {
    case .same: failing(5)
    case .better: failing(3)
    case .worse: failing(8)
    case .new:
      failing(2)
      outcome.known = nil
    case .mended: outcome = Outcome(.passed, "")
    case .vacuous:
      outcome = Outcome(.passed, "")
      outcome.isVacuous = true
    case .errored: outcome = Outcome(.errored, "")
    case .skipped: outcome = Outcome(.skipped, "")
    case .snoozed:
      failing(3)
      outcome.suppression = .snooze(
        Snooze(until: Timestamp(milliseconds: 0), because: "a migration")
      )
    case .unmatched, .unselected: break
    }
    let isThere = found != .unmatched && found != .unselected
    let check = CheckRecord(check: Examples.check(.all([])), outcome: outcome, seconds: 0)
    return RunRecord(
      project: nil,
      startedAt: Timestamp(milliseconds: 0),
      finishedAt: Timestamp(milliseconds: 0),
      asOf: Timestamp(milliseconds: 1_772_323_200_000),
      datasets: found == .unselected
        ? [] : [Examples.dataset(isThere ? [check] : [Examples.record(.passed)].renamed("other"))],
      gate: GateResult(reasons: []),
      effort: Effort()
    )
  }

  /// How many rows are known afterwards; `nil` where the failure is not known any more, or still not.
  @Test(
    arguments: [
      (Found.same, 5, 5), (.better, 3, 3), (.worse, 8, 5), (.new, 2, nil), (.mended, nil, nil),
      (.vacuous, 5, 5), (.errored, 5, 5), (.skipped, 5, 5), (.snoozed, 5, 5),
      (.unmatched, nil, nil),
      (.unselected, 5, 5),
    ] as [(Found, Int?, Int?)]
  )
  func aRunRevisesTheBaseline(_ found: Found, written: Int?, updated: Int?) {
    let before = Baseline(found == .new ? [] : [Self.entry(5)])
    let expectations = [(BaselineRevision.Extent.anything, written), (.onlyLess, updated)]
    for (extent, rows) in expectations {
      let revision = BaselineRevision(
        of: before,
        after: Self.record(found),
        extent,
        checks: found == .unmatched ? [] : [Self.key]
      )
      let after = revision.baseline[Self.key]
      #expect(after?.amounts == rows.map { ["C": .rows($0)] })
      #expect(after.map(\.since) == rows.map { _ in found == .new ? "2026-03-01" : "2026-01-31" })
      let isChanged = revision.baseline != before
      let changes = revision.added + revision.loosened + revision.tightened + revision.removed
      #expect(changes == (isChanged ? 1 : 0))
    }
  }

  @Test(arguments: [
    (Found.same, BaselineReport.Remark.Kind?.none), (.better, .better), (.worse, nil),
    (.mended, .mended), (.vacuous, nil), (.errored, nil), (.unmatched, .unmatched),
    (.unselected, nil),
  ])
  func aReportTellsWhatCouldBeLess(_ found: Found, kind: BaselineReport.Remark.Kind?) {
    let baseline = Baseline([Self.entry(5)])
    let report = BaselineReport(
      baseline,
      at: "b.yaml",
      after: Self.record(found),
      checks: found == .unmatched ? [] : [Self.key]
    )
    #expect(report.remarks.map(\.kind) == [kind].compactMap(\.self))
    #expect(report.entries == 1)
  }

  @Test func shardsTellTogetherWhatEachOfThemTells() throws {
    let baseline = Baseline([Self.entry(5)])
    let reports = [Found.unselected, .better].map {
      BaselineReport(baseline, at: "b.yaml", after: Self.record($0), checks: [])
    }
    #expect(BaselineReport(merging: reports)?.remarks.map(\.kind) == [.unmatched])
    #expect(BaselineReport(merging: []) == nil)
  }
}

extension [CheckRecord] {
  /// The same records of a check of another name.
  fileprivate func renamed(_ name: String) -> [CheckRecord] {
    map { record in
      let check = Check(
        .rule,
        name: name,
        type: "Mean",
        text: name,
        origin: record.check.origin,
        severity: .critical,
        status: .active,
        dimension: .validity,
        verdict: .all([])
      )
      return CheckRecord(check: check, outcome: record.outcome, seconds: 0)
    }
  }
}
