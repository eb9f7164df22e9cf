import Foundation
import Testing

/// A project whose data change from day to day, and whose runs are remembered in `store.sqlite`.
struct Diary {
  let project: ScratchProject
  /// The variables that every command of it is given.
  var environment: [String: String?] = [:]

  /// Writes the project.
  ///
  /// - Parameters:
  ///   - spec: what the spec of `t` says behind its source.
  ///   - settings: what the project file says behind its name.
  init(_ spec: String, settings: String = "", environment: [String: String?] = [:]) throws {
    project = try ScratchProject(["assay.yaml": "project: scratch\n\(settings)\n"])
    self.environment = environment
    try write(spec)
  }

  /// Writes another spec for `t`.
  func write(_ spec: String) throws {
    let text = "dataset: t\nsource: {path: t.csv}\n\(spec)\n"
    try project.write(Array(text.utf8), to: "specs/t.yaml")
  }

  /// Six o'clock of a day in March.
  static func moment(_ day: Int) -> String {
    "2026-03-\(day < 10 ? "0" : "")\(day)T06:00:00.000Z"
  }

  /// Checks so many rows on a day.
  ///
  /// - Parameter written: the day at whose start they were written; that of the check when not given.
  @discardableResult
  func check(
    _ day: Int,
    rows: Int,
    written: Int? = nil,
    _ arguments: String...
  ) async throws -> (finished: Finished, report: Report) {
    let time = Self.moment(written ?? day).replacing("T06", with: "T00")
    let lines = (0..<rows).map { "\($0),\(time)" }
    try project.write(Array((["id,at"] + lines).joined(separator: "\n").utf8), to: "t.csv")
    let finished = try await run(
      ["check", "--as-of", Self.moment(day), "--report", "json=report.json"] + arguments
    )
    return (finished, try project.report("report.json"))
  }

  /// Runs a command with the store.
  func run(_ arguments: [String]) async throws -> Finished {
    try await Tool.run(
      arguments + ["--history", "store.sqlite"],
      in: project.folder,
      environment: environment
    )
  }

  /// Runs a command with the store.
  func run(_ arguments: String...) async throws -> Finished { try await run(arguments) }

  /// Runs a command that prints a JSON document, and expects that the document is as its schema says.
  func json(_ arguments: String..., exit: Int32 = 0) async throws -> [String: Any] {
    let finished = try await run(arguments + ["--format", "json"])
    finished.expect(exit: exit)
    return try Document.read(finished.output)
  }
}
