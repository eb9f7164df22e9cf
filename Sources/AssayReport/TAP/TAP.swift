import AssayDiagnostics
package import AssayModel

/// The report in version 14 of the Test Anything Protocol: a test point for each check, details as YAML below it.
///
/// What the gate does not count – warnings, what is only proposed – is `not ok` with the directive `TODO`, which harnesses
/// show and do not hold against the run.
package enum TAP {
  /// Renders a record.
  package static func render(_ record: RunRecord, _ context: ReportContext) -> [UInt8] {
    var points = record.datasets.flatMap { dataset in
      dataset.checks.map { Point($0, of: dataset, context) }
    }
    if !points.contains(where: \.isRed), !record.closingReasons.isEmpty {
      points.append(Point(gate: record.closingReasons))
    }
    var text = "TAP version 14\n1..\(points.count)\(points.isEmpty ? " # SKIP no checks" : "")\n"
    for (index, point) in points.enumerated() { text += point.text(number: index + 1) }
    if let interruption = record.interruption {
      text += "Bail out! The run was ended by a signal (\(interruption.rawValue)).\n"
    }
    return Array(text.utf8)
  }

  /// A test point as it will be written.
  private struct Point {
    private var isOK: Bool
    private let description: String
    private var directive = ""
    private var details: [(name: String, value: JSONValue)] = []

    /// Whether a harness counts it as a failure.
    var isRed: Bool { !isOK && directive.isEmpty }

    /// The point of a gate that fails while no check does.
    init(gate reasons: [String]) {
      isOK = false
      description = "gate"
      details = [("message", .string(reasons.joined(separator: " ")))]
    }

    /// The point of a check.
    init(_ record: CheckRecord, of dataset: DatasetRecord, _ context: ReportContext) {
      let (check, outcome) = (record.check, record.outcome)
      description = NeutralText.line("\(dataset.name): \(check.name)")
      let level = record.level(failOn: context.failOn)
      switch outcome.status {
      case .passed:
        isOK = true
        if !outcome.drift.isEmpty { details = finding(record) }
        if outcome.isVacuous { details = [("vacuous", true)] + finding(record) }
      case .skipped:
        isOK = true
        directive = "SKIP \(NeutralText.sentence(outcome.message))"
      case .failed, .errored:
        isOK = false
        switch level {
        case .error: break
        case .warning, .note, nil:
          let reason =
            outcome.suppression.map { NeutralText.sentence($0.words) }
            ?? (check.status == .proposed ? "only proposed" : check.severity.rawValue)
          directive = "TODO the gate does not count it: \(reason)"
        }
        let path = NeutralText.line(context.rooted(check.origin.path))
        details =
          finding(record) + [
            ("dataset", .string(NeutralText.line(dataset.name))),
            ("check", .string(NeutralText.line(check.name))),
            ("status", .string(outcome.status.rawValue)),
            ("severity", .string(check.severity.rawValue)),
            ("rule", .string(NeutralText.line(check.text))),
            ("file", .string(path)),
            ("line", .integer(check.origin.start.line)),
            ("column", .integer(check.origin.start.column)),
          ] + background(record, dataset)
      }
    }

    /// The lines of it.
    func text(number: Int) -> String {
      let directive = directive.isEmpty ? "" : " # " + escaped(directive)
      var text = "\(isOK ? "ok" : "not ok") \(number) - \(escaped(description))\(directive)\n"
      guard !details.isEmpty else { return text }
      text += "  ---\n"
      // A text in the quotes of JSON is one in those of YAML, as nothing is left that they would escape in other ways.
      for detail in details { text += "  \(detail.name): \(detail.value.compact)\n" }
      return text + "  ...\n"
    }

    /// A text in which nothing is taken for a directive.
    ///
    /// The protocol has a backslash for the sign of numbers, but many harnesses do not know it, and would take a name
    /// for a directive or lose one of ours. So it is written in its wide form.
    private func escaped(_ text: String) -> String {
      text.replacing("\\", with: "\\\\").replacing("#", with: "\u{FF03}")
    }
  }

  private static func finding(_ record: CheckRecord) -> [(name: String, value: JSONValue)] {
    let sentence = NeutralText.sentence(record.outcome.message)
    return sentence.isEmpty ? [] : [("message", .string(sentence))]
  }

  private static func background(
    _ record: CheckRecord,
    _ dataset: DatasetRecord
  ) -> [(name: String, value: JSONValue)] {
    let check = record.check
    let texts = [
      ("because", check.because), ("owner", check.owner.isEmpty ? dataset.owner : check.owner),
      ("hint", record.outcome.hint), ("failing_since", record.streak?.words ?? ""),
    ]
    return texts.filter { !$0.1.isEmpty }.map {
      ($0.0, .string(NeutralText.sentence($0.1)))
    }
  }
}
