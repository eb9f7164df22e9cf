import Foundation
import Testing

/// `assay diff` on real repositories: what it reads, what it refuses, and how it ends.
@Suite struct DiffTests {
  private static let project = "project: scratch\nspecs: [specs]\n"

  private static func spec(_ rules: String...) -> String {
    "dataset: t\nsource: {path: t.csv}\nrules:\n" + rules.map { "  - \($0)\n" }.joined()
  }

  private static func repository() async throws -> GitProject {
    try await GitProject([
      "assay.yaml": project,
      "specs/t.yaml": spec(#"Completeness "a" > 0.95"#, "RowCount > 0"),
    ])
  }

  @Test func comparesACommitWithTheWorkingTree() async throws {
    let git = try await Self.repository()
    let text = Self.spec(#"Completeness "a" > 0.9"#)
    try git.project.write(Array(text.utf8), to: "specs/t.yaml")
    let told = try await git.project.run("diff", "HEAD")
    told.expectJudgement(
      exit: 0,
      saying: [
        #"loosened   Completeness "a" > 0.9"#, #"was Completeness "a" > 0.95"#,
        "specs/t.yaml:4 · HEAD: specs/t.yaml:4", "removed    RowCount > 0", "HEAD: specs/t.yaml:5",
        "HEAD → working tree: 1 loosened, 1 removed",
      ]
    )
    for kinds in ["loosened", "removed", "added,loosened"] {
      let failing = try await git.project.run("diff", "HEAD", "--fail-on", kinds)
      failing.expectJudgement(exit: 1)
      #expect(failing.output == told.output)
    }
    let passing = try await git.project.run("diff", "HEAD", "--fail-on", "added,changed")
    passing.expectJudgement(exit: 0)
    let json = try await git.project.run("diff", "HEAD", "--format", "json")
    let document = try Document.read(json.output)
    #expect(document.objects("changes").map { $0.text("kind") } == ["loosened", "removed"])
    #expect(document.text("head") == "working tree")
    #expect(document["loosens"] as? Bool == true)
  }

  @Test func comparesTwoCommitsFromAnyFolder() async throws {
    let git = try await Self.repository()
    try await git.commit(["specs/t.yaml": Self.spec(#"Completeness "a" > 0.97"#, "RowCount > 0")])
    try await git.commit(["specs/t.yaml": nil, "specs/deep/u.yaml": Self.spec("RowCount > 0")])
    let forth = try await git.project.run("diff", "HEAD~2", "HEAD~1")
    forth.expectJudgement(exit: 0, saying: ["HEAD~2 → HEAD~1: 1 tightened"])
    let back = try await git.project.run("diff", "HEAD~1", "HEAD~2", "--fail-on", "loosened")
    back.expectJudgement(exit: 1, saying: ["HEAD~1 → HEAD~2: 1 loosened"])
    let below = try await Tool.run(["diff", "HEAD~1"], in: git.project.path("specs/deep"))
    below.expectJudgement(exit: 0, saying: [#"removed    Completeness "a" > 0.97"#, "1 removed"])
    // A file with another name is no change, and nothing was checked out.
    let renamed = try await git.project.run("diff", "HEAD", "--dataset", "t")
    renamed.expectJudgement(exit: 0, saying: ["nothing means anything else"])
  }

  @Test func readsFragmentsLinksAndGlobsOfACommit() async throws {
    let git = try await GitProject([
      "assay.yaml": "project: scratch\nspecs: ['specs/*.yaml', linked]\n",
      "specs/t.yaml": "extends: [../common/base.yaml]\n"
        + "dataset: t\nsource: {path: t.csv}\nrules: {file: rules.dqdl}\n",
      "specs/rules.dqdl": "Rules = [ RowCount > 5 ]",
      "common/base.yaml": "columns:\n  a: {type: bigint, required: true}\n",
      "real/u.yaml": "dataset: u\nsource: {path: u.csv}\nrules:\n  - RowCount > 0\n",
    ])
    try FileManager.default.createSymbolicLink(
      atPath: git.project.path("linked"),
      withDestinationPath: "real"
    )
    try await git.commit([:])
    try await git.commit([
      "specs/rules.dqdl": "Rules = [ RowCount > 4 ]",
      "common/base.yaml": "columns:\n  a: {type: bigint}\n",
      "real/u.yaml": "dataset: u\nsource: {path: u.csv}\nrules:\n  - RowCount > 1\n",
    ])
    let told = try await git.project.run("diff", "HEAD~1", "HEAD")
    told.expectJudgement(
      exit: 0,
      saying: [
        "loosened   column a", "loosened   RowCount > 4", "tightened  RowCount > 1",
        "1 tightened, 2 loosened",
      ]
    )
  }

  @Test func comparesWithTheMergeBase() async throws {
    let git = try await Self.repository()
    try await git.git("switch", "--quiet", "--create", "feature")
    try await git.commit(["specs/t.yaml": Self.spec(#"Completeness "a" > 0.95"#, "RowCount > 1")])
    try await git.git("switch", "--quiet", "main")
    try await git.commit(["specs/t.yaml": Self.spec(#"Completeness "a" > 0.99"#, "RowCount > 0")])
    try await git.git("switch", "--quiet", "feature")
    let tips = try await git.project.run("diff", "main")
    tips.expectJudgement(exit: 0, saying: ["1 tightened, 1 loosened"])
    let own = try await git.project.run("diff", "--merge-base", "main", "--fail-on", "loosened")
    own.expectJudgement(exit: 0, saying: ["main → working tree: 1 tightened"])
  }

  @Test func comparesFolders() async throws {
    let project = try ScratchProject([
      "assay.yaml": Self.project, "specs/t.yaml": Self.spec("RowCount > 9"),
      "old/t.yaml": Self.spec("RowCount > 0"), "new/t.yaml": Self.spec("RowCount > 1"),
      "whole/assay.yaml": "project: whole\ngate: {min_score: 0.5}\n",
      "whole/specs/t.yaml": Self.spec("RowCount > 1"),
    ])
    let told = try await project.run("diff", "old", "new")
    told.expectJudgement(exit: 0, saying: ["new/t.yaml:4 · old/t.yaml:4", "1 tightened"])
    let whole = try await project.run("diff", "old", "whole")
    whole.expectJudgement(exit: 0, saying: ["now min_score: 0.5", "2 tightened"])
    let tree = try await project.run("diff", "new")
    tree.expectJudgement(exit: 0, saying: ["new → working tree: 1 tightened"])
  }

  @Test func takesABaseWithoutSpecsForNothing() async throws {
    let git = try await GitProject(["README": "nothing yet"])
    try await git.commit(["assay.yaml": Self.project, "specs/t.yaml": Self.spec("RowCount > 0")])
    let told = try await git.project.run("diff", "HEAD~1", "--fail-on", "removed,loosened")
    told.expectJudgement(exit: 0, saying: ["added      the dataset", "with 1 check"])
    let named = try await git.project.run("diff", "HEAD~1", "--project", "assay.yaml")
    named.expectJudgement(exit: 0, saying: ["added      the dataset"])
  }

  @Test func saysWhichSideDoesNotCompile() async throws {
    let git = try await GitProject([
      "assay.yaml": Self.project, "specs/t.yaml": Self.spec("RowCnt > 0"),
    ])
    try await git.commit(["specs/t.yaml": Self.spec("RowCount > 0")])
    let told = try await git.project.run("diff", "HEAD~1")
    told.expect(exit: 2)
    #expect(told.output.isEmpty)
    #expect(told.errors.contains("the specs of HEAD~1 do not compile"))
    #expect(told.errors.contains("specs/t.yaml:4:5"))
  }

  @Test func saysWhatToDoWhereNothingCanBeRead() async throws {
    let git = try await Self.repository()
    try await git.git("branch", "feature")
    try await git.commit([:])
    try await git.project.run("diff", "mian")
      .expectRefusal(saying: ["nor a folder or file mian", "git fetch origin mian"])
    let plain = try ScratchProject([
      "assay.yaml": Self.project, "specs/t.yaml": Self.spec("RowCount > 0"),
    ])
    try await plain.run("diff", "main", environment: ["GIT_CEILING_DIRECTORIES": "/"])
      .expectRefusal(saying: ["not in a git repository", "two folders"])
    let clone = try ScratchProject()
    try await git.git(
      "clone",
      "--quiet",
      "--depth=1",
      "file://\(git.project.folder)",
      clone.path("shallow")
    )
    let folder = clone.path("shallow")
    for arguments in [["diff", "HEAD~1"], ["diff", "feature"]] {
      let told = try await Tool.run(arguments, in: folder)
      told.expectRefusal(saying: ["this clone is shallow", "fetch-depth: 0"])
    }
    let first = try await git.git("rev-parse", "HEAD~1").split(separator: "\n")[0]
    try await Tool.run(["diff", String(first)], in: folder)
      .expectRefusal(saying: ["this clone is shallow", "fetch-depth: 0"])
    let upstream = try ScratchProject()
    try await git.git("clone", "--quiet", git.project.folder, upstream.path("whole"))
    try await Tool.run(["diff", "feature"], in: upstream.path("whole"))
      .expectRefusal(saying: ["did you mean origin/feature?"])
    let script = "cd \"$0\" && PATH=/nowhere exec \"$@\""
    let bare = try await Tool.runShell([
      "-c", script, git.project.folder, Tool.path, "diff", "HEAD",
    ])
    bare.expectRefusal(saying: ["git was not found", "install git"])
    for (name, help) in [
      ("HEAD~9", "`git log --oneline` lists"), ("main@{9}", "`git log --oneline` lists"),
      ("HEAD:specs", "no file of one"), ("./specs/u.yaml", "check the path"),
    ] {
      try await git.project.run("diff", name).expectRefusal(saying: ["nor a folder", help])
    }
    for (kinds, help) in [
      ("loosend", "there is no kind of change loosend; did you mean loosened?"),
      ("worse", "there is no kind of change worse; there are added, tightened, loosened"),
      ("", "a kind of change has no name; there are added"),
      ("added,", "a kind of change has no name"),
    ] {
      try await git.project.run("diff", "HEAD", "--fail-on", kinds).expectRefusal(saying: [help])
    }
  }

  /// Two runs print the same, and texts of specs do not steer what reads them.
  @Test func neutralizesTexts() async throws {
    let hostile = #""Completeness \"a|b`c\" > 0.9 where \"x = '@all </td>\\e[31m'\"""#
    let project = try ScratchProject([
      "old/t.yaml": Self.spec("RowCount > 0"), "new/t.yaml": Self.spec("RowCount > 0", hostile),
    ])
    let text = try await project.run("diff", "old", "new")
    #expect(!text.output.contains("\u{1B}"))
    let markdown = try await project.run("diff", "old", "new", "--format", "markdown")
    #expect(
      markdown.output.contains(#"`` Completeness "a\|b`c""#)
        || markdown.output.contains(#"``Completeness "a\|b`c""#)
    )
    let again = try await project.run("diff", "old", "new", "--format", "markdown")
    #expect(markdown.output == again.output)
  }
}
