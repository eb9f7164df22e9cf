import AssayModel

extension RunRecord {
  /// What of the baseline could be smaller, in a sentence; none where nothing could.
  var baselineNotes: [String] {
    guard let baseline, !baseline.remarks.isEmpty else { return [] }
    let entries = baseline.remarks.count == 1 ? "1 failure" : "\(baseline.remarks.count) failures"
    return [
      "\(baseline.path) knows more than there is of \(entries): "
        + "assay baseline write --update makes it smaller"
    ]
  }
}
