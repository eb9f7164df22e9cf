import AssayModel

/// What of a run is shown where, and what there is no room for.
struct HTMLContents {
  /// Checks of a dataset.
  struct Group {
    let dataset: DatasetRecord
    let checks: [CheckRecord]
  }

  /// How much there may be, so that a browser stays quick whatever a run holds.
  struct Limits {
    /// How many findings are told with everything that is known of them.
    var findings = 1000
    /// How many further checks there are, a row of a table each.
    var rows = 20_000
  }

  /// What failed or could not be measured and counts, the gravest first.
  private(set) var findings: [Finding] = []
  /// The same of what is only proposed.
  private(set) var proposed: [Finding] = []
  /// What came of checks of which there is more than can be told in full.
  private(set) var further: [Group] = []
  /// What failed, and is known or snoozed.
  private(set) var suppressed: [Group] = []
  /// What passed on nothing.
  private(set) var vacuous: [Group] = []
  /// What was not looked at.
  private(set) var skipped: [Group] = []
  /// What passed.
  private(set) var passed: [Group] = []
  /// What is not shown at all, in words.
  private(set) var omissions: [String] = []

  private var room: Int

  init(_ record: RunRecord, _ context: ReportContext, limits: Limits = Limits()) {
    room = limits.rows
    let all = record.findings(context)
    let sorted =
      all.filter { $0.check.status != .proposed } + all.filter { $0.check.status == .proposed }
    let told = sorted.prefix(limits.findings)
    findings = told.filter { $0.check.status != .proposed }
    proposed = told.filter { $0.check.status == .proposed }
    further = take(groups(of: Array(sorted.dropFirst(limits.findings))), "failed check")
    suppressed = take(groups(in: record) { $0.kind == .suppressed }, "known or snoozed check")
    vacuous = take(groups(in: record) { $0.kind == .vacuous }, "vacuous check")
    skipped = take(groups(in: record) { $0.kind == .skipped }, "skipped check")
    passed = take(groups(in: record) { $0.kind == .passed }, "passed check")
  }

  private func groups(of findings: [Finding]) -> [Group] {
    var order: [String] = []
    var byName: [String: (DatasetRecord, [CheckRecord])] = [:]
    for finding in findings {
      let name = finding.dataset.name
      if byName[name] == nil { order.append(name) }
      byName[name, default: (finding.dataset, [])].1.append(finding.record)
    }
    return order.compactMap { byName[$0].map { Group(dataset: $0.0, checks: $0.1) } }
  }

  private func groups(in record: RunRecord, where belongs: (CheckRecord) -> Bool) -> [Group] {
    record.datasets.compactMap { dataset in
      let checks = dataset.checks.filter(belongs)
      return checks.isEmpty ? nil : Group(dataset: dataset, checks: checks)
    }
  }

  /// As much of the groups as there is room for; the rest is told to be missing.
  private mutating func take(_ groups: [Group], _ name: String) -> [Group] {
    var (taken, left): ([Group], Int) = ([], 0)
    for group in groups {
      let checks = group.checks.prefix(room)
      room -= checks.count
      left += group.checks.count - checks.count
      if !checks.isEmpty { taken.append(Group(dataset: group.dataset, checks: Array(checks))) }
    }
    if left > 0 { omissions.append(count(left, name)) }
    return taken
  }
}

/// What became of a check, as readers filter by it.
enum CheckKind: String, CaseIterable {
  case failed, errored, proposed, suppressed, vacuous, skipped, passed

  /// The kind in words.
  var words: String {
    switch self {
    case .failed: "failed"
    case .errored: "could not be measured"
    case .proposed: "only proposed, failed"
    case .suppressed: "known or snoozed, failed"
    case .vacuous: "passed on nothing"
    case .skipped: "skipped"
    case .passed: "passed"
    }
  }

  /// A character that stands for it beside the words.
  var mark: String {
    switch self {
    case .failed, .proposed, .suppressed: "✗"
    case .errored: "!"
    case .vacuous: "○"
    case .skipped: "–"
    case .passed: "✓"
    }
  }
}

extension CheckRecord {
  /// What became of it.
  var kind: CheckKind {
    switch outcome.status {
    case .failed:
      isSuppressed ? .suppressed : check.status == .proposed ? .proposed : .failed
    case .errored: check.status == .proposed ? .proposed : .errored
    case .skipped: .skipped
    case .passed: outcome.isVacuous ? .vacuous : .passed
    }
  }
}
