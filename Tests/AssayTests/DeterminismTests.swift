import AssayTesting
import Foundation
import Testing

@Suite struct DeterminismTests {
  private static func project(_ settings: String = "") throws -> ScratchProject {
    let rules = [
      "RowCount = 6", #"IsUnique "id""#, #"Mean "amount" > 100"#, #"IsComplete "name""#,
      #"ColumnValues "name" in ["a"]"#, #"ReferentialIntegrity "name" "names.name" = 1.0"#,
      #"CustomSql "select id from primary where id > 2""#, #"IsComplete "nosuch""#,
      #"Uniqueness "name" > 0.9 where "id > 1""#, "{rule: RowCount > 7, status: disabled}",
    ]
    let project = try ScratchProject.table(
      "id,name,amount\n1,a,1\n1,b,2\n2,,3\n3,a,4\n4,c,5\n4,d,6\n",
      rules: rules,
      settings: "connections:\n  lake: {type: duckdb\(settings)}\n"
    )
    try project.write(
      Array("dataset: names\nsource: {path: n.csv}\nrules: [IsUnique \"name\"]\n".utf8),
      to: "specs/names.yaml"
    )
    try project.write(Array("name\na\nb\n".utf8), to: "n.csv")
    return project
  }

  @Test func plansAreTheSameEveryTime() async throws {
    let project = try Self.project()
    let forms = [
      [], ["--sql"], ["--format", "json"], ["--format", "mermaid"], ["--format", "json", "--sql"],
    ]
    for form in forms {
      let first = try await Tool.run(["plan"] + form, in: project.folder)
      let second = try await Tool.run(["plan"] + form, in: project.folder)
      first.expectJudgement(exit: 0)
      #expect(!first.output.isEmpty)
      #expect(first.output == second.output)
      #expect(form.contains("--sql") == first.output.contains("SELECT") || form.contains("json"))
    }
  }

  @Test func reportsAreTheSameButForTheTimes() async throws {
    var reports: Set<String> = []
    for settings in ["", "", ", concurrency: 1", ", concurrency: 4", ", concurrency: 4"] {
      let project = try Self.project(settings)
      try await project.run("check", "--report", "json=r.json", "--report", "junit=r.xml")
        .expectJudgement(exit: 3, leaving: ["r.json", "r.xml"])
      reports.insert(try (project.text("r.json") + project.text("r.xml")).withoutTimes)
    }
    #expect(reports.count == 1)
  }

  /// Threads add up floating-point numbers in another order each time.
  @Test func sumsOfManyNumbersAreTheSame() async throws {
    let rows = (0..<300_000).map { row in
      "\(row),\(Double(row % 9973) / 7),\(1e6 / Double(row + 1))\n"
    }
    let project = try ScratchProject.table(
      "id,share,rate\n" + rows.joined(),
      rules: ["share", "rate"].flatMap { column in
        [
          #"Mean "\#(column)" > 1"#, #"Sum "\#(column)" > 1"#,
          #"StandardDeviation "\#(column)" > 1"#,
          #"Variance "\#(column)" > 1"#, #"Skewness "\#(column)" between -9 and 999"#,
          #"Entropy "\#(column)" > 1"#, #"ColumnCorrelation "id" "\#(column)" between -1 and 1"#,
        ]
      }
    )
    var reports: Set<String> = []
    for run in 0..<5 {
      try await project.run("check", "--no-cache", "--report", "json=\(run).json")
        .expectJudgement(exit: 0, leaving: ["\(run).json"])
      reports.insert(try project.text("\(run).json").withoutTimes)
    }
    #expect(reports.count == 1)
  }
}
