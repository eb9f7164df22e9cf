import Foundation

/// Python with the packages that the tests need; `ASSAY_PYTHON` names an interpreter that has them.
package enum Python {
  /// A script that did not succeed.
  package struct Failure: Error, CustomStringConvertible {
    /// What it said, and what it may lack.
    package let description: String
  }

  static let advice = """
    This test needs Python 3 with packages that the Makefile lists: make test installs them into \
    .build/python-packages; ASSAY_PYTHON names an interpreter that has them.
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

  /// Runs a script, and returns what it prints.
  @discardableResult
  package static func run(_ script: String, _ arguments: String...) throws -> String {
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
    guard process.terminationStatus == 0 else {
      throw Failure(description: "\(output)\n\(advice)")
    }
    return output
  }

  /// Throws unless documents are as a JSON Schema in the repository says.
  package static func validate(_ documents: [[UInt8]], by schema: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "assay-json-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (index, document) in documents.enumerated() {
      try Data(document).write(to: folder.appending(path: "\(index).json"))
    }
    try run(
      """
      import json, jsonschema, pathlib, sys
      schema = json.load(open(sys.argv[1], encoding="utf-8"))
      jsonschema.Draft202012Validator.check_schema(schema)
      for file in sorted(pathlib.Path(sys.argv[2]).iterdir()):
          document = json.loads(file.read_text(encoding="utf-8"))
          jsonschema.Draft202012Validator(schema).validate(document)
      """,
      root.appending(path: schema).path(),
      folder.path()
    )
  }

  /// The folder of the package.
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
}
