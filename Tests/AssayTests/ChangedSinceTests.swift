import Foundation
import Testing

/// `--changed-since` selects what means something else than in another revision.
@Suite struct ChangedSinceTests {
  /// Three datasets; `b` refers to `a`.
  private static func repository() async throws -> GitProject {
    try await GitProject([
      "assay.yaml": "project: scratch\n",
      "d.csv": "id\n1\n2\n",
      "specs/a.yaml": spec("a", "RowCount > 0"),
      "specs/b.yaml": spec("b", #"ReferentialIntegrity "id" "a.id" = 1.0"#),
      "specs/c.yaml": spec("c", "RowCount > 1"),
    ])
  }

  private static func spec(_ name: String, _ rules: String...) -> String {
    "dataset: \(name)\nsource: {path: d.csv}\nrules:\n" + rules.map { "  - \($0)\n" }.joined()
  }

  private static func names(_ report: Report) -> [String] {
    report.datasets.filter { !$0.checks.isEmpty }.map(\.name)
  }

  private func check(
    _ git: GitProject,
    _ arguments: String...
  ) async throws -> (finished: Finished, names: [String]) {
    let finished = try await git.project.run(
      ["check", "--report", "json=out.json", "--changed-since", "HEAD"] + arguments
    )
    defer { try? FileManager.default.removeItem(atPath: git.project.path("out.json")) }
    return (finished, Self.names(try git.project.report("out.json")))
  }

  @Test func checksWhatChangedAndWhatRefersToIt() async throws {
    let git = try await Self.repository()
    try git.project.write(Array(Self.spec("a", "RowCount > 1").utf8), to: "specs/a.yaml")
    let (told, names) = try await check(git)
    told.expect(exit: 0, leaving: ["out.json"])
    #expect(names == ["a", "b"])
    #expect(told.errors == "note: changed since HEAD: a; these refer to what changed: b\n")
    let plan = try await git.project.run("plan", "--changed-since", "HEAD")
    plan.expect(exit: 0)
    #expect(plan.output.contains("2 checks"))
    #expect(plan.errors == told.errors)
    let (other, none) = try await check(git, "--dataset", "c")
    other.expect(exit: 0, leaving: ["out.json"])
    #expect(none.isEmpty)
  }

  @Test func checksNothingWhereNothingChanged() async throws {
    let git = try await Self.repository()
    // A name, a comment and data are nothing that a spec means.
    let text = "# reviewed\n" + Self.spec("c", "{rule: RowCount >= 2, name: some}")
    try git.project.write(Array(text.utf8), to: "specs/c.yaml")
    try git.project.write(Array("id\n".utf8), to: "d.csv")
    let history = [
      "check", "--changed-since", "HEAD", "--history", "h.sqlite", "--report", "junit=out.xml",
    ]
    let told = try await git.project.run(history)
    told.expect(exit: 0, leaving: ["out.xml"])
    #expect(
      told.errors
        == "note: nothing means anything else than in HEAD, so there is nothing to check\n"
    )
    let (_, names) = try await check(git)
    #expect(names.isEmpty)
    // A selection that misses is another matter.
    let wrong = try await git.project.run("check", "--changed-since", "HEAD", "--dataset", "x")
    wrong.expect(exit: 2)
  }

  @Test func tellsWhatIsGone() async throws {
    let git = try await Self.repository()
    try FileManager.default.removeItem(atPath: git.project.path("specs/c.yaml"))
    let (told, names) = try await check(git)
    told.expect(exit: 0, leaving: ["out.json"])
    #expect(names.isEmpty)
    #expect(told.errors.contains("note: the dataset c of HEAD is gone\n"))
    #expect(told.errors.contains("nothing to check"))
  }

  @Test func checksAllWhereItCannotTell() async throws {
    let git = try await Self.repository()
    let gate = "project: scratch\ngate: {min_score: 0.9}\n"
    try git.project.write(Array(gate.utf8), to: "assay.yaml")
    let (gated, all) = try await check(git)
    gated.expect(exit: 0, leaving: ["out.json"])
    #expect(all == ["a", "b", "c"])
    #expect(gated.errors == "note: the gate is another than in HEAD, so all is selected\n")

    try await git.commit(["specs/c.yaml": Self.spec("c", "RowCnt > 0")])
    try git.project.write(Array(Self.spec("c", "RowCount > 0").utf8), to: "specs/c.yaml")
    let (broken, every) = try await check(git)
    broken.expect(exit: 0, leaving: ["out.json"])
    #expect(every == ["a", "b", "c"])
    #expect(broken.errors.contains("do not compile, so nobody can tell what has changed"))
  }

  @Test func refusesWhatItCannotCompareWith() async throws {
    let git = try await Self.repository()
    try await git.project.run("check", "--changed-since", "nowhere")
      .expectRefusal(saying: ["neither a revision nor a folder or file nowhere"])
  }

  @Test func comparesLocksAndBaselines() async throws {
    let git = try await Self.repository()
    func entry(_ name: String, _ columns: String) -> String {
      "  \(name):\n    columns: {\(columns)}\n"
    }
    let lock = "version: 1\ndatasets:\n" + entry("a", "id: BIGINT") + entry("c", "id: BIGINT")
    try await git.commit(["assay.lock": lock])
    let (same, none) = try await check(git)
    same.expect(exit: 0, leaving: ["out.json"])
    #expect(none.isEmpty, "\(same.errors)")

    let other = lock.replacing(entry("c", "id: BIGINT"), with: entry("c", "no: BIGINT, id: BIGINT"))
    try git.project.write(Array(other.utf8), to: "assay.lock")
    let (locked, names) = try await check(git)
    locked.expect(exit: 1, leaving: ["out.json"])
    #expect(names == ["c"])
    let diff = try await git.project.run("diff", "HEAD")
    diff.expectJudgement(exit: 0, saying: ["tightened  schema lock\n│ columns: + no BIGINT\n"])
    try await git.commit([:])

    let known =
      "  - {dataset: c, check: schema lock, since: 2026-03-01, measured: {Dataset.*.SchemaDrift: 1}}\n"
    try git.project.write(
      Array("version: 1\nfailures:\n\(known)".utf8),
      to: "assay.baseline.yaml"
    )
    let (suppressed, again) = try await check(git)
    suppressed.expect(exit: 0, leaving: ["out.json"])
    #expect(again == ["c"])
  }

  @Test func comparesAnalyzersAndConnections() async throws {
    let git = try await Self.repository()
    let text = Self.spec("c", "RowCount > 1") + "analyzers:\n  - Completeness \"id\"\n"
    try git.project.write(Array(text.utf8), to: "specs/c.yaml")
    let (told, names) = try await check(git)
    told.expect(exit: 0, leaving: ["out.json"])
    #expect(names == ["c"])
  }
}
