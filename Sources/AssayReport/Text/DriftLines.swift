import AssayDiagnostics
import AssayModel

extension TextPage {
  /// Shows what has changed since schemas were locked, as a difference.
  mutating func addDrift(in record: RunRecord) {
    for dataset in record.datasets {
      for check in dataset.checks where !check.outcome.drift.isEmpty {
        let place = "\(dataset.name) · schema drift since \(check.check.origin.path)"
        addHeading(NeutralText.line(place))
        for change in check.outcome.drift {
          addDetail(NeutralText.line(change.line), change.isBreaking ? .red : .faint)
        }
        // A failure has told it already.
        guard check.outcome.hint.isEmpty else { continue }
        addProse(
          "hint: `assay lock --dataset \(NeutralText.line(dataset.name))` accepts it",
          hanging: 6,
          .blue
        )
      }
    }
  }
}
