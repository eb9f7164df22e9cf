import AssayDiagnostics
import AssayModel

/// A check that failed or could not be measured: what was found, where it is written, since when, and rows that show it.
struct FindingCard {
  let finding: Finding
  let context: ReportContext
  let isOpen: Bool

  private var check: Check { finding.check }
  private var outcome: Outcome { finding.outcome }

  var markup: Markup {
    tag(
      "details",
      [
        "class": "finding \(finding.record.kind) \(finding.level.word)",
        "id": "f-\(finding.fingerprint.text)",
        "open": isOpen ? "" : nil,
        "data-kind": finding.record.kind.rawValue,
        "data-severity": check.severity.rawValue,
        "data-dataset": finding.dataset.name,
      ]
    ) {
      tag("summary") {
        tag("span", ["class": "mark", "aria-hidden": "true"]) { finding.record.kind.mark }
        tag("span", ["class": "weight"]) { finding.weight }
        " "
        tag("h3") { finding.title.truncated(toBytes: 400) }
      }
      tag("div", ["class": "story"]) {
        place
        for line in NeutralText.lines(outcome.message).prefix(20) {
          tag("p", ["class": "found"]) { line.truncated(toBytes: 2000) }
        }
        if check.name != check.text {
          tag("p") { tag("code", ["class": "rule"]) { check.text.truncated(toBytes: 1000) } }
        }
        background
        if let samples = outcome.samples, !samples.rows.isEmpty {
          SampleGrid(samples).markup
        }
      }
    }
  }

  private var place: Markup {
    tag("p", ["class": "place"]) {
      SourcePlace(check.origin, context).markup
      if let streak = finding.record.streak {
        " · "
        tag("strong", ["class": "since"]) { "failing since \(streak.words)" }
      }
      tag("span", ["class": "anchor"]) {
        " · "
        tag(
          "a",
          ["href": "#f-\(finding.fingerprint.text)", "aria-label": "link to \(finding.title)"]
        ) { "link" }
      }
    }
  }

  private var background: Markup {
    let facts = [
      ("why", NeutralText.sentence(check.because)),
      ("owner", finding.owner),
      ("baseline", finding.known),
      ("hint", NeutralText.sentence(outcome.hint)),
      ("expected", outcome.expectation?.words ?? ""),
      ("tags", check.tags.joined(separator: ", ")),
      ("labels", check.labels.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")),
    ].filter { !$0.1.isEmpty }
    guard !facts.isEmpty else { return .nothing }
    return tag("dl", ["class": "background"]) {
      for (name, value) in facts {
        tag("div") {
          tag("dt") { name }
          tag("dd") { value.truncated(toBytes: 1000) }
        }
      }
    }
  }
}

extension Expectation {
  /// What earlier runs let expect: `120, between 100 and 140 (seasonal median of 24 values)`.
  fileprivate var words: String {
    let value = expected.map { "\(brief($0)), " } ?? ""
    return "\(value)between \(brief(lower)) and \(brief(upper)) "
      + "(\(NeutralText.sentence(basis)), \(count(points, "value")))"
  }
}

/// Where a check is written, as a link where somebody knows where that can be looked at.
struct SourcePlace {
  private let words: String
  private let address: String?

  init(_ origin: SourceLocation, _ context: ReportContext) {
    let path = NeutralText.line(context.rooted(origin.path))
    words = "\(path.truncated(toBytes: 300)):\(origin.start.line)"
    address = context.links?.address(of: path, line: origin.start.line)
  }

  var markup: Markup {
    guard let address else { return tag("code") { words } }
    return tag("a", ["class": "source", "href": address, "rel": "noreferrer"]) {
      tag("code") { words }
    }
  }
}
