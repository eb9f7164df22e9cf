import AssayModel
import Testing

@testable import AssayReport

struct MarkdownReportTests {
  @Test(arguments: Fixture.all)
  func `equals its golden file`(_ fixture: Fixture) throws {
    let markdown = MarkdownReport.render(fixture.record, .sample)
    try Golden.expect(markdown, equals: "\(fixture.name).md")
  }

  @Test(arguments: Fixture.all)
  func `data stay text for the renderers of others`(_ fixture: Fixture) throws {
    for options in [MarkdownReport.Options.summary, .comment] {
      let markdown = MarkdownReport.render(fixture.record, .sample, options: options)
      let result = try Python.run(Reader.markdown, on: markdown)
      #expect(result.succeeded, "\(result.output)\(Python.advice)")
      let findings = fixture.record.findings(.sample)
      #expect(result.output.trimmingBlanks() == String(findings.count))
    }
  }

  @Test(arguments: [
    "<img src=x>", "@everyone", "see #12", "[x](https://evil.example)", "www.evil.example",
    "https://evil.example", "a@b.example", ":tada:", "$x$", "_em_", "</details>", "<!-- x -->",
  ])
  func `the reader would have seen it`(_ markup: String) throws {
    let page = MarkdownReport.render(Fixture.shop.record, .sample) + Array("\n\(markup)\n".utf8)
    #expect(!(try Python.run(Reader.markdown, on: page)).succeeded)
  }

  @Test(arguments: [400, 3000, 20_000, 65_536, 1 << 20])
  func `never has more bytes than there may be, and says what is missing`(_ limit: Int) throws {
    let record = Self.crowd(failed: 3000, passed: 3000)
    let options = MarkdownReport.Options(limit: limit, mark: "<!-- assay -->")
    let markdown = MarkdownReport.render(record, .sample, options: options)
    #expect(markdown.count <= limit)
    let text = String(decoding: markdown, as: UTF8.self)
    #expect(text.contains("✗ The gate fails"))
    guard limit > 1000 else { return }
    #expect(text.contains("**Not shown, because there is no room for it here:**"))
    #expect(text.matches(of: /<details>/).count == text.matches(of: /<\/details>/).count)
    // What is told and what is said to be missing add up.
    let told = text.matches(of: /#### ✗/).count
    let missing = text.replacing(/sample rows of \d+ failed/, with: "").firstMatch(
      of: /(\d+) failed or errored checks?[,.]/
    ).map { Int($0.1) ?? 0 }
    #expect(told + (missing ?? 0) == 3000)
    let passed = text.matches(of: /(?m)^- crowd: good/).count
    let missingPasses = text.firstMatch(of: /(\d+) passed checks?[,.]/).map { Int($0.1) ?? 0 }
    #expect(passed + (missingPasses ?? 0) == 3000)
    guard limit <= 65_536 else { return }
    let result = try Python.run(Reader.markdown, on: markdown)
    #expect(result.succeeded, "\(result.output)\(Python.advice)")
  }

  @Test
  func `long texts are cut, and say by how much`() {
    let long = String(repeating: "long ", count: 2000)
    let failed = check("X", outcome(.failed, long)) { $0.because = long }
    let text = render(run([dataset("a", [failed])], reasons: [long]))
    #expect(text.utf8.count < 6000)
    #expect(text.matches(of: /… \(\d+ more characters\)/).count == 3)
  }

  @Test
  func `the gravest comes first, and what is proposed last`() throws {
    let record = run([
      dataset(
        "a",
        [
          check("Proposed", status: .proposed, outcome(.failed, "no")),
          check("Info", severity: .info, outcome(.failed, "no")),
          check("Warning", severity: .warning, outcome(.failed, "no")),
          check("Errored", severity: .info, outcome(.errored, "no")),
          check("Critical", outcome(.failed, "no")),
        ]
      )
    ])
    let titles = render(record).matches(of: /#### . [^·]+· a: (\w+)/).map { String($0.1) }
    #expect(titles == ["Errored", "Critical", "Warning", "Info", "Proposed"])
  }

  @Test
  func `without a repository the place is no link`() {
    let failed = check("X", at: 7, outcome(.failed, "no"))
    let record = run([dataset("a", [failed])])
    let text = MarkdownReport.render(record, ReportContext(toolVersion: "0"))
    #expect(String(decoding: text, as: UTF8.self).contains("\n`specs/orders.yml:7`\n"))
    #expect(render(record).contains("](https://example.org/o/r/blob/abc/sub/specs/orders.yml#L7)"))
  }

  @Test(arguments: [
    "javascript:alert(1)", "ftp://x", "", "data:text/html,x", " https://x",
  ])
  func `only addresses of the web become links`(_ base: String) {
    #expect(SourceLinks(base: base) == nil)
  }

  private func render(_ record: RunRecord) -> String {
    String(decoding: MarkdownReport.render(record, .sample), as: UTF8.self)
  }

  /// More than fits anywhere.
  private static func crowd(failed: Int, passed: Int) -> RunRecord {
    let rows = (0..<5).map { [Value.integer(Int64($0)), .text("a value of the data")] }
    let bad = (0..<failed).map { number in
      check("Bad \(number)", at: number + 1, outcome(.failed, "\(number) rows are bad")) {
        $0.because = "It costs."
      }
    }
    .map { record in
      var outcome = record.outcome
      outcome.samples = SampleRows(columns: ["id", "text"], rows: rows)
      return CheckRecord(check: record.check, outcome: outcome, seconds: 0)
    }
    let good = (0..<passed).map { check("good \($0)", outcome(.passed, "All is well.")) }
    return run([dataset("crowd", bad + good)], reasons: ["\(failed) checks failed"])
  }
}

extension ReportContext {
  /// What the goldens are made with.
  static let sample = ReportContext(
    toolVersion: "0",
    pathPrefix: "sub/",
    links: SourceLinks(base: "https://example.org/o/r/blob/abc/")
  )
}
