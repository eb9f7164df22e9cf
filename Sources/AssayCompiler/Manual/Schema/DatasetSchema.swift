import AssayModel
import AssaySyntax

extension Schema {
  /// A dataset, or a fragment, which has neither a name nor a source.
  static let dataset = object(
    Keys.dataset,
    [
      "dataset": [
        "description": "The name, unique in the project; a fragment has none.",
        "type": ["string", "integer"],
        "pattern": "^[A-Za-z0-9_-]+$",
      ],
      "extends": texts("Fragments that this one adds to, relative to this file."),
      "description": text("What a row stands for."),
      "owner": text("Who answers for it."),
      "tags": texts("Words to select it by."),
      "source": source,
      "columns": mapping("The contract of columns.", of: column),
      "strict_columns": ref("boolean", "Whether a column that is not listed is a failure."),
      "watermark": text("A column that grows whenever the rows of a table or query change."),
      "slas": slas,
      "rules": rules,
      "analyzers": list(
        "What is measured and judged by nothing.",
        of: ["$ref": "#/$defs/analyzer"]
      ),
      "notify": list(
        "Who is told of its alerts: names of channels, or routes.",
        of: either(["$ref": "#/$defs/text"], route(Keys.route.filter { $0 != "dataset" }))
      ),
      "tests": list("Rows, and what rules are to make of them.", of: test),
    ],
    [("dependentRequired", ["source": ["dataset"], "dataset": ["source"]])]
  )

  private static let source = described(
    "Where the rows are.",
    object(
      Keys.source,
      [
        "connection": text("The connection; needed where the project has several."),
        "path": text("Files by path or glob, relative to the project."),
        "table": text("A table or view."),
        "query": text("A query whose rows are checked."),
        "format": word(Keys.formats, "The format of the files; by their ending when left out."),
        "options": ref("options", "Settings of the reader of the files."),
        "filter": text("An SQL predicate; every rule sees only the rows for which it holds."),
      ],
      [
        ("oneOf", .array(["path", "table", "query"].map { ["required": [.string($0)]] })),
        ("dependentRequired", ["format": ["path"], "options": ["path"]]),
      ]
    )
  )

  private static let column = either(
    ["type": "null"],
    object(
      Keys.column,
      [
        "type": text("An SQL type."),
        "required": ref("boolean", "Whether it is never NULL."),
        "description": text("What it means."),
      ]
    )
  )

  // MARK: SLAs

  private static let slas = object(
    Keys.slas,
    [
      "freshness": object(
        Keys.freshness,
        requiring: ["max_age"],
        [
          "column": text("The time at which a row was written; the files' own when left out."),
          "max_age": ref("duration", "How old the newest row may be."),
          "severity": severity,
          "schedule": text("When it is due, as five fields of cron."),
          "snooze": snooze,
        ]
      ),
      "volume": object(
        Keys.volume,
        [
          "last": ref("count", "The number of runs whose mean it is compared with."),
          "min": ref("ratio", "The least share of the mean."),
          "max": ref("ratio", "The greatest share of the mean."),
          "severity": severity,
          "snooze": snooze,
        ]
      ),
      "score": either(score, ["type": "array", "items": score]),
    ]
  )

  private static let score = object(
    Keys.score,
    requiring: ["min"],
    [
      "min": ref("ratio", "The least score."),
      "dimension": word(Keys.dimensions, "The side of quality; all when left out."),
      "severity": severity,
      "snooze": snooze,
    ]
  )

  private static let severity = word(Keys.severities, "How grave a failure is.")

  private static let snooze = described(
    "For a while a failure is expected, and counted by no gate; after it, this is an error.",
    object(
      Keys.snooze,
      requiring: ["until", "because"],
      [
        "until": text("The last day of it, as 2026-01-31."),
        "because": text("Why."),
        "owner": text("Who answers for it."),
      ]
    )
  )

  // MARK: Rules

  private static let rules = described(
    "The rules: a list, a DQDL document in a block, or a file of DQDL.",
    either(
      [
        "type": "array",
        "items": either(
          ["$ref": "#/$defs/rule"],
          object(
            Keys.rule,
            requiring: ["rule"],
            [
              "rule": ["$ref": "#/$defs/rule"],
              "name": text("The name in reports; the text when left out."),
              "severity": severity,
              "because": text("Why it is there."),
              "owner": text("Who answers for it."),
              "tags": texts("Words to select it by."),
              "status": word(Keys.statuses, "Whether it runs and counts."),
              "snooze": snooze,
            ]
          )
        ),
      ],
      ["type": "string", "pattern": "\\b(Rules|Analyzers)\\s*="],
      object(
        Keys.rulesFile,
        requiring: ["file"],
        ["file": text("The path, relative to this file.")]
      )
    )
  )

  /// A rule as text, which starts with a type of the catalog.
  static let rule = expression(Signature.all.filter { $0.place != .analyzers })

  /// An analyzer as text.
  static let analyzer = expression(Signature.all.filter { $0.place != .rules })

  private static func expression(_ signatures: [Signature]) -> JSONValue {
    let names = Set(signatures.map(\.name)).sorted()
    return [
      "description": .string("DQDL that starts with one of \(names.joined(separator: ", "))."),
      "type": "string",
      "pattern": .string("^[\\s(]*(\(names.joined(separator: "|"))|\\$\\{|#)"),
    ]
  }

  // MARK: Tests

  private static let test = object(
    Keys.test,
    requiring: ["name", "given", "expect"],
    [
      "name": text("The name, unique in the dataset."),
      "as_of": text("The moment that counts as now."),
      "given": described(
        "Rows, a file of rows, or either for each of several datasets.",
        either(rows, ["type": "object", "additionalProperties": rows])
      ),
      "history": list("What earlier runs measured, the oldest first.", of: ["type": "object"]),
      "expect": [
        "description": .string(
          "What comes of rules, by name or text; `\(Keys.allOtherRules)` means those not named."
        ),
        "type": "object",
        "minProperties": 1,
        "additionalProperties": either(
          outcome,
          object(
            Keys.testExpectation,
            requiring: ["outcome"],
            ["outcome": outcome, "value": ref("number", "The value that is to be measured.")]
          )
        ),
      ],
    ]
  )

  private static let outcome = word(Keys.expectations, "What comes of the rule.")

  private static let rows = either(
    ["type": "string"],
    ["type": "array", "items": ["type": "object"]]
  )
}
