import Foundation
import Subprocess
import Testing

/// Runs over one partition of files in a Hive layout.
@Suite struct PartitionTests {
  private static func project() throws -> ScratchProject {
    try ScratchProject([
      "assay.yaml": "project: scratch\nhistory: store.sqlite\n",
      "data/day=2026-01-01/a.csv": "id\n1\n2\n", "data/day=2026-01-02/a.csv": "id\n3\n",
      "u.csv": "id\n1\n2\n",
      "specs/t.yaml": """
      dataset: t
      source: {path: "data/day=*/*.csv"}
      rules: [RowCount = 2, ReferentialIntegrity "id" "u.id" = 1]
      """,
      "specs/u.yaml": "dataset: u\nsource: {path: u.csv}\nrules: [RowCount = 99]\n",
    ])
  }

  private static let remembered: [String: String?] = ["ASSAY_HISTORY": nil]

  @Test func onlyThePartitionIsCheckedAndRememberedApart() async throws {
    let project = try Self.project()
    func check(_ day: String, exit: Int32) async throws -> Report {
      let finished = try await project.run(
        "check",
        "--partition",
        "day=\(day)",
        "--report",
        "json=r.json",
        environment: Self.remembered
      )
      #expect(finished.ending == .exited(exit), "\(finished.output)\(finished.errors)")
      return try project.report("r.json")
    }
    let first = try await check("2026-01-01", exit: 0)
    #expect(first.datasets.map(\.name) == ["t"])
    #expect(first.checks.map(\.status) == ["passed", "passed"])
    #expect(try await check("2026-01-02", exit: 1).checks.map(\.status) == ["failed", "failed"])
    // There is no such folder.
    _ = try await check("2026-01-03", exit: 3)
    let names = try await StoreFile.rows(
      "SELECT DISTINCT project FROM metrics WHERE value IS NOT NULL ORDER BY project",
      in: project.path("store.sqlite")
    )
    #expect(names == [["scratch[day=2026-01-01]"], ["scratch[day=2026-01-02]"]])
    let shown = try await project.run(
      "history",
      "--partition",
      "day=2026-01-01",
      environment: Self.remembered
    )
    #expect(shown.ending == .exited(0))
    #expect(shown.output.contains("passed"))
    let whole = try await project.run("history", environment: Self.remembered)
    #expect(whole.ending == .exited(4), "\(whole.output)")
  }

  @Test(
    arguments: [
      (["month=1"], "no dataset has partitions by month"), (["day"], "KEY=VALUE"),
      (["day=*"], "KEY=VALUE"), (["day=a/../b"], "KEY=VALUE"),
      (["day=1", "--shard", "1/2"], "either --shard or --partition"),
    ]
  )
  func whatIsNoPartitionIsRefused(_ arguments: [String], words: String) async throws {
    let finished = try await Self.project().run(["check", "--partition"] + arguments)
    #expect(finished.errors.contains(words), "\(finished.errors)")
    #expect(finished.ending == .exited(2) || finished.ending == .exited(64))
  }
}
