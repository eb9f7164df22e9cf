import Foundation
import Testing

@Suite struct DataFileTests {
  /// A source that cannot be read: its path, and what must be said.
  @Test(arguments: [
    ("gone.csv", ["gone.csv"]),
    ("data/*.csv", ["data/*.csv"]),
    ("folder.csv", ["folder.csv"]),
    ("link.csv", ["link.csv"]),
  ])
  func aSourceThatCannotBeRead(_ path: String, words: [String]) async throws {
    let project = try ScratchProject([
      "assay.yaml": "project: scratch\n",
      "specs/t.yaml":
        "dataset: t\nsource: {path: \(path)}\nrules: [RowCount > 0, IsComplete \"id\"]\n",
      "folder.csv/x.txt": "",
    ])
    try FileManager.default.createSymbolicLink(
      atPath: project.path("link.csv"),
      withDestinationPath: project.path("nowhere.csv")
    )
    let (finished, report) = try await project.check()
    finished.expectJudgement(exit: 3)
    #expect(report.checks.map(\.status) == ["errored", "errored"])
    for check in report.checks {
      for word in words { #expect(check.message.contains(word), "\(check)") }
    }
  }

  @Test func aMissingFileLeavesTheOtherDatasetsAlone() async throws {
    let project = try ScratchProject.table(
      "id\n1\n",
      rules: ["RowCount > 0", "ReferentialIntegrity \"id\" \"gone.id\" = 1.0"]
    )
    try project.write(
      Array("dataset: gone\nsource: {path: gone.csv}\nrules: [RowCount > 0]\n".utf8),
      to: "specs/gone.yaml"
    )
    let (finished, report) = try await project.check()
    finished.expectJudgement(exit: 3)
    #expect(report.datasets.map(\.name) == ["gone", "t"])
    #expect(report.datasets[0].checks.map(\.status) == ["errored"])
    #expect(report.datasets[1].checks.map(\.status) == ["passed", "errored"])
    let broken = report.datasets[1].checks[1]
    #expect(broken.message.contains("gone") && broken.message.contains("gone.csv"))
  }

  /// Lines that do not have the form of the others, among so few that the engine sees all of them at once.
  @Test(arguments: ["id,name\n1,a\n2,b,c\n3,d\n", "id,name\n1,a\n2,\"b\n3,d\n"])
  func aMalformedLine(_ data: String) async throws {
    let project = try ScratchProject.table(
      data,
      rules: ["RowCount > 0", "IsComplete \"name\""],
      source:
        #"options: {header: true, delim: ",", quote: '"', columns: {id: bigint, name: varchar}}"#
    )
    let (finished, report) = try await project.check()
    finished.expectJudgement(exit: 3)
    #expect(report.checks.map(\.status) == ["errored", "errored"])
    #expect(report.checks[0].message.contains("t.csv"))
    #expect(report.checks[0].hint?.contains("a line with too many fields") == true)
  }

  /// The same behind so many right lines that the engine has made up its mind.
  @Test(arguments: ["1,b,c", "1", "1,\"b"])
  func aMalformedLineFarDown(_ line: String) async throws {
    let lines = Array(repeating: "1,a", count: 50_000)
    let data = (["id,name"] + lines + [line] + lines + [""]).joined(separator: "\n")
    let project = try ScratchProject.table(
      data,
      rules: ["RowCount > 0", "IsComplete \"name\""],
      source: "options: {quote: '\"'}"
    )
    let (finished, report) = try await project.check()
    finished.expectJudgement(exit: 3)
    #expect(report.checks.map(\.status) == ["errored", "errored"])
    let message = report.checks[0].message
    #expect(message.contains("t.csv") || message.contains("Line: 50002"), "\(message)")
  }

  @Test func aValueThatDoesNotConvertSpoilsOnlyItsColumn() async throws {
    let project = try ScratchProject.table(
      "id,amount,name\n1,2.5,a\n2,lots,b\n3,4,\n",
      rules: [
        "RowCount = 3", "IsComplete \"id\"", "Mean \"amount\" > 0", "Sum \"amount\" > 0",
        "IsComplete \"name\"", "IsUnique \"id\"", "IsUnique \"amount\"",
        "ColumnValues \"id\" > 0 where \"amount > 3\"",
      ],
      columns: "id: {type: bigint}, amount: {type: double}, name: {type: varchar}"
    )
    let (finished, report) = try await project.check()
    finished.expectJudgement(exit: 3)
    let statuses = report.statuses
    #expect(statuses["column id"] == "passed")
    #expect(statuses["RowCount = 3"] == "passed")
    #expect(statuses["IsComplete \"id\""] == "passed")
    #expect(statuses["Mean \"amount\" > 0"] == "errored")
    #expect(statuses["Sum \"amount\" > 0"] == "errored")
    #expect(statuses["IsComplete \"name\""] == "failed")
    #expect(statuses["IsUnique \"id\""] == "passed")
    #expect(statuses["IsUnique \"amount\""] == "errored")
    #expect(statuses["ColumnValues \"id\" > 0 where \"amount > 3\""] == "errored")
    let message = try report.check("Mean \"amount\" > 0").message
    #expect(message.contains("lots") && message.contains("amount"), "\(message)")
  }

  @Test func anEmptyFile() async throws {
    let project = try ScratchProject.table("", rules: ["RowCount > 0"])
    let (finished, report) = try await project.check()
    finished.expectJudgement(exit: 1)
    #expect(report.checks[0].status != "passed")
  }

  @Test func onlyAHeader() async throws {
    let project = try ScratchProject.table(
      "id,name\n",
      rules: ["RowCount = 0", "IsComplete \"id\"", "IsUnique \"id\""]
    )
    let (_, report) = try await project.check()
    #expect(report.statuses["RowCount = 0"] == "passed")
  }
}
