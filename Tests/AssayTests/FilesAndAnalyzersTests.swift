import Foundation
import Testing

@Suite struct FilesAndAnalyzersTests {
  @Test func aRuleOverFiles() async throws {
    let project = try ScratchProject.table(
      "id\n1\n",
      rules: [
        "FileSize = 5", "'FileSize \"specs\" < 1 KB'", "'FileUniqueness \"*.csv\" = 1.0'",
        "'FileMatch \"t.csv\" \"copy.csv\"'", "'FileFreshness > (now() - 1 hours)'",
        "'FileSize \"gone\" > 0'", "'FileSize \"s3://bucket/x\" > 0'",
      ]
    )
    try project.write(Array("id\n1\n".utf8), to: "copy.csv")
    let (finished, report) = try await project.check()
    finished.expectJudgement(exit: 3, saying: ["there is no file at gone", "only local files"])
    #expect(
      report.checks.map(\.status) == [
        "passed", "passed", "failed", "passed", "passed", "failed", "errored",
      ]
    )
  }

  @Test func anAnalyzerIsReportedAndNotJudged() async throws {
    let project = try ScratchProject([
      "assay.yaml": "project: scratch\n",
      "t.csv": "id,note\n1,a\n2,\n",
      "specs/t.yaml": """
      dataset: t
      source: {path: t.csv}
      analyzers: ['Completeness "note"', 'AllStatistics "AllColumns"', 'Mean "gone"']
      rules: [RowCount > 0]
      """,
    ])
    let finished = try await project.run("check", "--report", "junit=report.xml")
    finished.expectJudgement(
      exit: 0,
      saying: [
        "t · measured", "Column.note.Completeness  ", "Mean \"gone\": not measured: t has no",
      ],
      leaving: ["report.xml"]
    )
    let junit = try project.text("report.xml")
    #expect(junit.contains("<property name=\"Column.note.Completeness\" value=\"0.5\"/>"))
    #expect(junit.contains("tests=\"1\""))
  }

  @Test func withoutSamplesNoValueIsShown() async throws {
    let project = try ScratchProject([
      "assay.yaml": "project: scratch\ndefaults: {samples: 0}\n",
      "t.csv": "id,note\n1,secret\n2,\n",
      "specs/t.yaml": """
      dataset: t
      source: {path: t.csv}
      analyzers: ['Distribution "note"', 'Distribution "id"']
      rules: [RowCount > 0]
      """,
    ])
    let finished = try await project.run("check")
    finished.expectJudgement(exit: 0, saying: ["samples are 0", "1 to 1.05"])
    #expect(!finished.output.contains("secret"))
  }

  @Test func analyzersAloneCheckNothing() async throws {
    let project = try ScratchProject([
      "assay.yaml": "project: scratch\n",
      "t.csv": "id\n1\n",
      "specs/t.yaml": "dataset: t\nsource: {path: t.csv}\nanalyzers: [RowCount]\n",
    ])
    try await project.run("check").expectRefusal(exit: 4, saying: ["nothing was checked"])
    try await project.run("check", "--allow-empty")
      .expectJudgement(exit: 0, saying: ["Dataset.*.RowCount"])
  }
}
