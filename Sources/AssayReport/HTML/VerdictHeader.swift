import AssayModel

/// The top of the page: the verdict, why, how many checks came out how, and which run this was.
struct VerdictHeader {
  let record: RunRecord
  let context: ReportContext

  var markup: Markup {
    tag("header", ["class": record.gate.holds ? "top holds" : "top fails"]) {
      tag("div", ["class": "bar"]) {
        tag("p", ["class": "project"]) {
          tag("strong") { record.project ?? "Assay" }
          " data quality"
        }
        tag("button", ["id": "theme", "type": "button", "hidden": ""]) { "Theme: automatic" }
      }
      tag("div", ["class": "verdict"]) {
        tag("span", ["class": "seal", "aria-hidden": "true"]) { record.gate.holds ? "✓" : "✗" }
        tag("div") {
          tag("h1") { record.gate.holds ? "The gate holds" : "The gate fails" }
          tag("p", ["class": "totals"]) { record.tally.words + " in " + time }
        }
      }
      reasons
      tiles
      ProportionBar(record.checks.map(\.kind)).markup
      facts
    }
  }

  private var time: String { duration(record.startedAt.seconds(to: record.finishedAt)) }

  private var reasons: Markup {
    let reasons =
      record.closingReasons
      + (record.gate.notes + record.baselineNotes).map(NeutralText.sentence)
    guard !reasons.isEmpty else { return .nothing }
    return tag("ul", ["class": "reasons"]) {
      for reason in reasons.prefix(20) { tag("li") { reason.truncated(toBytes: 1000) } }
      if reasons.count > 20 { tag("li") { "and \(count(reasons.count - 20, "more reason"))" } }
    }
  }

  /// The counts, each a way to the checks that are counted.
  private var tiles: Markup {
    let counts = record.checks.reduce(into: [CheckKind: Int]()) { $0[$1.kind, default: 0] += 1 }
    return tag("ul", ["class": "tiles"]) {
      for kind in CheckKind.allCases {
        if let number = counts[kind] {
          tag("li") {
            tag(
              "a",
              ["class": kind.rawValue, "href": kind.target, "data-filter": "status=\(kind)"]
            ) {
              tag("span", ["class": "number"]) { grouped(number) }
              tag("span", ["class": "name"]) {
                tag("span", ["aria-hidden": "true"]) { kind.mark + " " }
                kind.words
              }
            }
          }
        }
      }
    }
  }

  private var facts: Markup {
    let identity = record.identity
    let effort = record.effort
    let facts = [
      ("as of", record.asOf.minute),
      (
        "measured", "\(count(effort.metrics, "metric")) in \(count(effort.statements, "statement"))"
      ),
      ("commit", String(identity.commit.prefix(12))),
      ("set off by", identity.trigger),
      ("run", identity.id),
      ("history", history),
    ]
    return tag("dl", ["class": "facts"]) {
      for (name, value) in facts where !value.isEmpty {
        tag("div") {
          tag("dt") { name }
          tag("dd") { NeutralText.sentence(value).truncated(toBytes: 1000) }
        }
      }
    }
  }

  private var history: String {
    let notes = record.history.notes.joined(separator: "; ")
    return switch record.history.status {
    case .off: ""
    case .recorded: notes
    case .unavailable: "this run is not remembered" + (notes.isEmpty ? "" : ": " + notes)
    }
  }
}

extension CheckKind {
  /// The part of the page that shows it.
  var target: String {
    switch self {
    case .failed, .errored: "#findings"
    case .proposed: "#proposed"
    case .suppressed: "#suppressed"
    case .vacuous: "#vacuous"
    case .skipped: "#skipped"
    case .passed: "#passed"
    }
  }
}

/// The shares of the results as one bar; the counts in words stand above it.
struct ProportionBar {
  private let counts: [(kind: CheckKind, count: Int)]

  init(_ kinds: [CheckKind]) {
    counts = CheckKind.allCases.map { kind in (kind, kinds.count { $0 == kind }) }
  }

  var markup: Markup {
    let total = counts.reduce(0) { $0 + $1.count }
    guard total > 0 else { return .nothing }
    var parts: [Markup] = []
    var start = 0
    for (kind, count) in counts where count > 0 {
      let (left, width) = (1000 * start / total, max(1, 1000 * count / total))
      parts.append(
        tag(
          "rect",
          ["class": kind.rawValue, "x": "\(left)", "y": "0", "width": "\(width)", "height": "8"]
        )
      )
      start += count
    }
    return tag(
      "svg",
      [
        "class": "proportion", "viewBox": "0 0 1000 8", "preserveAspectRatio": "none",
        "aria-hidden": "true",
      ]
    ) { .group(parts) }
  }
}
