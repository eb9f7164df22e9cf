import AssayDiagnostics
package import AssayModel

/// The Code Quality report of GitLab: an array of what was found, each with a line of a spec.
///
/// GitLab stops reading at the first entry that it does not understand, so none lacks anything. What stands on no line – a
/// score that is too low – is left to JUnit.
package enum CodeQuality {
  /// Renders a record.
  package static func render(_ record: RunRecord, _ context: ReportContext) -> [UInt8] {
    JSONValue.array(record.findings(context).map(entry)).document
  }

  private static func entry(_ finding: Finding) -> JSONValue {
    [
      "description": .string(
        "\(finding.title): \(finding.sentence)\(since(finding.record.streak))"
          .truncated(toBytes: 2000)
      ),
      "check_name": .string("assay.\(NeutralText.line(finding.check.type))"),
      "fingerprint": .string(finding.fingerprint.text),
      "severity": severity(of: finding),
      "location": [
        "path": .string(NeutralText.line(finding.path)),
        "lines": ["begin": .integer(finding.line)],
      ],
    ]
  }

  private static func since(_ streak: Streak?) -> String {
    streak.map { $0.isNew ? "" : " (failing since \($0.words))" } ?? ""
  }

  private static func severity(of finding: Finding) -> JSONValue {
    switch finding.level {
    case .note: "info"
    case .warning: "minor"
    case .error:
      switch finding.check.severity {
      case .critical: "critical"
      case .warning, .info: "major"
      }
    }
  }
}
