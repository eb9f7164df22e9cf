import AssayConnector
import AssayModel
import AssayPlan
import AssayTesting
import Testing

/// The plans of `specs/plan`, with their SQL; `UPDATE_GOLDEN=1` rewrites what is expected.
@Suite struct PlanGoldenTests {
  private static let cases = GoldenCase.all(in: "../../specs/plan", input: "yaml", output: "txt")

  @Test func casesAreFound() { #expect(Self.cases.count >= 8) }

  @Test(arguments: cases)
  func isPlannedAsExpected(_ example: GoldenCase) throws {
    let suite = try compileSuite(String(decoding: try example.read(), as: UTF8.self))
    let found = try plan(suite, on: capabilities())
    let text = PlanExplanation(found, on: capabilities(), showingSQL: true).text
    let difference = try example.difference(from: text)
    #expect(difference == nil, "\(difference ?? "")")
  }
}
