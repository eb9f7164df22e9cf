import Foundation
import Testing

@Suite struct ProjectMistakeTests {
  @Test func aFolderWithoutAnything() async throws {
    let project = try ScratchProject()
    try await project.run("check").expectRefusal(
      exit: 4,
      saying: ["no specs were found", "assay.yaml"]
    )
  }

  @Test(arguments: ["", "specs: [nowhere]\n", "specs: [specs/*.yaml]\n"])
  func aProjectWithoutSpecs(_ settings: String) async throws {
    let project = try ScratchProject(["assay.yaml": "project: scratch\n" + settings])
    let finished = try await project.run("check")
    finished.expectRefusal(exit: settings.contains("nowhere") ? 2 : 4, saying: ["help:"])
  }

  @Test func noSpecsMayBeAllowed() async throws {
    let project = try ScratchProject(["assay.yaml": "project: scratch\n"])
    try await project.run("check", "--allow-empty").expect(exit: 0)
  }

  @Test func aBrokenProjectFileWithoutSpecs() async throws {
    let project = try ScratchProject(["assay.yaml": "projekt: scratch\n"])
    try await project.run("check").expectRefusal(saying: ["unknown-key", "assay.yaml:1:1"])
  }

  @Test func aSpecThatIsNotThere() async throws {
    let project = try ScratchProject()
    try await project.run("check", "orders.yaml").expectRefusal(
      saying: ["orders.yaml", "check the path"]
    )
  }

  @Test func aBrokenLinkAsSpec() async throws {
    let project = try ScratchProject(["assay.yaml": "project: scratch\n", "specs/x.txt": ""])
    try FileManager.default.createSymbolicLink(
      atPath: project.path("specs/t.yaml"),
      withDestinationPath: project.path("gone.yaml")
    )
    try await project.run("check").expectRefusal(saying: ["cannot read specs/t.yaml", "help:"])
  }

  @Test func anUnknownDataset() async throws {
    let project = try ScratchProject.table("id\n1\n", rules: ["RowCount > 0"])
    try project.write(
      Array("dataset: orders\nsource: {path: t.csv}\nrules: [RowCount > 0]\n".utf8),
      to: "specs/orders.yaml"
    )
    try await project.run("check", "--dataset", "order").expectRefusal(
      saying: ["no dataset order", "did you mean orders"]
    )
  }

  @Test(arguments: [
    (["check", "--no-such-option"], "--no-such-option"),
    (["chekc"], "chekc"),
    (["check", "--report", "pdf=x.pdf"], "junit, json"),
    (["check", "--report", "junit"], "FORMAT=FILE"),
    (["check", "--report", "junit="], "FORMAT=FILE"),
    (["check", "--report"], "--report"),
    (["check", "--var", "x"], "NAME=value"),
    (["check", "--project", "no-such.yaml"], "no-such.yaml"),
    (["plan", "--format", "xml"], "xml"),
  ])
  func aWrongCommandLine(_ arguments: [String], word: String) async throws {
    let project = try ScratchProject.table("id\n1\n", rules: ["RowCount > 0"])
    let finished = try await Tool.run(arguments, in: project.folder)
    finished.expectRefusal(saying: [word])
  }

  @Test func aProjectFileThatIsAFolder() async throws {
    let project = try ScratchProject(["assay.yaml/x.txt": ""])
    try await project.run("check").expectRefusal(saying: ["assay.yaml", "directory"])
  }

  @Test(arguments: ["--version", "--help"])
  func asksForNothing(_ argument: String) async throws {
    let finished = try await ScratchProject().run(argument)
    finished.expectJudgement(exit: 0, saying: ["assay"])
  }
}
