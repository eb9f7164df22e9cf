import AssayModel

/// A check as it was and as it is.
struct CheckPair {
  private let before: Check
  private let after: Check
  private let dataset: String
  private let forms: FormPair

  init(before: Check, after: Check, of dataset: String, _ forms: FormPair) {
    self.before = before
    self.after = after
    self.dataset = dataset
    self.forms = forms
  }

  /// What became of it, a change for each thing that is another.
  var changes: [SpecChange] {
    switch (before.status, after.status) {
    case (.disabled, .disabled): return []
    case (_, .disabled): return [change(.disabled, "status", "it is skipped now")]
    case (.disabled, _): return [change(.tightened, "status", "it was skipped")]
    case (.active, .proposed):
      return verdictChanges + severityChanges + snoozeChanges
        + [change(.loosened, "status", "it is only proposed now")]
    case (.proposed, .active):
      return verdictChanges + severityChanges + snoozeChanges
        + [change(.tightened, "status", "it was only proposed")]
    case (.active, .active), (.proposed, .proposed):
      return verdictChanges + severityChanges + snoozeChanges
    }
  }

  private var verdictChanges: [SpecChange] {
    if let old = before.lockedSchema, let new = after.lockedSchema {
      let kind = kindOfChange(from: old, to: new)
      let lines = old.changes(to: new).map(\.line).joined(separator: "; ")
      return kind.map { [change($0, "columns", lines)] } ?? []
    }
    let (old, new) = (forms.base.verdict(before.verdict), forms.head.verdict(after.verdict))
    let (tightens, loosens) = (new.implies(old), old.implies(new))
    // What the list of strict columns holds is told of the columns.
    if tightens && loosens || before.kind == .contract && old.isAboutUnlisted { return [] }
    let kind: SpecChange.Kind = tightens ? .tightened : loosens ? .loosened : .changed
    let filters = (old.filters, new.filters)
    return [change(kind, filters.0 == filters.1 ? "condition" : "where", scheduleRemark)]
  }

  /// What the texts of the promises do not tell: when they are due.
  private var scheduleRemark: String {
    guard case .fresh(let old) = before.verdict, case .fresh(let new) = after.verdict,
      old.schedule != new.schedule
    else { return "" }
    func words(_ schedule: Schedule?) -> String { schedule?.text ?? "in every run" }
    return "due \(words(new.schedule)), was due \(words(old.schedule))"
  }

  private var severityChanges: [SpecChange] {
    guard before.severity != after.severity else { return [] }
    return [
      change(
        before.severity < after.severity ? .tightened : .loosened,
        "severity",
        "\(after.severity.rawValue), was \(before.severity.rawValue)"
      )
    ]
  }

  /// A snooze lets failures pass, the longer the more; why and by whom changes nothing.
  private var snoozeChanges: [SpecChange] {
    switch (before.snooze?.until, after.snooze?.until) {
    case (nil, let until?):
      return [change(.loosened, "snooze", "snoozed until \(until.day)")]
    case (let until?, nil):
      return [change(.tightened, "snooze", "it was snoozed until \(until.day)")]
    case (let old?, let new?) where old != new:
      let words = "snoozed until \(new.day), was until \(old.day)"
      return [change(old < new ? .loosened : .tightened, "snooze", words)]
    default: return []
    }
  }

  /// A change of one thing, the check as it was, and as it is.
  func change(
    _ kind: SpecChange.Kind,
    _ aspect: String,
    _ remark: String
  ) -> SpecChange {
    var change = SpecChange(
      kind,
      after.subject,
      of: dataset,
      name: after.name,
      before: before.side,
      after: after.side
    )
    change.aspect = aspect
    change.remark = remark
    return change
  }
}

extension Check {
  /// What a change of it is about.
  var subject: SpecChange.Subject {
    switch kind {
    case .rule: .rule
    case .contract: .column
    case .sla: .sla
    }
  }

  /// What is written, and where; of a lock that is more than a line.
  var side: SpecChange.Side { SpecChange.Side(lockedSchema == nil ? text : name, at: origin) }
}

extension Verdict {
  fileprivate var filters: Set<String> { Set(metrics.compactMap(\.filter)) }

  fileprivate var isAboutUnlisted: Bool {
    metrics.contains { if case .schema(.unlistedColumns) = $0.quantity { true } else { false } }
  }
}
