import AssayCompiler
import Foundation
import Testing

/// The pages of the manual in `specs` are what the sources and the tool say; `UPDATE_GOLDEN=1` writes them anew.
@Suite struct ManualTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL
  private static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1"
  private static let advice = "write it anew with UPDATE_GOLDEN=1 swift test --filter ManualTests"

  @Test func pagesAreAsTheToolWritesThem() async throws {
    let outputs = try await RuleExampleRun.allOutputs()
    try Self.expect(
      Self.source(of: outputs),
      at: "Sources/AssayCompiler/Manual/RuleExampleOutputs.swift"
    )
    let files = Manual.files(outputs: outputs)
    for file in files { try Self.expect(file.text, at: "specs/\(file.path)") }
    let known = Set(files.map(\.path))
    for path in try Self.pages() where !known.contains(path) {
      if Self.isUpdating {
        try FileManager.default.removeItem(at: Self.root.appending(path: "specs/\(path)"))
      } else {
        Issue.record("specs/\(path) is a page of nothing; \(Self.advice)")
      }
    }
  }

  /// The Markdown files in the folders of the manual.
  private static func pages() throws -> [String] {
    try ["rules", "diagnostics", "diagnostics/pages"].flatMap { folder in
      try FileManager.default.contentsOfDirectory(
        atPath: root.appending(path: "specs/\(folder)").path()
      )
      .filter { $0.hasSuffix(".md") }.map { "\(folder)/\($0)" }
    }
  }

  private static func expect(_ text: String, at path: String) throws {
    let file = root.appending(path: path)
    guard isUpdating else {
      let found = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      #expect(found == text, "\(path) is stale; \(advice)")
      return
    }
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: file)
  }

  /// The outputs as Swift, so that `assay explain` shows them without a driver.
  private static func source(of outputs: [String: RuleExampleOutput]) -> String {
    var text = """
      // swift-format-ignore-file
      // Written by `UPDATE_GOLDEN=1 swift test --filter ManualTests`, which runs the examples; do not edit.

      extension RuleExampleOutput {
        /// What the tool prints for the example of each rule type, kept so that no driver is needed to show it.
        package static let all: [String: RuleExampleOutput] = [

      """
    for (name, output) in outputs.sorted(by: { $0.key < $1.key }) {
      text += "    \"\(name)\": RuleExampleOutput(\n"
      text += "      passing: \(literal(output.passing)),\n"
      text += "      failing: \(literal(output.failing))\n    ),\n"
    }
    return text + "  ]\n}\n"
  }

  /// A text of several lines as a raw string literal.
  private static func literal(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return "#\"\"\"\n" + lines.map { $0.isEmpty ? "\n" : "        \($0)\n" }.joined()
      + "        \"\"\"#"
  }
}
