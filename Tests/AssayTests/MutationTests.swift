import Foundation
import Testing

/// `assay test --mutate`: which faults rules notice.
@Suite struct MutationTests {
  private static let rows = (1...40).map {
    "\($0),\($0 % 7 + 1),text \($0 % 5),\($0).50,2026-01-0\($0 % 9 + 1),,same"
  }

  private static func project(rules: [String]) throws -> ScratchProject {
    let project = try ScratchProject.table(
      "id,u_id,word,price,day,nothing,same\n" + rows.joined(separator: "\n"),
      rules: rules,
      columns: "id: {type: bigint}, price: {type: 'decimal(6,2)'}, day: {type: date}, "
        + "nothing: {type: varchar}, same: {type: varchar}, word: {type: varchar}, u_id: {type: int}"
    )
    let parents = (["id"] + (1...7).map(String.init)).joined(separator: "\n")
    try project.write(Array(parents.utf8), to: "u.csv")
    try project.write(Array("dataset: u\nsource: {path: u.csv}\n".utf8), to: "specs/u.yaml")
    return project
  }

  private static func faults(_ rules: [String]) async throws -> [String: [String: Any]] {
    let project = try project(rules: rules)
    let finished = try await Tool.run(
      ["test", "--mutate", "t", "--as-of", "2026-01-10", "--report", "json=-"],
      in: project.folder
    )
    finished.expect(exit: 0)
    let dataset = try #require(try Document.read(finished.output).objects("datasets").first)
    let faults = dataset.objects("faults").map { fault in
      ("\(fault["column"] as? String ?? "rows") \(fault.text("kind"))", fault)
    }
    return Dictionary(faults, uniquingKeysWith: { first, _ in first })
  }

  /// Rules, each with the faults that it notices.
  static let noticing: [(rule: String, faults: Set<String>)] = [
    (
      #"IsPrimaryKey "id""#,
      ["rows duplicates", "id nulls", "id duplicates", "id swapped"]
    ),
    (#"IsComplete "word""#, ["word nulls", "word swapped"]),
    (#"ColumnLength "word" = 6"#, ["word nulls", "word truncated", "word swapped"]),
    (#"ColumnValues "price" between 0 and 100"#, ["price nulls", "price outliers"]),
    (#"ReferentialIntegrity "u_id" "u.id" = 1.0"#, ["u_id nulls", "u_id orphans", "id swapped"]),
    (#"DataFreshness "day" <= 11 days"#, ["day nulls", "day stale"]),
    ("RowCount = 40", ["rows duplicates"]),
  ]

  @Test(arguments: noticing)
  func rulesNoticeTheirFaults(_ rule: String, _ expected: Set<String>) async throws {
    let faults = try await Self.faults([rule])
    let noticed = faults.filter { $0.value["noticed_by"] as? [String] == [rule] }.keys
    #expect(Set(noticed) == expected)
  }

  @Test func faultsThatChangeNothingAreLeftOut() async throws {
    let faults = try await Self.faults(["RowCount > 0"])
    let left = faults.filter { $0.value.text("result") == "left_out" }
    #expect(left["nothing nulls"]?.text("reason") == "every value is NULL already")
    #expect(left["nothing truncated"]?.text("reason") == "no text is longer than a character")
    #expect(Set(left.keys) == ["nothing nulls", "nothing truncated"])
    #expect(faults["same nulls"]?.text("result") == "unnoticed")
    #expect(faults["word swapped"]?["partner"] as? String == "nothing")
    #expect(faults["word nulls"]?["rows"] as? Int == 2)
    #expect(faults["day stale"]?["rows"] as? Int == 40)
  }

  @Test func theSameSeedSpoilsTheSameRows() async throws {
    let project = try Self.project(rules: [#"ColumnValues "price" != 7.5"#])
    var outputs: [String] = []
    for seed in ["1", "1", "2"] {
      outputs.append(
        try await Tool.run(["test", "--mutate", "--seed", seed], in: project.folder).output
      )
    }
    #expect(outputs[0] == outputs[1])
    #expect(outputs[0] != outputs[2])
  }

  @Test func takesRowsOfTestsWhereTheSourceCannotBeRead() async throws {
    let project = try ScratchProject([
      "assay.yaml": "project: scratch\n",
      "t.yaml": """
      dataset: t
      source: {path: gone.csv}
      columns: {id: {type: bigint}}
      rules: [IsUnique "id"]
      tests:
        - {name: it, given: [{id: 1}, {id: 2}, {id: 3}], expect: {IsUnique "id": pass}}
      """,
    ])
    let finished = try await Tool.run(["test", "--mutate", "t.yaml"], in: project.folder)
    finished.expectJudgement(exit: 0, saying: ["3 rows of the test “it”", "id            "])
    try project.write(
      Array("dataset: t\nsource: {path: gone.csv}\nrules: [RowCount > 0]\n".utf8),
      to: "t.yaml"
    )
    let unreachable = try await Tool.run(["test", "--mutate", "t.yaml"], in: project.folder)
    unreachable.expect(exit: 3)
    #expect(unreachable.errors.contains("cannot try t"))
  }

  @Test func markdownIsATable() async throws {
    let project = try Self.project(rules: ["RowCount = 40"])
    let finished = try await Tool.run(
      ["test", "--mutate", "t", "--report", "markdown=-"],
      in: project.folder
    )
    finished.expect(exit: 0)
    #expect(finished.output.contains("| (whole rows) | · | ✓ |"))
    #expect(finished.output.contains("| column | nulls | duplicates |"))
  }
}
