import AssayModel

extension Fixture {
  /// Failures that a snooze and a baseline speak for, one that has become worse, and a score that falls by them.
  static let suppressed = Fixture(
    name: "suppressed",
    record: {
      var record = run(
        [dataset("orders", score: 0.25, suppressedChecks)],
        reasons: ["1 check failed (critical)"],
        notes: ["3 failures are not counted: 1 snoozed, 1 known, 1 only by these"]
      )
      record.baseline = BaselineReport(
        path: "assay.baseline.yaml",
        entries: 4,
        remarks: [
          BaselineReport.Remark(
            CheckKey(dataset: "orders", check: "IsUnique \"id\""),
            .mended,
            "known since 2026-01-31, and passes now"
          ),
          BaselineReport.Remark(
            CheckKey(dataset: "::error::gone", check: "a\u{1B}[31m"),
            .unmatched,
            "there is no such check any more"
          ),
        ]
      )
      return record
    }()
  )

  private static let suppressedChecks = [
    check("IsUnique \"id\"", at: 3, outcome(.passed, "Every id is unique.")),
    check(
      "IsComplete \"email\"",
      at: 4,
      outcome(.failed, "12 of 90 rows have no email.") {
        let known = KnownFailure(
          since: "2026-01-31",
          change: .same,
          comparison: "12 rows, baseline 12"
        )
        $0.known = known
        $0.suppression = .baseline(known)
        $0.samples = SampleRows(columns: ["email"], rows: [[.null]])
      }
    ),
    check(
      "IsComplete \"phone\"",
      at: 5,
      outcome(.failed, "9 of 90 rows have no phone.") {
        $0.known = KnownFailure(
          since: "2026-01-31",
          change: .worse,
          comparison: "9 rows, baseline 4"
        )
      }
    ),
    check(
      "ColumnValues \"amount\" > 0",
      name: "positive",
      at: 6,
      outcome(.failed, "3 of 90 amounts are below 0.") {
        $0.suppression = .snooze(
          Snooze(
            until: Timestamp(milliseconds: 1_798_675_200_000),
            because: "The refunds are being moved.\n::error::<b>",
            owner: "finance"
          )
        )
      }
    ),
    check("score SLA", at: 7, outcome(.failed, "score is 0.25") { $0.suppression = .score }),
  ]
}
