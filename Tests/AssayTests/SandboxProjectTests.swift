import Foundation
import Testing

/// What a project that nobody trusts names is refused before anything of it is opened.
@Suite struct SandboxProjectTests {
  private static let canary = "C4N4RY-outside"

  private static let spec = "dataset: t\nsource: {path: t.csv}\nrules: [RowCount = 1]\n"

  private static func project(
    _ settings: String = "",
    spec: String = spec,
    links: [String: String] = [:]
  ) throws -> ScratchProject {
    let project = try ScratchProject([
      "p/assay.yaml": "project: scratch\n\(settings)\n", "p/t.csv": "id\n1\n",
      "p/specs/t.yaml": spec, "out/t.csv": "id\n1\n", "out/x.duckdb": canary,
      "out/broken.yaml": "\(canary): [\(canary)\n", "out/rules.dqdl": "Rules = [ \(canary) ]",
      "out/u.yaml": "dataset: u\nsource: {path: t.csv}\nrules: [RowCount = 1]\n",
    ])
    for (link, target) in links {
      try FileManager.default.createSymbolicLink(
        atPath: project.path("p/\(link)"),
        withDestinationPath: target
      )
    }
    return project
  }

  private static func run(
    _ project: ScratchProject,
    _ arguments: String...,
    environment: [String: String?] = [:]
  ) async throws -> Finished {
    let finished = try await Tool.run(
      arguments + ["--sandbox"],
      in: project.path("p"),
      environment: ["SECRET": canary].merging(environment) { $1 }
    )
    for text in [finished.output, finished.errors] {
      #expect(!text.contains(canary), "\(text)")
    }
    return finished
  }

  // MARK: Sources and connections

  @Test(arguments: [
    "path: ../out/t.csv", "path: '../out/*.csv'", "path: '*/../../out/t.csv'",
    "path: '../**/*.csv'",
    "path: /etc/passwd, format: csv", "path: '/*', format: csv", "path: link/t.csv", "path: l.csv",
    "path: 'http://127.0.0.1:9/t.csv'", "path: 's3://bucket/t.csv'", "path: gone/../../out/t.csv",
  ])
  func aPathOutsideIsRefused(_ source: String) async throws {
    let spec = "dataset: t\nsource: {\(source)}\nrules: [RowCount = 1]\n"
    let project = try Self.project(spec: spec, links: ["link": "../out", "l.csv": "../out/t.csv"])
    for command in ["check", "ci", "plan"] {
      let finished = try await Self.run(project, command)
      finished.expectRefusal(saying: ["t (specs/t.yaml:1) reads", "outside of the sandbox"])
    }
    if source.contains("../out/t.csv"), !source.contains("*") {
      try await project.run("check", "--project", "p").expect(exit: source.contains("gone") ? 3 : 0)
    }
  }

  @Test(arguments: [
    #"FileFreshness "../out" > (now() - 1 days)"#, #"FileSize "/etc/passwd" < 1 GB"#,
    #"FileMatch "." "../out""#, #"FileUniqueness "link/*" > 0"#,
  ])
  func aRuleOverFilesOutsideIsRefused(_ rule: String) async throws {
    let spec = "dataset: t\nsource: {path: t.csv}\nrules:\n  - \(rule)\n"
    let finished = try await Self.run(
      try Self.project(spec: spec, links: ["link": "../out"]),
      "check"
    )
    finished.expectRefusal(saying: ["outside of the sandbox"])
  }

  @Test(arguments: [
    ("{type: duckdb, url: ../out/x.duckdb}", "opens a file outside of the sandbox"),
    ("{type: duckdb, url: link/x.duckdb}", "opens a file outside of the sandbox"),
    ("{type: duckdb, url: /etc/passwd}", "opens a file outside of the sandbox"),
    ("{type: duckdb, driver: ./driver.so}", "names a driver"),
    ("{type: duckdb, driver: other}", "names a driver"),
    ("{type: sqlite, url: own.sqlite}", "has only the embedded engine"),
    (
      "{type: postgres, url: 'postgresql://127.0.0.1:1/x'}",
      "is of type postgres, and a sandbox has only the embedded engine"
    ),
    ("{type: adbc, dialect: trino, driver: x}", "has only the embedded engine"),
  ])
  func aConnectionToElsewhereIsRefused(_ connection: String, words: String) async throws {
    let spec = "dataset: t\nsource: {connection: c, table: t}\nrules: [RowCount = 1]\n"
    let project = try Self.project(
      "connections:\n  c: \(connection)",
      spec: spec,
      links: ["link": "../out"]
    )
    for command in ["check", "plan"] {
      let finished = try await Self.run(project, command)
      finished.expectRefusal(saying: ["the connection c (assay.yaml:3)", words])
    }
  }

  /// Only what is used is refused, so that a project with a server can be checked where it needs none.
  @Test func aConnectionThatNobodyUsesIsNoHindrance() async throws {
    let project = try Self.project(
      """
      connections:
        lake: {type: duckdb}
        other: {type: duckdb, url: ../out/x.duckdb}
        store: {type: postgres, url: "postgresql://127.0.0.1:1/x"}
      history: store
      """,
      spec: "dataset: t\nsource: {connection: lake, path: t.csv}\nrules: [RowCount = 1]\n"
    )
    try await Self.run(project, "check", environment: ["ASSAY_HISTORY": nil])
      .expectJudgement(exit: 0)
  }

