import AssayTesting
import Foundation
import Testing

/// What whoever reviews a pull request gets to see, command by command; `specs/pull-request` has it all.
@Suite struct PullRequestTests {
  /// What somebody types, and with which code it ends.
  typealias Command = (line: String, code: Int32)

  /// Commands that are typed one after the other, in a repository of their own.
  struct Visit: Sendable, CustomTestStringConvertible {
    /// The file that has what is seen.
    let file: String
    let commands: [Command]
    /// Whether the file has the whole conversation, or only what the command prints for programs and pages.
    let isConversation: Bool
    var environment: [String: String?] = [:]
    /// What the conversation shows each output from; all of it where that is empty.
    var start = ""
    /// A file that is looked at in the end.
    var written: String?

    var testDescription: String { file }

    static func conversation(_ file: String, _ commands: Command...) -> Visit {
      Visit(file: file, commands: commands, isConversation: true)
    }

    static func output(_ file: String, _ command: Command) -> Visit {
      Visit(file: file, commands: [command], isConversation: false)
    }
  }

  private static let now = "--as-of \(ShopRepository.now)"

  static let visits: [Visit] = [
    .conversation("diff.txt", ("diff main --fail-on loosened,removed", 1)),
    .output("diff.md", ("diff main --format markdown", 0)),
    .output("diff.json", ("diff main --format json", 0)),
    .conversation("changed.txt", ("check --changed-since main \(now)", 1)),
    .conversation("test.txt", ("test", 1)),
    .conversation("mutations.txt", ("test --mutate orders \(now)", 0)),
    .output("mutations.md", ("test --mutate orders \(now) --report markdown=-", 0)),
    .conversation(
      "lock.txt",
      ("lock --check", 1),
      ("lock", 0),
      ("diff main --dataset customers", 0),
      ("check --dataset customers \(now)", 0)
    ),
    .conversation(
      "baseline.txt",
      ("baseline write --dataset orders \(now)", 0),
      ("check --dataset orders \(now)", 0),
      ("diff HEAD --fail-on loosened", 1)
    ),
  ]

  /// Every report of the run that goes to a file.
  static let reports: [Visit] = [
    ("junit", "xml"), ("json", "json"), ("markdown", "md"), ("comment", "comment.md"),
    ("sarif", "sarif"), ("github", "github.txt"), ("azure", "azure.txt"),
    ("codequality", "codequality.json"), ("tap", "tap"),
  ].map { format, ending in .output("check.\(ending)", ("check \(now) --report \(format)=-", 1)) }

  /// The second push to the request, in each CI system.
  static let systems = zip(["github", "gitlab", "azure", "jenkins", "none"], CITests.systems)
    .map { name, system in
      var visit = Visit.conversation(
        "ci.\(name).txt",
        ("check --as-of 2026-03-03T08:30:00Z", 1),
        // What did not change meanwhile is known from the history or not, as fast as the test is.
        ("ci \(now) --no-cache", 1)
      )
      visit.environment = system.variables.merging(["ASSAY_HISTORY": "history.sqlite"]) { $1 }
      visit.start = "gate: fails"
      if name == "github" {
        visit.environment["GITHUB_STEP_SUMMARY"] = "summary"
        visit.written = "summary"
      }
      return visit
    }

  @Test(arguments: visits + reports + systems)
  func theReviewerSees(_ visit: Visit) async throws {
    let shop = try await ShopRepository.make().project
    var conversation = ""
    var printed = ""
    for (line, code) in visit.commands {
      let finished = try await Tool.run(
        words(line),
        in: shop.folder,
        environment: visit.environment
      )
      finished.expect(exit: code)
      printed = finished.output
      let seen = finished.errors + finished.output
      let start =
        visit.start.isEmpty ? seen.startIndex : seen.firstRange(of: visit.start)?.lowerBound
      conversation += "$ assay \(line)\n\(seen[try #require(start)...])→ exit code \(code)\n\n"
    }
    if let file = visit.written { conversation += "$ cat \(file)\n\(try shop.text(file))" }
    let text = (visit.isConversation ? conversation : printed).withoutTimes
      .replacing(shop.folder, with: "/shop")
      .replacing(#/[0-9]+ (?<unit>bytes|KiB)/#) { "9 \($0.output.unit)" }
    let golden = GoldenCase(output: "../../../specs/pull-request/\(visit.file)")
    if let difference = try golden.difference(from: text) { Issue.record("\(difference)") }
  }

  @Test func thePageOfTheRunTellsWhatFailed() async throws {
    let shop = try await ShopRepository.make().project
    let finished = try await shop.run("check", "--as-of", ShopRepository.now, "--report", "html=-")
    finished.expect(exit: 1)
    for words in ["schema lock", "column total", "the customer is known", "every status is known"] {
      #expect(finished.output.contains(words))
    }
  }

  /// Whatever page of the manual a report recommends, there is one.
  @Test func reportsRecommendPagesThatThereAre() async throws {
    let shop = try await ShopRepository.make().project
    let sarif = try await shop.run("check", "--as-of", ShopRepository.now, "--report", "sarif=-")
    let pages = Set(sarif.output.matches(of: #/assay explain (\w+)/#).map { String($0.output.1) })
    #expect(pages.count >= 4)
    for page in pages { try await shop.run("explain", page).expect(exit: 0) }
  }

  /// On `main` there is nothing to say.
  @Test func whatWasThereBeforeHolds() async throws {
    let repository = try await ShopRepository.make()
    try await repository.git("switch", "--quiet", "main")
    for line in [
      "fmt --check", "compile --strict", "test", "lock --check", "diff new-export~1",
      "check --as-of \(ShopRepository.now)",
    ] {
      try await repository.project.run(words(line)).expectJudgement(exit: 0)
    }
  }

  private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }
}
