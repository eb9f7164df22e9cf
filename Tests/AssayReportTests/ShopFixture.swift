import AssayDiagnostics
import AssayModel

extension Fixture {
  /// An ordinary bad day: every status, every severity, samples.
  static let shop = Fixture(name: "shop", record: planned(remembered(shopRun)))

  private static let shopRun = run(
    [
      dataset("customers", score: 1, customers),
      dataset(
        "orders",
        score: 4.0 / 7,
        dimensions: [
          DimensionScore(dimension: .completeness, score: 0.5),
          DimensionScore(dimension: .validity, score: 2.0 / 3),
        ],
        orders,
        analyzers: analyzers
      ),
    ],
    reasons: [
      "2 critical checks failed, and the gate fails on critical.",
      "The score of orders is 0.571, and the gate asks for 0.8.",
    ],
    metrics: 9,
    statements: 4
  )

  private static let customers = [
    check(
      "RowCount > 0",
      at: 9,
      in: "specs/customers.yml",
      outcome(.passed, "The row count is 4.")
    ),
    check(
      "IsComplete \"nickname\" where \"country = 'AQ'\"",
      at: 10,
      in: "specs/customers.yml",
      dimension: .completeness,
      outcome(.passed, "No row matched where, so there was nothing to judge.") {
        $0.isVacuous = true
        $0.evaluatedRows = 0
      }
    ),
  ]

  /// It has been so for days, as the history knows.
  private static let oldTrouble: CheckRecord = {
    var record = incompleteEmail
    record.streak = Streak(since: Timestamp(milliseconds: 1_772_096_700_000), isNew: false)
    return record
  }()

  private static let orders = [
    check("RowCount > 0", at: 11, outcome(.passed, "The row count is 1200.")),
    oldTrouble,
    unknownStatus,
    check(
      "Mean \"amount\" between 10 and 50",
      at: 20,
      outcome(.failed, "The mean of amount is 63.27; asked is between 10 and 50.") {
        $0.values = [NamedValue(name: "Column.amount.Mean", value: 63.27)]
      }
    ) { $0.owner = "finance" },
    check(
      "ColumnLength \"note\" < 200",
      at: 21,
      severity: .info,
      status: .proposed,
      outcome(.failed, "1 of 1200 rows has 200 characters or more.") {
        $0.evaluatedRows = 1200
        $0.passingRows = 1199
      }
    ),
    check(
      "Sum \"amonut\" > 0",
      at: 22,
      seconds: 0,
      outcome(.errored, "The source has no column amonut.") {
        $0.hint = "Did you mean amount? The source has order_id, email, status, amount, note."
      }
    ),
    check(
      "IsUnique \"note\"",
      at: 23,
      status: .disabled,
      dimension: .uniqueness,
      seconds: 0,
      outcome(.skipped, "The rule is disabled.")
    ),
  ]

  /// What was measured beside the checks, and what could not be.
  static let analyzers: [AnalyzerRecord] = {
    let mean = analyzed("Mean \"amount\"", at: 26) {
      $0.values = [NamedValue(name: "Column.amount.Mean", value: 19.123456789)]
    }
    let distribution = analyzed("Distribution \"status\"", at: 27) {
      $0.distribution = [Bin(label: "placed", count: 804), Bin(label: "shipped", count: 300)]
    }
    let missing = analyzed("Entropy \"amonut\"", at: 28) {
      $0.trouble = "orders has no column amonut"
    }
    return [mean, distribution, missing]
  }()

  private static func analyzed(
    _ text: String,
    at line: Int,
    adjust: (inout AnalyzerRecord) -> Void
  ) -> AnalyzerRecord {
    var record = AnalyzerRecord(
      Analyzer(
        text: text,
        type: String(text.prefix { $0.isLetter }),
        origin: SourceLocation(
          path: "specs/orders.yml",
          start: Position(line: line, column: 5),
          end: Position(line: line, column: 5 + text.count)
        ),
        subject: .values([])
      )
    )
    adjust(&record)
    return record
  }

  private static let incompleteEmail = check(
    "IsComplete \"email\"",
    at: 12,
    dimension: .completeness,
    outcome(
      .failed,
      "3 of 1200 rows have no email.\nThe completeness of email is 0.9975; asked is = 1."
    ) {
      $0.values = [NamedValue(name: "Column.email.Completeness", value: 0.9975)]
      $0.evaluatedRows = 1200
      $0.passingRows = 1197
      $0.samples = SampleRows(
        columns: ["order_id", "email", "amount"],
        rows: [
          [.integer(7), .null, .number(12.5)],
          [.integer(1190), .null, .number(9)],
          [.integer(1191), .null, .null],
        ]
      )
    }
  ) {
    $0.because = "Without an address nobody is told that the order is on its way, and people call."
    $0.tags = ["pii"]
    $0.labels = [Label(key: "team", value: "mail")]
    $0.samples = 5
  }

  private static let unknownStatus = check(
    "ColumnValues \"status\" in [\"placed\", \"shipped\", \"returned\"] with threshold > 0.99",
    name: "known status",
    at: 14,
    severity: .warning,
    outcome(.failed, "96 of 1200 rows are not as asked: the share that is, 0.92, is not > 0.99.") {
      $0.values = [NamedValue(name: "Column.status.ColumnValues.Compliance", value: 0.92)]
      $0.evaluatedRows = 1200
      $0.passingRows = 1104
      $0.samples = SampleRows(
        columns: ["status", "note"],
        rows: [
          [.text("stolen"), .text("東京タワー")],
          [.text("NULL"), .text(" leading blank")],
          [.text(""), .text(String(repeating: "a long tale ", count: 9))],
        ]
      )
    }
  ) {
    $0.because = "The fulfilment job stops on a status that it does not know."
    $0.owner = "fulfilment"
  }
}
