import Foundation
import Testing

/// Python with the packages that the tests need; `ASSAY_PYTHON` names an interpreter that has them.
enum Python {
  static let advice: Comment = """
    This test needs Python 3 with jsonschema, aiosmtpd and trustme: python3 -m venv .build/venv && \
    .build/venv/bin/pip install jsonschema junitparser aiosmtpd trustme, \
    then ASSAY_PYTHON=$PWD/.build/venv/bin/python swift test
    """

  /// A process that is not started yet.
  static func process(_ arguments: [String], _ environment: [String: String] = [:]) -> Process {
    let process = Process()
    let own = ProcessInfo.processInfo.environment
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [own["ASSAY_PYTHON"] ?? "python3"] + arguments
    process.environment = own.merging(environment) { $1 }
    return process
  }

  /// Runs a script, and returns what it prints; fails the test where the script fails.
  @discardableResult
  static func run(
    _ script: String,
    _ arguments: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let process = process(["-c", script] + arguments)
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(
      decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(),
      as: UTF8.self
    )
    process.waitUntilExit()
    if process.terminationStatus != 0 {
      Issue.record("\(output)\n\(advice)", sourceLocation: sourceLocation)
    }
    return output
  }

  /// Expects documents to be as a JSON Schema in the repository says.
  static func expect(
    _ documents: [[UInt8]],
    toMatch schema: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID()).jsonl")
    try Data(documents.joined(separator: [0x0A])).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try run(
      """
      import json, jsonschema, sys
      schema = json.load(open(sys.argv[1], encoding="utf-8"))
      jsonschema.Draft202012Validator.check_schema(schema)
      lines = open(sys.argv[2], encoding="utf-8").read().split("\\n")
      for line in lines:
          jsonschema.Draft202012Validator(schema).validate(json.loads(line))
      """,
      root.appending(path: schema).path(),
      file.path(),
      sourceLocation: sourceLocation
    )
  }

  /// The folder of the package.
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
