import Testing

/// What is said of command lines that name what is not there, or one thing twice.
@Suite struct CommandLineTests {
  @Test(arguments: [
    (["chek"], ["there is no command assay chek", "did you mean check?"]),
    (["Diff", "main"], ["there is no command assay Diff", "did you mean diff?"]),
    (["specs/t.yaml"], ["no command assay specs/t.yaml", "`assay --help` lists the commands"]),
    (["baseline", "wrte"], ["there is no command assay baseline wrte", "did you mean write?"]),
  ])
  func aCommandThatThereIsNot(_ arguments: [String], saying words: [String]) async throws {
    let project = try ScratchProject.table("id\n1\n", rules: ["RowCount > 0"])
    try await project.run(arguments).expectRefusal(saying: words)
  }

  @Test(arguments: [
    (["check", "--report", "json=r", "--report", "junit=./r"], "two reports go to ./r;"),
    (["check", "--report", "json=-", "--report", "tap=-"], "two reports go to standard output;"),
    (["test", "--report", "json=r", "--report", "junit=r"], "two reports go to r;"),
    (
      ["merge", "a", "--report", "json=r", "--report", "junit=out/../r"],
      "two reports go to out/../r;"
    ),
  ])
  func twoReportsInOnePlace(_ arguments: [String], saying words: String) async throws {
    let project = try ScratchProject.table("id\n1\n", rules: ["RowCount > 0"])
    try await project.run(arguments).expectRefusal(saying: [words, "a file of its own"])
  }
}
