import AssayDiagnostics
import AssayModel

/// A check that failed or could not be measured, as reviewers are told of it.
struct Finding {
  /// How loudly it is told; all formats for CI systems know these three.
  enum Level: Int, Comparable, CaseIterable {
    /// Information, and what is only proposed.
    case note
    /// A warning that the gate does not count.
    case warning
    /// What makes the run end red: a failure that the gate counts, or what could not be measured.
    case error

    static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
  }

  let record: CheckRecord
  let dataset: DatasetRecord
  let level: Level
  /// The path of the spec from the root of the repository.
  let path: String
  /// What tells it from all others in any run, whatever line it stands on.
  let fingerprint: Fingerprint

  var check: Check { record.check }
  var outcome: Outcome { record.outcome }

  /// The first line of the check.
  var line: Int { check.origin.start.line }

  /// The dataset and the check on one line, neutral.
  var title: String {
    let name = NeutralText.line(check.name).trimmingBlanks()
    return NeutralText.line(dataset.name) + ": " + (name.isEmpty ? "check" : name)
  }

  /// What was found on one line, neutral and never empty.
  var sentence: String {
    let sentence = NeutralText.sentence(outcome.message)
    return sentence.isEmpty ? outcome.status.rawValue : sentence
  }

  /// How grave it is in words: `critical`, `warning (proposed)`, `critical (errored)`.
  var weight: String {
    let remarks =
      (check.status == .proposed ? ["proposed"] : [])
      + (outcome.status == .errored ? ["errored"] : [])
    return check.severity.rawValue
      + (remarks.isEmpty ? "" : " (\(remarks.joined(separator: ", ")))")
  }

  /// How it compares with what the baseline knows, neutral; empty where that does not know it.
  var known: String { NeutralText.sentence(outcome.known?.words ?? "") }

  /// Who answers for it, neutral; may be empty.
  var owner: String {
    NeutralText.sentence(check.owner.isEmpty ? dataset.owner : check.owner)
  }
}

extension RunRecord {
  /// What failed or could not be measured, the gravest first, then in the order of the specs.
  func findings(_ context: ReportContext) -> [Finding] {
    var fingerprints = Fingerprints()
    let findings = datasets.flatMap { dataset in
      dataset.checks.compactMap { record -> Finding? in
        let path = context.rooted(record.check.origin.path)
        let fingerprint = fingerprints.next(record.check, of: dataset, path: path)
        guard let level = record.level(failOn: context.failOn) else { return nil }
        return Finding(
          record: record,
          dataset: dataset,
          level: level,
          path: path,
          fingerprint: fingerprint
        )
      }
    }
    // Stable, because what is equally grave keeps its order.
    return Finding.Level.allCases.reversed().flatMap { level in
      findings.filter { $0.level == level }
    }
  }

  /// Why the gate fails, and whether the run was ended: a neutral sentence each.
  var closingReasons: [String] {
    gate.reasons.map(NeutralText.sentence)
      + (interruption.map { ["The run was ended by a signal (\($0.rawValue))."] } ?? [])
  }
}

extension CheckRecord {
  /// How loudly it is told; `nil` where there is nothing to tell.
  func level(failOn: Severity) -> Finding.Level? {
    switch outcome.status {
    case .passed, .skipped: return nil
    case .errored: return check.status == .proposed ? .note : .error
    case .failed:
      if check.status == .proposed { return .note }
      // Nobody is to be told again of what is known, line by line; the notes of the gate count it.
      if isSuppressed { return nil }
      if check.severity >= failOn { return .error }
      switch check.severity {
      case .critical: return .error
      case .warning: return .warning
      case .info: return .note
      }
    }
  }
}
