import Foundation
import Testing

/// Readers of our formats that others wrote, in Python; `ASSAY_PYTHON` names an interpreter that has them.
enum Python {
  /// What came of a script.
  struct Result {
    let succeeded: Bool
    let output: String
  }

  /// How to install what the readers need.
  static let advice = """
    This test needs Python 3 with packages that the Makefile lists: make test installs them into \
    .build/python-packages; ASSAY_PYTHON names an interpreter that has them.
    """

  /// Runs a script with the bytes in a file whose path is its first argument.
  static func run(_ script: String, on bytes: [UInt8], _ arguments: String...) throws -> Result {
    let file = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID()).report")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try run(["-c", script, file.path()] + arguments)
  }

  /// Runs a script that is a file.
  static func run(script path: String, _ arguments: String...) throws -> Result {
    try run([path] + arguments)
  }

  private static func run(_ arguments: [String]) throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    let interpreter = ProcessInfo.processInfo.environment["ASSAY_PYTHON"] ?? "python3"
    process.arguments = [interpreter] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Result(
      succeeded: process.terminationStatus == 0,
      output: String(decoding: output, as: UTF8.self)
    )
  }

  /// Expects a script to succeed, and says how to install what it needs.
  static func expectSuccess(
    of script: String,
    on bytes: [UInt8],
    _ argument: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let result = try run(script, on: bytes, argument)
    #expect(
      result.succeeded,
      """
      \(result.output)
      \(advice)
      """,
      sourceLocation: sourceLocation
    )
  }
}
