package import AssayDiagnostics

// The words for keys and values of a spec that are not what they should be.

extension Diagnostic {
  // MARK: Documents

  static func notASpec(at node: YAMLNode, first key: String) -> Diagnostic {
    Diagnostic(
      "not-a-spec",
      .error,
      "a spec is a mapping of keys, this is \(node.kindName)",
      at: node.span,
      help: ["Start with `\(key): name`, one key on each line."]
    )
  }

  static func secondProject(at span: Span) -> Diagnostic {
    Diagnostic(
      "several-documents",
      .error,
      "the project file holds one document",
      at: span,
      help: ["Move datasets to files that `specs:` names."]
    )
  }

  // MARK: Keys

  static func unknownKey(_ key: Scalar, of owner: String, accepted: [String]) -> Diagnostic {
    let name = Quoting.abbreviated(key.text, to: 40)
    let list = accepted.map { "`\($0)`" }.joined(separator: ", ")
    let suggestion =
      key.text.utf8.count <= 40 ? nearest(to: key.text, among: accepted) : nil
    let belongsToProject = owner == Owner.dataset && Keys.project.contains(key.text)
    let belongsToDataset = owner == Owner.project && Keys.dataset.contains(key.text)
    // A key that is indented too far stands in what belongs to the dataset.
    let isTooDeep =
      ["`source`", "`slas`", "`freshness`"].contains(owner)
      && Keys.dataset.contains(key.text)
    return Diagnostic(
      "unknown-key",
      .error,
      key.text.isEmpty ? "\(owner) has no empty key" : "\(owner) has no key `\(name)`",
      at: key.span,
      reason: belongsToProject
        ? "`\(name)` belongs in the project file, `assay.yaml`."
        : belongsToDataset
          ? "`\(name)` belongs in the spec of a dataset."
          : isTooDeep ? "`\(name)` is a key of the dataset, beside `source`." : "",
      help: [suggestion.map { "Did you mean `\($0)`?" } ?? "Accepted keys: \(list)."]
    )
  }

  static func duplicateKey(_ key: Scalar, of owner: String, first: Span) -> Diagnostic {
    Diagnostic(
      "duplicate-key",
      .error,
      "\(owner) has the key `\(Quoting.abbreviated(key.text, to: 40))` only once",
      at: Annotation(key.span, label: "this is ignored"),
      also: [Annotation(first, label: "the first one")],
      help: ["Delete one of the two."]
    )
  }

