import AssayModel

/// What failed or could not be measured, with everything that is known of it.
struct FindingSections {
  let contents: HTMLContents
  let context: ReportContext

  /// Further ones are closed until somebody opens them.
  private static let opened = 25

  var markup: Markup {
    .group([
      section(
        "findings",
        "What is wrong",
        contents.findings,
        none: "Nothing failed, and everything could be measured."
      ),
      contents.proposed.isEmpty
        ? .nothing
        : section(
          "proposed",
          "Proposed: measured, and counted by no gate",
          contents.proposed
        ),
      CheckLists(contents: contents, context: context).further,
    ])
  }

  private func section(
    _ id: String,
    _ title: String,
    _ findings: [Finding],
    none: String = ""
  ) -> Markup {
    tag("section", ["aria-labelledby": id, "data-group": findings.isEmpty ? nil : ""]) {
      tag("div", ["class": "heading"]) {
        tag("h2", ["id": id]) { title }
        if findings.count > 1 {
          tag("button", ["type": "button", "class": "unfold", "hidden": ""]) { "Open all" }
        }
      }
      if findings.isEmpty { tag("p", ["class": "none"]) { none } }
      for (index, finding) in findings.enumerated() {
        FindingCard(finding: finding, context: context, isOpen: index < Self.opened).markup
      }
    }
  }
}
