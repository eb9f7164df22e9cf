import Foundation
import Subprocess
import Testing

/// Where rows can come from, and how readers are told what to do.
@Suite struct SourceTests {
  /// A source, the files it needs, and rules that all hold.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let files: [String: String]
    let source: String
    let rules: [String]
  }

  static let cases: [Case] = [
    Case(
      testDescription: "JSON",
      files: ["t.json": #"[{"id": 1, "name": "a"}, {"id": 2, "name": null}]"#],
      source: "{path: t.json}",
      rules: ["RowCount = 2", "Sum \"id\" = 3", "Completeness \"name\" = 0.5"]
    ),
    Case(
      testDescription: "JSON by lines, with a field inside of a structure",
      files: [
        "t.ndjson":
          "{\"id\": 1, \"at\": {\"city\": \"Bonn\"}}\n{\"id\": 2, \"at\": {\"city\": \"Rom\"}}\n"
      ],
      source: "{path: t.ndjson}",
      rules: ["RowCount = 2", #"ColumnValues "at.city" in ["Bonn", "Rom"]"#]
    ),
    Case(
      testDescription: "a glob of several files",
      files: ["data/a.csv": "id\n1\n", "data/b.csv": "id\n2\n", "data/c.txt": "x"],
      source: "{path: data/*.csv}",
      rules: ["RowCount = 2", "IsUnique \"id\"", "Sum \"id\" = 3"]
    ),
    Case(
      testDescription: "nulls of one's own",
      files: ["t.csv": "id,name\n1,\\N\n2,b\n"],
      source: #"{path: t.csv, options: {nullstr: "\\N"}}"#,
      rules: ["Completeness \"name\" = 0.5"]
    ),
    Case(
      testDescription: "no header, names, another delimiter",
      files: ["t.dat": "1|a\n2|b\n"],
      source:
        #"{path: t.dat, format: csv, options: {header: false, delim: "|", names: [id, name]}}"#,
      rules: ["RowCount = 2", "ColumnCount = 2", "ColumnExists \"name\"", "Mean \"id\" = 1.5"]
    ),
    Case(
      testDescription: "a filter",
      files: ["t.csv": "id,name\n1,a\n2,b\n3,c\n"],
      source: #"{path: t.csv, filter: "id > 1 -- the old one is known to be wrong"}"#,
      rules: [
        "RowCount = 2", "IsUnique \"id\"", #"ColumnValues "id" > 1"#,
        #"CustomSql "select min(id) from primary" = 2"#,
      ]
    ),
    Case(
      testDescription: "a query",
      files: ["t.csv": "id,name\n1,a\n2,b\n"],
      source: #"{query: "SELECT id + 1 AS next FROM 't.csv' -- all;"}"#,
      rules: ["RowCount = 2", #"ColumnValues "next" between 1 and 4"#, "IsUnique \"next\""]
    ),
    Case(
      testDescription: "names that need quotes",
      files: ["my data's.csv": "\"order id\",\"a\"\"b\",select\n1,2,3\n"],
      source: #"{path: "my data's.csv"}"#,
      rules: [#"IsComplete "order id""#, #"Sum "select" = 3"#, "IsUnique \"order id\""]
    ),
  ]

  @Test(arguments: cases)
  func holds(_ example: Case) async throws {
    let project = try ScratchProject(example.files)
    try await Self.check(project, source: example.source, rules: example.rules)
  }

  @Test func parquet() async throws {
    let project = try ScratchProject()
    try await makeFiles(
      "COPY (SELECT i AS id, 'n' || i AS name FROM range(5000) r(i)) TO '\(project.path("t.parquet"))'"
    )
    try await Self.check(
      project,
      source: "{path: t.parquet}",
      rules: ["RowCount = 5000", "IsPrimaryKey \"id\"", "ColumnLength \"name\" <= 5"]
    )
  }

  @Test func compressedText() async throws {
    let project = try ScratchProject()
    try await makeFiles(
      "COPY (SELECT i AS id FROM range(50) r(i)) TO '\(project.path("t.csv.gz"))' (COMPRESSION gzip)"
    )
    try await Self.check(project, source: "{path: t.csv.gz}", rules: ["RowCount = 50"])
  }

  @Test func aTableOfADatabaseFile() async throws {
    let project = try ScratchProject(["data/x.txt": ""])
    let path = project.path("data/shop.duckdb")
    try await makeFiles(
      "ATTACH '\(path)' AS shop",
      "CREATE TABLE shop.orders AS SELECT i AS id FROM range(3) r(i)",
      "CREATE SCHEMA shop.old",
      "CREATE TABLE shop.old.\"order lines\" AS SELECT 1 AS id",
      "DETACH shop"
    )
    let before = try Data(contentsOf: URL(filePath: path))
    let settings = "connections:\n  shop: {type: duckdb, url: data/shop.duckdb}\n"
    for (table, count) in [("orders", 3), ("main.orders", 3), (#"'old."order lines"'"#, 1)] {
      try await Self.check(
        project,
        source: "{table: \(table)}",
        rules: ["RowCount = \(count)", "IsUnique \"id\""],
        settings: settings
      )
    }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test(arguments: ["gone.duckdb", "broken.duckdb", "folder.duckdb"])
  func aDatabaseThatCannotBeOpened(_ file: String) async throws {
    let project = try ScratchProject([
      "broken.duckdb": String(repeating: "no database", count: 1000), "folder.duckdb/x": "",
      "assay.yaml": "connections:\n  shop: {type: duckdb, url: \(file)}\n",
      "specs/t.yaml": "dataset: t\nsource: {table: t}\nrules: [RowCount > 0]\n",
    ])
    let finished = try await project.run("check")
    finished.expectJudgement(exit: 3, saying: [file, "(errored)"])
  }

  @Test func aMissingTable() async throws {
    let project = try ScratchProject([
      "assay.yaml": "project: scratch\n",
      "specs/t.yaml": "dataset: t\nsource: {table: ordrs}\nrules: [RowCount > 0]\n",
    ])
    let finished = try await project.run("check")
    finished.expectJudgement(exit: 3, saying: ["ordrs", "does not exist"])
  }

  @Test func fromAFolderBelowTheProject() async throws {
    let project = try ScratchProject.table("id\n1\n", rules: ["RowCount = 1"])
    let finished = try await Tool.run(["check"], in: project.path("specs"))
    finished.expectJudgement(exit: 0)
  }

  private static func check(
    _ project: ScratchProject,
    source: String,
    rules: [String],
    settings: String = "project: scratch\n"
  ) async throws {
    let list = rules.map { "  - \($0)\n" }.joined()
    try project.write(Array(settings.utf8), to: "assay.yaml")
    try project.write(
      Array("dataset: t\nsource: \(source)\nrules:\n\(list)".utf8),
      to: "specs/t.yaml"
    )
    let (finished, report) = try await project.check()
    finished.expectJudgement(exit: 0)
    #expect(report.checks.map(\.status) == rules.map { _ in "passed" }, "\(finished.output)")
  }
}
