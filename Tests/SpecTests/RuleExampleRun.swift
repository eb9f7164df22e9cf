import AssayDiagnostics
import AssayADBC
import AssayCompiler
import AssayModel
import AssayPlan
import AssayReport
import AssayRun
import Foundation
import Testing

/// The example of a rule type, run in the embedded engine.
enum RuleExampleRun {
  /// Runs one rule of an example.
  static func record(
    _ rule: String,
    of example: RuleExample,
    isEmpty: Bool = false
  ) async throws -> RunRecord {
    let compiled = example.project(for: rule, isEmpty: isEmpty).compiled()
    let suite = try #require(compiled.output, "\(compiled.diagnostics.map(\.headline))")
    let folder = try write(example.files)
    defer { try? FileManager.default.removeItem(at: folder) }
    let locator = DriverLocator(environment: ProcessInfo.processInfo.environment)
    let engine = DuckDBEngine(driver: DriverReference(name: "duckdb", locator: locator))
    let connections = Connections(["local": DuckDBConnector(engine)])
    let now = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    var options = RunOptions(asOf: now, clock: { now })
    options.root = folder.path()
    let runner = Runner(
      try plan(suite, on: connections.capabilities),
      with: connections,
      options: options
    )
    return await runner.run()
  }

  /// Writes the files of an example into a new folder.
  private static func write(_ files: [(path: String, text: String)]) throws -> URL {
    let manager = FileManager.default
    let root = manager.temporaryDirectory.appending(path: UUID().uuidString)
    try manager.createDirectory(at: root, withIntermediateDirectories: true)
    for file in files {
      let url = root.appending(path: file.path)
      try manager.createDirectory(
        at: url.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data((file.text + "\n").utf8).write(to: url)
      let changed = Date(timeIntervalSince1970: 1_714_521_600)
      try manager.setAttributes([.modificationDate: changed], ofItemAtPath: url.path())
    }
    return root
  }

  /// What comes of one rule of an example.
  static func outcome(
    _ rule: String,
    of example: RuleExample,
    isEmpty: Bool = false
  ) async throws -> Outcome {
    let record = try await record(rule, of: example, isEmpty: isEmpty)
    return try #require(record.checks.first).outcome
  }

  /// What the tool prints for the rules of an example.
  static func output(of example: RuleExample) async throws -> RuleExampleOutput {
    let passing = try await outcome(example.passing, of: example)
    let failing = try await record(example.failing, of: example)
    let report = TextReport.render(failing, style: Style(width: 80))
    // The part on the check itself: below the heading of the dataset, above the list of datasets.
    let lines = report.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2)
    let part = lines.prefix { !$0.hasPrefix("─ ") }.dropLast()
    return RuleExampleOutput(
      passing: passing.message + "\n",
      failing: part.map { $0 + "\n" }.joined()
    )
  }

  /// The outputs of all rule types.
  static func allOutputs() async throws -> [String: RuleExampleOutput] {
    var outputs: [String: RuleExampleOutput] = [:]
    for (name, page) in Manual.judged { outputs[name] = try await output(of: page.example) }
    return outputs
  }
}
