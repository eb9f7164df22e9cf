package import AssayModel

/// The file of a baseline: sorted, one failure after the other, so that a change of it can be reviewed as a difference.
package enum BaselineText {
  /// The version of the format, described by `specs/schemas/baseline.schema.json`.
  package static let version = 1

  /// Renders a baseline.
  package static func render(_ baseline: Baseline) -> [UInt8] {
    var text = """
      # Failures that are known, written by `assay baseline write`. The gate counts others, and these once they are worse.
      version: \(version)

      """
    text += baseline.entries.isEmpty ? "failures: []\n" : "failures:\n"
    for entry in baseline.sorted {
      text += "  - dataset: \(yamlScalar(entry.key.dataset))\n"
      text += "    check: \(yamlScalar(entry.key.check))\n"
      text += "    since: \(entry.since)\n"
      guard !entry.amounts.isEmpty else { continue }
      text += "    measured:\n"
      for (series, amount) in entry.amounts.sorted(by: { $0.key < $1.key }) {
        text += "      \(yamlScalar(series)): \(amount.words)\n"
      }
    }
    return Array(text.utf8)
  }
}
