import AssayModel

extension TestRecord.Finding {
  /// What was expected and what came of it, in a line; every part is neutral.
  var contrast: String {
    let rule = NeutralText.line(expectation.check)
    guard expectation.result.isMet(by: actual.outcome, isStrict: expectation.isNamed) else {
      return "\(rule): expected \(expectation.result.words), but it \(actual.outcome.words)"
    }
    let expected = expectation.value.map(plain) ?? ""
    return "\(rule): expected the value \(expected), but it is \(value.map(plain) ?? "undefined")"
  }
}

extension TestExpectation.Result {
  fileprivate var words: String {
    switch self {
    case .pass: "a pass"
    case .fail: "a failure"
    case .vacuous: "a pass on nothing"
    case .error: "an error"
    case .skip: "that it is skipped"
    }
  }
}

extension Outcome {
  /// The result as the end of a sentence.
  fileprivate var words: String {
    switch status {
    case .passed: isVacuous ? "passed on nothing (vacuous)" : "passed"
    case .failed: "failed"
    case .errored: "could not be measured"
    case .skipped: "was skipped"
    }
  }
}

extension TestRecord {
  /// What does not hold, line by line; every line is neutral.
  var story: [Story.Line] {
    var lines: [Story.Line] = []
    func add(_ role: Story.Line.Role, _ text: String) {
      lines.append(Story.Line(role: role, text: text, hanging: 0))
    }
    if let trouble {
      add(.finding, "the rows could not be laid out: \(NeutralText.sentence(trouble.message))")
      add(.place, test.origin.neutralText)
      if !trouble.hint.isEmpty { add(.hint, "hint: \(NeutralText.sentence(trouble.hint))") }
    }
    for (index, finding) in findings.filter({ !$0.holds }).enumerated() {
      if index > 0 { add(.gap, "") }
      add(.rule, finding.contrast)
      for line in NeutralText.lines(finding.actual.outcome.message) { add(.finding, line) }
      add(.place, finding.expectation.origin.neutralText)
      guard let samples = finding.actual.outcome.samples, !samples.rows.isEmpty else { continue }
      add(.gap, "")
      for (index, line) in TextTable(samples).lines.enumerated() {
        add(index == 0 ? .sampleHeader : .sample, line)
      }
    }
    return lines
  }
}
