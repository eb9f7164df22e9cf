import Foundation
import Testing

/// Specs that nobody trusts reach nothing outside of the project.
@Suite struct SandboxTests {
  /// Stands in every file that must not be read, and in the environment.
  private static let canary = "C4N4RY-outside"

  /// A project beside a folder that it must not reach, with links into it.
  private static func project(
    _ settings: String = "",
    spec: String,
    more: [String: String] = [:]
  ) throws -> ScratchProject {
    let files = [
      "p/assay.yaml": "project: scratch\n\(settings)\n", "p/t.csv": "id,word\n1,a\n2,b\n",
      "p/sub/u.csv": "id\n3\n", "p/specs/t.yaml": spec,
      "out/secret.csv": "id,word\n7,\(canary)\n",
      "out/broken.yaml": "\(canary): [\(canary)\n", "out/rules.dqdl": "Rules = [ \(canary) ]",
    ]
    let project = try ScratchProject(files.merging(more) { $1 })
    let links = ["p/link": "../out", "p/secret.csv": "../out/secret.csv", "p/inner": "sub"]
    for (link, target) in links {
      try FileManager.default.createSymbolicLink(
        atPath: project.path(link),
        withDestinationPath: target
      )
    }
    return project
  }

  /// Runs a command in the sandbox, and expects that nothing of what lies outside is told anywhere.
  private static func run(
    _ project: ScratchProject,
    _ arguments: [String] = ["check"],
    _ more: String...
  ) async throws -> Finished {
    let reports = arguments.first == "check" ? ["json", "junit", "text"] : []
    let finished = try await Tool.run(
      arguments + ["--sandbox"] + more
        + reports.flatMap { ["--report", "\($0)=reports/\($0)"] },
      in: project.path("p"),
      environment: ["SECRET": canary, "ASSAY_HISTORY": nil]
    )
    var texts = [finished.output, finished.errors]
    for report in reports where project.contents.contains("p/reports/\(report)") {
      texts.append(try project.text("p/reports/\(report)"))
    }
    for text in texts { #expect(!text.contains(canary), "\(text)") }
    #expect(!project.contents.contains { $0.contains(".assay") })
    return finished
  }

  private static func table(_ rules: String..., source: String = "path: t.csv") -> String {
    "dataset: t\nsource: {\(source)}\nrules:\n" + rules.map { "  - \($0)\n" }.joined()
  }

  // MARK: What still works

  @Test func whatLiesInTheProjectIsRead() async throws {
    let project = try Self.project(
      spec: Self.table(
        "RowCount = 2",
        #"ReferentialIntegrity "id" "all.id" < 0.9"#,
        #"CustomSql "select count(*) from 'sub/*.csv'" = 1"#,
        #"CustomSql "select count(*) from 'inner/u.csv'" = 1"#,
        #"FileSize "sub" < 1 MB"#,
        #"ColumnValues "word" matches "[a-z]""#
      ) + "---\ndataset: all\nsource: {path: 'sub/**/*.csv'}\nrules: [RowCount = 1]\n"
        + "---\ndataset: own\nsource: {connection: shop, table: orders}\nrules: [RowCount = 3]\n",
      more: [
        "p/assay.yaml": """
        project: scratch
        connections: {lake: {type: duckdb}, shop: {type: duckdb, url: shop.duckdb}}
        """
      ]
    )
    try project.write(
      Array(
        try project.text("p/specs/t.yaml").replacing("{path", with: "{connection: lake, path").utf8
      ),
      to: "p/specs/t.yaml"
    )
    try await makeFiles(
      "ATTACH '\(project.path("p/shop.duckdb"))' AS shop",
      "CREATE TABLE shop.orders AS SELECT i AS id FROM range(3) r(i)",
      "DETACH shop"
    )
    let finished = try await Self.run(project)
    finished.expectJudgement(exit: 0)
  }

  @Test func aProjectIsFoundThroughALink() async throws {
    let project = try Self.project(spec: Self.table("RowCount = 2", #"FileSize "sub" < 1 MB"#))
    try FileManager.default.createSymbolicLink(
      atPath: project.path("q"),
      withDestinationPath: "p"
    )
    try await project.run("check", "--sandbox", "--project", "q").expectJudgement(exit: 0)
  }

  /// More than the memory holds still goes to the temporary folder, and comes back.
  @Test func dataAreSpilled() async throws {
    let project = try Self.project(
      "connections: {lake: {type: duckdb, options: {memory_limit: 60MB, threads: 1}}}",
      spec: Self.table(
        #"CustomSql "select count(*) from (select range, md5(range::varchar) m from range(3000000) order by m offset 5)" = 2999995"#
      )
    )
    let finished = try await Self.run(project)
    finished.expectJudgement(exit: 0)
  }

  // MARK: What the engine is kept from

  @Test(arguments: [
    "select count(*) from '../out/secret.csv'", "select max(word) from 'secret.csv'",
    "select max(word) from 'link/secret.csv'", "select max(word) from '*.csv'",
    "select max(word) from 'link/*.csv'", "select max(word) from 'sub/../../out/secret.csv'",
    "select max(content) from read_text('../out/secret.csv')",
    "select max(content) from read_text('link/*')",
    "select max(word) from read_csv(['t.csv', 'secret.csv'])",
    "select max(filename) from read_blob('../**')", "select max(file) from glob('../out/*')",
    "select count(*) from '/etc/passwd'", "select max(content) from read_text('/etc/passwd')",
    "select max(content) from read_text('/proc/self/environ')",
    "select count(*) from read_csv('/dev/stdin')",
    "select max(content) from read_text('~/.profile')",
    "select count(*) from read_csv('file:///etc/passwd')",
    "select count(*) from read_csv('http://127.0.0.1:9/x.csv')",
    "select count(*) from read_parquet('s3://bucket/x.parquet')",
    "select length(getenv('SECRET'))", "select count(*) from sniff_csv('../out/secret.csv')",
    "select max(word) from query_table('../out/secret.csv')",
  ])
  func aQueryReadsNothingOutside(_ query: String) async throws {
    for spec in [
      Self.table("CustomSql \"\(query)\" = 0"),
      Self.table("RowCount = 0", source: "query: \"\(query)\""),
      Self.table("RowCount = 0 where \"id::varchar in (\(query))\""),
      Self.table("RowCount = 0", source: "path: t.csv, filter: \"id::varchar in (\(query))\""),
    ] {
      let finished = try await Self.run(try Self.project(spec: spec))
      finished.expectJudgement(exit: 3, saying: ["(errored)"])
    }
  }

  /// What an engine must not even be asked is an error of the spec.
  @Test(arguments: [
    "copy (select 1) to 'x.csv'", "attach '../out/x.duckdb'", "load httpfs", "install httpfs",
    "set enable_external_access = true", "reset lock_configuration", "pragma database_list",
    "call enable_logging()", "export database 'x'", "select 1; copy primary to 'x.csv'",
    "select 1) as q; set lock_configuration = false; select (1",
    "from enable_logging(storage = 'file', storage_config = {'path': 'x'})",
    "from query('from read_text(''/etc/passwd'')')", "select write_log('x')",
  ])
  func aStatementThatDoesMoreDoesNotCompile(_ statement: String) async throws {
    for spec in [
      Self.table("CustomSql \"\(statement)\" = 0"),
      Self.table("RowCount = 0", source: "query: \"\(statement)\""),
    ] {
      let project = try Self.project(spec: spec)
      let finished = try await Self.run(project)
      finished.expectRefusal(saying: ["error["])
      #expect(!project.contents.contains("p/x.csv"))
    }
  }

  /// Tests of rules run on rows of the spec, but SQL in rules could look elsewhere.
  @Test func testsOfRulesReadNothingOutside() async throws {
    let spec = """
      dataset: t
      source: {path: t.csv}
      rules:
        - rule: CustomSql "select count(*) from read_text('../out/secret.csv')" = 1
          name: secret
      tests:
        - {name: reads, given: [{id: 1, word: a}], expect: {secret: pass}}
      """
    let project = try Self.project(spec: spec)
    let finished = try await Self.run(project, ["test"])
    finished.expect(exit: 1)
    #expect(finished.output.contains("Permission Error"), "\(finished.output)")
    // Without a sandbox it is read, from where the tool was called.
    let trusted = try await Tool.run(["test"], in: project.path("p"))
    trusted.expect(exit: 0)
  }
}
