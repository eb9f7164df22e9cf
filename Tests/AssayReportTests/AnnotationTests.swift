import AssayModel
import Testing

@testable import AssayReport

/// What GitHub and Azure read from the log.
struct AnnotationTests {
  @Test(arguments: Fixture.all)
  func `equals its golden files`(_ fixture: Fixture) throws {
    try Golden.expect(
      GitHubAnnotations.render(fixture.record, .sample),
      equals: "\(fixture.name).github.txt"
    )
    try Golden.expect(
      AzureIssues.render(fixture.record, .sample),
      equals: "\(fixture.name).azure.txt"
    )
  }

  @Test(arguments: Fixture.all)
  func `GitHub gets whole commands, and no others`(_ fixture: Fixture) throws {
    let text = String(decoding: GitHubAnnotations.render(fixture.record, .sample), as: UTF8.self)
    for line in text.split(separator: "\n") {
      if line.hasPrefix("not annotated: ") { continue }
      let command = try #require(
        line.wholeMatch(of: /::(?<level>error|warning|notice) (?<properties>[^:]*)::(?<data>.*)/),
        "\(line)"
      )
      for property in command.output.properties.split(separator: ",") {
        #expect(property.contains(/^(file|line|endLine|col|endColumn|title)=[^:,\r\n]*$/))
      }
      #expect(!line.contains(#/%(?!25|0D|0A|3A|2C)/#), "\(line)")
      #expect(!line.contains("##["), "\(line)")
      #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
    }
  }

  @Test(arguments: Fixture.all)
  func `Azure gets whole commands, and no others`(_ fixture: Fixture) throws {
    let text = String(decoding: AzureIssues.render(fixture.record, .sample), as: UTF8.self)
    for line in text.split(separator: "\n") {
      if line.hasPrefix("not listed as issues: ") { continue }
      let command = try #require(
        line.wholeMatch(
          of: #/##vso\[task\.logissue (?<properties>([a-z]+=[^;\]]*;)+)\](?<data>.*)/#
        ),
        "\(line)"
      )
      #expect(!command.output.data.contains("##"), "\(line)")
      #expect(!line.contains(#/%(?!AZP25|0D|0A|3B|5D)/#), "\(line)")
    }
  }

  @Test
  func `texts come back as they were`() throws {
    let text = "50% of a:b,c;d]e are 100%0A ##x"
    let failed = check(text, outcome(.failed, text)) { $0.because = "a\nb" }
    let record = run([dataset("d", [failed])])
    let command = String(decoding: GitHubAnnotations.render(record, .sample), as: UTF8.self)
    let match = try #require(command.firstMatch(of: /title=([^:]*)::(.*)\n/))
    func decoded(_ text: Substring) -> String {
      String(text).replacing("%3A", with: ":").replacing("%2C", with: ",").replacing(
        "%0A",
        with: "\n"
      )
      .replacing("%25", with: "%")
    }
    #expect(decoded(match.1) == "critical · d: \(text)")
    #expect(decoded(match.2).hasPrefix("\(text)\nbecause: a b\n"))
  }

  @Test
  func `what falls on a line is told together, and no more than is shown`() {
    let many = (0..<25).map { number in
      check("Bad \(number)", at: 1 + number / 2, outcome(.failed, "no"))
    }
    let warnings = (0..<11).map { number in
      check("Low \(number)", at: 50 + number, severity: .warning, outcome(.failed, "no"))
    }
    let text = String(
      decoding: GitHubAnnotations.render(run([dataset("a", many + warnings)]), .sample),
      as: UTF8.self
    )
    #expect(text.matches(of: #/(?m)^::error /#).count == 10)
    #expect(text.matches(of: #/(?m)^::warning /#).count == 10)
    #expect(text.contains("Bad 0 and 1 more::a: Bad 0: no%0Aowner: commerce-data%0Aa: Bad 1: no"))
    #expect(
      text.hasSuffix(
        "not annotated: 3 more errors and 1 more warning, which the other reports have\n"
      )
    )
  }

  @Test
  func `a gate that fails alone is told`() {
    let record = run([dataset("a", [check("X", outcome(.passed, ""))])], reasons: ["Too low."])
    #expect(
      GitHubAnnotations.render(record, .sample) == Array("::error title=gate::Too low.\n".utf8)
    )
    #expect(
      AzureIssues.render(record, .sample)
        == Array("##vso[task.logissue type=error;]gate: Too low.\n".utf8)
    )
  }

  @Test
  func `a rule of several lines has no columns, which GitHub would refuse`() {
    let failed = check("X\nY", at: 3, outcome(.failed, "no"))
    let line = String(
      decoding: GitHubAnnotations.render(run([dataset("a", [failed])]), .sample),
      as: UTF8.self
    )
    #expect(line.contains("line=3,endLine=3,col=5"))
  }
}
