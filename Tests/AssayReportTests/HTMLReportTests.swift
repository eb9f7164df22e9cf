import AssayModel
import Testing

@testable import AssayReport

struct HTMLReportTests {
  @Test(arguments: [Fixture.shop, .hostile])
  func `what the browser shows equals its golden file`(_ fixture: Fixture) throws {
    let page = render(fixture.record)
    let body = try #require(page.firstRange(of: "<body>"))
    try Golden.expect(
      Array(page[body.lowerBound...].utf8),
      equals: "\(fixture.name).body.html"
    )
  }

  @Test(arguments: Fixture.all + [.crowd(failed: 1100, passed: 500)])
  func `tells of every check once, and of nothing else`(_ fixture: Fixture) {
    let page = render(fixture.record)
    let entries = page.matches(of: #/<(?:details|tr)(?: [^>]*)? data-severity="/#).count
    #expect(entries == fixture.record.checks.count)
    let told = page.matches(of: #/<details class="finding /#).count
    #expect(told == min(1000, fixture.record.findings(.sample).count))
    for kind in CheckKind.allCases {
      let isThere = fixture.record.checks.contains { $0.kind == kind }
      #expect(page.contains("data-filter=\"status=\(kind)\"") == isThere)
    }
  }

  @Test(arguments: Fixture.all)
  func `texts stand there as they are read, and as nothing but text`(_ fixture: Fixture) {
    let page = render(fixture.record)
    #expect(page.ranges(of: "<script").count == 1)
    #expect(page.ranges(of: "<style").count == 1)
    for record in fixture.record.checks where record.outcome.status != .passed {
      for line in NeutralText.lines(record.outcome.message).prefix(1) {
        let escaped = line.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
          .replacing(">", with: "&gt;").replacing("\"", with: "&quot;").replacing(
            "'",
            with: "&#39;"
          )
        #expect(page.contains(escaped))
      }
    }
  }

  @Test func `the verdict, its reasons and what belongs to the run are on top`() {
    let record = Fixture.shop.record
    let page = render(record)
    let head = String(page.prefix(upTo: page.firstRange(of: "<main")?.lowerBound ?? page.endIndex))
    #expect(head.contains("<title>✗ shop – data quality</title>"))
    #expect(head.contains("<h1>The gate fails</h1>"))
    #expect(head.contains("9 checks: 3 passed (1 vacuous), 4 failed (1 only proposed), 1 errored"))
    for reason in record.gate.reasons { #expect(head.contains("<li>\(reason)</li>")) }
    #expect(head.contains("<dd>9 metrics in 4 statements</dd>"))
    #expect(render(Fixture.holding.record).contains("<h1>The gate holds</h1>"))
    #expect(render(Fixture.interrupted.record).contains("The run was ended by a signal"))
  }

  @Test func `a finding tells where, since when, why, who and which rows`() throws {
    let page = render(Fixture.shop.record)
    let start = try #require(page.firstRange(of: #"<details class="finding failed error""#))
    let finding = String(page[start.lowerBound...].prefix(2500))
    for words in [
      #"<h3>orders: IsComplete &quot;email&quot;"#,
      #"<a class="source" href="https://example.org/o/r/blob/abc/sub/specs/orders.yml#L12""#,
      "failing since 2026-02-26 09:05 UTC", "<dt>owner</dt>", #"<th scope="col" class="number">"#,
      #"<td class="null">NULL</td>"#,
    ] {
      #expect(finding.contains(words), "\(words) is not in\n\(finding)")
    }
    let plain = HTMLReport.render(Fixture.shop.record, ReportContext(toolVersion: "0"))
    #expect(!String(decoding: plain, as: UTF8.self).contains("https://"))
  }

  @Test func `the gravest comes first, and what is proposed in a section of its own`() {
    let record = run([
      dataset(
        "a",
        [
          check("Proposed", status: .proposed, outcome(.failed, "no")),
          check("Warning", severity: .warning, outcome(.failed, "no")),
          check("Errored", severity: .info, outcome(.errored, "no")),
          check("Critical", outcome(.failed, "no")),
        ]
      )
    ])
    let page = render(record)
    let titles = page.matches(of: #/<h3>a: (\w+)</#).map { String($0.1) }
    #expect(titles == ["Errored", "Critical", "Warning", "Proposed"])
    let parts = page.split(separator: #"id="proposed""#)
    #expect(parts.count == 2 && parts[1].contains("<h3>a: Proposed<"))
  }

  @Test func `what there is no room for is told in words`() {
    let limits = HTMLContents.Limits(findings: 10, rows: 40)
    let record = run([
      dataset("a", (0..<30).map { check("Bad \($0)", outcome(.failed, "no")) }),
      dataset("b", (0..<50).map { check("Good \($0)", outcome(.passed, "yes")) }),
    ])
    let contents = HTMLContents(record, .sample, limits: limits)
    #expect(contents.findings.count == 10)
    #expect(contents.further.map(\.checks.count) == [20])
    #expect(contents.passed.map(\.checks.count) == [20])
    #expect(contents.omissions == ["30 passed checks"])
    #expect(HTMLContents(record, .sample).omissions.isEmpty)
  }

  @Test(
    arguments: [
      ([0.5, 0.5], "as before"), ([0.9, 0.75], "▼ 0.150"), ([0.5, 1], "▲ 0.500"), ([.nan, 1], "–"),
      ([1], "–"), ([], "–"),
    ] as [([Double], String)]
  )
  func `a trend says in words what its line shows`(_ scores: [Double], words: String) {
    let moment = Timestamp(milliseconds: 1_772_355_900_000)
    let earlier = scores.dropLast().enumerated().map {
      HistoryPoint(time: moment.adding(seconds: Double($0.offset - 9) * 86_400), value: $0.element)
    }
    let trend = ScoreTrend(earlier: earlier, now: scores.last, at: moment)
    let text = String(decoding: trend.markup.bytes, as: UTF8.self)
    #expect(text.contains(words))
    #expect(text.contains("<polyline") == (words != "–"))
  }

  private func render(_ record: RunRecord) -> String {
    String(decoding: HTMLReport.render(record, .sample), as: UTF8.self)
  }
}

struct MarkupTests {
  @Test(arguments: [
    ("<b>&\"'", "&lt;b&gt;&amp;&quot;&#39;"), ("a\nb\u{0}\u{202E}", #"a\nb\u{0}\u{202E}"#),
    ("&amp;", "&amp;amp;"), ("é 👩‍👩‍👧", "é 👩‍👩‍👧"), ("", ""),
  ])
  func `a text is escaped wherever it stands`(_ text: String, escaped: String) {
    let markup = tag("p", ["title": text, "id": nil]) { text }
    let attribute = escaped.isEmpty ? "title" : "title=\"\(escaped)\""
    #expect(String(decoding: markup.bytes, as: UTF8.self) == "<p \(attribute)>\(escaped)</p>")
  }

  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy"),
  ])
  func `base64 is that of RFC 4648`(_ text: String, encoded: String) {
    #expect(base64(Array(text.utf8)) == encoded)
  }
}

struct PlanLayoutTests {
  @Test func `steps stand behind what they need, in lanes that do not meet`() throws {
    let plan = try #require(Fixture.hostile.record.plan)
    let layout = PlanLayout(plan)
    // Four groupings of a dataset are one box.
    #expect(layout.nodes.count == 2 * 4)
    #expect(layout.nodes.filter { $0.word == "group" }.map(\.steps) == [4, 4])
    #expect(layout.nodes.filter { $0.word == "group" }.map(\.metrics) == [4, 4])
    for (from, to) in layout.edges {
      #expect(layout.nodes[from].x + PlanLayout.nodeWidth < layout.nodes[to].x)
    }
    #expect(layout.edges.count == 2 * 4)
    for (lane, next) in zip(layout.lanes, layout.lanes.dropFirst()) {
      #expect(lane.y + lane.height <= next.y)
    }
    for node in layout.nodes {
      #expect(node.x + PlanLayout.nodeWidth <= layout.width)
      #expect(node.y + PlanLayout.nodeHeight <= layout.height)
    }
  }

  @Test func `more datasets than there is room for are told`() throws {
    let names = (0..<60).map { "d\($0)" }
    let plan = try #require(planned(run(names.map { dataset($0, []) })).plan)
    let layout = PlanLayout(plan)
    #expect(layout.lanes.count == 40)
    #expect(layout.datasetsLeft == 20)
  }
}
