import Foundation
import Subprocess

/// A project in a temporary folder, which is gone when the test is over.
final class ScratchProject: Sendable {
  /// The folder, without symbolic links in its path.
  let folder: String

  /// Writes files, named by their paths below the folder.
  init(_ files: [String: String] = [:]) throws {
    let temporary = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    folder = temporary.appending(path: "assay-tests-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (path, text) in files { try write(Array(text.utf8), to: path) }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// A project with one dataset, `t`, over one CSV file.
  ///
  /// - Parameters:
  ///   - data: the text of the file.
  ///   - rules: items of the list of rules, as YAML writes them.
  ///   - columns: entries of the contract, in the manner of a flow mapping.
  ///   - source: further entries of the source, in the same manner.
  ///   - settings: what else the project file says.
  static func table(
    _ data: String,
    rules: [String],
    columns: String = "",
    source: String = "",
    settings: String = ""
  ) throws -> ScratchProject {
    let list = rules.map { "  - \($0)\n" }.joined()
    return try ScratchProject([
      "assay.yaml": "project: scratch\n\(settings)",
      "t.csv": data,
      "specs/t.yaml": """
      dataset: t
      source: {path: t.csv\(source.isEmpty ? "" : ", \(source)")}
      \(columns.isEmpty ? "" : "columns: {\(columns)}")
      rules:
      \(list)
      """,
    ])
  }

  /// The path of a file of the project.
  func path(_ file: String) -> String { "\(folder)/\(file)" }

  /// Writes a file, and the folders above it.
  func write(_ bytes: [UInt8], to file: String) throws {
    let url = URL(filePath: path(file))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(bytes).write(to: url)
  }

  /// The text of a file.
  func text(_ file: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path(file))), as: UTF8.self)
  }

  /// Every file and folder, hidden ones too, as paths below the folder.
  var contents: Set<String> {
    Set(FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
  }

  /// Runs the tool in the project's folder, and takes note of the files that it leaves.
  func run(
    _ arguments: String...,
    environment: [String: String?] = [:],
    limit: Duration = .seconds(60),
    interruptions: Tool.Interruptions = []
  ) async throws -> Finished {
    try await run(
      arguments,
      environment: environment,
      limit: limit,
      interruptions: interruptions
    )
  }

  /// Runs the tool with a list of arguments.
  func run(
    _ arguments: [String],
    environment: [String: String?] = [:],
    limit: Duration = .seconds(60),
    interruptions: Tool.Interruptions = []
  ) async throws -> Finished {
    let before = contents
    var finished = try await Tool.run(
      arguments,
      in: folder,
      environment: environment,
      limit: limit,
      interruptions: interruptions
    )
    finished.newFiles = contents.subtracting(before).sorted()
    return finished
  }
}
