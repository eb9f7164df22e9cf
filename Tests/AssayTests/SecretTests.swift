import Foundation
import Subprocess
import Testing

/// What came from the environment into a connection is told nowhere.
@Suite struct SecretTests {
  private static let secret = "C4N4RY-s3cret"

  /// Settings of a connection that lead to trouble; the secret stands in each.
  @Test(arguments: [
    "url: \"${ASSAY_SECRET}\"",
    "url: \"data/${ASSAY_SECRET}.duckdb\"",
    "url: present-${ASSAY_SECRET}.duckdb",
    "driver: \"./${ASSAY_SECRET}.so\"",
    "options: {memory_limit: \"${ASSAY_SECRET}\"}",
    "timeout: \"${ASSAY_SECRET}\"",
    "concurrency: \"${ASSAY_SECRET}\"",
    "memory: \"${ASSAY_SECRET}\"",
  ])
  func aSecretIsNeverTold(_ setting: String) async throws {
    let project = try ScratchProject([
      "assay.yaml": "connections:\n  lake:\n    type: duckdb\n    \(setting)\n",
      "specs/t.yaml": "dataset: t\nsource: {table: t}\nrules: [RowCount > 0]\n",
      "present-\(Self.secret).duckdb": "not a database",
    ])
    let environment: [String: String?] = [
      "ASSAY_SECRET": Self.secret, "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": "summary",
    ]
    let commands = [
      ["check", "--verbose", "--report", "json=r.json", "--report", "junit=r.xml"],
      ["ci", "--comment", "assay-reports/comment.md"],
      ["compile"], ["compile", "--format", "json"],
      ["plan", "--sql"], ["plan", "--format", "json"], ["plan", "--format", "mermaid", "--sql"],
    ]
    for command in commands {
      let finished = try await Tool.run(command, in: project.folder, environment: environment)
      #expect([0, 2, 3].map { .exited($0) }.contains(finished.ending))
      #expect(!finished.output.contains(Self.secret), "\(finished.output)")
      #expect(!finished.errors.contains(Self.secret), "\(finished.errors)")
    }
    let reports = project.contents.filter {
      $0.hasPrefix("assay-reports/") || ["r.json", "r.xml", "summary"].contains($0)
    }
    for report in reports {
      #expect(!(try project.text(report)).contains(Self.secret))
    }
  }
}
