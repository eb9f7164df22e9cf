import AssayModel

// What the text report says of failures that the gate does not count.

extension TextPage {
  /// Lists what is snoozed or known, each with the reason; all of its story only where everything is asked for.
  mutating func addSuppressed(in record: RunRecord) {
    let entries = record.datasets.flatMap { dataset in
      dataset.checks.filter(\.isSuppressed).map { (dataset, $0) }
    }
    guard !entries.isEmpty else { return }
    addHeading("known or snoozed: failed, and counted by no gate")
    for (dataset, entry) in entries {
      guard !style.verbose else {
        addGap()
        addTrouble(entry, of: dataset)
        continue
      }
      add(Sign(of: entry), NeutralText.line("\(dataset.name): \(entry.check.name)"))
      addDetail(entry.check.origin.neutralText, .faint)
      addProse(NeutralText.sentence(entry.outcome.message))
      addProse(NeutralText.sentence(entry.outcome.suppression?.words ?? ""))
    }
  }

  /// Lists what of the baseline could be smaller, or away.
  mutating func addBaseline(of record: RunRecord) {
    guard let baseline = record.baseline, !baseline.remarks.isEmpty else { return }
    addHeading(NeutralText.line("\(baseline.path) knows more than there is"))
    for remark in baseline.remarks {
      addDetail(NeutralText.line("\(remark.key.dataset): \(remark.key.check)"))
      addProse(NeutralText.sentence(remark.words), .faint)
    }
    addProse("hint: `assay baseline write --update` makes it smaller", hanging: 6, .blue)
  }
}
