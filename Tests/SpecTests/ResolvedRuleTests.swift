import AssayCompiler
import AssayDiagnostics
import AssayModel
import AssaySyntax
import Testing

/// What a rule comes to when its numbers are worked out, and rules that earlier runs decide.
@Suite struct ResolvedRuleTests {
  @Test(arguments: [
    ("RowCount > 2 * 2 + 1", "RowCount > 5.0"),
    ("RowCount between 1 and 2 * 5", "RowCount between 1.0 and 10.0"),
    (#"Mean "n" > 10 where "n > 0""#, #"Mean "n" > 10.0 where "n > 0""#),
    (#"IsComplete "n""#, #"IsComplete "n""#),
    (
      #"(RowCount > 1 + 1) and (IsComplete "n")"#, #"(RowCount > 2.0) AND (IsComplete "n")"#
    ),
  ])
  func numbersAreWorkedOut(rule: String, resolved: String) async throws {
    guard case .outcome(let outcome) = try await GoldenVectorTests.judge(rule) else {
      Issue.record("\(rule) was not judged")
      return
    }
    #expect(outcome.resolvedRule == resolved)
  }

  @Test func variablesAreReplaced() async throws {
    let file = TextFile(
      path: "v.yaml",
      text: """
        dataset: v
        source: {query: "SELECT 'a' AS s"}
        rules: |
          column = "s"
          known = ["a", "b"]
          Rules = [ ColumnValues $column in $known ]
        """
    )
    let parsed = read(file, as: .spec, variables: [:])
    let compiled = compile([parsed.tree]) { _, _ in .unreadable(reason: "no files here") }
    let check = try #require(compiled.output?.datasets.first?.checks.first)
    #expect(check.text == "ColumnValues $column in $known")
    let resolved = check.statement?.resolved { number, _ in number.constant }
    #expect(resolved == #"ColumnValues "s" in ["a","b"]"#)
  }

  @Test(arguments: [
    "RowCount > avg(last(10)) * 0.8", "RowCount > last()", #"DetectAnomalies "RowCount""#,
    "RowCount > index(last(3), 1)", #"(RowCount > last()) and (IsComplete "n")"#,
  ])
  func historyIsAskedFor(rule: String) async throws {
    guard case .outcome(let outcome) = try await GoldenVectorTests.judge(rule) else {
      Issue.record("\(rule) was not judged")
      return
    }
    #expect(outcome.status == .skipped)
    #expect(outcome.message.contains("history"))
  }

  @Test func aDecisivePartNeedsNoHistory() async throws {
    guard
      case .outcome(let outcome) = try await GoldenVectorTests.judge(
        "(RowCount > last()) or (RowCount = 6)"
      )
    else {
      Issue.record("not judged")
      return
    }
    #expect(outcome.status == .passed)
  }

  @Test(arguments: ["RowCount > anything()", "RowCount > index(last())", "RowCount > avg()"])
  func wrongFunctionsDoNotCompile(rule: String) async throws {
    guard case .refused = try await GoldenVectorTests.judge(rule) else {
      Issue.record("\(rule) was judged")
      return
    }
  }
}
