import Foundation
import Testing

/// `assay ci` in the environments of the systems that it knows.
@Suite struct CITests {
  /// A CI system: the variables by which it makes itself known, and what it is given.
  struct System: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let variables: [String: String?]
    var files = ["junit.xml", "report.html", "run.json", "summary.md"]
    /// What stands on standard output beside the report for people.
    var output: [String] = []
  }

  private static let gitHub: [String: String?] = [
    "GITHUB_ACTIONS": "true", "GITHUB_SERVER_URL": "https://github.com",
    "GITHUB_REPOSITORY": "shop/data", "GITHUB_SHA": "c0ffee",
  ]

  static let systems = [
    System(
      testDescription: "GitHub Actions",
      variables: gitHub,
      files: ["assay.sarif", "junit.xml", "report.html", "run.json", "summary.md"],
      output: [
        "::error file=specs/t.yaml,line=5,endLine=5,col=5,endColumn=17,title=critical · t%3A",
        "no summary of the step: the variable GITHUB_STEP_SUMMARY is not set",
      ]
    ),
    System(
      testDescription: "GitLab CI",
      variables: ["GITLAB_CI": "true"],
      files: ["codequality.json", "junit.xml", "report.html", "run.json", "summary.md"]
    ),
    System(
      testDescription: "Azure Pipelines",
      variables: ["TF_BUILD": "True"],
      output: [
        "##vso[task.logissue type=error;sourcepath=specs/t.yaml;linenumber=5;columnnumber=5;]",
        "##vso[results.publish type=JUnit;resultFiles=/", "##vso[task.uploadsummary]/",
      ]
    ),
    System(testDescription: "Jenkins", variables: ["JENKINS_URL": "https://ci.example.org/"]),
    System(testDescription: "no CI system that is known", variables: [:]),
  ]

  private static func failing() throws -> ScratchProject {
    try ScratchProject.table(
      "id\n1\n",
      rules: ["RowCount > 5", "RowCount > 0 # assay: allow implied-rule because it passes"]
    )
  }

  @Test(arguments: systems)
  func everySystemGetsItsReportsAndTheCodeOfTheGate(_ system: System) async throws {
    let project = try Self.failing()
    let finished = try await project.run(
      ["ci"],
      environment: system.variables
    )
    finished.expect(
      exit: 1,
      leaving: ["assay-reports"] + system.files.map { "assay-reports/\($0)" }
    )
    #expect(finished.errors.isEmpty, "\(finished.errors)")
    #expect(finished.output.contains("2 checks: 1 passed, 1 failed"))
    #expect(finished.output.contains("reports for \(system.testDescription):"))
    for file in system.files {
      #expect(finished.output.contains("wrote assay-reports/\(file) ("))
    }
    for words in system.output {
      #expect(finished.output.contains(words), "\(words) is not in\n\(finished.output)")
    }
    let commands = finished.output.matches(of: #/(?m)^::|##vso\[/#).count
    #expect(commands == system.output.count { $0.hasPrefix("::") || $0.hasPrefix("##") })
  }

  @Test func theSummaryOfTheStepIsAddedTo() async throws {
    let project = try Self.failing()
    try project.write(Array("# before\n".utf8), to: "summary")
    let variables = Self.gitHub.merging(["GITHUB_STEP_SUMMARY": "summary"]) { $1 }
    let finished = try await project.run(["ci"], environment: variables)
    finished.expect(exit: 1, leaving: project.contents(below: "assay-reports"))
    let summary = try project.text("summary")
    #expect(summary.hasPrefix("# before\n## ✗ The gate fails · scratch\n"))
    #expect(
      summary.contains(
        "[`specs/t.yaml:5`](https://github.com/shop/data/blob/c0ffee/specs/t.yaml#L5)"
      )
    )
    #expect(
      try project.text("assay-reports/summary.md") == summary.replacing("# before\n", with: "")
    )
  }

  @Test func aSummaryThatCannotBeWrittenChangesNoCode() async throws {
    for (rule, code) in [("RowCount > 5", Int32(1)), ("RowCount > 0", 0)] {
      let project = try ScratchProject.table("id\n1\n", rules: [rule])
      let variables = Self.gitHub.merging(["GITHUB_STEP_SUMMARY": "t.csv/summary"]) { $1 }
      let finished = try await project.run(["ci"], environment: variables)
      finished.expect(exit: code, leaving: project.contents(below: "assay-reports"))
      #expect(finished.errors.contains("the summary of the step: cannot write t.csv/summary"))
      #expect(finished.errors.contains("GITHUB_STEP_SUMMARY should name a file"))
    }
  }

  @Test func aSummaryThatIsFullIsLeftAlone() async throws {
    let project = try Self.failing()
    try project.write(Array(repeating: 0x78, count: (1 << 20) - 100), to: "summary")
    let variables = Self.gitHub.merging(["GITHUB_STEP_SUMMARY": "summary"]) { $1 }
    let finished = try await project.run(["ci"], environment: variables)
    finished.expect(exit: 1, leaving: project.contents(below: "assay-reports"))
    #expect(finished.output.contains("earlier commands have used the one MiB"))
    #expect(try project.text("summary").utf8.count == (1 << 20) - 100)
  }

  @Test(arguments: [("RowCount > 5", Int32(1)), ("RowCount > 0", 3), (#"IsComplete "no""#, 3)])
  func reportsThatCannotBeWrittenNeverEndGreen(_ rule: String, code: Int32) async throws {
    let project = try ScratchProject.table("id\n1\n", rules: [rule])
    let finished = try await project.run(
      ["ci", "--out", "t.csv"]
    )
    finished.expect(exit: code)
    #expect(finished.errors.contains("cannot write t.csv/junit.xml"))
    #expect(finished.errors.contains("help: choose another path for --out"))
    #expect(finished.output.contains("1 check: "))
  }

  @Test func theFolderAndACommentCanBeNamed() async throws {
    let project = try Self.failing()
    let finished = try await project.run(
      ["ci", "--out", "a/b", "--comment", "comment.md"]
    )
    finished.expect(
      exit: 1,
      leaving: [
        "a", "a/b", "a/b/junit.xml", "a/b/report.html", "a/b/run.json", "a/b/summary.md",
        "comment.md",
      ]
    )
    #expect(try project.text("comment.md").hasPrefix("<!-- assay -->\n## ✗ The gate fails"))
  }

  @Test func mistakesInSpecsAreToldBesideTheirLines() async throws {
    let project = try ScratchProject.table("id\n1\n", rules: ["RowCnt > 5"])
    let variables = Self.gitHub.merging(["GITHUB_STEP_SUMMARY": "summary"]) { $1 }
    let finished = try await project.run(["ci"], environment: variables)
    finished.expect(exit: 2, leaving: ["summary"])
    #expect(
      finished.output.contains("::error file=specs/t.yaml,line=5,endLine=5,col=5,endColumn=11,")
    )
    #expect(finished.errors.contains("specs/t.yaml:5:5"))
    let summary = try project.text("summary")
    #expect(summary.hasPrefix("## ✗ The specs do not compile\n\n```text\nerror["))
    #expect(summary.hasSuffix("```\n"))
    let azure = try await project.run(
      ["ci"],
      environment: ["TF_BUILD": "True"]
    )
    azure.expect(exit: 2)
    #expect(
      azure.output.contains("##vso[task.logissue type=error;sourcepath=specs/t.yaml;linenumber=5;")
    )
  }

  @Test func itTakesWhatCheckTakesAndEndsAsItDoes() async throws {
    let project = try Self.failing()
    try await project.run(["ci", "--dataset", "none"]).expect(exit: 2)
    try await project.run(["ci", "nowhere.yaml"]).expect(exit: 2)
    let looksBack = try await project.run(
      ["ci", "specs/t.yaml", "--as-of", "2026-01-31", "--verbose"]
    )
    looksBack.expect(exit: 1, leaving: project.contents(below: "assay-reports"))
    #expect(looksBack.output.contains("✓ t: RowCount > 0"))
    #expect(try project.report("assay-reports/run.json").asOf == "2026-01-31T00:00:00.000Z")
  }

  @Test func aSecondRunReplacesTheReportsOfTheFirst() async throws {
    let project = try Self.failing()
    try await project.run(["ci"]).expect(
      exit: 1,
      leaving: project.contents(below: "assay-reports")
    )
    try project.write(Array("id\n1\n2\n3\n4\n5\n6\n".utf8), to: "t.csv")
    try await project.run(["ci"]).expect(exit: 0)
    #expect(try project.text("assay-reports/summary.md").hasPrefix("## ✓ The gate holds"))
  }
}

extension ScratchProject {
  /// A folder and what is in it, as paths below the folder of the project.
  fileprivate func contents(below folder: String) -> [String] {
    contents.filter { $0 == folder || $0.hasPrefix("\(folder)/") }.sorted()
  }
}
