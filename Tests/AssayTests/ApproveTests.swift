import Foundation
import Testing

/// `assay approve`: a proposed rule becomes active in the file that holds it.
@Suite struct ApproveTests {
  private static let rules = """
    rules:
      - rule: RowCount > 5 # more is better
        name: enough rows
        status: proposed   # since May
      - {rule: "IsComplete \\"id\\"", status: proposed}
      - rule: ColumnCount = 1
        status: disabled
      - RowCount < 100

    """

  private static func spec(_ rules: String = rules, _ others: [String: String] = [:]) throws
    -> ScratchProject
  {
    try ScratchProject(
      [
        "assay.yaml": "project: scratch\n", "t.csv": "id\n1\n",
        "specs/t.yaml": "dataset: t # é\nsource: {path: t.csv}\n\(rules)",
      ].merging(others) { _, new in new }
    )
  }

  @Test func theApprovedRuleCountsAtTheGate() async throws {
    let project = try Self.spec()
    let before = try project.text("specs/t.yaml")
    try await project.run("check").expectJudgement(exit: 0)
    let finished = try await project.run("approve", "t", "enough rows")
    finished.expectJudgement(exit: 0)
    #expect(
      finished.output == """
        --- specs/t.yaml
        +++ specs/t.yaml
        @@ -3,7 +3,7 @@
         rules:
           - rule: RowCount > 5 # more is better
             name: enough rows
        -    status: proposed   # since May
        +    status: active   # since May
           - {rule: "IsComplete \\"id\\"", status: proposed}
           - rule: ColumnCount = 1
             status: disabled
        `enough rows` of t is active now

        """
    )
    let after = before.replacing("proposed   #", with: "active   #")
    #expect(try project.text("specs/t.yaml") == after)
    try await project.run("check").expectJudgement(exit: 1)
  }

  @Test(arguments: [
    "enough rows", "RowCount > 5", "Enough  Rows", "rowcount>5", "enoughrows",
  ])
  func aRuleIsFoundByNameOrText(_ rule: String) async throws {
    let project = try Self.spec()
    let finished = try await project.run("approve", "t", rule, "--dry-run")
    finished.expectJudgement(exit: 0, saying: ["+    status: active   # since May"])
  }

  @Test func aDryRunOnlyShowsTheDifference() async throws {
    let project = try Self.spec()
    let before = try project.text("specs/t.yaml")
    let finished = try await project.run("approve", "--dry-run", "t", #"IsComplete "id""#)
    finished.expectJudgement(
      exit: 0,
      saying: [#"+  - {rule: "IsComplete \"id\"", status: active}"#]
    )
    #expect(!finished.output.contains("is active now"))
    #expect(try project.text("specs/t.yaml") == before)
  }

  @Test(arguments: [
    (["u", "x"], ["there is no dataset u", "did you mean t?"]),
    (["orders", "x"], ["there is no dataset orders", "the project has t"]),
    (["t", "enough row"], ["has no rule `enough row`", "did you mean `enough rows`?"]),
    (["t", "x"], ["has no rule `x`", "its rules are `enough rows`, `IsComplete \"id\"`"]),
    (["t", "ColumnCount = 1"], ["`ColumnCount = 1` of t", "is disabled", "by hand"]),
    (["t", "RowCount < 100"], ["`RowCount < 100` of t", "active already"]),
    (["t", "x", "--dataset", "t"], ["leave out --dataset"]),
    (["t"], ["<rule>"]),
  ])
  func whatCannotBeApprovedIsSaid(_ arguments: [String], _ words: [String]) async throws {
    let project = try Self.spec()
    let finished = try await Tool.run(["approve"] + arguments, in: project.folder)
    finished.expectRefusal(saying: words)
  }

  @Test func aPromiseOfTheContractIsNoRule() async throws {
    let project = try Self.spec("columns: {id: {type: bigint}}\n" + Self.rules)
    try await project.run("approve", "t", "column id")
      .expectRefusal(saying: ["`column id` of t is a promise of the contract"])
  }

  @Test func severalRulesThatFitAreNamed() async throws {
    let rules = """
      rules:
        - {rule: RowCount > 5, name: enough, status: proposed}
        - {rule: RowCount > 5, name: Enough, status: proposed}

      """
    let project = try Self.spec(rules)
    for rule in ["RowCount > 5", "ENOUGH"] {
      try await project.run("approve", "t", rule)
        .expectRefusal(saying: ["several rules of t fit `\(rule)`", "`enough`, `Enough`"])
    }
    try await project.run("approve", "t", "Enough").expectJudgement(exit: 0)
    #expect(
      try project.text("specs/t.yaml")
        .contains(
          "name: enough, status: proposed}\n  - {rule: RowCount > 5, name: Enough, status: active}"
        )
    )
  }

  @Test func rulesOfADQDLDocumentHaveNoStatus() async throws {
    let block = try Self.spec("rules: |\n  Rules = [ RowCount > 0 ]\n")
    try await block.run("approve", "t", "RowCount > 0").expectRefusal(saying: ["have no status"])
    let file = try Self.spec(
      "rules: {file: t.dqdl}\n",
      ["specs/t.dqdl": "Rules = [ RowCount > 0 ]\n"]
    )
    try await file.run("approve", "t", "RowCount > 0").expectRefusal(saying: ["have no status"])
  }

  // MARK: Other files

  private static let fragment = "rules:\n  - rule: RowCount > 5\n    status: proposed\n"

  private static func extending(_ more: String = "") throws -> ScratchProject {
    try spec(
      "extends: [../common/size.yaml]\n\(more)",
      [
        "common/size.yaml": fragment,
        "specs/u.yaml": "dataset: u\nsource: {path: t.csv}\nextends: [../common/size.yaml]\n",
        "specs/v.yaml": "dataset: v\nsource: {path: t.csv}\nextends: [../common/size.yaml]\n",
        "specs/w.yaml": "dataset: w\nsource: {path: t.csv}\nrules: [RowCount > 5]\n",
      ]
    )
  }

  @Test func aFragmentChangesForAllThatExtendIt() async throws {
    let project = try Self.extending()
    let before = try project.text("specs/t.yaml")
    let words = "u and v share common/size.yaml and change too"
    let dry = try await project.run("approve", "t", "RowCount > 5", "--dry-run")
    dry.expect(exit: 0)
    #expect(dry.errors == "note: \(words)\n")
    #expect(try project.text("common/size.yaml") == Self.fragment)
    let finished = try await project.run("approve", "t", "RowCount > 5")
    finished.expectJudgement(
      exit: 0,
      saying: ["+++ common/size.yaml", "is active now; \(words)\n"]
    )
    #expect(
      try project.text("common/size.yaml") == Self.fragment.replacing("proposed", with: "active")
    )
    #expect(try project.text("specs/t.yaml") == before)
  }

  @Test func specsThatDoNotCompileAreToldAndStay() async throws {
    let project = try Self.extending()
    try project.write(Array("dataset: x\nrulez: []\n".utf8), to: "specs/x.yaml")
    try await project.run("approve", "t", "RowCount > 5")
      .expectRefusalOfSpecs(saying: ["unknown-key", "specs/x.yaml"])
    #expect(try project.text("common/size.yaml") == Self.fragment)
  }

  @Test func warningsElsewhereDoNotMatter() async throws {
    let project = try Self.extending()
    try project.write(Array("owner: me\n".utf8), to: "specs/unused.yaml")
    let finished = try await project.run("approve", "t", "RowCount > 5")
    finished.expect(exit: 0)
    #expect(finished.errors.contains("unused-fragment"))
    #expect(try project.text("common/size.yaml").contains("status: active"))
  }

  // MARK: Writing

  @Test(arguments: [0o640, 0o600, 0o755])
  func permissionsStay(_ bits: Int) async throws {
    let project = try Self.spec()
    try project.setPermissions(bits, of: "specs/t.yaml")
    try await project.run("approve", "t", "enough rows").expectJudgement(exit: 0)
    #expect(try project.permissions(of: "specs/t.yaml") == bits)
  }

  @Test func aProtectedFileIsLeftAlone() async throws {
    let project = try Self.spec()
    let before = try project.text("specs/t.yaml")
    try project.setPermissions(0o444, of: "specs/t.yaml")
    try await project.run("approve", "t", "enough rows")
      .expectRefusal(exit: 3, saying: ["cannot write specs/t.yaml", "permissions"])
    #expect(try project.text("specs/t.yaml") == before)
    let dry = try await project.run("approve", "t", "enough rows", "--dry-run")
    dry.expectJudgement(exit: 0)
  }

  @Test func aLinkStaysALink() async throws {
    let project = try Self.spec()
    let files = FileManager.default
    try files.moveItem(atPath: project.path("specs/t.yaml"), toPath: project.path("real.yaml"))
    try files.createSymbolicLink(
      atPath: project.path("specs/t.yaml"),
      withDestinationPath: "../real.yaml"
    )
    try await project.run("approve", "t", "enough rows").expectJudgement(exit: 0)
    let link = try files.destinationOfSymbolicLink(atPath: project.path("specs/t.yaml"))
    #expect(link == "../real.yaml")
    #expect(try project.text("real.yaml").contains("status: active"))
  }

  @Test func bytesAroundTheWordStay() async throws {
    let text = "\u{FEFF}dataset: t\r\nsource: {path: t.csv}\r\nrules:\r\n- rule: RowCount > 5\r\n"
    let project = try Self.spec()
    try project.write(Array((text + "  status: 'proposed'\t# é").utf8), to: "specs/t.yaml")
    try await project.run("approve", "t", "RowCount > 5").expectJudgement(exit: 0)
    let bytes = Array(try Data(contentsOf: URL(filePath: project.path("specs/t.yaml"))))
    #expect(bytes == Array((text + "  status: 'active'\t# é").utf8))
  }
}

extension Finished {
  /// Expects that nothing was done because of what is wrong in the specs.
  fileprivate func expectRefusalOfSpecs(saying words: [String]) {
    expect(exit: 2)
    #expect(output.isEmpty)
    for word in words { #expect(errors.contains(word), "\(word) is not in\n\(errors)") }
  }
}

extension ScratchProject {
  fileprivate func setPermissions(_ bits: Int, of file: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: bits], ofItemAtPath: path(file))
  }

  fileprivate func permissions(of file: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: path(file))
    return (attributes[.posixPermissions] as? NSNumber)?.intValue
  }
}
