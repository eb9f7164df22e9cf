import Testing

/// `memory:` bounds what the embedded engine holds: more goes to disk, and comes back.
@Suite struct MemoryTests {
  /// A key and a text of each of three million rows, which together take far more than is allowed.
  private static func project(_ memory: String, defaults: String = "") throws -> ScratchProject {
    try ScratchProject([
      "assay.yaml": """
      project: scratch
      connections: {lake: {type: duckdb, \(memory)options: {threads: 2}}}
      \(defaults)
      """,
      "specs/t.yaml": """
      dataset: t
      source:
        connection: lake
        query: select range as id, md5(range::varchar) as word from range(3000000)
      rules:
        - RowCount = 3000000
        - IsUnique "id"
        - IsUnique "word"
      """,
      "spill/.keep": "",
    ])
  }

  private static func check(_ project: ScratchProject) async throws -> Finished {
    try await project.run(
      "check",
      environment: ["TMPDIR": project.path("spill")],
      limit: .seconds(300)
    )
  }

  @Test(arguments: [("memory: 200 MB, ", ""), ("", "defaults: {memory: 190MiB}")])
  func moreThanTheMemoryIsSpilled(_ memory: String, _ defaults: String) async throws {
    let finished = try await Self.check(try Self.project(memory, defaults: defaults))
    // Nothing is left in the folder that it was spilled to.
    finished.expectJudgement(exit: 0, saying: ["3 passed"])
  }

  /// The least that anything can be done with; the connection's own word counts.
  @Test func tooLittleMemoryIsAnErrorOfTheChecks() async throws {
    let project = try Self.project("memory: 10 MB, ", defaults: "defaults: {memory: 2 GB}")
    let finished = try await Self.check(project)
    finished.expectJudgement(
      exit: 3,
      saying: ["errored", "Out of Memory Error", "9.5 MiB", "hint: ", "`memory:`"]
    )
  }
}
