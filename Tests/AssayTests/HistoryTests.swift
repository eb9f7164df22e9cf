import Foundation
import Subprocess
import Testing

/// Runs that are remembered.
@Suite struct HistoryTests {
  /// Nothing is said of a store, so that the usual one is taken.
  static let usual: [String: String?] = ["ASSAY_HISTORY": nil]

  static let spec = """
    dataset: t
    source: {path: t.csv}
    rules:
      - RowCount > 0
    slas:
      volume: {last: 1, min: 50%, max: 200%}
    """

  private static func project(_ settings: String = "") throws -> ScratchProject {
    try ScratchProject([
      "assay.yaml": "project: scratch\n\(settings)\n", "t.csv": "id\n1\n2\n",
      "specs/t.yaml": spec,
    ])
  }

  @Test func theSecondRunKnowsTheFirst() async throws {
    let project = try Self.project()
    let first = try await project.check(on: "2026-01-01", environment: Self.usual)
    first.finished.expect(
      exit: 0,
      leaving: [".assay", ".assay/.gitignore", ".assay/history.sqlite"]
    )
    #expect(first.report.checks.map(\.status) == ["skipped", "passed"])
    #expect(try project.text(".assay/.gitignore") == "*\n")

    let second = try await project.check(on: "2026-01-02", environment: Self.usual)
    second.finished.expect(exit: 0)
    #expect(second.report.checks.map(\.status) == ["passed", "passed"])

    // Three times as many rows: it does not hold, and is not learned from.
    try project.write(Array("id\n1\n2\n3\n4\n5\n6\n".utf8), to: "t.csv")
    for day in ["2026-01-03", "2026-01-04"] {
      let run = try await project.check(on: day, environment: Self.usual)
      run.finished.expect(exit: 1)
      #expect(run.report.checks.map(\.status) == ["failed", "passed"])
    }
    // A run can be repeated: it sees what it saw.
    let again = try await project.check(on: "2026-01-01", environment: Self.usual)
    #expect(again.report.checks.map(\.status) == ["skipped", "passed"])
    #expect(
      try await project.storedStates() == ["passed", "passed", "passed", "failed", "failed"]
    )
  }

  /// What names the store, the strongest first.
  @Test(
    arguments: [
      (["--history", "a.sqlite"], "b.sqlite", "c.sqlite", ["a.sqlite"]),
      ([], "b.sqlite", "c.sqlite", ["b.sqlite"]),
      ([], "", "c.sqlite", ["c.sqlite"]),
      ([], nil, "c.duckdb", ["c.duckdb"]),
      (["--history", "off"], "b.sqlite", "c.sqlite", []),
      ([], "off", "{store: c.sqlite, required: true}", []),
      ([], nil, "off", []),
    ] as [([String], String?, String, [String])]
  )
  func theStoreIsNamed(
    arguments: [String],
    variable: String?,
    setting: String,
    files: [String]
  ) async throws {
    let project = try Self.project("history: \(setting)")
    let finished = try await project.run(
      ["check"] + arguments,
      environment: ["ASSAY_HISTORY": variable]
    )
    finished.expect(exit: 0, leaving: files)
  }

  @Test func aStoreThatIsNoneIsRefused() async throws {
    let project = try Self.project()
    for arguments in [["--history", "nonsense"], ["--history", "mysql://x/y"]] {
      try await project.run(["check"] + arguments).expect(exit: 2)
    }
    try await project.run("check", environment: ["ASSAY_HISTORY": "nonsense"]).expect(exit: 2)
  }

  /// The tables that a project checks may hold the history, too.
  @Test func aConnectionHoldsTheHistory() async throws {
    let project = try ScratchProject([
      "assay.yaml": """
      project: scratch
      history: memory
      connections:
        lake: {type: duckdb}
        memory: {type: sqlite, url: kept.sqlite}
      """,
      "t.csv": "id\n1\n",
      "specs/t.yaml": "dataset: t\nsource: {connection: lake, path: t.csv}\nrules: [RowCount > 0]",
    ])
    try await project.run("check", environment: Self.usual)
      .expect(exit: 0, leaving: ["kept.sqlite"])
  }

  /// DuckDB must not have a file open twice in one process, of which one writes.
  @Test func aDuckDBFileThatIsCheckedHoldsNone() async throws {
    let project = try ScratchProject([
      "assay.yaml": """
      project: scratch
      history: {store: lake, required: true}
      connections:
        lake: {type: duckdb, url: lake.duckdb}
      """,
      "specs/t.yaml": "dataset: t\nsource: {connection: lake, table: t}\nrules: [RowCount > 0]",
    ])
    _ = try await StoreFile.rows(
      "CREATE TABLE t AS SELECT 1 AS id",
      in: project.path("lake.duckdb")
    )
    let run = try await project.check(on: "2026-01-01")
    run.finished.expect(exit: 3)
    #expect(run.report.checks.map(\.status) == ["passed"])
    let tables = try await StoreFile.rows(
      "SELECT count(*) FROM information_schema.tables",
      in: project.path("lake.duckdb")
    )
    #expect(tables == [["1"]])
  }

  // MARK: Runs that do not end

  private static let slow =
    "CustomSql \"select sum(sqrt(a.i * b.i)) from range(3000000) a(i), range(3000000) b(i)\" > 0"

  @Test func aKilledRunIsMarkedByTheNextOne() async throws {
    let project = try ScratchProject.table("id\n1\n", rules: ["RowCount > 0", Self.slow])
    let killed = try await project.run(
      "check",
      environment: Self.usual,
      interruptions: [(.seconds(2), .kill)]
    )
    #expect(killed.ending == .signaled(9))
    #expect(try await project.storedStates() == ["running"])
    try project.write(
      Array("dataset: t\nsource: {path: t.csv}\nrules: [RowCount > 0]\n".utf8),
      to: "specs/t.yaml"
    )
    try await project.run("check", environment: Self.usual).expect(exit: 0)
    #expect(try await project.storedStates() == ["failed", "passed"])
    let rest = try await StoreFile.rows("SELECT count(*) FROM metrics", in: project.store)
    #expect(rest == [["1"]])
  }

  @Test func aStoppedRunIsInterrupted() async throws {
    let project = try ScratchProject.table("id\n1\n", rules: ["RowCount > 0", Self.slow])
    try await project.run(
      "check",
      environment: Self.usual,
      interruptions: [(.seconds(2), .terminate)]
    ).expect(exit: 143, leaving: [".assay", ".assay/.gitignore", ".assay/history.sqlite"])
    #expect(try await project.storedStates() == ["interrupted"])
    let counts = try await StoreFile.rows("SELECT standing FROM metrics", in: project.store)
    #expect(counts.allSatisfy { $0 == ["-1"] })
  }
}

extension ScratchProject {
  /// Checks the project as of a day, and reads the JSON report.
  func check(
    on day: String,
    _ arguments: String...,
    environment: [String: String?] = ["ASSAY_HISTORY": nil]
  ) async throws -> (finished: Finished, report: Report) {
    let before = contents
    var finished = try await Tool.run(
      ["check", "--as-of", day, "--report", "json=report.json"] + arguments,
      in: folder,
      environment: environment
    )
    let report = try report("report.json")
    try FileManager.default.removeItem(atPath: path("report.json"))
    finished.newFiles = contents.subtracting(before).sorted()
    return (finished, report)
  }
}
