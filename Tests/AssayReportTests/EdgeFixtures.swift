import AssayModel

extension Fixture {
  /// Data and engines that try to break the reports.
  static let hostile = Fixture(
    name: "hostile",
    record: planned(
      remembered(
        run(
          [
            dataset("::error::files", score: .nan, hostileChecks),
            dataset("numbers", score: 0.9999, oddNumbers),
          ],
          project: "<shop> & \"sons\"",
          reasons: ["::warning::a reason\nwith ##[add-mask]x"]
        )
      )
    )
  )

  /// All is well, in half a minute and two.
  static let holding = Fixture(
    name: "holding",
    record: run(
      [
        dataset(
          "orders",
          score: 1,
          dimensions: [DimensionScore(dimension: .completeness, score: 1)],
          [
            check("RowCount > 0", at: 3, outcome(.passed, "The row count is 12.")),
            check(
              "IsComplete \"id\"",
              at: 4,
              severity: .warning,
              outcome(.failed, "1 of 12 rows has no id.")
            ),
          ]
        )
      ],
      metrics: 1,
      statements: 1,
      milliseconds: 150_000
    )
  )

  /// Nothing was selected.
  static let empty = Fixture(
    name: "empty",
    record: run([], project: nil, reasons: ["No check was selected."], milliseconds: -5)
  )

  /// A run that was stopped half-way.
  static let interrupted = Fixture(
    name: "interrupted",
    record: run(
      [
        dataset("bare", []),
        dataset(
          "orders",
          score: 0.5,
          [
            check("RowCount > 0", at: 3, outcome(.passed, "The row count is 12.")),
            check("Sum \"a\" > 1", at: 4, outcome(.errored, "The run was stopped before.")),
          ]
        ),
      ],
      reasons: ["1 check could not be measured."],
      metrics: 2,
      statements: 1,
      interruption: .terminate
    )
  )

  private static let hostileChecks = [
    check(
      "ColumnValues \"a\" matches \"##[a-z]]]>\"",
      name: "::error::a name\nof two lines",
      in: "/abs/My.specs/a&b.yml",
      seconds: .nan,
      outcome(
        .failed,
        "::set-output name=x::y\r\n  ::debug::\u{1B}[31mred\u{1B}[0m\u{0}\n##vso[x]]]>"
      ) {
        $0.values = [
          NamedValue(name: "nan", value: .nan), NamedValue(name: "none", value: nil),
          NamedValue(name: "low", value: -.infinity),
        ]
        $0.samples = SampleRows(
          columns: ["::notice::", "b\u{7}"],
          rows: [
            [.text("::error::x"), .text("<a href='x'>&amp;</a>")],
            [.text("a\tb\nc\u{202E}d\u{FFFF}"), .text("👩‍👩‍👧 e\u{301} null\u{200B}")],
            [.number(.nan), .boolean(true)],
          ]
        )
      }
    ) {
      $0.because = "::a\n::b"
      $0.owner = "::owner::"
    },
    check("Same", seconds: -3, outcome(.errored, "") { $0.hint = "::hint::\n\u{9B}31m" }),
    check("Same", seconds: .infinity, outcome(.failed, "again")),
    check("Same (2)", outcome(.skipped, "")),
    check("", outcome(.passed, "")),
    check(
      "Vacuous",
      outcome(.passed, "::x::\u{8} no rows") { $0.isVacuous = true }
    ),
    check("Low", severity: .info, outcome(.failed, "[[ATTACHMENT|/etc/x]] ]]> & <failure>\u{B}")),
  ]

  private static let oddNumbers = [
    check(
      "Big",
      in: "numbers.yml",
      outcome(.failed, "It is 12345678901234567890.") {
        $0.values = [
          NamedValue(name: "big", value: 1.2345e19), NamedValue(name: "tiny", value: 2.5e-7),
          NamedValue(name: "third", value: 1.0 / 3),
        ]
        $0.samples = SampleRows(
          columns: ["n"],
          rows: [[.integer(.max)], [.number(2.5e-7)], [.number(-0.0)], [.null]]
        )
      }
    )
  ]
}
