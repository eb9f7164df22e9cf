import AssayModel
import Testing

@testable import AssayRun

@Suite struct ScoreTests {
  @Test func aScoreIsTheShareOfWhatPassed() {
    let checks = [
      Examples.record(.passed), Examples.record(.failed), Examples.record(.errored),
      Examples.record(.passed), Examples.record(.skipped),
      Examples.record(.failed, status: .proposed), Examples.record(.skipped, status: .disabled),
    ]
    #expect(overallScore(checks) == 0.5)
    #expect(overallScore([Examples.record(.skipped)]) == nil)
    #expect(overallScore([]) == nil)
  }

  @Test func dimensionsAreScoredByThemselvesInOrder() {
    let checks = [
      Examples.record(.passed, dimension: .uniqueness),
      Examples.record(.failed, dimension: .completeness),
      Examples.record(.skipped, dimension: .freshness),
    ]
    #expect(
      dimensionScores(checks) == [
        DimensionScore(dimension: .completeness, score: 0),
        DimensionScore(dimension: .uniqueness, score: 1),
      ]
    )
  }

  /// One check, what the gate fails on, and whether it holds.
  @Test(arguments: [
    (Examples.record(.failed), Severity.critical, false),
    (Examples.record(.failed, severity: .warning), .critical, true),
    (Examples.record(.failed, severity: .warning), .warning, false),
    (Examples.record(.failed, severity: .info), .info, false),
    (Examples.record(.failed, status: .proposed), .info, true),
    (Examples.record(.errored, severity: .info), .critical, false),
    (Examples.record(.errored, status: .proposed), .critical, true),
    (Examples.record(.skipped), .info, true),
    (Examples.record(.passed, vacuous: true), .critical, true),
  ])
  func theGate(_ record: CheckRecord, failOn: Severity, holds: Bool) {
    var gate = Gate()
    gate.failOn = failOn
    let result = gate.result(for: [Examples.dataset([record])])
    #expect(result.holds == holds)
    #expect(result.reasons.count == (holds ? 0 : 1))
  }

  @Test func theGateMayAskForMore() {
    var gate = Gate()
    gate.failsVacuous = true
    #expect(!gate.result(for: [Examples.dataset([Examples.record(.passed, vacuous: true)])]).holds)
    gate = Gate()
    gate.minimumScore = 0.9
    let low = DatasetRecord(
      name: "t",
      summary: "",
      owner: "",
      source: "",
      spec: "",
      checks: [],
      score: 0.8,
      dimensions: []
    )
    #expect(!gate.result(for: [low]).holds)
    #expect(gate.result(for: [Examples.dataset([])]).holds)
  }
}
