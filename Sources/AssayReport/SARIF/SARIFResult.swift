import AssayModel

/// A finding as a result of SARIF.
struct SARIFResult {
  private let finding: Finding
  private let ruleIndex: Int

  /// - Parameter ruleIndex: where in the list of rules its type stands.
  init(_ finding: Finding, ruleIndex: Int) {
    self.finding = finding
    self.ruleIndex = ruleIndex
  }

  /// The result.
  var json: JSONValue {
    [
      "ruleId": .string(finding.check.ruleID),
      "ruleIndex": .integer(ruleIndex),
      "level": level,
      "message": ["text": .string(text)],
      "locations": [location(finding.check.origin, path: finding.path)],
      "partialFingerprints": [
        // The name that GitHub reads; it expects a sum and a number behind a colon.
        "primaryLocationLineHash": .string(
          "\(finding.fingerprint.sum):\(finding.fingerprint.number)"
        ),
        "assayCheck/v1": .string(finding.fingerprint.text),
      ],
      "properties": .object(properties),
    ]
  }

  private var level: JSONValue {
    switch finding.level {
    case .note: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }

  /// What was found, and what a reviewer asks next.
  private var text: String {
    var lines = ["\(finding.title): \(finding.sentence)"]
    let check = finding.check
    if !check.because.isEmpty { lines.append("because: \(NeutralText.sentence(check.because))") }
    if let streak = finding.record.streak { lines.append("failing since: \(streak.words)") }
    let hint = NeutralText.sentence(finding.outcome.hint)
    if !hint.isEmpty { lines.append("hint: \(hint)") }
    return withoutLinks(lines.joined(separator: "\n").truncated(toBytes: 4000))
  }

  private var properties: [JSONValue.Member] {
    let texts = [
      ("dataset", finding.dataset.name), ("check", finding.check.name),
      ("status", finding.outcome.status.rawValue), ("severity", finding.check.severity.rawValue),
      ("ruleStatus", finding.check.status.rawValue), ("owner", finding.owner),
      ("failingSince", finding.record.streak?.since.description ?? ""),
    ]
    return texts.filter { !$0.1.isEmpty }.map {
      JSONValue.Member($0.0, .string(NeutralText.line($0.1).truncated(toBytes: 1000)))
    }
  }
}
