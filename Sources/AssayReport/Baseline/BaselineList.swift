package import AssayModel

/// The list of known failures, for people.
package enum BaselineList {
  /// Renders a baseline beside the checks of a suite.
  package static func render(_ baseline: Baseline, of suite: Suite, style: Style) -> String {
    var page = TextPage(style: style)
    let checks = suite.datasets.flatMap { dataset in
      dataset.checks.map { (CheckKey(dataset: dataset.name, check: $0.lastingName), $0) }
    }
    let byKey = Dictionary(checks, uniquingKeysWith: { first, _ in first })
    var dataset: String?
    for entry in baseline.sorted {
      if entry.key.dataset != dataset { page.addHeading(NeutralText.line(entry.key.dataset)) }
      dataset = entry.key.dataset
      let check = byKey[entry.key]
      page.addDetail(NeutralText.line(check?.name ?? entry.key.check), .bold)
      let amounts = entry.amounts.sorted { $0.key < $1.key }.map { series, amount in
        entry.amounts.count == 1 ? amount.words : "\(series) \(amount.words)"
      }
      let measured = amounts.isEmpty ? "" : ": " + amounts.joined(separator: ", ")
      page.addProse(NeutralText.sentence("since \(entry.since)\(measured)"))
      if let check {
        page.addDetail(check.origin.neutralText, .faint)
      } else {
        page.addProse("no check that was selected has this name", .yellow)
      }
    }
    return page.text
  }
}
