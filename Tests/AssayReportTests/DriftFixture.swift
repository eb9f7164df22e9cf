import AssayModel

extension Fixture {
  /// A schema that has lost something, and one that has only gained.
  static let drifted = Fixture(
    name: "drifted",
    record: run(
      [
        dataset(
          "customers",
          score: 1,
          [
            check(
              "the schema is as it was locked",
              name: "schema lock",
              type: "SchemaLock",
              at: 4,
              in: "assay.lock",
              outcome(.passed, "the schema keeps what was locked, and more: column a added (INT)") {
                $0.drift = [SchemaChange(.added, "a", after: "INT")]
              }
            )
          ]
        ),
        dataset(
          "::warning::orders",
          score: 0,
          [
            check(
              "the schema is as it was locked",
              name: "schema lock",
              type: "SchemaLock",
              at: 9,
              in: "assay.lock",
              outcome(.failed, "the schema is not what was locked: …") {
                $0.drift = SchemaChange.Kind.allCases.map { kind in
                  SchemaChange(kind, "::error::c\u{1B}", before: "INTEGER", after: "BIGINT")
                }
              }
            )
          ]
        ),
      ],
      reasons: ["1 check failed (critical)"]
    )
  )
}
