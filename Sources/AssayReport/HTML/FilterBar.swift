import AssayModel

/// What narrows the page down to some checks; a browser without scripts does not show it.
struct FilterBar {
  private let datasets: [String]
  private let severities: [Severity]
  private let kinds: [CheckKind]

  init(_ record: RunRecord) {
    datasets = record.datasets.map(\.name)
    severities = Severity.allCases.reversed().filter { severity in
      record.checks.contains { $0.check.severity == severity }
    }
    kinds = CheckKind.allCases.filter { kind in record.checks.contains { $0.kind == kind } }
  }

  var markup: Markup {
    tag("form", ["id": "filter", "role": "search", "aria-label": "Filter checks", "hidden": ""]) {
      tag("div", ["class": "search"]) {
        tag("label", ["for": "q"]) { "Search" }
        tag(
          "input",
          ["type": "search", "id": "q", "name": "q", "autocomplete": "off", "spellcheck": "false"]
        )
      }
      choice("status", "Status", kinds.map { ($0.rawValue, $0.words) })
      choice("severity", "Severity", severities.map { ($0.rawValue, $0.rawValue) })
      choice("dataset", "Dataset", datasets.map { ($0, $0) })
      tag("button", ["type": "reset"]) { "Clear" }
      tag("p", ["id": "count", "role": "status", "aria-live": "polite"])
    }
  }

  private func choice(
    _ name: String,
    _ label: String,
    _ options: [(value: String, words: String)]
  ) -> Markup {
    tag("div") {
      tag("label", ["for": name]) { label }
      tag("select", ["id": name, "name": name]) {
        tag("option", ["value": ""]) { "all" }
        for option in options {
          tag("option", ["value": option.value]) { option.words.truncated(to: 60) }
        }
      }
    }
  }
}
