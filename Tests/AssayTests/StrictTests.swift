import Testing

/// Warnings of what rules say in vain: told, taken for errors, and allowed by comments.
@Suite struct StrictTests {
  private static func project(_ rule: String) throws -> ScratchProject {
    try .table("a\n1\n", rules: [rule])
  }

  @Test func warnsAndGoesOn() async throws {
    let project = try Self.project("RowCount >= 0")
    for arguments in [["compile"], ["check"]] {
      let told = try await project.run(arguments)
      told.expect(exit: 0)
      #expect(told.errors.contains("warning[always-holds]: the row count is always >= 0"))
      #expect(told.errors.contains("1 warning; `assay explain always-holds` tells more"))
    }
  }

  @Test func takesWarningsForErrors() async throws {
    let project = try Self.project("RowCount >= 0")
    for command in ["compile", "check"] {
      let refused = try await project.run(command, "--strict")
      refused.expectRefusal(saying: ["error[always-holds]", "1 error;"])
    }
    let json = try await project.run("compile", "--strict", "--format", "json")
    json.expect(exit: 2)
    #expect(json.output.contains(#""severity": "error""#))
    let right = try Self.project("RowCount > 0")
    let told = try await right.run("compile", "--strict")
    told.expectJudgement(exit: 0, saying: ["all is right"])
  }

  @Test func heedsComments() async throws {
    let reason = "RowCount >= 0 # assay: allow always-holds because it measures"
    for rule in [reason, "# assay: allow always-holds because it measures\n  - RowCount >= 0"] {
      // In a list a comment stands between two items.
      let project = try Self.project(rule.hasPrefix("#") ? "RowCount < 9\n  \(rule)" : rule)
      let told = try await project.run("check", "--strict")
      told.expectJudgement(exit: 0)
    }
    let silent = try Self.project("RowCount >= 0 # assay: allow always-holds")
    let asked = try await silent.run("check", "--strict")
    asked.expectRefusal(saying: ["error[allow-without-reason]"])
    let idle = try Self.project("RowCount > 0 # assay: allow always-holds because it measures")
    let told = try await idle.run("check")
    told.expect(exit: 0)
    #expect(told.errors.contains("warning[unused-allow]"))
  }

  @Test func heedsCommentsInDQDL() async throws {
    let project = try ScratchProject([
      "rules.dqdl": """
      Rules = [
        # assay: allow unknown-tag because Glue heeds it
        RowCount > 0 with later = "yes"
      ]
      """,
      "t.csv": "a\n1\n",
      "specs/t.yaml": """
      dataset: t
      source: {path: t.csv}
      rules: |
        Rules = [
          RowCount >= 0   # assay: allow always-holds because it measures
        ]
      """,
    ])
    let bare = try await project.run("compile", "--strict", "rules.dqdl")
    bare.expectJudgement(exit: 0)
    let spec = try await project.run("compile", "--strict", "specs/t.yaml")
    spec.expectJudgement(exit: 0)
  }
}
