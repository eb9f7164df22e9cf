import AssayConnector
import AssayModel
import AssayPlan
import Testing

@Suite struct PlannerTests {
  private func tasks(
    _ rules: [String],
    source: String = "{path: t.parquet}",
    projections: Int = 100
  ) throws -> [String] {
    let suite = try compileRules(rules, source: source)
    return try plan(suite, on: capabilities(projections: projections)).steps.map(\.task.brief)
  }

  @Test func equalMetricsAreMeasuredOnce() throws {
    let once = try tasks([#"IsComplete "a""#])
    let often = try tasks([
      #"IsComplete "a""#, #"Completeness "a" > 0.5"#, #"Completeness "a" > 0.6"#,
    ])
    #expect(once == often)
  }

  @Test func everythingThatOneScanCanAnswerIsOneScan() throws {
    let found = try tasks([
      "RowCount > 0", #"Mean "a" > 0"#, #"IsComplete "b" where "a > 1""#,
      #"ColumnValues "c" in ["x"]"#, #"ColumnLength "c" > 1"#,
    ])
    #expect(found.count == 2)
    #expect(found[0] == "describe 0")
    #expect(found[1].hasPrefix("scan "))
  }

  @Test func aSetOfColumnsIsGroupedOnceInWhateverOrder() throws {
    let found = try tasks([
      #"IsUnique "a""#, #"Uniqueness "a" > 0.5"#, #"DistinctValuesCount "a" > 3"#,
      #"IsPrimaryKey "a" "b""#, #"IsPrimaryKey "B" "a""#,
    ])
    #expect(
      found.filter { $0.hasPrefix("group") }.map { $0.split(separator: " ")[1] } == ["a", "a+b"]
    )
  }

  @Test(arguments: [("t.csv", true), ("t.json", true), ("t.parquet", false)])
  func textThatIsReadTwiceIsLoaded(_ path: String, isText: Bool) throws {
    let one = try tasks(["RowCount > 0"], source: "{path: \(path)}")
    #expect(!one.contains("load"))
    let two = try tasks(["RowCount > 0", #"IsUnique "a""#], source: "{path: \(path)}")
    #expect(two.contains("load") == isText)
  }

  @Test func scansAreCutAtTheLimitOfTheEngine() throws {
    let rules = (0..<10).map { "ColumnValues \"a\" < \($0)" }
    let metrics = try tasks(rules).dropFirst().map { $0 }
    #expect(metrics.count == 1)
    let cut = try tasks(rules, projections: 4).filter { $0.hasPrefix("scan") }
    #expect(cut.count >= 3)
    #expect(cut.dropLast().allSatisfy { $0 == "scan 4" })
  }

  @Test func whatNobodyAsksForIsNotTouched() throws {
    #expect(try tasks(["{rule: RowCount > 0, status: disabled}"]).isEmpty)
    #expect(try tasks(["ColumnCount > 0"]) == ["describe 1"])
  }

  @Test func aJoinWaitsForBothSides() throws {
    let suite = try compileSuite(
      """
      dataset: a
      source: {path: a.parquet}
      rules: [ReferentialIntegrity "x" "b.y" = 1.0]
      ---
      dataset: b
      source: {path: b.parquet}
      """
    )
    let found = try plan(suite, on: capabilities())
    let join = try #require(found.steps.first { $0.task.word == "join" })
    let needed = join.needs.map { found.steps[$0] }
    #expect(Set(needed.map(\.dataset)) == ["a", "b"])
    #expect(found.steps.allSatisfy { step in step.needs.allSatisfy { $0 < step.id } })
  }

  @Test func anEngineNobodyKnowsIsAnError() throws {
    let suite = try compileRules(["RowCount > 0"])
    #expect(throws: PlanError.unknownConnection("local", dataset: "t")) {
      _ = try plan(suite, on: [:])
    }
  }
}
