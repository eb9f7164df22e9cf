import AssayModel

/// Checks that need no more than a row: what passed, what passed on nothing, what was skipped.
struct CheckLists {
  let contents: HTMLContents
  let context: ReportContext

  /// Longer lists of remarks are folded.
  private static let opened = 50

  /// What failed and of which there is more than can be told in full.
  var further: Markup {
    section("further", "What else is wrong", kind: nil, contents.further, isOpen: false)
  }

  /// What is green or grey and yet to be seen.
  var remarks: Markup {
    .group([
      section(
        "suppressed",
        "Known or snoozed",
        kind: .suppressed,
        contents.suppressed,
        isOpen: isShort(contents.suppressed),
        remark: "These failed, and no gate counts them."
      ),
      section(
        "vacuous",
        "Passed on nothing",
        kind: .vacuous,
        contents.vacuous,
        isOpen: isShort(contents.vacuous),
        remark: "There was no row to judge: these say nothing about the data."
      ),
      section(
        "skipped",
        "Skipped",
        kind: .skipped,
        contents.skipped,
        isOpen: isShort(contents.skipped),
        remark: "These were not looked at."
      ),
    ])
  }

  /// What passed, folded.
  var passes: Markup {
    section("passed", "Passed", kind: .passed, contents.passed, isOpen: false)
  }

  private func isShort(_ groups: [HTMLContents.Group]) -> Bool {
    groups.reduce(0) { $0 + $1.checks.count } <= Self.opened
  }

  private func section(
    _ id: String,
    _ title: String,
    kind: CheckKind?,
    _ groups: [HTMLContents.Group],
    isOpen: Bool,
    remark: String = ""
  ) -> Markup {
    guard !groups.isEmpty else { return .nothing }
    return tag("section", ["aria-labelledby": id, "data-group": ""]) {
      tag("h2", ["id": id]) { title }
      if !remark.isEmpty { tag("p", ["class": "remark"]) { remark } }
      for group in groups { fold(group, title: title, kind: kind, isOpen: isOpen) }
    }
  }

  private func fold(
    _ group: HTMLContents.Group,
    title: String,
    kind: CheckKind?,
    isOpen: Bool
  ) -> Markup {
    let name = group.dataset.name.truncated(toBytes: 300)
    return tag(
      "details",
      [
        "class": "fold \(kind?.rawValue ?? "failed")", "data-group": "",
        "data-kind": kind?.rawValue, "data-dataset": group.dataset.name,
        "open": isOpen ? "" : nil,
      ]
    ) {
      tag("summary") {
        if let kind { tag("span", ["class": "mark", "aria-hidden": "true"]) { kind.mark } }
        tag("h3") { name }
        tag("span", ["class": "aside"]) { count(group.checks.count, "check") }
      }
      tag("table", ["class": "checks"]) {
        tag("caption", ["class": "unseen"]) { "\(title): \(name)" }
        tag("thead") {
          tag("tr") {
            tag("th", ["scope": "col"]) { "check" }
            tag("th", ["scope": "col"]) { kind == .skipped ? "why" : "found" }
          }
        }
        tag("tbody") {
          for record in group.checks { row(record, kind: kind == nil ? record.kind : nil) }
        }
      }
    }
  }

  private func row(_ record: CheckRecord, kind: CheckKind?) -> Markup {
    let check = record.check
    return tag(
      "tr",
      ["data-severity": check.severity.rawValue, "data-kind": kind?.rawValue]
    ) {
      tag("th", ["scope": "row"]) {
        check.name.isEmpty ? "check" : check.name.truncated(toBytes: 400)
        if check.name != check.text {
          tag("code") { check.text.truncated(toBytes: 400) }
        }
      }
      tag("td") {
        if let kind { "\(kind.words): " }
        NeutralText.sentence(record.outcome.message).truncated(toBytes: 400)
        if let words = record.outcome.suppression?.words {
          "; " + NeutralText.sentence(words).truncated(toBytes: 400)
        }
        " "
        SourcePlace(check.origin, context).markup
      }
    }
  }
}
