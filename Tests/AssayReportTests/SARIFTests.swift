import AssayModel
import Foundation
import Testing

@testable import AssayReport

struct SARIFTests {
  @Test(arguments: Fixture.all)
  func `equals its golden file`(_ fixture: Fixture) throws {
    try Golden.expect(SARIF.render(fixture.record, .sample), equals: "\(fixture.name).sarif")
  }

  @Test(arguments: Fixture.all)
  func `keeps to the schema of OASIS`(_ fixture: Fixture) throws {
    try Python.expectSuccess(of: Reader.sarif, on: SARIF.render(fixture.record, .sample))
  }

  @Test
  func `the schema refuses what it does not know`() throws {
    let log = String(decoding: SARIF.render(Fixture.shop.record, .sample), as: UTF8.self)
      .replacing("\"ruleIndex\"", with: "\"ruleIndices\"")
    let result = try Python.run(Reader.sarif, on: Array(log.utf8))
    #expect(!result.succeeded)
    #expect(result.output.contains("ruleIndices"))
  }

  @Test(arguments: [
    (Severity.critical, Severity.critical, "error"), (.warning, .critical, "warning"),
    (.info, .critical, "note"), (.warning, .warning, "error"), (.info, .info, "error"),
  ])
  func `the level is that of the severity, and an error where the gate counts it`(
    _ severity: Severity,
    _ failOn: Severity,
    level: String
  ) throws {
    let failed = check("X", severity: severity, outcome(.failed, "no"))
    var context = ReportContext.sample
    context.failOn = failOn
    #expect(try results(run([dataset("a", [failed])]), context).map(\.level) == [level])
  }

  @Test
  func `only what failed or could not be measured is a result`() throws {
    let record = run([
      dataset("a", Outcome.Status.allCases.map { check($0.rawValue, outcome($0, "so")) })
    ])
    #expect(try results(record).map(\.message.text) == ["a: failed: so", "a: errored: so"])
  }

  @Test
  func `a check that moves or is judged otherwise stays the same`() throws {
    func fingerprint(_ record: CheckRecord, in name: String = "a") throws -> String? {
      try results(run([dataset(name, [record])])).first?.partialFingerprints
        .primaryLocationLineHash
    }
    let before = try fingerprint(check("X", at: 3, outcome(.failed, "3 rows")))
    #expect(try fingerprint(check("X", at: 9, severity: .info, outcome(.errored, "no"))) == before)
    #expect(try fingerprint(check("Y", at: 3, outcome(.failed, "3 rows"))) != before)
    #expect(try fingerprint(check("X", at: 3, outcome(.failed, "3 rows")), in: "b") != before)
    #expect(try fingerprint(check("X", in: "other.yml", outcome(.failed, "3 rows"))) != before)
  }

  @Test
  func `another check that passes does not take the fingerprint of a double`() throws {
    let twins = [check("X", outcome(.passed, "yes")), check("X", outcome(.failed, "no"))]
    let both = [check("X", outcome(.failed, "no")), check("X", outcome(.failed, "no"))]
    let alone = try results(run([dataset("a", twins)])).map(\.partialFingerprints)
    #expect(try results(run([dataset("a", both)])).map(\.partialFingerprints).last == alone.first)
  }

  private func results(
    _ record: RunRecord,
    _ context: ReportContext = .sample
  ) throws -> [Log.Result] {
    let log = try JSONDecoder().decode(Log.self, from: Data(SARIF.render(record, context)))
    return log.runs.flatMap(\.results)
  }
}

/// As much of a log as tests ask about.
private struct Log: Decodable {
  struct Run: Decodable { let results: [Result] }

  struct Result: Decodable {
    let level: String
    let message: Message
    let partialFingerprints: Fingerprints
  }

  struct Message: Decodable { let text: String }

  struct Fingerprints: Decodable, Equatable { let primaryLocationLineHash: String }

  let runs: [Run]
}
