import AssayModel

extension Tally {
  /// The counts as people say them: `3 checks: 1 passed, 2 failed (1 only proposed)`.
  var words: String {
    guard total > 0 else { return "no checks" }
    let remarks = (proposedFailed > 0 ? ["\(proposedFailed) only proposed"] : []) + suppressedWords
    let parts = [
      "\(passed) passed" + (vacuous > 0 ? " (\(vacuous) vacuous)" : ""),
      failed > 0
        ? "\(failed) failed" + (remarks.isEmpty ? "" : " (\(remarks.joined(separator: ", ")))")
        : "",
      errored > 0 ? "\(errored) errored" : "",
      skipped > 0 ? "\(skipped) skipped" : "",
    ]
    let counts = parts.filter { !$0.isEmpty }.joined(separator: ", ")
    return "\(count(total, "check")): \(counts)"
  }
}
