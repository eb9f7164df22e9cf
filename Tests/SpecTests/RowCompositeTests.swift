import AssayModel
import Testing

/// Compositions that are judged row by row: true for every row, or not.
@Suite struct RowCompositeTests {
  @Test(arguments: [
    (#"(ColumnValues "s" = "a") or (ColumnValues "n" > 10)"#, true, false),
    (#"(ColumnValues "s" = "a") or (ColumnValues "n" > 20)"#, false, false),
    (#"(IsComplete "s") or (ColumnValues "n" = 40)"#, true, false),
    (#"(IsComplete "s") and (ColumnValues "n" > 0)"#, false, false),
    (#"(IsComplete "n") and (ColumnValues "n" > 0)"#, true, true),
    (#"(RowCount > 100) or (ColumnValues "n" > 0)"#, true, true),
    (#"(RowCount = 6) or (IsComplete "s")"#, true, true),
    (#"(RowCount > 100) or (IsComplete "s")"#, false, false),
    (#"(ColumnValues "n" > 30 where "g > 1") or (ColumnValues "n" = 30)"#, true, false),
    (
      #"((ColumnValues "n" < 25) and (RowCount = 6)) or (ColumnValues "n" > 15)"#, true, false
    ),
  ])
  func everyRowCounts(rule: String, byRow: Bool, asWhole: Bool) async throws {
    for (mode, passes) in [("row", byRow), ("dataset", asWhole)] {
      guard case .outcome(let outcome) = try await GoldenVectorTests.judge(rule, composites: mode)
      else {
        Issue.record("\(rule) was not judged")
        continue
      }
      #expect(outcome.status == (passes ? .passed : .failed), "\(mode): \(outcome.message)")
    }
  }

  @Test(arguments: [
    #"(Completeness "s" > 0.5) or (RowCount > 1)"#,
    #"(ColumnValues "s" = "a" with threshold > 0.5) or (RowCount > 1)"#,
    #"(ReferentialIntegrity "id" "ref.id" > 0.1) and (RowCount > 1)"#,
  ])
  func whatMeasuresRowsAgainstEachOtherIsRefused(rule: String) async throws {
    guard case .refused(let headline) = try await GoldenVectorTests.judge(rule, composites: "row")
    else {
      Issue.record("\(rule) was judged")
      return
    }
    #expect(headline.contains("cannot be judged row by row"))
  }
}
