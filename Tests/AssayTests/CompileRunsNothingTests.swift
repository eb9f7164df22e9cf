import Foundation
import Testing

/// To compile and to plan runs nothing that a spec names, and does not even open it.
@Suite struct CompileRunsNothingTests {
  private static let compiler = ["/usr/bin/cc", "/usr/bin/clang"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  private static func project(driver: String) throws -> ScratchProject {
    try ScratchProject([
      "assay.yaml": """
      project: scratch
      connections:
        c: {type: duckdb, driver: "\(driver)"}
        d: {type: duckdb, url: pipe.duckdb}
        s: {type: postgres, url: "postgresql://127.0.0.1:1/x"}
        h: {type: sqlite, url: pipe.sqlite}
      history: h
      """,
      "specs/t.yaml": """
      dataset: t
      source: {connection: c, path: pipe.csv}
      rules: [RowCount > 0, 'CustomSql "select count(*) from primary" > 0', 'FileSize "pipe.csv" > 0']
      ---
      dataset: v
      source: {connection: s, table: v}
      rules: [RowCount > 0, RowCountMatch "t" = 1.0]
      ---
      dataset: w
      source: {connection: h, table: w}
      rules: [RowCount > 0]
      ---
      dataset: u
      source: {connection: d, table: u}
      rules: [RowCount > 0]
      """,
    ])
  }

  private static let commands = [
    ["compile"], ["compile", "--format", "json"], ["plan", "--sql"], ["plan", "--format", "json"],
    ["fmt", "--check"],
  ]

  /// A library whose loading leaves a trace.
  @Test(.enabled(if: compiler != nil)) func noDriverIsLoaded() async throws {
    let compiler = try #require(Self.compiler)
    let project = try Self.project(driver: "./trap.so")
    let trace = project.path("trace")
    try project.write(
      Array(
        """
        #include <stdio.h>
        __attribute__((constructor)) static void spring(void) { fclose(fopen("\(trace)", "w")); }
        """.utf8
      ),
      to: "trap.c"
    )
    let build = try await Tool.runShell(
      ["-c", "cd \"$0\" && \(compiler) -shared -fPIC -o trap.so trap.c", project.folder]
    )
    build.expect(exit: 0)
    for command in Self.commands {
      let finished = try await project.run(command)
      finished.expect(exit: 0)
    }
    #expect(!project.contents.contains("trace"))
    // The trap works: a check does load the driver.
    _ = try await project.run("check", "--dataset", "t", limit: .seconds(20))
    #expect(project.contents.contains("trace"))
  }

  /// Whoever opens a pipe that nobody writes to waits forever.
  @Test func noFileIsOpened() async throws {
    let project = try Self.project(driver: "./pipe.so")
    let pipes = ["pipe.so", "pipe.csv", "pipe.duckdb", "pipe.sqlite"]
    for pipe in pipes { #expect(mkfifo(project.path(pipe), 0o600) == 0) }
    for command in Self.commands {
      let finished = try await project.run(command, limit: .seconds(20))
      finished.expect(exit: 0)
    }
  }
}
