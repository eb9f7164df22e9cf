import AssayDiagnostics
package import AssayModel

/// The report for CI systems: JUnit XML in a dialect that all of their readers understand.
///
/// A suite is a dataset, a case is a check. A failure that the gate does not look at – its severity is below that of
/// `fail_on`, or its rule is only proposed – is by default a passed case that tells what was found in its `system-out`,
/// as is a failure that the baseline knows, and a pass on nothing; a snoozed failure is a skipped case with its reason: JUnit knows no warnings, and a red case beside a green gate would be a contradiction.
/// A gate that fails – or a run that was ended – while no case does gets a case of its own, so that no reader shows green.
package enum JUnit {
  /// What becomes of a failure that the gate does not look at.
  package enum Warnings: String, Sendable, CaseIterable {
    /// A failed case.
    case fail
    /// A skipped case.
    case skip
    /// A passed case with the story in its `system-out`.
    case pass
  }

  /// What the report cannot know from the record.
  package struct Options: Sendable {
    /// What becomes of a failure that the gate does not look at.
    package var warnings: Warnings
    /// The least severity at which the gate fails.
    package var failOn: Severity
    /// The path from the root of the repository to where relative paths start; empty, or ending in `/`.
    package var pathPrefix: String
    /// The name of the machine.
    package var hostname: String

    /// Makes options; the defaults are those of a project without a file.
    package init(
      warnings: Warnings = .pass,
      failOn: Severity = .critical,
      pathPrefix: String = "",
      hostname: String = "localhost"
    ) {
      self.warnings = warnings
      self.failOn = failOn
      self.pathPrefix = pathPrefix
      self.hostname = hostname
    }
  }

  /// Renders a record.
  package static func render(
    _ record: RunRecord,
    toolVersion: String,
    options: Options = Options()
  ) -> [UInt8] {
    var suites = record.datasets.map { suite(of: $0, options: options) }
    let isRed = suites.contains { suite in
      suite.cases.contains { $0.result.isFailure || $0.result.isError }
    }
    if !isRed, let suite = gateSuite(record) { suites.append(suite) }
    return document(
      suites,
      title: record.project.map { "assay \($0)" } ?? "assay",
      startedAt: record.startedAt,
      seconds: record.startedAt.seconds(to: record.finishedAt),
      hostname: options.hostname,
      properties: [
        ("project", NeutralText.line(record.project ?? "")),
        ("as_of", record.asOf.description),
        ("assay_version", NeutralText.line(toolVersion)),
      ] + history(of: record) + suppressed(in: record)
    )
  }

  /// Writes suites, each with properties that are neutral already.
  static func document(
    _ suites: [JUnitSuite],
    title: String,
    startedAt: Timestamp,
    seconds: Double,
    hostname: String,
    properties: [(name: String, value: String)]
  ) -> [UInt8] {
    let cases = suites.flatMap(\.cases)
    let start = civilTime(startedAt)
    var xml = XMLWriter()
    xml.element(
      "testsuites",
      [
        "name": NeutralText.line(title),
        "tests": String(cases.count),
        "failures": String(cases.count { $0.result.isFailure }),
        "errors": String(cases.count { $0.result.isError }),
        "skipped": String(cases.count { $0.result.isSkip }),
        "time": fixed(seconds, decimals: 3),
        "timestamp": start,
      ]
    ) { xml in
      for suite in suites {
        suite.write(
          to: &xml,
          timestamp: start,
          hostname: NeutralText.line(hostname),
          properties: properties
        )
      }
    }
    return Array(xml.text.utf8)
  }

  /// The path of a place, from the root of the repository.
  static func path(of origin: SourceLocation, _ options: Options) -> String {
    NeutralText.line(origin.path.hasPrefix("/") ? origin.path : options.pathPrefix + origin.path)
  }

  private static func suite(of dataset: DatasetRecord, options: Options) -> JUnitSuite {
    var names = UniqueNames()
    let cases = dataset.checks.map { record in
      JUnitCase(record, of: dataset, name: names.unique(record.check.name), options: options)
    }
    return JUnitSuite(
      name: NeutralText.line(dataset.name),
      cases: cases,
      properties: properties(of: dataset)
    )
  }

  /// A run that is remembered has a name; one that should be and is not says why.
  private static func history(of record: RunRecord) -> [(name: String, value: String)] {
    switch record.history.status {
    case .off: []
    case .recorded: [("run_id", record.identity.id)]
    case .unavailable:
      [
        (
          "history",
          NeutralText.line((["not remembered"] + record.history.notes).joined(separator: ": "))
        )
      ]
    }
  }

  /// How many failures are not counted, and why.
  private static func suppressed(in record: RunRecord) -> [(name: String, value: String)] {
    Suppression.Kind.allCases.compactMap { kind in
      record.tally.suppressed[kind].map { ("suppressed_by_\(kind.rawValue)", String($0)) }
    }
  }

  /// What analyzers measured is no case: it can neither pass nor fail.
  private static func properties(of dataset: DatasetRecord) -> [(name: String, value: String)] {
    let unchanged = dataset.unchanged.map { [("unchanged", NeutralText.line($0.words))] } ?? []
    let addedUp = dataset.addedUp.map { [("partitions", NeutralText.line($0.words))] } ?? []
    return unchanged + addedUp
      + dataset.measuredValues.compactMap { value in
        value.value.map { (NeutralText.line(value.name), plain($0)) }
      }
  }

  private static func gateSuite(_ record: RunRecord) -> JUnitSuite? {
    let reasons = record.closingReasons
    guard !reasons.isEmpty else { return nil }
    let result = JUnitCase.Result.failure(
      JUnitCase.Finding(
        message: reasons.joined(separator: " "),
        type: "assay.Gate",
        text: reasons.joined(separator: "\n")
      )
    )
    let gate = JUnitCase(name: "gate", className: "assay", seconds: 0, result: result)
    return JUnitSuite(name: "gate", cases: [gate])
  }

  /// A moment without its zone, which the schemas of JUnit do not allow; it is UTC.
  private static func civilTime(_ timestamp: Timestamp) -> String {
    String(timestamp.description.prefix { $0 != "." })
  }
}