  // MARK: Files of the project

  @Test(arguments: [
    ("extends: [../../out/broken.yaml]", "cannot be read"),
    ("extends: [link/broken.yaml]", "cannot be read"),
    ("extends: [/etc/passwd]", "cannot be read"),
    ("rules: {file: ../../out/rules.dqdl}", "cannot be read"),
    ("rules: {file: link/rules.dqdl}", "cannot be read"),
  ])
  func anInclusionFromOutsideIsRefused(_ line: String, words: String) async throws {
    let project = try Self.project(
      spec: "dataset: t\nsource: {path: t.csv}\n\(line)\n",
      links: ["specs/link": "../../out"]
    )
    for command in ["check", "compile", "plan"] {
      let finished = try await Self.run(project, command)
      finished.expectRefusal(saying: [words, "it lies outside of the sandbox"])
    }
    let unconfined = try await project.run("compile", "--project", "p")
    #expect(line.contains("/etc") || unconfined.errors.contains(Self.canary))
  }

  @Test(arguments: [
    "specs: [../out]", "specs: ['../out/*.yaml']", "specs: [../out/u.yaml]", "specs: [l.yaml]",
    "specs: [link]",
  ])
  func specsOutsideAreRefused(_ settings: String) async throws {
    let project = try Self.project(
      settings,
      links: ["l.yaml": "../out/broken.yaml", "link": "../out"]
    )
    let finished = try await Self.run(project, "check")
    finished.expectRefusal(saying: ["cannot read", "outside of the sandbox", "--allow-path"])
  }

  @Test func aProjectFileThatIsALinkIsRefused() async throws {
    let project = try Self.project()
    try FileManager.default.removeItem(atPath: project.path("p/assay.yaml"))
    try FileManager.default.createSymbolicLink(
      atPath: project.path("p/assay.yaml"),
      withDestinationPath: "../out/broken.yaml"
    )
    let finished = try await Self.run(project, "check")
    finished.expectRefusal(saying: ["cannot read assay.yaml"])
  }

  @Test func aFolderThatIsAllowedIsRead() async throws {
    let project = try Self.project(
      "specs: [specs, ../out/u.yaml]",
      spec: "dataset: t\nsource: {path: ../out/t.csv}\nrules: [RowCount = 1]\n"
    )
    try await Self.run(project, "check", "--allow-path", "../out").expectJudgement(exit: 0)
  }

  // MARK: Variables, the history and people

  @Test func onlyAllowedVariablesHaveValues() async throws {
    let spec =
      "dataset: t\ndescription: ${SECRET}\nsource: {path: '${FILE}'}\nrules: [RowCount = 1]\n"
    let project = try Self.project(spec: spec)
    let refused = try await Self.run(project, "check", environment: ["FILE": "t.csv"])
    refused.expect(exit: 2)
    for name in ["SECRET", "FILE"] {
      #expect(refused.errors.contains("the variable `\(name)` is not given to specs in a sandbox"))
      #expect(refused.errors.contains("--allow-env \(name)"))
    }
    let allowed = try await Self.run(
      project,
      "check",
      "--allow-env",
      "FILE",
      "--var",
      "SECRET=none",
      environment: ["FILE": "t.csv"]
    )
    allowed.expectJudgement(exit: 0)
    let fallback = try Self.project(spec: spec.replacing("${SECRET}", with: "${SECRET:-none}"))
    try await Self.run(fallback, "check", "--var", "FILE=t.csv").expectJudgement(exit: 0)
  }

  /// The store of the project, that of the environment, and those that specs name are left alone.
  @Test(arguments: ["", "history: ../out/own.sqlite", "history: {store: h.sqlite, required: true}"])
  func nothingIsRememberedUnlessTheCommandLineSaysSo(_ settings: String) async throws {
    let project = try Self.project(settings)
    let before = project.contents
    for store in [nil, project.path("out/mine.sqlite")] {
      try await Self.run(project, "check", environment: ["ASSAY_HISTORY": store])
        .expectJudgement(exit: 0)
      #expect(project.contents == before)
    }
    try await Self.run(project, "check", "--history", "h.sqlite").expectJudgement(exit: 0)
    #expect(project.contents.contains("p/h.sqlite"))
    let refused = try await Self.run(project, "check", "--history", "../out/mine.sqlite")
    refused.expectRefusal(saying: ["--history ../out/mine.sqlite lies outside of the sandbox"])
  }

  @Test func nobodyIsTold() async throws {
    let project = try Self.project(
      notifySettings("hook: {type: webhook, url: \"http://127.0.0.1:9/\"}", "- {to: [hook]}"),
      spec: Self.spec.replacing("= 1", with: "= 2")
    )
    let finished = try await Self.run(project, "check", "--history", "h.sqlite")
    finished.expectJudgement(exit: 1)
    #expect(!finished.output.contains("hook"))
    let trusted = try await project.run("check", "--project", "p", "--history", "i.sqlite")
    #expect(trusted.output.contains("hook"), "\(trusted.output)")
  }

  @Test(arguments: [["--allow-path", "."], ["--allow-env", "HOME"]])
  func whatIsAllowedGoesWithASandbox(_ arguments: [String]) async throws {
    let finished = try await Self.project().run(["check"] + arguments)
    finished.expectRefusal(saying: ["goes with --sandbox"])
  }
}
