import AssayModel
import Testing

/// A column that holds NaN or infinity never loses a run: every rule on it is judged.
@Suite struct NotANumberTests {
  @Test(arguments: [
    (#"Mean "y" > 0"#, false), (#"Sum "y" > 0"#, false), (#"StandardDeviation "y" > 0"#, false),
    (#"Variance "y" != 0"#, true), (#"Skewness "y" > 0"#, false), (#"Kurtosis "y" > 0"#, false),
    (#"Range "y" < 1000"#, false), (#"ColumnCorrelation "y" "id" > 0"#, false),
    (#"InterquartileRange "y" >= 0"#, false), (#"ColumnValues "y" > -10"#, false),
    (#"ColumnValues "y" > -10 with threshold >= 0.5"#, true), (#"ColumnValues "y" != 7"#, true),
    (#"ColumnValues "y" not in [7]"#, true), (#"ColumnValues "y" between -10 and 10"#, false),
    (#"Completeness "y" = 0.75"#, true), (#"IsUnique "y""#, true), (#"Entropy "y" > 1"#, true),
    (#"DistinctValuesCount "y" = 4"#, true), (#"ZerosCount "y" = 0"#, true),
  ])
  func isJudged(rule: String, passes: Bool) async throws {
    let judged = try await GoldenVectorTests.judge(rule, over: Self.source)
    guard case .outcome(let outcome) = judged else {
      Issue.record("\(judged)")
      return
    }
    #expect(outcome.status == (passes ? .passed : .failed), "\(outcome.message)")
  }

  @Test func theEvidenceSaysSo() async throws {
    let judged = try await GoldenVectorTests.judge(#"Mean "y" > 0"#, over: Self.source)
    guard case .outcome(let outcome) = judged else {
      Issue.record("\(judged)")
      return
    }
    #expect(outcome.message.contains("NaN"))
  }

  private static let source = """
    SELECT * FROM (VALUES (1, 1.5::DOUBLE), (2, 'NaN'), (3, NULL), (4, 2.5)) AS t(id, y)
    """
}