  static func missingKey(_ key: String, of owner: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "missing-key",
      .error,
      "\(owner) needs the key `\(key)`",
      at: span,
      help: ["Add `\(key): …`."]
    )
  }

  static func missingKey(oneOf keys: [String], of owner: String, at span: Span) -> Diagnostic {
    let list = keys.map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic("missing-key", .error, "\(owner) needs one of the keys \(list)", at: span)
  }

  static func conflictingKeys(_ first: Scalar, _ second: Scalar, of owner: String) -> Diagnostic {
    Diagnostic(
      "conflicting-keys",
      .error,
      "\(owner) has either `\(first.text)` or `\(second.text)`, not both",
      at: second.span,
      also: [Annotation(first.span, label: "the other one")],
      help: ["Delete one of the two."]
    )
  }

  // MARK: Kinds of values

  static func wrongKind(of owner: String, _ kind: String, found: YAMLNode) -> Diagnostic {
    Diagnostic(
      "wrong-kind",
      .error,
      "\(owner) is \(kind), this is \(found.kindName)",
      at: found.span,
      help: kind == "a mapping" ? ["Write its keys below it, indented, one on each line."] : []
    )
  }

  static func listExpected(of key: Scalar, found: YAMLNode) -> Diagnostic {
    var help = "Write each item on a line of its own behind `- `."
    if let scalar = found.scalar, !scalar.isInterpolated, scalar.text.utf8.count < 60,
      scalar.style != .literal, scalar.style != .folded
    {
      help = "Write `\(key.text): [\(scalar.text)]`."
    }
    return Diagnostic(
      "wrong-kind",
      .error,
      "`\(key.text)` is a list, this is \(found.kindName)",
      at: found.span,
      help: [help]
    )
  }

  static func emptyValue(of key: Scalar) -> Diagnostic {
    Diagnostic(
      "empty-value",
      .error,
      "`\(key.text)` needs a value",
      at: key.span,
      help: ["Write one behind the colon, or delete the key."]
    )
  }

  static func emptyText(of owner: String, at span: Span) -> Diagnostic {
    Diagnostic("empty-value", .error, "\(owner) needs a text", at: span)
  }

  // MARK: Values

  static func unknownWord(_ scalar: Scalar, of key: String, accepted: [String]) -> Diagnostic {
    let list = accepted.map { "`\($0)`" }.joined(separator: ", ")
    let suggestion =
      scalar.isInterpolated || scalar.text.utf8.count > 40
      ? nil : nearest(to: scalar.text, among: accepted)
    return Diagnostic(
      "unknown-word",
      .error,
      "`\(key)` is one of \(list)\(scalar.found)",
      at: scalar.span,
      help: suggestion.map { ["Did you mean `\($0)`?"] } ?? []
    )
  }

  static func notBoolean(_ scalar: Scalar, of key: String) -> Diagnostic {
    let isYes = ["yes", "on", "y", "true"].contains(scalar.text.lowercased())
    let isNo = ["no", "off", "n", "false"].contains(scalar.text.lowercased())
    return Diagnostic(
      "not-boolean",
      .error,
      "`\(key)` is `true` or `false`\(scalar.found)",
      at: scalar.span,
      help: scalar.isInterpolated || !(isYes || isNo) ? [] : ["Write `\(key): \(isYes)`."]
    )
  }

  static func notInteger(_ scalar: Scalar, of key: String, atLeast limit: Int) -> Diagnostic {
    Diagnostic(
      "not-integer",
      .error,
      "`\(key)` is a whole number, at least \(limit)\(scalar.found)",
      at: scalar.span
    )
  }

  /// A value that is to be a number and is not.
  package static func notNumber(_ scalar: Scalar, of key: String) -> Diagnostic {
    Diagnostic(
      "not-number",
      .error,
      "`\(key)` is a number\(scalar.found)",
      at: scalar.span,
      help: ["Write it in decimals, for example `0.95`."]
    )
  }

  static func notRatio(_ scalar: Scalar, of key: String, atMost limit: Double?) -> Diagnostic {
    Diagnostic(
      "not-ratio",
      .error,
      limit == nil
        ? "`\(key)` is a ratio, at least 0\(scalar.found)"
        : "`\(key)` is a ratio between 0 and 1\(scalar.found)",
      at: scalar.span,
      help: ["Write it as a number, `0.5`, or with a percent sign, `50%`."]
    )
  }

  static func notDuration(_ scalar: Scalar, of key: String) -> Diagnostic {
    Diagnostic(
      "not-duration",
      .error,
      "`\(key)` is a time span\(scalar.found)",
      at: scalar.span,
      reason:
        "It is a whole number above 0 and one of `seconds`, `minutes`, `hours`, `days`, `weeks`.",
      help: ["Write it like `24 hours`."]
    )
  }

  static func notSize(_ scalar: Scalar, of key: String) -> Diagnostic {
    Diagnostic(
      "not-size",
      .error,
      "`\(key)` is an amount of memory\(scalar.found)",
      at: scalar.span,
      reason:
        "It is a whole number above 0 and one of `MB`, `GB`, `TB`, or of `MiB`, `GiB`, `TiB`.",
      help: ["Write it like `2 GB`."]
    )
  }

  static func badSchedule(_ fault: CronExpression.Fault, in scalar: Scalar) -> Diagnostic {
    Diagnostic(
      "bad-schedule",
      .error,
      "`schedule` is a cron expression: \(fault.reason)",
      at: scalar.span(of: fault.range),
      help: [
        "The fields are minute, hour, day of the month, month and day of the week: "
          + "`*/15 * * * *` is every quarter of an hour."
      ]
    )
  }

  static func badName(_ scalar: Scalar, of key: String) -> Diagnostic {
    Diagnostic(
      "bad-name",
      .error,
      "`\(key)` is made of the letters a to z and A to Z, digits, `_` and `-`",
      at: scalar.span
    )
  }

  static func historyOff(_ scalar: Scalar) -> Diagnostic {
    Diagnostic(
      "bad-history",
      .error,
      "`history` is a path, a URL, a connection or `off`\(scalar.found)",
      at: scalar.span,
      help: ["Write `history: off` to keep none."]
    )
  }

  static func minimumAboveMaximum(_ minimum: Span, _ maximum: Span) -> Diagnostic {
    Diagnostic(
      "min-above-max",
      .error,
      "`min` is not above `max`",
      at: minimum,
      also: [Annotation(maximum, label: "this is smaller")]
    )
  }

  static func boundsCrossed(at span: Span, _ headline: String) -> Diagnostic {
    Diagnostic("min-above-max", .error, headline, at: span, help: ["Write both."])
  }
}

/// What mappings are called in messages.
enum Owner {
  static let project = "the project file"
  static let baseline = "a baseline"
  static let lock = "a schema lock"
  static let dataset = "a dataset"
}

extension Scalar {
  /// The value for the end of a headline; what came from a variable may be a secret and is not shown.
  fileprivate var found: String {
    isInterpolated ? "" : ", not `\(Quoting.abbreviated(oneLine, to: 40))`"
  }

  private var oneLine: String { String(text.map { $0.isNewline ? " " : $0 }) }
}
