import Foundation
import Peers
import Subprocess
import Testing

/// Datasets whose data have not changed since a run that is remembered.
@Suite struct IncrementalTests {
  /// A project over one CSV file that was written some time ago, with a store beside it.
  struct Kept {
    let project: ScratchProject

    init(_ spec: String) throws {
      project = try ScratchProject([
        "assay.yaml": "project: scratch\n",
        "specs/t.yaml": "dataset: t\nsource: {path: t.csv}\n\(spec)\n",
      ])
      try write("id,at\n1,2026-01-01\n2,2026-01-02\n")
    }

    /// Writes the data of a minute ago, or of another moment.
    func write(_ data: String, to file: String = "t.csv", secondsAgo: Double = 60) throws {
      try project.write(Array(data.utf8), to: file)
      try age(file, secondsAgo: secondsAgo)
    }

    func age(_ file: String, secondsAgo: Double = 60) throws {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -secondsAgo)],
        ofItemAtPath: project.path(file)
      )
    }

    /// Checks, and gives what the report for programs says of the dataset.
    func check(
      _ arguments: String...,
      exit: Int32 = 0,
      of name: String = "t",
      _ location: SourceLocation = #_sourceLocation
    ) async throws -> Dataset {
      let (data, _) = try await project.checkRemembering(arguments, exit: exit, location)
      try Python.validate([Array(data)], by: "specs/schemas/run.schema.json")
      let report = try JSONDecoder().decode(Document.self, from: data)
      return try #require(report.datasets.first { $0.name == name })
    }
  }

  struct Document: Decodable {
    let datasets: [Dataset]
  }

  struct Dataset: Decodable {
    struct Unchanged: Decodable {
      let run: String
      let recalled: Int
      let measured: Int
    }

    struct Check: Decodable {
      let status: String
      let message: String
    }

    let name: String
    let unchanged: Unchanged?
    let checks: [Check]
  }

  @Test func whatHasNotChangedIsNotMeasuredAgain() async throws {
    let kept = try Kept("rules: [RowCount = 2, IsUnique \"id\", ColumnCount = 2]")
    let first = try await kept.check()
    #expect(first.unchanged == nil)
    let second = try await kept.check()
    #expect(second.unchanged?.recalled == 4)
    #expect(second.unchanged?.measured == 0)
    #expect(second.checks.map(\.message) == first.checks.map(\.message))
    // It is told everywhere.
    let reports = ["junit", "markdown", "html"].flatMap { ["--report", "\($0)=r.\($0)"] }
    let finished = try await Tool.run(
      ["check", "--history", "store.sqlite"] + reports,
      in: kept.project.folder
    )
    let run = try #require(second.unchanged?.run)
    #expect(finished.output.contains("unchanged since run \(run) of "))
    #expect(finished.output.contains(" 0 statements"))
    for file in ["r.junit", "r.markdown", "r.html"] {
      let text = try kept.project.text(file).replacing("\\", with: "")
      #expect(text.contains("unchanged since run \(run) of "), "\(file)")
    }
    #expect(try await kept.check("--no-cache").unchanged == nil)
    #expect(try await kept.check("--history", "off").unchanged == nil)
  }

  /// Each changes the data, or the way to them, in a way of its own.
  @Test(
    arguments: [
      "more rows", "the same size", "another time", "just now", "a reader's option", "a contract",
      "a filter", "another file of the glob",
    ]
  )
  func whatHasChangedIsMeasured(_ change: String) async throws {
    let kept = try Kept("rules: [RowCount > 0, IsUnique \"id\"]")
    let isGlob = change.contains("glob")
    let path = isGlob ? "t*.csv" : "t.csv"
    func write(_ source: String, _ more: String = "") throws {
      let text = """
        dataset: t
        source: {path: "\(path)"\(source)}
        \(more)
        rules: [RowCount > 0, IsUnique "id"]
        """
      try kept.project.write(Array(text.utf8), to: "specs/t.yaml")
    }
    try write("")
    _ = try await kept.check()
    #expect(try await kept.check().unchanged != nil)
    switch change {
    case "more rows": try kept.write("id,at\n1,2026-01-01\n2,2026-01-02\n3,\n")
    case "the same size": try kept.write("id,at\n1,2026-01-01\n7,2026-01-02\n", secondsAgo: 50)
    case "another time": try kept.age("t.csv", secondsAgo: 3600)
    case "just now": try kept.age("t.csv", secondsAgo: 0)
    case "a reader's option": try write(", options: {header: true}")
    case "a contract": try write("", "columns: {id: {type: integer}}")
    case "a filter": try write(", filter: id > 0")
    default: try kept.write("id,at\n9,2026-01-01\n", to: "t2.csv")
    }
    #expect(try await kept.check().unchanged == nil)
  }

  /// A file that is changed in the very moment of a run may be changed once more without a trace.
  @Test func whatWasWrittenJustBeforeARunIsNotKept() async throws {
    let kept = try Kept("rules: [RowCount > 0]")
    try kept.age("t.csv", secondsAgo: 0)
    _ = try await kept.check()
    try kept.age("t.csv", secondsAgo: 0)
    #expect(try await kept.check().unchanged == nil)
  }

  /// Rules, how many of their metrics are taken from the history, and how many are measured again.
  @Test(
    arguments: [
      ("RowCount > 0, CustomSql \"select max(id) from primary\" > 0", 2, 0),
      ("RowCount > 0, CustomSql \"select count(*) from primary where random() < 2\" > 0", 1, 1),
      ("RowCount > 0, CustomSql \"select count(current_date) from primary\" > 0", 1, 1),
      ("RowCount > 0, CustomSql \"select count(*) from 'other.csv'\" > 0", 1, 1),
      ("RowCount > 0, CustomSql \"select count(*) from primary, range(3)\" > 0", 1, 1),
      ("RowCount > 0, IsUnique \"id\" where \"id > 0 or current_date is null\"", 1, 3),
      ("RowCount > 0, ColumnValues \"at\" > (now() - 9000 days)", 1, 1),
      ("RowCount > 0, DataFreshness \"at\" < 99999 days", 1, 1),
    ] as [(String, Int, Int)]
  )
  func whatDependsOnMoreThanTheDataIsMeasuredAgain(
    rules: String,
    recalled: Int,
    measured: Int
  ) async throws {
    let list = rules.replacing(", CustomSql", with: "\n  - CustomSql")
      .replacing(", IsUnique", with: "\n  - IsUnique")
      .replacing(", ColumnValues", with: "\n  - ColumnValues")
      .replacing(", DataFreshness", with: "\n  - DataFreshness")
    let kept = try Kept("rules:\n  - \(list)")
    try kept.write("x\n1\n", to: "other.csv")
    let first = try await kept.check()
    let second = try await kept.check()
    #expect(second.unchanged?.recalled == recalled)
    #expect((second.unchanged?.measured ?? 0) >= min(1, measured))
    #expect((measured == 0) == (second.unchanged?.measured == 0))
    #expect(second.checks.map(\.status) == first.checks.map(\.status))
  }

  /// What failed is measured, so that its rows can be shown; and so is what could not be measured.
  @Test func onlyWhatPassedIsTaken() async throws {
    let kept = try Kept("rules: [RowCount > 0, {rule: IsUnique \"at\", severity: warning}]")
    try kept.write("id,at\n1,x\n2,x\n")
    for _ in 0..<2 {
      let run = try await kept.check()
      #expect(run.checks.map(\.status) == ["passed", "failed"])
      #expect(run.unchanged == nil)
    }
    let errored = try Kept("rules: [RowCount > 0, IsComplete \"no\"]")
    for _ in 0..<2 { #expect(try await errored.check(exit: 3).unchanged == nil) }
  }

  /// A threshold is judged anew by what was measured; what then fails is measured, and shown.
  @Test func rulesMayChange() async throws {
    let kept = try Kept("rules: [RowCount > 0, Sum \"id\" > 1]")
    _ = try await kept.check()
    func write(_ rules: String) throws {
      let text = "dataset: t\nsource: {path: t.csv}\nrules: [\(rules)]\n"
      try kept.project.write(Array(text.utf8), to: "specs/t.yaml")
    }
    try write("RowCount > 1, Sum \"id\" > 2")
    #expect(try await kept.check().unchanged?.recalled == 2)
    try write("RowCount > 1, Sum \"id\" > 2, Mean \"id\" > 0")
    let more = try await kept.check()
    #expect(more.unchanged?.recalled == 2)
    #expect(more.unchanged?.measured == 1)
    #expect(try await kept.check().unchanged?.recalled == 3)
    try write("RowCount > 5")
    let failed = try await kept.check(exit: 1)
    #expect(failed.unchanged == nil)
    #expect(failed.checks.map(\.status) == ["failed"])
  }

  /// A rule between datasets stands on the data of both.
  @Test func datasetsThatAreReferredToCount() async throws {
    let kept = try Kept("rules: [RowCount > 0, ReferentialIntegrity \"id\" \"u.id\" = 1]")
    try kept.project.write(Array("dataset: u\nsource: {path: u.csv}\n".utf8), to: "specs/u.yaml")
    try kept.write("id\n1\n2\n", to: "u.csv")
    _ = try await kept.check()
    #expect(try await kept.check().unchanged != nil)
    try kept.write("id\n1\n3\n", to: "u.csv", secondsAgo: 30)
    let run = try await kept.check(exit: 1)
    #expect(run.unchanged == nil)
    #expect(run.checks.map(\.status) == ["passed", "failed"])
  }

  /// Earlier runs are asked anew, and the same value does not weigh twice in them.
  @Test func valuesThatAreTakenAreNoNews() async throws {
    let kept = try Kept("rules: [RowCount > 0, \"RowCount >= avg(last(10))\"]")
    for _ in 0..<3 { _ = try await kept.check() }
    #expect(try await kept.check().unchanged != nil)
    let rows = try await StoreFile.rows(
      "SELECT count(*) FROM metrics WHERE metric = 'Dataset.*.RowCount'",
      in: kept.project.path("store.sqlite")
    )
    #expect(rows == [["1"]])
    let results = try await StoreFile.rows(
      "SELECT count(*) FROM rule_results",
      in: kept.project.path("store.sqlite")
    )
    #expect(results == [["8"]])
    // Of a run that counts as an incident, nothing is taken.
    let run = try #require(try await kept.check().unchanged?.run)
    try await Tool.run(
      ["history", "exclude", run, "--because", "x", "--history", "store.sqlite"],
      in: kept.project.folder
    ).expect(exit: 0)
    #expect(try await kept.check().unchanged == nil)
  }

  /// A run that looks back sees no later one, and one that is repeated sees what it saw.
  @Test func runsThatLookBackTakeNothing() async throws {
    let kept = try Kept("rules: [RowCount > 0]")
    for day in ["2026-01-02", "2026-01-02", "2026-01-01"] {
      #expect(try await kept.check("--as-of", day).unchanged == nil)
    }
    #expect(try await kept.check("--as-of", "2026-01-03").unchanged != nil)
  }

  /// Tables in a file change with the file; those of a view may come from anywhere.
  @Test(arguments: ["duckdb", "sqlite"])
  func tablesOfAFileAreKept(_ kind: String) async throws {
    let kept = try Kept("rules: [RowCount > 0]")
    try kept.project.write(
      Array(
        "project: scratch\nconnections:\n  lake: {type: \(kind), url: lake.\(kind)}\n".utf8
      ),
      to: "assay.yaml"
    )
    for name in ["t", "v"] {
      let source = "{connection: lake, table: \(name)}"
      let text = "dataset: \(name)\nsource: \(source)\nrules: [RowCount > 0]"
      try kept.project.write(Array(text.utf8), to: "specs/\(name).yaml")
    }
    let file = kept.project.path("lake.\(kind)")
    _ = try await StoreFile.rows("CREATE TABLE t AS SELECT 1 AS id", in: file)
    _ = try await StoreFile.rows("CREATE VIEW v AS SELECT * FROM t", in: file)
    try kept.age("lake.\(kind)")
    _ = try await kept.check()
    #expect(try await kept.check().unchanged != nil)
    #expect(try await kept.check(of: "v").unchanged == nil)
    _ = try await StoreFile.rows("INSERT INTO t VALUES (2)", in: file)
    #expect(try await kept.check().unchanged == nil)
  }
}
