import Foundation
import Peers
import Testing

/// `assay baseline`, and checks of data that are known to be dirty.
@Suite struct BaselineTests {
  private static let file = "assay.baseline.yaml"

  /// A table with two rows without `a`, one of them below 0.
  private func project(_ rules: String..., settings: String = "") throws -> ScratchProject {
    try .table(
      "id,a,b\n1,5,x\n2,,y\n3,,z\n4,-1,x\n",
      rules: rules.isEmpty ? [#"IsComplete "a""#, #"Mean "id" > 100"#, "RowCount > 0"] : rules,
      settings: settings
    )
  }

  private func tool(_ project: ScratchProject, _ arguments: String...) async throws -> Finished {
    try await Tool.run(
      arguments + ["--as-of", "2026-03-01", "--history", "off"],
      in: project.folder
    )
  }

  @Test func whatIsKnownFailsNothingUntilItIsWorse() async throws {
    let project = try project()
    let written = try await tool(project, "baseline", "write")
    written.expect(exit: 0)
    #expect(written.output.contains("2 known failures, 2 added"))
    let text = try project.text(Self.file)
    #expect(text.contains("    check: IsComplete \"a\"\n    since: 2026-03-01\n"))
    #expect(text.contains("      Column.a.Completeness: 2 rows\n"))
    #expect(text.contains("      Column.id.Mean: 2.5\n"))

    let known = try await tool(project, "check")
    known.expectJudgement(
      exit: 0,
      saying: ["known since 2026-03-01: 2 rows, baseline 2", "2 known"]
    )
    let honest = try await tool(project, "check", "--no-baseline")
    honest.expectJudgement(exit: 1, saying: ["2 checks failed (critical)"])
    #expect(!honest.output.contains("known"))

    try project.write(Array("id,a,b\n1,,x\n2,,y\n3,,z\n4,-1,x\n".utf8), to: "t.csv")
    let worse = try await tool(project, "check")
    worse.expectJudgement(
      exit: 1,
      saying: [
        "worse than known since 2026-03-01: 3 rows, baseline 2", "1 check failed (critical)",
      ]
    )
    let update = try await tool(project, "baseline", "write", "--update")
    update.expect(exit: 0)
    #expect(update.output == "\(Self.file): 2 known failures, nothing changed\n")
    #expect(try project.text(Self.file) == text)
  }

  @Test func itShrinksWhenAskedAndGrowsNever() async throws {
    let project = try project()
    try await tool(project, "baseline", "write").expect(exit: 0)
    // One failure is better, the other gone with its rule, and a new one has come.
    try project.write(Array("id,a,b\n1,5,x\n2,,y\n3,7,\n4,-1,x\n".utf8), to: "t.csv")
    let spec = try project.text("specs/t.yaml")
      .replacing(#"Mean "id" > 100"#, with: #"IsComplete "b""#)
    try project.write(Array(spec.utf8), to: "specs/t.yaml")
    let told = try await tool(project, "check")
    told.expectJudgement(
      exit: 1,
      saying: [
        "better than known since 2026-03-01: 1 row, baseline 2", "there is no such check any more",
        "`assay baseline write --update`", "1 check failed (critical)",
      ]
    )
    let before = try project.text(Self.file)
    let preview = try await tool(project, "baseline", "write", "--update", "--dry-run")
    preview.expect(exit: 0)
    #expect(try project.text(Self.file) == before)
    let update = try await tool(project, "baseline", "write", "--update")
    update.expect(exit: 0)
    #expect(update.output == preview.output)
    #expect(update.output.contains("-      Column.a.Completeness: 2 rows"))
    #expect(update.output.contains("1 known failure, 1 tightened, 1 removed"))
    #expect(!(try project.text(Self.file)).contains("IsComplete \"b\""))
    let again = try await tool(project, "check")
    again.expectJudgement(exit: 1, saying: ["known since 2026-03-01: 1 row, baseline 1"])
  }

  @Test func aReportForProgramsTellsAllOfIt() async throws {
    let project = try project()
    try await tool(project, "baseline", "write").expect(exit: 0)
    try await tool(project, "check", "--report", "json=r.json", "--report", "junit=r.xml")
      .expect(exit: 0)
    let json = try project.text("r.json")
    try Python.validate([Array(json.utf8)], by: "specs/schemas/run.schema.json")
    let report = try Document.read(json)
    let totals = try #require(report["totals"] as? [String: Any])
    #expect(totals["suppressed_failed"] as? Int == 2)
    #expect(
      (report["gate"] as? [String: Any])?["notes"] as? [String] == [
        "2 failures are not counted: 2 known"
      ]
    )
    let xml = try project.text("r.xml")
    #expect(xml.contains(#"failures="0" errors="0" skipped="0""#))
    #expect(xml.contains("Failed, which the gate does not count (known)"))
    #expect(xml.contains("known since 2026-03-01: 2 rows, baseline 2"))
  }

  @Test func whatCannotBeMeasuredIsNeverKnown() async throws {
    let project = try project(#"IsComplete "nope""#, #"IsComplete "a""#)
    let written = try await tool(project, "baseline", "write")
    written.expect(exit: 3)
    #expect(written.errors.contains("1 check could not be measured, which no baseline knows"))
    #expect(!(try project.text(Self.file)).contains("nope"))
    try await tool(project, "check").expect(exit: 3)
  }

  @Test func oneDatasetLeavesTheOthersAlone() async throws {
    let project = try project()
    try project.write(
      Array("dataset: u\nsource: {path: t.csv}\nrules:\n  - RowCount > 9\n".utf8),
      to: "specs/u.yaml"
    )
    try await tool(project, "baseline", "write").expect(exit: 0)
    let before = try project.text(Self.file)
    try project.write(Array("id,a,b\n1,5,x\n".utf8), to: "t.csv")
    let written = try await tool(project, "baseline", "write", "--dataset", "t", "--update")
    written.expect(exit: 0)
    #expect(written.output.contains("1 tightened, 1 removed") || written.output.contains("removed"))
    let after = try project.text(Self.file)
    #expect(after != before)
    #expect(after.contains("  - dataset: u\n    check: RowCount > 9\n"))
    // Neither are they told of as if they were gone.
    let checked = try await tool(project, "check", "--dataset", "u")
    #expect(!checked.output.contains("there is no such check any more"))
  }

  @Test func shardsKnowWhatTheWholeKnows() async throws {
    let project = try project()
    try project.write(
      Array("dataset: u\nsource: {path: t.csv}\nrules:\n  - RowCount > 9\n".utf8),
      to: "specs/u.yaml"
    )
    try await tool(project, "baseline", "write").expect(exit: 0)
    try project.write(Array("id,a,b\n1,5,x\n2,7,y\n".utf8), to: "t.csv")
    for number in 1...2 {
      let shard = try await tool(
        project,
        "check",
        "--shard",
        "\(number)/2",
        "--report",
        "record=\(number).json"
      )
      #expect(!shard.output.contains("there is no such check any more"))
    }
    let merged = try await Tool.run(
      ["merge", "1.json", "2.json", "--history", "off"],
      in: project.folder
    )
    merged.expectJudgement(
      exit: 1,
      saying: ["known since 2026-03-01, and passes now", "worse than known", "2 checks failed"]
    )
  }

  @Test func namesAndTextsOfEveryKindReadBack() async throws {
    let project = try project(
      #"{rule: 'IsComplete "a"', name: "it''s: a #name"}"#,
      #"'IsComplete "a" where "b <> '': #''"' # assay: allow implied-rule because its text is odd"#,
      #"{rule: 'ColumnValues "b" in ["${HOME}"]', name: "$${HOME} – ünï"}"#,
      #"{rule: 'RowCount > 99', name: "yes"}"#
    )
    let written = try await tool(project, "baseline", "write")
    written.expect(exit: 0)
    #expect(written.output.contains("4 known failures"), "\(written.output)")
    try await tool(project, "check").expectJudgement(exit: 0, saying: ["4 known"])
    let file = Array(try project.text(Self.file).utf8)
    #expect(!String(decoding: file, as: UTF8.self).contains(NSHomeDirectory() + "\n"))
    let again = try await tool(project, "baseline", "write")
    #expect(again.output == "\(Self.file): 4 known failures, nothing changed\n")
  }

  @Test func aReviewerIsToldThatMoreIsKnown() async throws {
    let files = ["assay.yaml": "project: scratch\n", "t.csv": "id,a\n1,\n2,\n3,x\n"]
    let spec = "dataset: t\nsource: {path: t.csv}\nrules:\n  - IsComplete \"a\"\n"
    let git = try await GitProject(files.merging(["specs/t.yaml": spec]) { $1 })
    try await tool(git.project, "baseline", "write").expect(exit: 0)
    let new = try await git.project.run("diff", "HEAD", "--fail-on", "loosened")
    new.expectJudgement(
      exit: 1,
      saying: [
        "loosened   IsComplete \"a\"\n│ baseline: its failure is known since 2026-03-01: 2 rows\n",
        "1 loosened",
      ]
    )
    try await git.commit(["t.csv": "id,a\n1,\n2,x\n3,x\n"])
    try await tool(git.project, "baseline", "write", "--update").expect(exit: 0)
    let less = try await git.project.run("diff", "HEAD", "--fail-on", "loosened")
    less.expectJudgement(exit: 0, saying: ["tightened  IsComplete", "1 row known, was 2 rows"])
    try await git.commit(["t.csv": "id,a\n1,\n2,\n3,\n"])
    try await tool(git.project, "baseline", "write").expect(exit: 0)
    let more = try await git.project.run("diff", "HEAD", "--fail-on", "loosened")
    more.expectJudgement(exit: 1, saying: ["loosened   IsComplete", "3 rows known, was 1 row"])
    try FileManager.default.removeItem(atPath: git.project.path(Self.file))
    let gone = try await git.project.run("diff", "HEAD")
    gone.expectJudgement(exit: 0, saying: ["tightened", "its failure was known since 2026-03-01"])
    try git.project.write(Array("failures: []\n".utf8), to: Self.file)
    try await git.project.run("diff", "HEAD")
      .expectRefusal(saying: ["the baseline of working tree, assay.baseline.yaml", "baseline show"])
  }

  @Test func aListShowsWhatIsKnown() async throws {
    let project = try project()
    let nothing = try await Tool.run(["baseline", "show"], in: project.folder)
    nothing.expectRefusal(exit: 4, saying: ["no failure is known", "`assay baseline write`"])
    try await tool(project, "baseline", "write").expect(exit: 0)
    let list = try await Tool.run(["baseline", "show"], in: project.folder)
    list.expect(exit: 0)
    #expect(list.output.contains("│ IsComplete \"a\"\n│ since 2026-03-01: 2 rows\n│ specs/t.yaml:"))
  }

  // MARK: Files that are wrong

  /// A baseline, and what is said of it.
  @Test(arguments: [
    ("version: 1\nfailures:\n<<<<<<< HEAD\n", ["[yaml-syntax]", "\(file):3"]),
    ("version: 2\nfailures: []\n", ["this tool knows version 1", "\(file):1:10"]),
    ("failures: []\n", ["a baseline needs the key `version`"]),
    ("", ["[empty-spec]"]),
    (
      "version: 1\nfailures:\n  - {dataset: t, check: a, sinse: 2026-01-01}\n",
      ["no key `sinse`", "`since`", "\(file):3:28"]
    ),
    (
      "version: 1\nfailures:\n  - {dataset: t, check: a, since: 2026-02-30}\n",
      ["`since` is a day of the calendar"]
    ),
    (
      "version: 1\nfailures:\n  - {dataset: t, check: a, since: 2026-01-01, measured: {M: many}}\n",
      ["[not-an-amount]", "`12 rows`"]
    ),
    (
      "version: 1\nfailures:\n  - &a {dataset: t, check: a, since: 2026-01-01}\n  - *a\n",
      ["[duplicate-failure]"]
    ),
    ("version: 1\nfailures: []\n---\nversion: 1\n", ["a baseline holds one document"]),
    ("version: 1\nfailures: {}\n", ["`failures` is a list"]),
  ])
  func aBrokenFileIsRefused(_ text: String, saying words: [String]) async throws {
    let project = try project()
    try project.write(Array(text.utf8), to: Self.file)
    for command in [["check"], ["compile"], ["baseline", "write"], ["baseline", "show"]] {
      let finished = try await Tool.run(command + ["--project", "."], in: project.folder)
      finished.expect(exit: 2)
      for word in words {
        #expect(finished.errors.contains(word), "\(word) is not in\n\(finished.errors)")
      }
    }
    #expect(try project.text(Self.file) == text)
    try await tool(project, "check", "--no-baseline").expect(exit: 1)
  }

  @Test func aFileAmongSpecsIsNoSpec() async throws {
    let project = try project()
    try await tool(project, "baseline", "write").expect(exit: 0)
    try project.write(Array("project: scratch\nspecs: [\".\", \"*.yaml\"]\n".utf8), to: "other.yml")
    let settings = "project: scratch\nspecs: [specs, \"assay.b*.yaml\"]\n"
    try project.write(Array(settings.utf8), to: "assay.yaml")
    try FileManager.default.removeItem(atPath: project.path("other.yml"))
    try await tool(project, "check").expectJudgement(exit: 0, saying: ["2 known"])
  }

  @Test func theFileOfOthersIsNotWrittenOver() async throws {
    let project = try project()
    try await tool(project, "baseline", "write").expect(exit: 0)
    try project.write(Array("id,a,b\n1,,x\n2,,y\n3,,z\n".utf8), to: "t.csv")
    let path = project.path(Self.file)
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    let before = try project.text(Self.file)
    let written = try await tool(project, "baseline", "write")
    written.expect(exit: 3)
    #expect(written.errors.contains("cannot write"))
    #expect(try project.text(Self.file) == before)
  }
}
