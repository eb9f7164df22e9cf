import AssayModel
import Testing

@testable import AssayReport

struct TAPTests {
  @Test(arguments: Fixture.all)
  func `equals its golden file`(_ fixture: Fixture) throws {
    try Golden.expect(TAP.render(fixture.record, .sample), equals: "\(fixture.name).tap")
  }

  @Test(arguments: Fixture.all)
  func `a harness counts what the record counts`(_ fixture: Fixture) throws {
    let result = try Python.run(Reader.tap, on: TAP.render(fixture.record, .sample))
    #expect(result.succeeded, "\(result.output)\(Python.advice)")
    let tally = fixture.record.tally
    let levels = fixture.record.findings(.sample).map(\.level)
    let red = levels.count { $0 == .error }
    // What is known or snoozed is no finding, but a point as any other.
    let todo = levels.count - red + tally.suppressedFailed
    let isAlone = red == 0 && !fixture.record.closingReasons.isEmpty
    #expect(
      result.output.trimmingBlanks()
        == "red \(isAlone ? 1 : red) todo \(todo) skipped \(tally.skipped) "
        + "ok \(tally.passed)"
    )
  }

  @Test(arguments: [
    ("a # SKIP b", "a ＃ SKIP b"), ("a #todo", "a ＃todo"), (#"a\b"#, #"a\\b"#),
    ("a\nok 2", #"a\\nok 2"#),
  ])
  func `no name is a directive`(_ name: String, written: String) {
    let passed = check(name, outcome(.passed, ""))
    let text = String(decoding: TAP.render(run([dataset("d", [passed])]), .sample), as: UTF8.self)
    #expect(text == "TAP version 14\n1..1\nok 1 - d: \(written)\n")
  }
}
