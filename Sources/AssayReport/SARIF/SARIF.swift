import AssayDiagnostics
package import AssayModel

/// The report in SARIF 2.1.0, for code scanning.
///
/// A rule is a rule type, a result is a check that failed or could not be measured. What was skipped or passed on nothing
/// is no result, because readers would make alerts of it: it is told in notifications, as is a gate that fails by itself.
package enum SARIF {
  /// How many results GitHub takes of a run.
  static let mostResults = 25_000
  private static let mostRemarks = 1000

  /// Renders a record.
  package static func render(_ record: RunRecord, _ context: ReportContext) -> [UInt8] {
    let findings = record.findings(context)
    let types = ruleTypes(of: record)
    let indices = Dictionary(uniqueKeysWithValues: types.enumerated().map { ($1.id, $0) })
    let results = findings.prefix(mostResults).map { finding in
      SARIFResult(finding, ruleIndex: indices[finding.check.ruleID] ?? 0).json
    }
    let run: JSONValue = [
      "tool": [
        "driver": [
          "name": "assay",
          "semanticVersion": .string(context.toolVersion),
          "rules": .array(types.map { rule($0.id, $0.kind) }),
        ]
      ],
      "automationDetails": ["id": .string("assay/\(category(record.project))/")],
      "columnKind": "unicodeCodePoints",
      "invocations": [
        invocation(
          record,
          context,
          isExplained: findings.contains { $0.level == .error },
          omitted: findings.count - results.count
        )
      ],
      "results": .array(results),
    ]
    let log: JSONValue = [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "version": "2.1.0",
      "runs": [run],
    ]
    return log.document
  }

  // MARK: Rules

  /// The types of the checks that were judged, sorted, and where each is written.
  private static func ruleTypes(of record: RunRecord) -> [(id: String, kind: Check.Kind)] {
    let kinds = Dictionary(record.checks.map { ($0.check.ruleID, $0.check.kind) }) { first, _ in
      first
    }
    return kinds.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private static func rule(_ id: String, _ kind: Check.Kind) -> JSONValue {
    let type = String(id.dropFirst("assay.".count))
    return [
      "id": .string(id),
      "name": .string(type),
      "shortDescription": [
        "text": .string("\(type): the data fall short, or could not be measured")
      ],
      "fullDescription": [
        "text": .string("A check of the type \(type), as the line of the spec states it.")
      ],
      "help": ["text": .string(help(on: type, kind))],
      "defaultConfiguration": ["level": "error"],
      "properties": ["precision": "very-high", "tags": ["data-quality"]],
    ]
  }

  private static func help(on type: String, _ kind: Check.Kind) -> String {
    switch kind {
    case .rule where type == "Composite":
      "Rules that `and` and `or` join; `assay explain` tells what each of them means."
    case .rule: "`assay explain \(type)` tells what a rule of this type means."
    case .contract:
      "What the source must look like, as `columns:` of the spec or the schema lock says."
    case .sla: "A promise that stands under `slas:` of the spec."
    }
  }

  /// What keeps the uploads of several projects of a repository apart; it must not hold the slash that ends it.
  private static func category(_ project: String?) -> String {
    let name = percentEncoded(project ?? "", keeping: "")
    return name.isEmpty ? "project" : name
  }

  // MARK: The invocation

  private static func invocation(
    _ record: RunRecord,
    _ context: ReportContext,
    isExplained: Bool,
    omitted: Int
  ) -> JSONValue {
    var notices = record.gate.notes.map { notification($0) }
    if !isExplained {
      notices += record.closingReasons.map { notification($0, level: "error") }
    }
    if omitted > 0 {
      notices.append(
        notification("\(omitted) more results are left out: there is room for \(mostResults).")
      )
    }
    let remarks = record.datasets.flatMap { dataset in dataset.checks.map { (dataset, $0) } }
      .compactMap { dataset, entry in remark(entry, of: dataset, context) }
    if remarks.count > mostRemarks {
      notices.append(
        notification(
          "\(remarks.count - mostRemarks) more checks were skipped or passed on nothing."
        )
      )
    }
    return [
      "executionSuccessful": .boolean(
        record.interruption == nil && !record.checks.contains { $0.outcome.status == .errored }
      ),
      "startTimeUtc": .string(record.startedAt.description),
      "endTimeUtc": .string(record.finishedAt.description),
      "toolExecutionNotifications": .array(notices + remarks.prefix(mostRemarks)),
    ]
  }

  private static func remark(
    _ record: CheckRecord,
    of dataset: DatasetRecord,
    _ context: ReportContext
  ) -> JSONValue? {
    let what: String
    switch record.outcome.status {
    case .failed, .errored: return nil
    case .passed:
      guard record.outcome.isVacuous else { return nil }
      what = "passed on nothing"
    case .skipped: what = "skipped"
    }
    let name = NeutralText.line("\(dataset.name): \(record.check.name)")
    let sentence = NeutralText.sentence(record.outcome.message)
    return notification(
      "\(name) \(what)" + (sentence.isEmpty ? "" : ": \(sentence)"),
      at: location(record.check.origin, path: context.rooted(record.check.origin.path))
    )
  }

  private static func notification(
    _ text: String,
    level: JSONValue = "note",
    at location: JSONValue? = nil
  ) -> JSONValue {
    var members = [
      JSONValue.Member("level", level),
      JSONValue.Member("message", ["text": .string(withoutLinks(text.truncated(toBytes: 4000)))]),
    ]
    if let location { members.append(JSONValue.Member("locations", [location])) }
    return .object(members)
  }
}

extension Check {
  /// The identifier of the rule type in SARIF.
  var ruleID: String {
    let type = NeutralText.line(type).trimmingBlanks().truncated(toBytes: 240)
    return "assay." + (type.isEmpty ? "Check" : type)
  }
}

/// A text in which nothing is taken for a link, as `[text](target)` would be.
func withoutLinks(_ text: String) -> String { text.replacing("](", with: "] (") }

/// A place in a spec: one line, since GitHub shows an alert only where all lines of its region were changed.
func location(_ origin: SourceLocation, path: String) -> JSONValue {
  let address = path.hasPrefix("/") ? "file://" + percentEncoded(path) : percentEncoded(path)
  var region = [
    JSONValue.Member("startLine", .integer(origin.start.line)),
    JSONValue.Member("startColumn", .integer(origin.start.column)),
  ]
  if origin.end.line == origin.start.line, origin.end.column > origin.start.column {
    region.append(JSONValue.Member("endLine", .integer(origin.end.line)))
    region.append(JSONValue.Member("endColumn", .integer(origin.end.column)))
  }
  return [
    "physicalLocation": [
      "artifactLocation": ["uri": .string(address)], "region": .object(region),
    ]
  ]
}
